public import Access
public import Database
public import Protection

/// A phone or tablet that may send reports for one area, until it is revoked.
public struct StoredDevice: Hashable, Sendable {
    public let id: DeviceID
    public let digest: String
    public let label: String
    public let area: AreaRef
    public let madeBy: AccountID?
    public let madeAt: Instant
    public let revokedAt: Instant?
    public let mode: Mode
    /// Whether only a real flood sets its reports aside.
    public let isTrusted: Bool
    /// For clients that know nothing better than a name and a password; a token in the address needs none.
    public let user: User?

    /// What its reports are for.
    public enum Mode: String, CaseIterable, Sendable {
        case live
        /// Looks real to whoever learns, and counts nothing.
        case training
    }

    /// A name, and what answers to a challenge are checked by.
    public struct User: Hashable, Sendable {
        public let name: String
        /// Sealed: it is worth as much as the password.
        public let secret: [UInt8]

        public init(name: String, secret: [UInt8]) {
            self.name = name
            self.secret = secret
        }
    }

    public init(
        id: DeviceID, digest: String, label: String, area: AreaRef, madeBy: AccountID?, madeAt: Instant,
        revokedAt: Instant? = nil, mode: Mode = .live, isTrusted: Bool = false, user: User? = nil
    ) {
        self.id = id
        self.digest = digest
        self.label = label
        self.area = area
        self.madeBy = madeBy
        self.madeAt = madeAt
        self.revokedAt = revokedAt
        self.mode = mode
        self.isTrusted = isTrusted
        self.user = user
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO device (id, digest, label, scheme, code, made_by, made_at, mode, is_trusted, user_name, user_secret)
            VALUES (\(id.rawValue), \(digest), \(label), \(area.scheme), \(area.code), \(madeBy?.rawValue),
                    \(madeAt.microseconds), \(mode.rawValue), \(isTrusted), \(user?.name), \(user?.secret))
            """)
    }

    /// The device of this digest, unless it is revoked. Read from the store at every request: a seized phone is shut
    /// out at once on every server.
    public static func with(digest: String, in transaction: any Transaction) throws(DatabaseError) -> StoredDevice? {
        try transaction.first("SELECT \(columns) FROM device WHERE digest = \(digest) AND revoked_at IS NULL")
            .map(StoredDevice.init(row:))
    }

    /// The device of this user name, unless it is revoked.
    public static func with(user: String, in transaction: any Transaction) throws(DatabaseError) -> StoredDevice? {
        try transaction.first("SELECT \(columns) FROM device WHERE user_name = \(user) AND revoked_at IS NULL")
            .map(StoredDevice.init(row:))
    }

    /// The device of this id, revoked or not.
    public static func with(id: DeviceID, in transaction: any Transaction) throws(DatabaseError) -> StoredDevice? {
        try transaction.first("SELECT \(columns) FROM device WHERE id = \(id.rawValue)").map(StoredDevice.init(row:))
    }

    /// Devices in the order they were made, a page at a time.
    public static func page(
        _ count: Int, after: DeviceID? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredDevice] {
        try transaction.query(
            "SELECT \(columns) FROM device WHERE id > \(after?.rawValue ?? "") ORDER BY id LIMIT \(count)"
        ).map(StoredDevice.init(row:))
    }

    /// Gives an open device this user, in the place of the one it had.
    /// - Returns: False where the device is revoked, or is not there.
    /// - Throws: `uniqueViolation` where another device has that name.
    public static func set(
        _ user: User, of id: DeviceID, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE device SET user_name = \(user.name), user_secret = \(user.secret)
            WHERE id = \(id.rawValue) AND revoked_at IS NULL
            """) == 1
    }

    public static func revoke(
        _ id: DeviceID, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE device SET revoked_at = \(now.microseconds) WHERE id = \(id.rawValue) AND revoked_at IS NULL") == 1
    }

    private static let columns: SQL = """
        id, digest, label, scheme, code, made_by, made_at, revoked_at, mode, is_trusted, user_name, user_secret
        """

    private init(row: Row) throws(DatabaseError) {
        self.init(
            id: DeviceID(try row.text("id")), digest: try row.text("digest"), label: try row.text("label"),
            area: AreaRef(scheme: try row.text("scheme"), code: try row.text("code")),
            madeBy: try row.optionalText("made_by").map { AccountID($0) }, madeAt: try row.instant("made_at"),
            revokedAt: try row.optionalInstant("revoked_at"),
            mode: Mode(rawValue: try row.text("mode")) ?? .training, isTrusted: try row.bool("is_trusted"),
            user: try row.optionalText("user_name").map { name throws(DatabaseError) in
                User(name: name, secret: try row.blob("user_secret"))
            })
    }
}
