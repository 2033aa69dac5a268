public import Access
import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Notes what a person agreed to, and tells what they have agreed to so far.
public struct RecordConsent: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// Adds a consent, idempotent by its identifier. It opens something, so the log has it first: an interruption leaves an
    /// entry without a consent, and never the other way round.
    /// - Throws: `VaultError`: `unknownSubject`, `destroyed`, `differs`.
    public func callAsFunction(
        _ consent: Consent, of subject: StoredSubject, by account: Access.AccountID, at now: Instant
    ) async throws {
        guard !consent.recipient.isEmpty, consent.expiresAt.map({ $0 > now }) ?? true else {
            throw Refusal(
                .usage, code: "consent_refused",
                message: Phrase(
                    fr: "Un consentement nomme un destinataire, et sa fin est à venir.",
                    en: "A consent names a recipient, and its end lies ahead."),
                place: "recipient", remedy: Phrase(fr: "Complétez le formulaire.", en: "Complete the form."))
        }
        let (id, grant) = (SubjectID(subject.id), try subject.grant(to: account, at: now))
        if try await !vault.consents(of: id, by: grant, at: now).contains(where: { $0.id == consent.id }) {
            let event = LogEvent(
                .consentGiven, .consent, consent.id.description, by: account, at: now, reason: .subjectAsked,
                under: subject.id.description)
            try await store.facts.append { try LogWriter.append(event, in: $0) }
        }
        try await vault.record(consent, of: id, by: grant, at: now)
    }

    /// What a victim has agreed to, withdrawn and expired ones included; nil once the key was destroyed.
    public func consents(
        of subject: StoredSubject, for account: Access.AccountID, at now: Instant
    ) async throws -> [Consent]? {
        guard subject.kind == .victim, subject.destroyedAt == nil else { return nil }
        do {
            return try await vault.consents(
                of: SubjectID(subject.id), by: try subject.grant(to: account, at: now), at: now)
        } catch VaultError.destroyed {
            return nil
        }
    }
}
