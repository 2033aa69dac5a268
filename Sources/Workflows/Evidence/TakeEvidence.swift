public import Access
import Database
import Evidence
import Foundation
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Takes a file into a case as it arrives: judged and sealed piece by piece, then noted with its two custody events in one
/// transaction. What is refused, or breaks off, leaves nothing but a log entry that says so.
///
/// For one file and one task.
public final class TakeEvidence {
    private let store: Store
    private let vault: Vault
    private let caseFile: StoredCase
    private let account: Access.AccountID
    private let now: Instant
    private let id: UUIDv7
    private let key: ObjectKey
    private let receiver: UploadReceiver
    /// Whether its row is there, or may be.
    private var mayBeKept = false

    /// - Parameters:
    ///   - name: What the sender called it.
    ///   - byteCount: How many bytes were announced; too many are refused unread.
    /// - Throws: `UploadRefusal`; `VaultError`; `Refusal` for a store without a folder of files.
    public init(
        into caseFile: StoredCase, name: String?, byteCount: Int? = nil, by account: Access.AccountID, at now: Instant,
        store: Store, vault: Vault
    ) async throws {
        (self.store, self.vault, self.caseFile, self.account, self.now) = (store, vault, caseFile, account, now)
        id = store.ids.next()
        let folder = try EvidenceFiles(of: store).makeFolder()
        try await vault.makeCompartment(caseFile.compartment, at: now)
        key = try await vault.makeObjectKey(id, in: caseFile.compartment, at: now)
        do {
            receiver = try UploadReceiver(
                rule: .caseFile, name: name, byteCount: byteCount, folder: folder, object: LogID(id), key: key.key)
        } catch {
            try await Self.refuse(id, of: caseFile, by: account, at: now, store, vault)
            throw error
        }
    }

    /// Takes the next piece.
    /// - Throws: `UploadRefusal`: nothing more need be read. Call `refuse` then, and wherever else the file ends early.
    public func receive(_ bytes: [UInt8]) throws { try receiver.receive(bytes) }

    /// Ends the file: judged as a whole, kept, and in the log. Where it throws, call `refuse`.
    public func finish() async throws -> StoredEvidence {
        let received = try receiver.finish()
        do {
            let note = EvidenceNote(digest: received.digest, salt: received.salt, name: received.name.text)
            let evidence = StoredEvidence(
                id: id, caseFile: caseFile.id, kind: received.kind.rawValue, byteCount: received.byteCount,
                size: received.imageSize.map { .init(width: $0.width, height: $0.height) },
                note: try key.seal(note.bytes), receivedBy: account, receivedAt: now)
            let reached = LogID(caseFile.id)
            let events = received.custody(
                by: LogActor(account), at: now.microseconds, compartment: reached, under: reached)
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try evidence.insert(in: transaction)
                try LogWriter.append(events, in: transaction)
            }
            mayBeKept = true
            return evidence
        } catch let error as DatabaseError where error.kind == .outcomeUnknown {
            // Its row may be there, and then file and key must be, too; the sweep of a later start tells.
            mayBeKept = true
            throw error
        } catch {
            // Only clutter without its row: a file nobody knows of.
            try? FileManager.default.removeItem(atPath: received.path)
            throw error
        }
    }

    /// Notes that the file was not taken, and forgets its key. Once it is kept, or may be, this does nothing.
    public func refuse() async throws {
        guard !mayBeKept else { return }
        try await Self.refuse(id, of: caseFile, by: account, at: now, store, vault)
    }

    private static func refuse(
        _ id: UUIDv7, of caseFile: StoredCase, by account: Access.AccountID, at now: Instant, _ store: Store,
        _ vault: Vault
    ) async throws {
        let event = CustodyEvent.refused.event(
            of: LogID(id), by: LogActor(account), at: now.microseconds, under: LogID(caseFile.id))
        // In a task of its own: that of a request whose sender is gone would write nothing any more.
        try await Task {
            try await store.facts.append { try LogWriter.append(event, in: $0) }
            try await vault.destroyObject(id, .ordered, at: now)
        }.value
    }
}

/// Where the sealed originals of a store lie.
struct EvidenceFiles {
    let folder: String

    /// - Throws: `Refusal` for a store on PostgreSQL without a folder of its own.
    init(of store: Store) throws {
        guard let files = store.filesFolder else {
            throw Refusal.noFilesFolder
        }
        folder = files + "/evidence"
    }

    /// Where a sealed original is.
    func path(of id: UUIDv7) -> String { "\(folder)/\(id)\(Self.ending)" }

    /// How the name of a file ends that came whole.
    static let ending = ".sealed"

    func makeFolder() throws -> String {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }
}

/// What is noted of a file beside it, sealed: digest and salt, which bind it to the log, and its name, which can tell.
struct EvidenceNote: Equatable {
    let digest: [UInt8]
    let salt: [UInt8]
    let name: String

    init(digest: [UInt8], salt: [UInt8], name: String) {
        self.digest = digest
        self.salt = salt
        self.name = name
    }

    init?(_ bytes: [UInt8]) {
        guard bytes.count > 64, let name = String(validating: bytes[64...], as: UTF8.self) else { return nil }
        self.init(digest: Array(bytes[..<32]), salt: Array(bytes[32..<64]), name: name)
    }

    var bytes: [UInt8] { digest + salt + Array(name.utf8) }
}
