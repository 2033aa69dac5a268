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
    ///
    /// More whole files than an interruption explains are rather newer than the facts, which were then restored from an
    /// older backup: nothing is removed.
    /// - Returns: The identifiers of what was removed, so that their keys can go, too; and how many whole files no row
    ///   knows and that were left where they are.
    func sweep(_ store: Store, at now: Instant) async throws -> (removed: [UUIDv7], unclaimed: Int) {
        // No folder yet: nothing to sweep.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let old = names.compactMap { name in UUIDv7(String(name.prefix(36))).map { (id: $0, name: name) } }
            .filter { Int64($0.id.milliseconds) * 1000 < now.microseconds - 3_600_000_000 }
        let ids = old.map(\.id)
        let known = try await store.facts.read { try StoredEvidence.known(among: ids, in: $0) }
        let left = old.filter { !known.contains($0.id) }
        let whole = left.count { $0.name.hasSuffix(Self.ending) }
        guard whole <= Vault.mostOrphans else { return ([], whole) }
        for file in left {
            try? FileManager.default.removeItem(atPath: folder + "/" + file.name)  // the next start tries again
        }
        return (Array(Set(left.map(\.id))), 0)
    }
}
