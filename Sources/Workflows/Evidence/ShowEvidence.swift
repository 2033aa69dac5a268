public import Access
import Database
public import Evidence
import Foundation
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Looks at evidence, or hands the original over; either is in the log before a byte leaves.
public struct ShowEvidence: Sendable {
    private let store: Store
    private let vault: Vault
    private let scanner: MalwareScanner?

    /// - Parameter scanner: Asked about every file before anything of it leaves; nil where the operator named none.
    public init(store: Store, vault: Vault, scanner: MalwareScanner? = nil) {
        self.store = store
        self.vault = vault
        self.scanner = scanner
    }

    /// A copy that is safe to look at, made anew in a confined process.
    /// - Throws: `ViewingCopy.Failure`, `SealError`, `VaultError`.
    public func viewingCopy(
        of evidence: StoredEvidence, for account: Access.AccountID, by tools: ViewingTools, at now: Instant
    ) async throws -> ViewingCopy {
        guard let kind = EvidenceKind(rawValue: evidence.kind) else { throw ViewingCopy.Failure.damaged }
        // Nothing is opened, and no key asked for, where there is no copy to make.
        let media = MediaTool.makes(kind) ? try await Blocking.run { MediaTool.installed(tools.process) } : nil
        try ViewingCopy.requireWay(of: kind, by: tools.tool, media)
        let key = try await vault.objectKey(evidence.id)
        let path = try EvidenceFiles(of: store).path(of: evidence.id)
        let copy = try await scanned(evidence, account, now) { [scanner] in
            let reader = try SealedReader(path: path, object: LogID(evidence.id), key: key.key)
            let original = try reader.bytes(0..<reader.count)
            try scanner?.check { take in try take(original) }
            return try ViewingCopy.make(of: original, kind, by: tools.tool, media, in: tools.process)
        }
        try await log(.viewed, evidence, account, now)
        return copy
    }

    /// The original as received: its name, and its bytes piece by piece.
    /// - Throws: `SealError.damaged` where it is not what was received; `VaultError`.
    public func original(
        of evidence: StoredEvidence, for account: Access.AccountID, at now: Instant
    ) async throws -> OriginalFile {
        let key = try await vault.objectKey(evidence.id)
        let path = try EvidenceFiles(of: store).path(of: evidence.id)
        guard let note = EvidenceNote(try key.open(evidence.note)), let kind = EvidenceKind(rawValue: evidence.kind)
        else {
            throw SealError.damaged
        }
        // The whole is read once before a byte of it leaves: half a file would be taken for the file.
        let digest = try await scanned(evidence, account, now) { [scanner] in
            let reader = try SealedReader(path: path, object: LogID(evidence.id), key: key.key)
            try scanner?.check { take in
                for start in stride(from: 0, to: reader.count, by: OriginalFile.piece) {
                    try take(try reader.bytes(start..<min(start + OriginalFile.piece, reader.count)))
                }
            }
            return try reader.digest()
        }
        guard digest == note.digest else { throw SealError.damaged }
        try await log(.copied, evidence, account, now, Commitment(digest: note.digest, salt: note.salt))
        return OriginalFile(
            name: SafeFileName(note.name, kind: kind), kind: kind, byteCount: evidence.byteCount, path: path,
            object: LogID(evidence.id), key: key)
    }

    /// Runs what opens a file; that a scanner called it malicious is in the log, too.
    private func scanned<T: Sendable>(
        _ evidence: StoredEvidence, _ account: Access.AccountID, _ now: Instant,
        _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        do {
            return try await Blocking.run(body)
        } catch let failure as MalwareScanner.Failure {
            if case .malicious = failure { try await log(.refused, evidence, account, now) }
            throw failure
        }
    }

    private func log(
        _ event: CustodyEvent, _ evidence: StoredEvidence, _ account: Access.AccountID, _ now: Instant,
        _ commitment: Commitment? = nil
    ) async throws {
        let reached = LogID(evidence.caseFile)
        let entry = event.event(
            of: LogID(evidence.id), by: LogActor(account), at: now.microseconds, reason: .caseWork,
            compartment: reached, under: reached, commitment: commitment)
        try await store.facts.append { try LogWriter.append(entry, in: $0) }
    }
}

/// An original on its way out.
public struct OriginalFile: Sendable {
    public let name: SafeFileName
    public let kind: EvidenceKind
    public let byteCount: Int
    private let path: String
    private let object: LogID
    private let key: ObjectKey
    static let piece = 65_536

    init(name: SafeFileName, kind: EvidenceKind, byteCount: Int, path: String, object: LogID, key: ObjectKey) {
        self.name = name
        self.kind = kind
        self.byteCount = byteCount
        self.path = path
        self.object = object
        self.key = key
    }

    /// Hands over the bytes, piece by piece.
    public func forEachPiece(_ body: ([UInt8]) async throws -> Void) async throws {
        let reader = try SealedReader(path: path, object: object, key: key.key)
        var offset = 0
        while offset < reader.count {
            let bytes = try reader.bytes(offset..<min(offset + Self.piece, reader.count))
            try await body(bytes)
            offset += bytes.count
        }
    }
}

/// What makes viewing copies, found once; ffmpeg, which takes longer to ask for its name, is looked for when it is needed.
public struct ViewingTools: Sendable {
    public let process: ConfinedProcess
    /// Nil where there is none on this machine.
    public let tool: ImageTool?
    /// - Returns: Nil where no process can be confined here.
    public init?() {
        guard let process = try? ConfinedProcess() else { return nil }  // without it nothing is opened at all
        self.process = process
        tool = ImageTool.installed(process)
    }
}

/// Runs what blocks a thread where it keeps no task from its turn.
enum Blocking {
    static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try body() }) }
        }
    }
}
