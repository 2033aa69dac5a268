internal import Crypto
public import Database
public import Protection

extension Vault {
    /// Says which victims may be the same person, without saying who anyone is.
    ///
    /// The names are opened into memory, compared there, and dropped before the answer, which holds pseudonyms and
    /// levels of agreement only. Sources are never compared. `logging` is called once, before the answer; if it throws,
    /// nothing is answered.
    /// - Parameters:
    ///   - wanted: Only pairs with one of these subjects; nil for all. The names of others than subjects of the vault
    ///     cannot be asked for: that would tell whether someone is in it.
    ///   - compartments: Whose victims are compared.
    ///   - blocking: The groups within which pairs are compared.
    ///   - compare: How far two people's names agree; nil for a pair not worth answering. It must keep nothing.
    /// - Throws: `VaultError`: `unknownCompartment`, `tampered`, `locked`; what `logging` throws; `DatabaseError`.
    public func link(
        _ wanted: Set<SubjectID>? = nil, among compartments: Set<CompartmentID>, run id: UUIDv7, by account: AccountID,
        at now: Instant, blocking: @Sendable (SubjectNames) -> [String] = NameBlocks.byHead,
        comparing compare: @Sendable (SubjectNames, SubjectNames) -> AgreementLevels?,
        logging: @Sendable (LinkageRun) async throws -> Void
    ) async throws -> LinkageAnswer {
        let index = LinkageIndex(try await victims(of: compartments), blocking: blocking)
        let (found, comparisons) = index.candidates(wanted, compare)
        let run = LinkageRun(
            id: id, account: account, compartments: compartments.sorted(), subjects: index.subjects.count,
            comparisons: comparisons, candidates: found.count, at: now)
        try await logging(run)
        return LinkageAnswer(candidates: found, skippedGroups: index.skippedGroups, run: run)
    }

    /// What replaces the names of these victims in a narrative before it is stored or indexed among the facts. The
    /// names stay inside what is returned, which shows them in no description.
    /// - Throws: As `read`; what `logging` throws, once per subject, before anything is returned.
    public func redactor(
        for subjects: Set<SubjectID>, by grant: CaseGrant, at now: Instant, logging: ReadLog
    ) async throws -> NarrativeRedactor {
        var known: [SubjectID: [String]] = [:]
        for subject in subjects.sorted() {
            let names = Set(IdentityField.names + [.contact])
            let identity = try await read(subject, names, by: grant, at: now, logging: logging)
            known[subject] = Self.spellings(of: identity)
        }
        return NarrativeRedactor(known)
    }

    private static func spellings(of identity: Identity) -> [String] {
        let given = identity.text(.givenName)
        let family = identity.text(.familyName)
        let whole = [given, family].compactMap { $0 }.joined(separator: " ")
        let lines = [identity.text(.otherNames), identity.text(.contact)]
            .compactMap { $0 }.flatMap { $0.split(separator: "\n").map(String.init) }
        return [whole] + lines
    }

    private func victims(of compartments: Set<CompartmentID>) async throws -> [(SubjectID, SubjectNames)] {
        let keys = try await keys(of: compartments)
        return try await stores.vault.read { transaction in
            var values: [SubjectID: [IdentityField: [UInt8]]] = [:]
            let names = IdentityField.names.map(\.rawValue)
            try transaction.forEach(
                "SELECT subject, name, box FROM identity_field WHERE name IN (\(list: names))"
            ) { row in
                let subject = SubjectID(try row.uuid(at: 0))
                guard let key = keys[subject] else { return }
                let name = try row.text(at: 1)
                guard let field = IdentityField(rawValue: name),
                    let value = FieldBox.open(try row.blob(at: 2), key, BoundContext.field(subject, .victim, field))
                else { throw VaultError.tampered("\(name) of \(subject)") }
                values[subject, default: [:]][field] = value
            }
            return values.map { ($0.key, SubjectNames($0.value)) }
        }
    }

    private func keys(of compartments: Set<CompartmentID>) async throws -> [SubjectID: SymmetricKey] {
        try await stores.wraps.read { [keyring] transaction in
            var keys: [SubjectID: SymmetricKey] = [:]
            for compartment in compartments {
                _ = try keyring.newest(compartment, in: transaction)
                let rows = try transaction.query(
                    """
                    SELECT \(SubjectWrap.columns) FROM subject_wrap
                    WHERE compartment = \(compartment) AND class = 'victim'
                    """)
                for row in rows {
                    let wrap = try SubjectWrap(row)
                    if keys[wrap.subject] == nil { keys[wrap.subject] = try wrap.opened(keyring, in: transaction) }
                }
            }
            return keys
        }
    }
}
