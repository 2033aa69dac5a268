internal import Crypto
import Database
public import Protection

extension Vault {
    /// Reads fields of a victim.
    ///
    /// The log entry comes first: if `logging` throws, nothing is answered and its error is thrown on. A person who is
    /// not there, is a source, belongs to another case or to another compartment is `unknownSubject` alike.
    /// - Throws: `VaultError`: `grantNotInForce`, `unknownSubject`, `destroyed`, `noConsent`, `tampered`, `locked`;
    ///   what `logging` throws; `DatabaseError`.
    public func read(
        _ subject: SubjectID, _ fields: Set<IdentityField>, by grant: CaseGrant, ground: ReadGround = .caseWork,
        at now: Instant, logging: ReadLog
    ) async throws -> Identity {
        let opened = try await open(subject, by: grant, at: now)
        let values = try await stores.vault.read { transaction in
            try Self.requireConsent(ground, for: fields, of: opened, at: now, in: transaction)
            return try Self.values(of: opened, fields, in: transaction)
        }
        let entry = VaultRead(
            account: grant.account, subject: subject, subjectClass: .victim, compartment: grant.compartment,
            fields: Self.sorted(fields), right: .grant(caseID: grant.caseID, ground), at: now)
        try await logging(entry)
        return Identity(subject: subject, values: values)
    }

    /// Reads fields of a source, once, by the right of two persons together. A log entry that fails leaves the
    /// approval unused; a crash in between leaves it used.
    /// - Throws: `VaultError`: `notApproved(.tooLate)`, `alreadyShown`, `unknownSubject`, `destroyed`, `tampered`,
    ///   `locked`; what `logging` throws; `DatabaseError`.
    public func read(
        _ disclosure: ApprovedDisclosure, at now: Instant, logging: ReadLog
    ) async throws -> Identity {
        guard now <= disclosure.until else { throw VaultError.notApproved(.tooLate) }
        let request = disclosure.request
        let opened = try await open(request.subject, .source, in: request.compartment)
        let values = try await stores.vault.read { try Self.values(of: opened, request.fields, in: $0) }
        try await use(request.id, at: now)
        do {
            let entry = VaultRead(
                account: request.account, subject: request.subject, subjectClass: .source,
                compartment: request.compartment, fields: Self.sorted(request.fields),
                right: .disclosure(request.id, approver: disclosure.approver), at: now)
            try await logging(entry)
        } catch {
            try await stores.vault.write { try $0.execute("DELETE FROM shown_disclosure WHERE id = \(request.id)") }
            throw error
        }
        return Identity(subject: request.subject, values: values)
    }

    /// Corrects or adds fields of a victim; logged before it is done.
    /// - Throws: As `read`.
    public func amend(
        _ subject: SubjectID, _ fields: [IdentityField: [UInt8]], by grant: CaseGrant, at now: Instant,
        logging: ReadLog
    ) async throws {
        guard fields.values.allSatisfy({ $0.count <= NewIdentity.largestField }) else {
            throw VaultError.invalid(.fieldTooLarge)
        }
        let opened = try await open(subject, by: grant, at: now)
        let entry = VaultRead(
            account: grant.account, subject: subject, subjectClass: .victim, compartment: grant.compartment,
            fields: Self.sorted(Set(fields.keys)), right: .amendment(caseID: grant.caseID), at: now)
        try await logging(entry)
        try await stores.vault.write { transaction in
            for (field, value) in fields {
                try transaction.execute(
                    "DELETE FROM identity_field WHERE subject = \(subject) AND name = \(field.rawValue)")
                try Self.insert(value, field, of: subject, .victim, opened.key, at: now, in: transaction)
            }
        }
        persons.drop()
    }

    /// The key a grant opens.
    func open(_ subject: SubjectID, by grant: CaseGrant, at now: Instant) async throws -> OpenedSubject {
        guard grant.from <= now, now <= grant.until else { throw VaultError.grantNotInForce }
        // Asked of the store even for a person who is not of the case, so that both refusals take the same time.
        return try await open(subject, .victim, in: grant.compartment, isAllowed: grant.subjects.contains(subject))
    }

    private func open(
        _ subject: SubjectID, _ subjectClass: SubjectClass, in compartment: CompartmentID, isAllowed: Bool = true
    ) async throws -> OpenedSubject {
        _ = try keyring.master
        return try await stores.wraps.read { [keyring] transaction in
            let row = try transaction.first(
                """
                SELECT \(SubjectWrap.columns) FROM subject_wrap
                WHERE subject = \(subject) AND compartment = \(compartment) AND class = \(subjectClass.rawValue)
                """)
            // Only the case it belonged to may learn that someone was forgotten.
            let tombstone = row == nil ? try Self.tombstone(of: subject, in: compartment, transaction) : nil
            guard isAllowed else { throw VaultError.unknownSubject }
            if let tombstone { throw VaultError.destroyed(tombstone) }
            guard let row else { throw VaultError.unknownSubject }
            let wrap = try SubjectWrap(row)
            return OpenedSubject(wrap: wrap, key: try wrap.opened(keyring, in: transaction))
        }
    }

    private static func values(
        of opened: OpenedSubject, _ fields: Set<IdentityField>, in transaction: any Transaction
    ) throws -> [IdentityField: [UInt8]] {
        guard !fields.isEmpty else { return [:] }
        let (subject, names) = (opened.wrap.subject, fields.map(\.rawValue))
        let rows = try transaction.query(
            "SELECT name, box FROM identity_field WHERE subject = \(subject) AND name IN (\(list: names))")
        return try open(rows, of: subject, opened.wrap.subjectClass, opened.key)
    }

    private func use(_ disclosure: UUIDv7, at now: Instant) async throws {
        let used = try await stores.vault.write { transaction in
            try transaction.execute(
                """
                INSERT INTO shown_disclosure (id, shown_at) VALUES (\(disclosure), \(now.microseconds))
                ON CONFLICT (id) DO NOTHING
                """)
        }
        guard used == 1 else { throw VaultError.alreadyShown }
    }

    private static func sorted(_ fields: Set<IdentityField>) -> [IdentityField] {
        fields.sorted { $0.rawValue < $1.rawValue }
    }
}
