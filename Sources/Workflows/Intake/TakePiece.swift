import Database
public import Protection
public import Store

/// Takes a photo or recording in pieces, each durable by itself: a line that breaks costs one piece, and a phone goes on
/// after days where it stopped. When the last one is here the file is put together and added to its report.
public struct TakePiece: Sendable {
    /// No file that comes in pieces is longer, in bytes.
    public static let largestFile = 16_000_000
    /// No piece is longer, in bytes.
    public static let largestPiece = 256 << 10
    /// Nor shorter, unless it is the last.
    private static let smallestPiece = 4 << 10
    /// No report has more files that come in pieces.
    private static let mostFiles = 8
    /// Pieces of a file to which nothing has come for so long are removed.
    private static let patience = Duration.days(40)

    private let store: Store
    private let files: ReportFiles

    public init(store: Store, files: ReportFiles) {
        self.store = store
        self.files = files
    }

    /// How much of a file is here: what the sender goes on from.
    public struct Standing: Hashable, Sendable {
        /// Bytes from the start, without a gap.
        public let held: Int
        /// Whether the file is whole and belongs to its report.
        public let isWhole: Bool
        /// Whether the piece sent was added; false where it was here, or left a gap.
        public internal(set) var isAdded = false
    }

    /// Keeps a piece.
    ///
    /// A piece that is here already, or that would leave a gap, changes nothing: the answer says where to go on.
    /// - Parameters:
    ///   - report: Our own identity of the report.
    ///   - start: The place of its first byte in the file.
    ///   - total: How long the whole file is; the same with each piece.
    /// - Throws: `Refusal` for sizes that cannot be, for more files than a report may have, and where another file of
    ///   this name is here.
    public func callAsFunction(
        _ bytes: [UInt8], of name: String, to report: String, at start: Int, of total: Int, now: Instant
    ) async throws -> Standing {
        guard (1...Self.largestFile).contains(total), (0..<total).contains(start), !bytes.isEmpty,
            bytes.count <= min(Self.largestPiece, total - start),
            bytes.count >= Self.smallestPiece || start + bytes.count == total
        else { throw Refusal.pieceUnfit }
        let before = try await held(name, of: report, total: total)
        // The last piece may have come, and whoever was to put the file together ended before it had.
        guard !before.isWhole, before.held == start else {
            return try await completed(before, name, of: report, total, now)
        }
        let file = try files.begin(name: name)
        try file.add(bytes)
        let arrived = try file.finish(at: now)
        let piece = StoredPiece(report: report, name: name, start: start, total: total, content: arrived.content)
        let isAdded = try await files.settling([arrived]) { try await store.facts.write { try piece.insert(in: $0) } }
        var after = try await held(name, of: report, total: total)
        after.isAdded = isAdded
        return try await completed(after, name, of: report, total, now)
    }

    /// Removes pieces of files that will never be whole, with their bytes.
    public func removeStalled(at now: Instant) async throws {
        let oldest = now - Self.patience
        await files.discard(try await store.facts.write { try StoredPiece.removeStalled(since: oldest, in: $0) })
    }

    /// What is here of a file.
    private func held(_ name: String, of report: String, total: Int) async throws -> Standing {
        try await store.facts.read { transaction in
            let whole = try StoredAttachment.all(of: report, in: transaction)
            if let content = whole.first(where: { $0.name == name })?.content {
                guard content.size == total else { throw Refusal.fileTaken }
                return Standing(held: total, isWhole: true)
            }
            guard let here = try StoredPiece.standing(of: report, name: name, in: transaction) else {
                let others = try StoredPiece.count(of: report, in: transaction) + whole.count { $0.content != nil }
                guard others < Self.mostFiles else { throw Refusal.tooManyFiles }
                return Standing(held: 0, isWhole: false)
            }
            guard here.totals == total...total else { throw Refusal.fileTaken }
            return Standing(held: here.held, isWhole: false)
        }
    }

    /// Puts the file together where all of it is here in pieces.
    private func completed(
        _ standing: Standing, _ name: String, of report: String, _ total: Int, _ now: Instant
    ) async throws -> Standing {
        guard !standing.isWhole, standing.held == total else { return standing }
        let pieces = try await store.facts.read { try StoredPiece.all(of: report, name: name, in: $0) }
        guard pieces.reduce(0, { $0 + $1.content.size }) == total else {
            // Another server was quicker.
            return try await held(name, of: report, total: total)
        }
        let file = try files.begin(name: name)
        for piece in pieces { try files.open(piece.content).forEachPiece { try file.add($0) } }
        let outcome = try await AttachFile(store: store, files: files)(try file.finish(at: now), to: report)
        guard outcome != .conflict else { throw Refusal.fileTaken }
        try await files.settling(pieces.map { ArrivedFile(name: $0.name, content: $0.content) }) {
            try await store.facts.write { try StoredPiece.remove(of: report, name: name, in: $0) }
        }
        return Standing(held: total, isWhole: true, isAdded: standing.isAdded)
    }
}

extension Refusal {
    static let pieceUnfit = Refusal(
        .usage, code: "piece_unfit",
        message: Phrase(
            fr: "Ce morceau de fichier n’est pas de la forme attendue, ou le fichier est trop grand.",
            en: "This piece of a file is not of the form expected, or the file is too large."),
        remedy: Phrase(fr: "Réduisez la photo ou le son.", en: "Make the photo or recording smaller."))

    static let tooManyFiles = Refusal(
        .usage, code: "too_many_files",
        message: Phrase(
            fr: "Ce signalement a déjà huit fichiers.", en: "This report has eight files already."),
        remedy: Phrase(fr: "Envoyez le reste dans un autre.", en: "Send the rest in another."))
}
