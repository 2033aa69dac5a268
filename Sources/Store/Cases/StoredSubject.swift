public import Access
public import Database
public import Protection

/// A person as the facts know them: a pseudonym, what it is bound to, and whether the identity behind it still exists.
public struct StoredSubject: Hashable, Sendable {
    /// Why a person is in the vault.
    public enum Kind: String, Sendable, CaseIterable {
        /// Someone harm was done to, or a relative.
        case victim
        /// Someone who told us.
        case source
    }

    public let id: UUIDv7
    public let kind: Kind
    /// Which keys of the vault open the identity.
    public let compartment: String
    /// The case it belongs to; nil for a source whose word has not become a case yet.
    public let caseFile: UUIDv7?
    public let bounds: Bounds
    public let madeBy: AccountID?
    public let madeAt: Instant
    /// When the key was destroyed; nil while there is one.
    public let destroyedAt: Instant?

    public init(
        id: UUIDv7, kind: Kind, compartment: String, caseFile: UUIDv7?, bounds: Bounds, madeBy: AccountID?,
        madeAt: Instant, destroyedAt: Instant? = nil
    ) {
        self.id = id
        self.kind = kind
        self.compartment = compartment
        self.caseFile = caseFile
        self.bounds = bounds
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.destroyedAt = destroyedAt
    }

    public var reference: Reference { Reference(kind == .victim ? .victim : .source, id) }

    /// The person as a decision sees them.
    public var resource: Resource {
        Resource(
            id: id.description, area: bounds.area, organisation: bounds.organisation,
            cases: caseFile.map { [CaseID($0.description)] } ?? [], marks: bounds.marks,
            owner: madeBy.map(Owner.account))
    }

    /// - Returns: False where there is one of this identifier already: a second try.
    @discardableResult
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO subject (id, reference, class, compartment, case_file, made_by, made_at, \(Bounds.columns))
            VALUES (\(id), \(reference.text), \(kind.rawValue), \(compartment), \(caseFile), \(madeBy?.rawValue),
                    \(madeAt.microseconds), \(bounds.values))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    public static func with(_ id: UUIDv7, in transaction: any Transaction) throws(DatabaseError) -> StoredSubject? {
        try transaction.first("SELECT \(columns) FROM subject WHERE id = \(id)").map(StoredSubject.init(row:))
    }

    /// Those among some people that are known.
    public static func known(
        among ids: [UUIDv7], in transaction: any Transaction
    ) throws(DatabaseError) -> Set<UUIDv7> {
        try UUIDv7.known(among: ids, in: "subject", transaction)
    }

    /// Those of some people whom the vault knows or knew.
    public static func with(
        ids: [UUIDv7], in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredSubject] {
        var found: [StoredSubject] = []
        for start in stride(from: 0, to: ids.count, by: 400) {
            let chunk = ids[start..<min(start + 400, ids.count)]
            found += try transaction.query(
                "SELECT \(columns) FROM subject WHERE \(SQL.isIn("id", chunk)) ORDER BY id"
            ).map(StoredSubject.init(row:))
        }
        return found
    }

    public static func with(
        _ reference: Reference, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredSubject? {
        try transaction.first("SELECT \(columns) FROM subject WHERE reference = \(reference.text)")
            .map(StoredSubject.init(row:))
    }

    /// The people of a case, in the order they were enrolled.
    public static func of(_ caseFile: UUIDv7, in transaction: any Transaction) throws(DatabaseError) -> [StoredSubject]
    {
        try transaction.query("SELECT \(columns) FROM subject WHERE case_file = \(caseFile) ORDER BY id")
            .map(StoredSubject.init(row:))
    }

    /// People in the order they were enrolled, a page at a time.
    public static func page(
        _ count: Int, after: UUIDv7? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredSubject] {
        try transaction.query(
            "SELECT \(columns) FROM subject WHERE id > \(after?.description ?? "") ORDER BY id LIMIT \(count)"
        ).map(StoredSubject.init(row:))
    }

    /// Binds a person without a case to one.
    /// - Returns: Whether there was one to bind.
    public static func bind(
        _ id: UUIDv7, to caseFile: UUIDv7, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE subject SET case_file = \(caseFile) WHERE id = \(id) AND case_file IS NULL") == 1
    }

    /// Notes that the key was destroyed.
    /// - Returns: Whether it was not noted before.
    public static func noteDestroyed(
        _ id: UUIDv7, at moment: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE subject SET destroyed_at = \(moment.microseconds) WHERE id = \(id) AND destroyed_at IS NULL") == 1
    }

    private static let columns: SQL = """
        id, class, compartment, case_file, made_by, made_at, destroyed_at, \(Bounds.columns)
        """

    private init(row: Row) throws(DatabaseError) {
        guard let kind = Kind(rawValue: try row.text("class")) else {
            throw DatabaseError(.corrupt, "victim or source was expected", place: "subject")
        }
        self.init(
            id: try row.uuid("id"), kind: kind, compartment: try row.text("compartment"),
            caseFile: try row.optionalUuid("case_file"), bounds: try Bounds(row: row),
            madeBy: try row.optionalText("made_by").map { AccountID($0) }, madeAt: try row.instant("made_at"),
            destroyedAt: try row.optionalInstant("destroyed_at"))
    }
}
