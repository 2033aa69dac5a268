import Crypto
import Database
public import Evidence
import Foundation
public import Protection
public import Store
import TransparencyLog
import Vault

/// The sealed files of reports: photos, recordings, whatever came along. What reaches the disk is never in the clear, and
/// no name a sender gave becomes a path.
public struct ReportFiles: Sendable {
    private let folder: String
    private let sealing: ReportSealing
    private let store: Store

    /// - Parameter folder: Where the files lie; made where it is missing. Several servers share one.
    init(folder: String, sealing: ReportSealing, store: Store) {
        self.folder = folder
        self.sealing = sealing
        self.store = store
    }

    /// Opens a place for a file that begins to arrive.
    /// - Throws: `Refusal` where no file can be made.
    public func begin(name: String) throws -> ArrivingFile {
        let id = store.ids.next().description
        // Names of one moment differ at their end: the last two figures spread files over 256 folders.
        let shelf = String(id.suffix(2))
        do {
            try FileManager.default.createDirectory(
                atPath: folder + "/" + shelf, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw Refusal.noRoomForFiles
        }
        return try ArrivingFile(name: name, folder: folder, path: shelf + "/" + id, id: id, sealing: sealing)
    }

    /// Opens a file to be read piece by piece; a piece that was touched is refused, never handed on.
    public func open(_ content: StoredAttachment.Content) throws -> KeptFile {
        let key = SymmetricKey(data: try sealing.open(content.key))
        guard let id = content.file.split(separator: "/").last, let object = LogID(String(id)) else {
            throw Refusal.noRoomForFiles
        }
        return KeptFile(reader: try SealedReader(path: folder + "/" + content.file, object: object, key: key))
    }

    /// Has a scanner look at a file before any of it leaves.
    /// - Throws: `MalwareScanner.Failure`.
    public func check(_ content: StoredAttachment.Content, by scanner: MalwareScanner) async throws {
        try await Blocking.run {
            let file = try open(content)
            try scanner.check { try file.forEachPiece($0) }
        }
    }

    /// Runs what stores files that came, and then removes those that no report has: they came again, or with a report that
    /// was refused. Where nobody knows whether they were stored, they stay, and the sweep decides.
    func settling<T>(_ files: [ArrivedFile], _ body: () async throws -> T) async throws -> T {
        do {
            let answer = try await body()
            await discard(files.map(\.content.file))
            return answer
        } catch {
            if (error as? DatabaseError)?.kind != .outcomeUnknown { await discard(files.map(\.content.file)) }
            throw error
        }
    }

    /// Removes those of some files that no report has.
    func discard(_ paths: [String]) async {
        guard !paths.isEmpty else { return }
        // A store that does not answer is asked again by the sweep.
        let left = try? await store.facts.read { try StoredAttachment.unclaimed(among: paths, in: $0) }
        for file in left ?? [] { unlink(folder + "/" + file) }
    }

    /// What came of a sweep.
    public struct Swept: Sendable, Hashable {
        public let removed: Int
        /// Files that no report has, more than an interruption explains: nothing was done with them.
        public let unclaimed: Int
    }

    /// Removes files that no report has and that are older than a week: left behind where a server ended in the middle of
    /// a report. A report's files are on disk before its row, and a post on a bad line takes hours; nothing acknowledged, and
    /// nothing still arriving, is among them. Only our own shelves are looked at: evidence may lie beside them.
    ///
    /// As with evidence (`EvidenceFiles.sweep`), more than an interruption explains are rather newer than the facts, which were
    /// then restored from an older backup: nothing is removed.
    @discardableResult
    public func sweep(at now: Instant) async throws -> Swept {
        let manager = FileManager.default
        // No folder yet: nothing to sweep.
        let shelves = ((try? manager.contentsOfDirectory(atPath: folder)) ?? []).filter(Self.isShelf)
        let oldest = Date(timeIntervalSince1970: Double(now.microseconds) / 1_000_000 - Self.patience)
        var left: [String] = []
        for shelf in shelves {
            // A shelf that is gone meanwhile holds nothing to sweep.
            let files = ((try? manager.contentsOfDirectory(atPath: folder + "/" + shelf)) ?? []).map {
                shelf + "/" + $0
            }
            .filter { file in
                let found = try? manager.attributesOfItem(atPath: folder + "/" + file)
                return (found?[.modificationDate] as? Date).map { $0 < oldest } ?? false
            }
            left += try await store.facts.read { try StoredAttachment.unclaimed(among: files, in: $0) }
        }
        guard left.count <= Vault.mostOrphans else { return Swept(removed: 0, unclaimed: left.count) }
        for file in left {
            try? manager.removeItem(atPath: folder + "/" + file)  // it is looked at again at the next turn
        }
        return Swept(removed: left.count, unclaimed: 0)
    }

    /// How long a file without a report is left alone, in seconds.
    private static let patience = 7 * 86_400.0

    /// Two figures of an identity, as `begin` names them.
    private static func isShelf(_ name: String) -> Bool {
        name.utf8.count == 2 && name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}

/// A sealed file, opened.
public final class KeptFile {
    private let reader: SealedReader

    init(reader: SealedReader) {
        self.reader = reader
    }

    /// In bytes.
    public var size: Int { reader.count }

    /// The bytes from a place on, as many as are read at once; none at the end.
    public func piece(from start: Int) throws -> [UInt8] { try reader.bytes(start..<min(start + 65_536, reader.count)) }

    /// Hands over the whole of it, in order. It is good only once this returns.
    public func forEachPiece(_ take: ([UInt8]) throws -> Void) throws {
        var start = 0
        while start < size {
            let bytes = try piece(from: start)
            try take(bytes)
            start += bytes.count
        }
    }
}

extension Refusal {
    /// The disk takes no file; coming back later helps.
    static let noRoomForFiles = Refusal(
        .store, code: "files_unavailable",
        message: Phrase(
            fr: "Le serveur ne peut pas enregistrer de fichier.", en: "The server cannot store a file."),
        remedy: Phrase(
            fr: "Renvoyez plus tard ; l’exploitant vérifie le disque.",
            en: "Send again later; the operator checks the disk."))
}
