public import Database
public import Protection

/// An alert as it stands in the ledger, without what happened to it: those are its events.
public struct StoredAlert: Hashable, Sendable {
    public let id: String
    public let receivedAt: Instant
    /// Nil for one this server does not know: a newer one wrote it.
    public let channel: Channel?
    /// Whether only its clear header is known here.
    public let isSealed: Bool
    /// Made up for the demonstration; it feeds no figure.
    public let isInvented: Bool
    public let category: ReportCategory?
    public let isUrgent: Bool
    /// The area it tells of; nil where nobody knows.
    public let area: AreaRef?
    /// That area and those around it, narrow first.
    public let areas: [AreaRef]
    public let isOpen: Bool
    /// How many events it has.
    public let eventCount: Int
    /// When anything last happened to it.
    public let changedAt: Instant

    public init(
        id: String, receivedAt: Instant, channel: Channel?, isSealed: Bool, isInvented: Bool = false,
        category: ReportCategory?, isUrgent: Bool, area: AreaRef?, areas: [AreaRef], isOpen: Bool = true,
        eventCount: Int = 0, changedAt: Instant
    ) {
        self.id = id
        self.receivedAt = receivedAt
        self.channel = channel
        self.isSealed = isSealed
        self.isInvented = isInvented
        self.category = category
        self.isUrgent = isUrgent
        self.area = area
        self.areas = areas
        self.isOpen = isOpen
        self.eventCount = eventCount
        self.changedAt = changedAt
    }

    /// Where a page of the ledger goes on: open alerts first, then the latest.
    public struct Place: Hashable, Sendable {
        public let isOpen: Bool
        public let receivedAt: Instant
        public let id: String

        public init(_ alert: StoredAlert) {
            isOpen = alert.isOpen
            receivedAt = alert.receivedAt
            id = alert.id
        }

        /// From `o-1688126400000000-ID`; nil for anything else.
        public init?(_ text: String) {
            let parts = text.split(separator: "-", maxSplits: 2)
            guard parts.count == 3, parts[0] == "o" || parts[0] == "c", let moment = Int64(parts[1]) else { return nil }
            isOpen = parts[0] == "o"
            receivedAt = Instant(microseconds: moment)
            id = String(parts[2])
        }

        public var text: String { (isOpen ? "o" : "c") + "-\(receivedAt.microseconds)-" + id }
    }

    /// Adds it with the report that opened it.
    /// - Throws: `uniqueViolation` where that report has an alert already.
    public func insert(opening report: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO alert (\(StoredAlert.columns))
            VALUES (\(id), \(receivedAt.microseconds), \(channel?.rawValue), \(isSealed), \(isInvented),
                    \(category?.rawValue), \(isUrgent), \(area?.scheme), \(area?.code), \(AreaList.text(of: areas)),
                    \(isOpen), \(eventCount), \(changedAt.microseconds))
            """)
        try StoredAlert.join(report, to: id, in: transaction)
    }

    /// Notes that a report belongs to an alert.
    public static func join(
        _ report: String, to alert: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("INSERT INTO alert_report (report, alert) VALUES (\(report), \(alert))")
    }

    /// Takes over what a correction says of place and kind; where it lay before is kept.
    public static func correct(
        _ id: String, category: ReportCategory?, isUrgent: Bool, areas: [AreaRef], at now: Instant,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        let list = AreaList.text(of: areas)
        try transaction.execute(
            """
            INSERT INTO alert_place (alert, replaced_at, areas)
            SELECT id, CAST(\(now.microseconds) AS BIGINT), areas FROM alert WHERE id = \(id) AND areas <> \(list)
            ON CONFLICT (alert, replaced_at) DO NOTHING
            """)
        try transaction.execute(
            """
            UPDATE alert
            SET category = \(category?.rawValue), is_urgent = \(isUrgent), scheme = \(areas.first?.scheme),
                area_code = \(areas.first?.code), areas = \(list),
                changed_at = \(now.microseconds)
            WHERE id = \(id)
            """)
    }

    /// The same alert laid elsewhere.
    public func placed(in areas: [AreaRef]) -> StoredAlert {
        StoredAlert(
            id: id, receivedAt: receivedAt, channel: channel, isSealed: isSealed, isInvented: isInvented,
            category: category, isUrgent: isUrgent, area: areas.first, areas: areas, isOpen: isOpen,
            eventCount: eventCount, changedAt: changedAt)
    }

    /// Notes that something happened about a report that belongs to an alert, so that open pages look again.
    public static func touch(
        report: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE alert SET changed_at = \(now.microseconds)
            WHERE id IN (SELECT alert FROM alert_report WHERE report = \(report)) AND changed_at < \(now.microseconds)
            """)
    }

    static let columns: SQL = """
        id, received_at, channel, is_sealed, is_invented, category, is_urgent, scheme, area_code, areas, is_open,
        events, changed_at
        """

    init(row: Row) throws(DatabaseError) {
        self.init(
            id: try row.text(at: 0), receivedAt: Instant(microseconds: Int64(try row.int(at: 1))),
            channel: Channel(rawValue: try row.text(at: 2)), isSealed: try row.bool(at: 3),
            isInvented: try row.bool(at: 4),
            category: try row.optionalText(at: 5).flatMap(ReportCategory.init(rawValue:)),
            isUrgent: try row.bool(at: 6), area: try row.area(at: 7), areas: AreaList.areas(in: try row.text(at: 9)),
            isOpen: try row.bool(at: 10), eventCount: try row.int(at: 11),
            changedAt: Instant(microseconds: Int64(try row.int(at: 12))))
    }
}
