internal import Crypto
import Database
public import Protection
private import Sealing

extension Vault {
    /// What came of an enrolment.
    public enum Enrolment: Sendable, Hashable {
        case stored
        /// The same was there already: a second try after an interruption.
        case unchanged
    }

    /// Seals a new person. The first of the three steps of storing a report (wraps, vault, then fact and log entry in
    /// one transaction); interrupted anywhere, it can be called again with the same identity, and what never gets its
    /// fact is swept at the next start.
    /// - Throws: `VaultError`: `differs` if the subject is there with anything else, `destroyed`,
    ///   `unknownCompartment`, `locked`; `DatabaseError`.
    @discardableResult
    public func enrol(_ identity: NewIdentity, at now: Instant) async throws -> Enrolment {
        let key = try await stores.wraps.write { [keyring] transaction in
            try Self.wrap(identity, keyring, at: now, in: transaction)
        }
        return try await stores.vault.write { transaction in
            try Self.store(identity, key, at: now, in: transaction)
        }
    }

    @discardableResult
    static func store(
        _ identity: NewIdentity, _ key: SymmetricKey, at now: Instant, in transaction: any Transaction
    ) throws -> Enrolment {
        try note(identity.subject, at: now, in: transaction)
        let fields = try write(identity, key, at: now, in: transaction)
        let consents = try writeConsents(identity, key, in: transaction)
        return fields || consents ? .stored : .unchanged
    }

    /// The row that fields and consents hang on; nothing happens where it is there.
    static func note(_ subject: SubjectID, at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO subject (id, created_at) VALUES (\(subject), \(now.microseconds))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    /// The subject's key: the one an interrupted try has left, or a new one with its wraps.
    static func wrap(
        _ identity: NewIdentity, _ keyring: Keyring, at now: Instant, in transaction: any Transaction
    ) throws -> SymmetricKey {
        if let tombstone = try tombstone(of: identity.subject, in: transaction) {
            throw VaultError.destroyed(tombstone)
        }
        let found = try SubjectWrap.all(of: identity.subject, in: transaction)
        if let first = found.first {
            guard found.map(\.version.compartment) == identity.compartments,
                first.subjectClass == identity.subjectClass
            else { throw VaultError.differs(identity.subject) }
            return try first.opened(keyring, in: transaction)
        }
        // The identifier of a sealed file is no person's: to forget one would read as the end of the other.
        guard try transaction.first("SELECT object FROM object_wrap WHERE object = \(identity.subject)") == nil else {
            throw VaultError.differs(identity.subject)
        }
        let key = SymmetricKey(size: .bits256)
        for compartment in identity.compartments {
            let version = try keyring.newest(compartment, in: transaction)
            let wrap = try SubjectWrap(
                key, of: identity.subject, identity.subjectClass, under: version, keyring, in: transaction)
            try wrap.insert(at: now, in: transaction)
        }
        return key
    }

    /// - Returns: Whether anything was written.
    private static func write(
        _ identity: NewIdentity, _ key: SymmetricKey, at now: Instant, in transaction: any Transaction
    ) throws -> Bool {
        let subject = identity.subject
        let rows = try transaction.query("SELECT name, box FROM identity_field WHERE subject = \(subject)")
        if !rows.isEmpty {
            // The fields of one try are written together: there are all of them or none.
            let found = try open(rows, of: subject, identity.subjectClass, key)
            guard found == identity.fields else { throw VaultError.differs(subject) }
            return false
        }
        for (field, value) in identity.fields {
            try insert(value, field, of: subject, identity.subjectClass, key, at: now, in: transaction)
        }
        return !identity.fields.isEmpty
    }

    static func insert(
        _ value: [UInt8], _ field: IdentityField, of subject: SubjectID, _ subjectClass: SubjectClass,
        _ key: SymmetricKey, at now: Instant, in transaction: any Transaction
    ) throws {
        let box = try FieldBox.seal(value, key, BoundContext.field(subject, subjectClass, field))
        try transaction.execute(
            """
            INSERT INTO identity_field (subject, name, box, written_at)
            VALUES (\(subject), \(field.rawValue), \(box), \(now.microseconds))
            """)
    }

    /// - Parameter rows: `name, box`.
    static func open(
        _ rows: [Row], of subject: SubjectID, _ subjectClass: SubjectClass, _ key: SymmetricKey
    ) throws -> [IdentityField: [UInt8]] {
        var values: [IdentityField: [UInt8]] = [:]
        for row in rows {
            let name = try row.text(at: 0)
            guard let field = IdentityField(rawValue: name),
                let value = FieldBox.open(
                    try row.blob(at: 1), key, BoundContext.field(subject, subjectClass, field))
            else { throw VaultError.tampered("\(name) of \(subject)") }
            values[field] = value
        }
        return values
    }
}
