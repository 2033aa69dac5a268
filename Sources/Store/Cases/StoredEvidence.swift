public import Access
public import Database
public import Protection

/// A piece of evidence of a case: what kind of file it is, and, sealed, what would tell of its content.
public struct StoredEvidence: Hashable, Sendable {
    public let id: UUIDv7
    public let caseFile: UUIDv7
    /// What it is by its bytes, such as `jpeg`.
    public let kind: String
    public let byteCount: Int
    /// Pixels, for a picture.
    public let size: Size?
    /// Digest, salt and name, sealed under the key of the file.
    public let note: [UInt8]
    public let receivedBy: AccountID?
    public let receivedAt: Instant
    public let destroyedAt: Instant?

    /// Width and height of a picture.
    public struct Size: Hashable, Sendable {
        public let width: Int
        public let height: Int

        public init(width: Int, height: Int) {
            self.width = width
            self.height = height
        }
    }

    public init(
        id: UUIDv7, caseFile: UUIDv7, kind: String, byteCount: Int, size: Size?, note: [UInt8],
        receivedBy: AccountID?, receivedAt: Instant, destroyedAt: Instant? = nil
    ) {
        self.id = id
        self.caseFile = caseFile
        self.kind = kind
        self.byteCount = byteCount
        self.size = size
        self.note = note
        self.receivedBy = receivedBy
        self.receivedAt = receivedAt
        self.destroyedAt = destroyedAt
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO evidence (id, case_file, kind, byte_count, width, height, note, received_by, received_at)
            VALUES (\(id), \(caseFile), \(kind), \(byteCount), \(size?.width), \(size?.height), \(note),
                    \(receivedBy?.rawValue), \(receivedAt.microseconds))
            """)
    }

    public static func with(_ id: UUIDv7, in transaction: any Transaction) throws(DatabaseError) -> StoredEvidence? {
        try transaction.first("SELECT \(columns) FROM evidence WHERE id = \(id)").map(StoredEvidence.init(row:))
    }

    /// Those among some pieces that are known.
    public static func known(
        among ids: [UUIDv7], in transaction: any Transaction
    ) throws(DatabaseError) -> Set<UUIDv7> {
        try UUIDv7.known(among: ids, in: "evidence", transaction)
    }

    /// The evidence of a case, in the order it came.
    public static func of(
        _ caseFile: UUIDv7, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredEvidence] {
        try transaction.query("SELECT \(columns) FROM evidence WHERE case_file = \(caseFile) ORDER BY id")
            .map(StoredEvidence.init(row:))
    }

    /// Notes that the key was destroyed.
    /// - Returns: Whether it was not noted before.
    public static func noteDestroyed(
        _ id: UUIDv7, at moment: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE evidence SET destroyed_at = \(moment.microseconds) WHERE id = \(id) AND destroyed_at IS NULL") == 1
    }

    private static let columns: SQL = """
        id, case_file, kind, byte_count, width, height, note, received_by, received_at, destroyed_at
        """

    private init(row: Row) throws(DatabaseError) {
        let (width, height) = (try row.optionalInt("width"), try row.optionalInt("height"))
        let size: Size? = if let width, let height { Size(width: width, height: height) } else { nil }
        self.init(
            id: try row.uuid("id"), caseFile: try row.uuid("case_file"), kind: try row.text("kind"),
            byteCount: try row.int("byte_count"), size: size, note: try row.blob("note"),
            receivedBy: try row.optionalText("received_by").map { AccountID($0) },
            receivedAt: try row.instant("received_at"), destroyedAt: try row.optionalInstant("destroyed_at"))
    }
}
