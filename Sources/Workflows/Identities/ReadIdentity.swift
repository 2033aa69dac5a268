public import Access
import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Reads and corrects the identity of a victim. The log entry is on disk before anything is answered.
public struct ReadIdentity: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// - Parameter subject: A victim whose case the policy has found to be granted to the account.
    /// - Throws: `VaultError`: `unknownSubject`, `destroyed`, `noConsent`, `tampered`.
    public func callAsFunction(_ subject: StoredSubject, by account: Access.AccountID, at now: Instant) async throws
        -> Identity
    {
        try await vault.read(
            SubjectID(subject.id), Set(IdentityField.allCases), by: try subject.grant(to: account, at: now), at: now,
            logging: log(.identityRead, subject, account, now))
    }

    /// Corrects or adds what is known.
    public func amend(
        _ subject: StoredSubject, _ texts: [IdentityField: String], by account: Access.AccountID, at now: Instant
    ) async throws {
        guard !texts.isEmpty else { throw Refusal.nobody }
        try await vault.amend(
            SubjectID(subject.id), texts.mapValues { Array($0.utf8) }, by: try subject.grant(to: account, at: now),
            at: now, logging: log(.changed, subject, account, now))
    }

    private func log(
        _ action: LogAction, _ subject: StoredSubject, _ account: Access.AccountID, _ now: Instant
    ) -> ReadLog {
        { [store] _ in
            let reached = subject.caseFile.map { LogID($0) }
            let event = LogEvent(
                microseconds: now.microseconds, actor: LogActor(account), action: action,
                object: LogObject(subject.kind.logged, LogID(subject.id)), reason: .caseWork, compartment: reached,
                under: reached)
            try await store.facts.append { try LogWriter.append(event, in: $0) }
        }
    }
}
