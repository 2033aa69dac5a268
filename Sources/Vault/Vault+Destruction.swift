import Database
public import Protection

extension Vault {
    /// Destroys every wrap of a person's key and leaves a tombstone: from then on nothing opens the person's fields,
    /// here or in any backup of the vault. Calling it again answers the first tombstone.
    ///
    /// Wraps are overwritten and deleted first, then the sealed fields; interrupted in between, the rest is done at the
    /// next start. Log the order before calling, and the tombstone after.
    /// - Throws: `VaultError.unknownSubject`, `DatabaseError`.
    @discardableResult
    public func destroy(
        _ subject: SubjectID, _ reason: Tombstone.Reason, at now: Instant
    ) async throws -> Destruction {
        let tombstone = try await stores.wraps.write { transaction in
            try Self.bury(subject, reason, at: now, in: transaction)
        }
        persons.drop()
        guard let tombstone else { throw VaultError.unknownSubject }
        try await stores.vault.write { try Self.remove([subject], in: $0) }
        return Destruction(tombstone: tombstone, tracesErased: await didEraseTraces())
    }

    /// Clears what deletion leaves behind in the stores; part of every destruction, and worth repeating when one says
    /// that it could not.
    public func eraseTraces() async throws {
        try await stores.eraseTraces()
    }

    /// How many things without a fact an interruption can explain; more say that the facts are older than the vault.
    public static let mostOrphans = 20

    /// Removes the persons whose fact was never stored, because the program was stopped between the two databases.
    /// Call it at start, before anything is enrolled.
    /// - Parameters:
    ///   - before: Persons enrolled later are left alone: another server may be about to store their fact.
    ///   - limit: How many such persons an interruption can explain. If there are more, the facts were rather restored
    ///     from an older backup, and destroying keys would lose people for good: nothing is done.
    ///   - known: Those among some subjects that the facts know; asked once for many.
    /// - Returns: The subjects removed.
    /// - Throws: `VaultError.tooManyOrphans`; what `known` throws; `DatabaseError`.
    public func sweepOrphans(
        before: Instant, limit: Int = Vault.mostOrphans, at now: Instant,
        known: @Sendable ([SubjectID]) async throws -> Set<SubjectID>
    ) async throws -> [SubjectID] {
        let held = try await subjects(before: before)
        let orphans = held.subtracting(try await known(held.sorted())).sorted()
        guard orphans.count <= limit else { throw VaultError.tooManyOrphans(found: orphans.count, limit: limit) }
        guard !orphans.isEmpty else { return [] }
        try await stores.wraps.write { transaction in
            // No tombstone: the report may be sent again, and then enrols the same subject.
            for subject in orphans { try Self.overwriteWraps(of: subject, in: transaction) }
        }
        try await stores.vault.write { try Self.remove(orphans, in: $0) }
        _ = await didEraseTraces()
        return orphans
    }

    /// Removes sealed rows whose key is gone: what an interrupted destruction, or a restored backup, has left.
    func removeRemains() async throws {
        let buried = try await stores.wraps.read { transaction in
            try transaction.query("SELECT DISTINCT subject FROM tombstone").map { SubjectID(try $0.uuid(at: 0)) }
        }
        guard !buried.isEmpty else { return }
        let removed = try await stores.vault.write { transaction in
            var present: [SubjectID] = []
            for start in stride(from: 0, to: buried.count, by: 500) {
                let some = buried[start..<min(start + 500, buried.count)]
                present += try transaction.query("SELECT id FROM subject WHERE id IN (\(list: some))")
                    .map { SubjectID(try $0.uuid(at: 0)) }
            }
            try Self.remove(present, in: transaction)
            return present.count
        }
        if removed > 0 { _ = await didEraseTraces() }
    }

    private func subjects(before: Instant) async throws -> Set<SubjectID> {
        let limit = before.microseconds
        let wrapped = try await stores.wraps.read { transaction in
            try transaction.query("SELECT DISTINCT subject FROM subject_wrap WHERE made_at < \(limit)")
                .map { SubjectID(try $0.uuid(at: 0)) }
        }
        let sealed = try await stores.vault.read { transaction in
            try transaction.query("SELECT id FROM subject WHERE created_at < \(limit)")
                .map { SubjectID(try $0.uuid(at: 0)) }
        }
        return Set(wrapped).union(sealed)
    }

    private func didEraseTraces() async -> Bool {
        // The key is gone either way; that traces remain is told by the answer, not by a failure.
        (try? await stores.eraseTraces()) != nil
    }

    /// - Returns: The tombstone, an older one if there is one; nil for a subject nobody ever enrolled.
    private static func bury(
        _ subject: SubjectID, _ reason: Tombstone.Reason, at now: Instant, in transaction: any Transaction
    ) throws -> Tombstone? {
        let wraps = try transaction.query("SELECT compartment FROM subject_wrap WHERE subject = \(subject)")
        guard !wraps.isEmpty else { return try tombstone(of: subject, in: transaction) }
        for wrap in wraps {
            try transaction.execute(
                """
                INSERT INTO tombstone (subject, compartment, destroyed_at, reason)
                VALUES (\(subject), \(try wrap.text(at: 0)), \(now.microseconds), \(reason.rawValue))
                ON CONFLICT (subject, compartment) DO NOTHING
                """)
        }
        try overwriteWraps(of: subject, in: transaction)
        return try tombstone(of: subject, in: transaction)
    }

    /// Zeros first, deletion second: where a page is kept, it keeps zeros.
    private static func overwriteWraps(of subject: SubjectID, in transaction: any Transaction) throws {
        let zeros = [UInt8](repeating: 0, count: SubjectWrap.boxCount)
        try transaction.execute("UPDATE subject_wrap SET box = \(zeros) WHERE subject = \(subject)")
        try transaction.execute("DELETE FROM subject_wrap WHERE subject = \(subject)")
    }

    private static func remove(_ subjects: [SubjectID], in transaction: any Transaction) throws {
        for subject in subjects {
            try transaction.execute("DELETE FROM identity_field WHERE subject = \(subject)")
            try transaction.execute("DELETE FROM consent WHERE subject = \(subject)")
            try transaction.execute("DELETE FROM subject WHERE id = \(subject)")
        }
    }

    static func tombstone(
        of subject: SubjectID, in compartment: CompartmentID? = nil, _ transaction: any Transaction
    ) throws -> Tombstone? {
        let place: SQL = if let compartment { "AND compartment = \(compartment)" } else { "" }
        let row = try transaction.first(
            "SELECT destroyed_at, reason FROM tombstone WHERE subject = \(subject) \(place) ORDER BY destroyed_at LIMIT 1"
        )
        guard let row else { return nil }
        guard let reason = Tombstone.Reason(rawValue: try row.text(at: 1)) else {
            throw VaultError.tampered("tombstone of \(subject)")
        }
        return Tombstone(
            subject: subject, destroyedAt: Instant(microseconds: Int64(try row.int(at: 0))), reason: reason)
    }

    static func tombstone(of subject: SubjectID, in transaction: any Transaction) throws -> Tombstone? {
        try tombstone(of: subject, in: nil, transaction)
    }
}
