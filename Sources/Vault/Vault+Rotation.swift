import Database
public import Protection

extension Vault {
    private static let batch = 500

    /// The compartments that have a key.
    public func compartments() async throws -> [CompartmentID] {
        try await stores.wraps.read { transaction in
            try transaction.query("SELECT DISTINCT compartment FROM compartment_key ORDER BY compartment").map { row in
                guard let compartment = CompartmentID(try row.text(at: 0)) else {
                    throw VaultError.tampered("compartment key")
                }
                return compartment
            }
        }
    }

    /// Gives a compartment a new key, wraps every subject's key under it, and destroys the older versions. Interrupted,
    /// it is finished by calling it again; readers notice nothing.
    /// - Returns: How many wraps were made anew.
    /// - Throws: `VaultError`: `unknownCompartment`, `tampered`, `locked`; `DatabaseError`.
    @discardableResult
    public func rotate(_ compartment: CompartmentID, at now: Instant) async throws -> Int {
        let newest = try await stores.wraps.write { [keyring] transaction in
            let current = try keyring.newest(compartment, in: transaction)
            let versions = try transaction.query(
                "SELECT version FROM compartment_key WHERE compartment = \(compartment)")
            // Two versions: an interrupted rotation, which is gone on with.
            return versions.count > 1 ? current : try keyring.makeNext(compartment, at: now, in: transaction)
        }
        var made = 0
        var step = 0
        repeat {
            step = try await rewrapBatch(under: newest, at: now)
            step += try await rewrapObjects(under: newest, upTo: Self.batch)
            made += step
        } while step > 0
        try await destroyVersions(before: newest)
        try await stores.eraseTraces()
        return made
    }

    /// Lets another compartment open a person, by the right of one that can.
    /// - Throws: As `read`; `unknownCompartment`.
    public func admit(
        _ subject: SubjectID, to compartment: CompartmentID, by grant: CaseGrant, at now: Instant
    ) async throws {
        let opened = try await open(subject, by: grant, at: now)
        try await stores.wraps.write { [keyring] transaction in
            let all = try SubjectWrap.all(of: subject, in: transaction)
            guard !all.isEmpty else { throw VaultError.unknownSubject }
            guard !all.contains(where: { $0.version.compartment == compartment }) else { return }
            let version = try keyring.newest(compartment, in: transaction)
            try SubjectWrap(opened.key, of: subject, .victim, under: version, keyring, in: transaction)
                .insert(at: now, in: transaction)
        }
    }

    /// Takes from a compartment the key of a person whom another one still opens.
    /// - Throws: As `read`; `invalid(.noCompartment)` for the last one: that would be a destruction.
    public func dismiss(_ subject: SubjectID, by grant: CaseGrant, at now: Instant) async throws {
        _ = try await open(subject, by: grant, at: now)
        try await stores.wraps.write { transaction in
            let all = try SubjectWrap.all(of: subject, in: transaction)
            guard all.count > 1 else { throw VaultError.invalid(.noCompartment) }
            for wrap in all where wrap.version.compartment == grant.compartment {
                let zeros = [UInt8](repeating: 0, count: SubjectWrap.boxCount)
                let here: SQL = "subject = \(subject) AND compartment = \(grant.compartment)"
                try transaction.execute("UPDATE subject_wrap SET box = \(zeros) WHERE \(here)")
                try transaction.execute("DELETE FROM subject_wrap WHERE \(here)")
            }
        }
        try await stores.eraseTraces()
    }

    private func rewrapBatch(under newest: Keyring.Version, at now: Instant) async throws -> Int {
        try await stores.wraps.write { [keyring] transaction in
            let rows = try transaction.query(
                """
                SELECT \(SubjectWrap.columns) FROM subject_wrap
                WHERE compartment = \(newest.compartment) AND version < \(newest.number)
                ORDER BY subject LIMIT \(Self.batch)
                """)
            for row in rows {
                let old = try SubjectWrap(row)
                let new = try SubjectWrap(
                    old.opened(keyring, in: transaction), of: old.subject, old.subjectClass, under: newest, keyring,
                    in: transaction)
                try transaction.execute(
                    """
                    UPDATE subject_wrap SET version = \(newest.number), box = \(new.box)
                    WHERE subject = \(old.subject) AND compartment = \(newest.compartment)
                    """)
            }
            return rows.count
        }
    }

    private func destroyVersions(before newest: Keyring.Version) async throws {
        let gone = try await stores.wraps.write { transaction in
            let older: SQL = "compartment = \(newest.compartment) AND version < \(newest.number)"
            let numbers = try transaction.query("SELECT version FROM compartment_key WHERE \(older)")
                .map { try $0.int(at: 0) }
            try transaction.execute(
                "UPDATE compartment_key SET box = \([UInt8](repeating: 0, count: SubjectWrap.boxCount)) WHERE \(older)")
            try transaction.execute("DELETE FROM compartment_key WHERE \(older)")
            return numbers
        }
        for number in gone { keyring.forget(Keyring.Version(compartment: newest.compartment, number: number)) }
    }
}
