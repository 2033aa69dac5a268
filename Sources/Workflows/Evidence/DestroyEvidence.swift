public import Access
import Database
import Evidence
import Foundation
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Destroys evidence by two persons: the key first, which closes every copy, then the file.
public struct DestroyEvidence: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// The approval is used up and the order noted in one transaction; then it is carried out.
    /// - Throws: `ApprovalError`; `VaultError`.
    public func callAsFunction(
        _ evidence: StoredEvidence, under id: ApprovalID, by account: Access.AccountID, at now: Instant
    ) async throws {
        let order = ErasureOrder(
            id: store.ids.next(), subject: evidence.id, reason: .ordered, orderedBy: account, orderedAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Approval.use(
                id, for: .destruction, of: evidence.id.description, by: account, at: now, in: transaction)
            try order.insert(in: transaction)
            try LogWriter.append(
                LogEvent(
                    .requested, .evidence, evidence.id.description, by: account, at: now, under: id.rawValue),
                in: transaction)
        }
        try await carryOut(order, evidence, at: now)
    }

    /// Does what was ordered. Doing it again changes nothing.
    func carryOut(_ order: ErasureOrder, _ evidence: StoredEvidence, at now: Instant) async throws {
        do {
            try await vault.destroyObject(evidence.id, .ordered, at: now)
        } catch VaultError.unknownSubject {
            // No key: there was nothing left to destroy but the file.
        }
        let path = try EvidenceFiles(of: store).path(of: evidence.id)
        try? FileManager.default.removeItem(atPath: path)  // without its key it is noise
        let event = CustodyEvent.destroyed.event(
            of: LogID(evidence.id), by: LogActor(order.orderedBy), at: now.microseconds, reason: .oversight,
            under: LogID(evidence.caseFile))
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try order.finish(at: now, in: transaction),
                try StoredEvidence.noteDestroyed(evidence.id, at: now, in: transaction)
            else { return }
            try LogWriter.append(event, in: transaction)
        }
    }
}

extension EvidenceFiles {
    /// Removes what uploads left behind when a server ended in the middle: files older than an hour that no row knows.
    /// - Returns: The identifiers of what was removed, so that their keys can go, too.
    func sweep(_ store: Store, at now: Instant) async throws -> [UUIDv7] {
        // No folder yet: nothing to sweep.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var removed: [UUIDv7] = []
        for name in names {
            guard let id = UUIDv7(String(name.prefix(36))),
                Int64(id.milliseconds) * 1000 < now.microseconds - 3_600_000_000,
                try await store.facts.read({ try StoredEvidence.with(id, in: $0) }) == nil
            else { continue }
            try? FileManager.default.removeItem(atPath: folder + "/" + name)  // the next start tries again
            removed.append(id)
        }
        return removed
    }
}
