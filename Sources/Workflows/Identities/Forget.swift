public import Access
public import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Takes consents back and destroys identities.
///
/// What is ordered is noted first, then the vault is changed, then the rest is noted with its log entries: an order that was
/// interrupted is carried out at the next start (`SettleVault`), and repeating one changes nothing.
public struct Forget: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What came of it.
    public enum Outcome: Sendable, Hashable {
        /// Other consents still hold: so many.
        case narrowed(remaining: Int)
        /// Nobody can read the identity any more.
        /// - `tracesErased`: Whether the store could also be cleared of what deletion leaves behind.
        case destroyed(tracesErased: Bool)
        /// There was nothing left to forget.
        case alreadyGone
    }

    /// Takes one consent back. If it was the consent to be kept at all, or the last that held, the key is destroyed.
    /// - Throws: `VaultError`: `noConsent`, `unknownSubject`.
    public func withdraw(
        _ consent: UUIDv7, of subject: StoredSubject, by account: Access.AccountID, at now: Instant
    ) async throws -> Outcome {
        // Another window, or another custodian, was first.
        guard subject.destroyedAt == nil else { return .alreadyGone }
        let given: [Consent]
        do {
            given = try await vault.consents(
                of: SubjectID(subject.id), by: try subject.grant(to: account, at: now), at: now)
        } catch VaultError.destroyed {
            return .alreadyGone
        }
        guard given.contains(where: { $0.id == consent }) else { throw VaultError.noConsent }
        let order = ErasureOrder(
            id: store.ids.next(), subject: subject.id, consent: consent, reason: .withdrawn, orderedBy: account,
            orderedAt: now)
        try await note(order, .consent, consent, at: now)
        return try await carryOut(order, subject, at: now)
    }

    /// Destroys the key of a person: at the person's own word, where no single consent is named.
    public func forget(
        _ subject: StoredSubject, by account: Access.AccountID, at now: Instant
    ) async throws -> Outcome {
        let order = ErasureOrder(
            id: store.ids.next(), subject: subject.id, reason: .withdrawn, orderedBy: account, orderedAt: now)
        try await note(order, subject.kind.logged, subject.id, at: now)
        return try await carryOut(order, subject, at: now)
    }

    /// Destroys the key of a person as two persons have approved; the approval is used up.
    /// - Throws: `ApprovalError`.
    public func destroy(
        _ subject: StoredSubject, under id: ApprovalID, by account: Access.AccountID, at now: Instant
    ) async throws -> Outcome {
        let order = ErasureOrder(
            id: store.ids.next(), subject: subject.id, reason: .ordered, orderedBy: account, orderedAt: now)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Approval.use(id, for: .destruction, of: subject.id.description, by: account, at: now, in: transaction)
            try order.insert(in: transaction)
            try LogWriter.append(
                LogEvent(
                    .requested, subject.kind.logged, subject.id.description, by: account, at: now,
                    under: id.rawValue), in: transaction)
        }
        return try await carryOut(order, subject, at: now)
    }

    private func note(_ order: ErasureOrder, _ kind: LogObjectKind, _ object: UUIDv7, at now: Instant) async throws {
        let event = LogEvent(
            .requested, kind, object.description, by: order.orderedBy, at: now, reason: .consentWithdrawn,
            under: order.subject.description)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try order.insert(in: transaction)
            try LogWriter.append(event, in: transaction)
        }
    }

    /// Does what was ordered. Doing it again changes nothing.
    func carryOut(_ order: ErasureOrder, _ subject: StoredSubject, at now: Instant) async throws -> Outcome {
        let outcome = try await changeVault(order, subject, at: now)
        let reason: LogReason = order.reason == .withdrawn ? .consentWithdrawn : .oversight
        let under = subject.id.description
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try order.finish(at: now, in: transaction) else { return }
            var events: [LogEvent] = []
            if let consent = order.consent {
                events.append(
                    LogEvent(
                        .consentWithdrawn, .consent, consent.description, by: order.orderedBy, at: now,
                        reason: .consentWithdrawn, under: under))
            }
            var isGone = true
            if case .narrowed = outcome { isGone = false }
            if isGone, try StoredSubject.noteDestroyed(subject.id, at: now, in: transaction) {
                events.append(
                    LogEvent(.keyDestroyed, subject.kind.logged, under, by: order.orderedBy, at: now, reason: reason))
            }
            try LogWriter.append(events, in: transaction)
        }
        return outcome
    }

    private func changeVault(
        _ order: ErasureOrder, _ subject: StoredSubject, at now: Instant
    ) async throws -> Outcome {
        let id = SubjectID(subject.id)
        do {
            guard let consent = order.consent else {
                let destruction = try await vault.destroy(
                    id, order.reason == .withdrawn ? .withdrawn : .ordered, at: now)
                return .destroyed(tracesErased: destruction.tracesErased)
            }
            let account = order.orderedBy ?? Access.AccountID("")
            let withdrawal = try await vault.withdraw(
                consent, of: id, by: try subject.grant(to: account, at: now), at: now)
            switch withdrawal {
            case .narrowed(let remaining): return .narrowed(remaining: remaining)
            case .destroyed(let destruction): return .destroyed(tracesErased: destruction.tracesErased)
            }
        } catch VaultError.destroyed {
            return .alreadyGone
        } catch VaultError.unknownSubject {
            return .alreadyGone
        }
    }
}
