public import Access
public import Database
public import Protection

/// A case: the folder that gathers people, evidence and decisions about one matter. Its keys in the vault are those of
/// one compartment, which bears the case's identifier.
public struct StoredCase: Hashable, Sendable {
    public let id: UUIDv7
    /// What it is about, without names.
    public let title: String
    public let bounds: Bounds
    public let openedBy: AccountID?
    public let openedAt: Instant

    public init(id: UUIDv7, title: String, bounds: Bounds, openedBy: AccountID?, openedAt: Instant) {
        self.id = id
        self.title = title
        self.bounds = bounds
        self.openedBy = openedBy
        self.openedAt = openedAt
    }

    public var reference: Reference { Reference(.caseFile, id) }
    public var caseID: CaseID { CaseID(id.description) }

    /// The case as a decision sees it.
    public var resource: Resource {
        Resource(
            id: id.description, area: bounds.area, organisation: bounds.organisation, cases: [caseID],
            marks: bounds.marks, owner: openedBy.map(Owner.account))
    }

    /// - Returns: False where there is one of this identifier already.
    @discardableResult
    public func insert(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            INSERT INTO case_file (id, reference, title, opened_by, opened_at, \(Bounds.columns))
            VALUES (\(id), \(reference.text), \(title), \(openedBy?.rawValue), \(openedAt.microseconds),
                    \(bounds.values))
            ON CONFLICT (id) DO NOTHING
            """) == 1
    }

    public static func with(_ id: UUIDv7, in transaction: any Transaction) throws(DatabaseError) -> StoredCase? {
        try transaction.first("SELECT \(columns) FROM case_file WHERE id = \(id)").map(StoredCase.init(row:))
    }

    public static func with(_ reference: Reference, in transaction: any Transaction) throws(DatabaseError)
        -> StoredCase?
    {
        try transaction.first("SELECT \(columns) FROM case_file WHERE reference = \(reference.text)")
            .map(StoredCase.init(row:))
    }

    /// Cases in the order they were opened, a page at a time.
    public static func page(
        _ count: Int, after: UUIDv7? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredCase] {
        try transaction.query(
            "SELECT \(columns) FROM case_file WHERE id > \(after?.description ?? "") ORDER BY id LIMIT \(count)"
        ).map(StoredCase.init(row:))
    }

    private static let columns: SQL = "id, title, opened_by, opened_at, \(Bounds.columns)"

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.uuid("id"), title: try row.text("title"), bounds: try Bounds(row: row),
            openedBy: try row.optionalText("opened_by").map { AccountID($0) }, openedAt: try row.instant("opened_at"))
    }
}
