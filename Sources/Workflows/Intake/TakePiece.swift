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
    private static let patience: Int64 = 40 * 86_400 * 1_000_000

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
        let (before, pieces) = try await held(name, of: report, total: total)
        guard !before.isWhole, before.held == start else {
            // The last piece may have come, and whoever was to put the file together ended before it had.
            return before.held == total && !before.isWhole ? try await assemble(pieces, now: now) : before
        }
        let file = try files.begin(name: name)
        try file.add(bytes)
        let arrived = try file.finish(at: now)
        let piece = StoredPiece(report: report, name: name, start: start, total: total, content: arrived.content)
        let isFirst = try await store.facts.write { try piece.insert(in: $0) }
        if !isFirst { try await files.discard([arrived]) }
        let (after, all) = try await held(name, of: report, total: total)
        return after.held == total && !after.isWhole ? try await assemble(all, now: now) : after
    }

    /// Removes pieces of files that will never be whole; the sweep takes their bytes.
    public static func removeStalled(in store: Store, at now: Instant) async throws {
        let oldest = Instant(microseconds: now.microseconds - patience)
        try await store.facts.write { try StoredPiece.removeStalled(since: oldest, in: $0) }
    }

    /// What is here of a file, and its pieces where it is not whole.
    private func held(_ name: String, of report: String, total: Int) async throws -> (Standing, [StoredPiece]) {
        try await store.facts.read { transaction in
            let whole = try StoredAttachment.all(of: report, in: transaction)
            if let content = whole.first(where: { $0.name == name })?.content {
                guard content.size == total else { throw Refusal.fileTaken }
                return (Standing(held: total, isWhole: true), [])
            }
            let pieces = try StoredPiece.all(of: report, name: name, in: transaction)
            guard pieces.allSatisfy({ $0.total == total }) else { throw Refusal.fileTaken }
            if pieces.isEmpty {
                let others = try StoredPiece.count(of: report, in: transaction) + whole.count { $0.content != nil }
                guard others < Self.mostFiles else { throw Refusal.tooManyFiles }
                return (Standing(held: 0, isWhole: false), [])
            }
            return (Standing(held: pieces.reduce(0) { $0 + $1.content.size }, isWhole: false), pieces)
        }
    }

    private func assemble(_ pieces: [StoredPiece], now: Instant) async throws -> Standing {
        guard let first = pieces.first else { return Standing(held: 0, isWhole: false) }
        let file = try files.begin(name: first.name)
        for piece in pieces {
            let kept = try files.open(piece.content)
            var at = 0
            while at < kept.size {
                let bytes = try kept.piece(from: at)
                guard !bytes.isEmpty else { break }
                try file.add(bytes)
                at += bytes.count
            }
        }
        let whole = try file.finish(at: now)
        let outcome = try await AttachFile(store: store)(whole, to: first.report)
        if outcome != .stored { try await files.discard([whole]) }
        guard outcome != .conflict else { throw Refusal.fileTaken }
        try await store.facts.write { try StoredPiece.remove(of: first.report, name: first.name, in: $0) }
        try await files.discard(pieces.map { ArrivedFile(name: $0.name, content: $0.content) })
        return Standing(held: first.total, isWhole: true)
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
