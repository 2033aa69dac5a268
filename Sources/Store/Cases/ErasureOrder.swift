public import Access
public import Database
public import Protection

/// What is to be forgotten: noted before the vault is touched, so that an interruption only delays it.
public struct ErasureOrder: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Sendable, CaseIterable {
        /// The person took a consent back.
        case withdrawn
        /// Two persons ordered it.
        case ordered
    }

    public let id: UUIDv7
    /// A person, or a piece of evidence.
    public let subject: UUIDv7
    /// The one consent that is taken back; nil where all is to be forgotten.
    public let consent: UUIDv7?
    public let reason: Reason
    public let orderedBy: AccountID?
    public let orderedAt: Instant

    public init(
        id: UUIDv7, subject: UUIDv7, consent: UUIDv7? = nil, reason: Reason, orderedBy: AccountID?, orderedAt: Instant
    ) {
        self.id = id
        self.subject = subject
        self.consent = consent
        self.reason = reason
        self.orderedBy = orderedBy
        self.orderedAt = orderedAt
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO erasure_order (id, subject, consent, reason, ordered_by, ordered_at)
            VALUES (\(id), \(subject), \(consent), \(reason.rawValue), \(orderedBy?.rawValue),
                    \(orderedAt.microseconds))
            """)
    }

    /// The orders not carried out yet, oldest first, and how many rows do not read: one that does not hides no other.
    public static func open(
        in transaction: any Transaction
    ) throws(DatabaseError) -> (orders: [ErasureOrder], unreadable: Int) {
        let rows = try transaction.query(
            """
            SELECT id, subject, consent, reason, ordered_by, ordered_at FROM erasure_order
            WHERE done_at IS NULL ORDER BY ordered_at, id
            """)
        let orders = rows.compactMap { try? ErasureOrder(row: $0) }  // counted below
        return (orders, rows.count - orders.count)
    }

    private init(row: Row) throws(DatabaseError) {
        guard let reason = Reason(rawValue: try row.text("reason")) else {
            throw DatabaseError(.corrupt, "a reason was expected", place: "erasure_order")
        }
        self.init(
            id: try row.uuid("id"), subject: try row.uuid("subject"), consent: try row.optionalUuid("consent"),
            reason: reason, orderedBy: try row.optionalText("ordered_by").map { AccountID($0) },
            orderedAt: try row.instant("ordered_at"))
    }

    /// Notes that it was carried out.
    /// - Returns: Whether it was not noted before.
    public func finish(at moment: Instant, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE erasure_order SET done_at = \(moment.microseconds) WHERE id = \(id) AND done_at IS NULL") == 1
    }
}
