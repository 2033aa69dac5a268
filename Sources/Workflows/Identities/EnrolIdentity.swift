import Access
import Database
public import Protection
public import Store
public import TransparencyLog
public import Vault

/// Seals who a person is, and keeps the pseudonym among the facts.
///
/// The order is that of every write across the two databases: the vault first, idempotent by subject; then the fact and its
/// log entries in one transaction. Interrupted in between, calling it again finishes it; otherwise `SettleVault` removes
/// what never got its fact.
public struct EnrolIdentity: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// - Parameters:
    ///   - subject: The pseudonym and what binds it; the same again is taken as a second try.
    ///   - texts: What is known of the person; leave out what is not.
    ///   - face: A copy of the face or the voice of a source (`CopyFace`); nil where there is none.
    /// - Throws: `VaultError.differs` for the same subject with another content, and for an identifier that is a case's or
    ///   a file's; `destroyed`; `Refusal` for nothing at all.
    public func callAsFunction(
        _ subject: StoredSubject, _ texts: [IdentityField: String], face: [UInt8]? = nil, consents: [Consent] = [],
        by actor: LogActor, at now: Instant
    ) async throws {
        var fields = texts.mapValues { Array($0.utf8) }
        if let face { fields[.face] = face }
        guard !fields.isEmpty else { throw Refusal.nobody }
        guard let compartment = CompartmentID(subject.compartment) else { throw VaultError.unknownCompartment }
        let identity = try NewIdentity(
            SubjectID(subject.id), subject.kind.subjectClass, in: [compartment], fields: fields,
            consents: consents)
        // The identifier comes from a form: one that names something else would stand before it wherever it is looked up.
        let isTaken = try await store.facts.read { transaction in
            try StoredEvidence.with(subject.id, in: transaction) != nil
                || StoredCase.with(subject.id, in: transaction) != nil
        }
        guard !isTaken else { throw VaultError.differs(SubjectID(subject.id)) }
        try await vault.makeCompartment(compartment, at: now)
        try await vault.enrol(identity, at: now)
        let kind = subject.kind.logged
        let reached = subject.caseFile.map { LogID($0) }
        let events =
            [
                LogEvent(
                    microseconds: now.microseconds, actor: actor, action: .sealed,
                    object: LogObject(kind, LogID(subject.id)), compartment: reached, under: reached)
            ]
            + consents.map {
                LogEvent(
                    microseconds: now.microseconds, actor: actor, action: .consentGiven,
                    object: LogObject(.consent, LogID($0.id)), compartment: reached, under: LogID(subject.id))
            }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            if try subject.insert(in: transaction) { try LogWriter.append(events, in: transaction) }
        }
    }
}

extension StoredSubject.Kind {
    var subjectClass: SubjectClass {
        switch self {
        case .victim: .victim
        case .source: .source
        }
    }

    var logged: LogObjectKind {
        switch self {
        case .victim: .victim
        case .source: .source
        }
    }
}

extension StoredSubject {
    /// The right the policy has found, in the vault's words: this person, this case, now.
    func grant(to account: Access.AccountID, at now: Instant) throws -> CaseGrant {
        guard let compartment = CompartmentID(compartment) else { throw VaultError.unknownCompartment }
        return CaseGrant(
            account: .init(rawValue: account.rawValue), caseID: caseFile?.description ?? "", compartment: compartment,
            subjects: [SubjectID(id)], from: now, until: now)
    }
}

extension Refusal {
    static let nobody = Refusal(
        .usage, code: "identity_empty",
        message: Phrase(fr: "Rien n’est dit de cette personne.", en: "Nothing is said of this person."),
        place: "given_name",
        remedy: Phrase(fr: "Remplissez au moins un champ.", en: "Fill in at least one field."))

    /// What needs the vault waits until someone opens it.
    public static let vaultLocked = Refusal(
        .vaultLocked,
        message: Phrase(
            fr: "Le coffre est fermé : aucune identité ne peut être lue ni gardée.",
            en: "The vault is locked: no identity can be read or kept."),
        remedy: Phrase(
            fr: "Faites-le ouvrir : releve serve --passphrase-file FICHIER.",
            en: "Have it unlocked: releve serve --passphrase-file FILE."))
}
