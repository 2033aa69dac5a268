public import Database
public import Protection

extension StoredAlert {
    /// The alert of this identity.
    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredAlert? {
        try transaction.first("SELECT \(columns) FROM alert WHERE id = \(id)").map(StoredAlert.init(row:))
    }

    /// The alert a report opened or joined.
    public static func of(report: String, in transaction: any Transaction) throws(DatabaseError) -> StoredAlert? {
        try transaction.first(
            "SELECT \(columns) FROM alert WHERE id IN (SELECT alert FROM alert_report WHERE report = \(report))"
        ).map(StoredAlert.init(row:))
    }

    /// The reports of an alert, in order of arrival: the last one is the latest correction.
    public static func reports(of alert: String, in transaction: any Transaction) throws(DatabaseError) -> [String] {
        try transaction.query("SELECT report FROM alert_report WHERE alert = \(alert) ORDER BY report")
            .map { row throws(DatabaseError) in try row.text(at: 0) }
    }

    /// The reports of several alerts, each in order of arrival.
    public static func reports(
        of alerts: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for row in try transaction.query(
            "SELECT alert, report FROM alert_report WHERE \(SQL.isIn("alert", alerts)) ORDER BY alert, report")
        {
            found[try row.text(at: 0), default: []].append(try row.text(at: 1))
        }
        return found
    }

    /// The alerts nearest in time to each of several: of the same area within a day either way, silences apart, five at
    /// most.
    public static func near(
        _ alerts: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [String: [StoredAlert]] {
        let day = 86_400_000_000
        let pairs = try transaction.query(
            """
            SELECT alert, neighbour FROM (
                SELECT a.id AS alert, b.id AS neighbour, row_number() OVER (
                    PARTITION BY a.id ORDER BY abs(b.received_at - a.received_at), b.id
                ) AS n
                FROM alert a JOIN alert b
                    ON b.scheme = a.scheme AND b.area_code = a.area_code AND b.id <> a.id
                    AND b.received_at BETWEEN a.received_at - \(day) AND a.received_at + \(day)
                WHERE \(SQL.isIn("a.id", alerts)) AND b.channel <> \(Channel.system.rawValue)
            ) found
            WHERE n <= 5
            ORDER BY alert, n
            """
        ).map { row throws(DatabaseError) in (alert: try row.text(at: 0), neighbour: try row.text(at: 1)) }
        let ids = Set(pairs.map(\.neighbour)).sorted()
        let rows = try transaction.query("SELECT \(columns) FROM alert WHERE \(SQL.isIn("id", ids))")
            .map(StoredAlert.init(row:))
        let known = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
        return Dictionary(grouping: pairs, by: \.alert).mapValues { $0.compactMap { known[$0.neighbour] } }
    }

    /// A page of the ledger: open alerts first, the latest first among them.
    /// - Parameter areas: Only alerts that lie in these; nil for all, those nobody has placed included.
    public static func page(
        _ count: Int, within areas: Set<AreaRef>?, after place: Place? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAlert] {
        let start: SQL =
            place.map {
                "(is_open, received_at, id) < (\($0.isOpen), \($0.receivedAt.microseconds), \($0.id))"
            } ?? "1 = 1"
        return try transaction.query(
            """
            SELECT \(columns) FROM alert WHERE \(inside(areas)) AND \(start)
            ORDER BY is_open DESC, received_at DESC, id DESC LIMIT \(count)
            """
        ).map(StoredAlert.init(row:))
    }

    /// Open alerts, oldest first.
    public static func open(in transaction: any Transaction) throws(DatabaseError) -> [StoredAlert] {
        try transaction.query("SELECT \(columns) FROM alert WHERE is_open = \(true) ORDER BY received_at, id")
            .map(StoredAlert.init(row:))
    }

    /// Alerts received in a span of time, oldest first.
    public static func received(
        from: Instant, to: Instant, within areas: Set<AreaRef>? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAlert] {
        try transaction.query(
            """
            SELECT \(columns) FROM alert
            WHERE received_at >= \(from.microseconds) AND received_at <= \(to.microseconds) AND \(inside(areas))
            ORDER BY received_at, id
            """
        ).map(StoredAlert.init(row:))
    }

    /// Where the alerts lay at a moment that were moved since: areas, narrow first, by alert.
    public static func places(
        at moment: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [String: [AreaRef]] {
        var found: [String: [AreaRef]] = [:]
        for row in try transaction.query(
            """
            SELECT alert, areas FROM alert_place WHERE replaced_at > \(moment.microseconds)
            ORDER BY alert, replaced_at
            """)
        {
            let alert = try row.text(at: 0)
            if found[alert] == nil { found[alert] = AreaList.areas(in: try row.text(at: 1)) }
        }
        return found
    }

    /// Alerts that are open or were received since a moment, oldest first.
    public static func openOrReceived(
        from: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAlert] {
        try transaction.query(
            """
            SELECT \(columns) FROM alert WHERE is_open = \(true) OR received_at >= \(from.microseconds)
            ORDER BY received_at, id
            """
        ).map(StoredAlert.init(row:))
    }

    /// Alerts to which anything happened since a moment, in that order, a page at a time.
    /// - Parameter id: Where the page before ended within that moment; by default after all of it.
    public static func changed(
        _ count: Int, since moment: Instant, after id: String? = nil, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAlert] {
        let start: SQL =
            id.map { "(changed_at, id) > (\(moment.microseconds), \($0))" } ?? "changed_at > \(moment.microseconds)"
        return try transaction.query(
            "SELECT \(columns) FROM alert WHERE \(start) ORDER BY changed_at, id LIMIT \(count)"
        ).map(StoredAlert.init(row:))
    }

    /// When anything last happened to any alert; nil in a ledger without alerts.
    public static func lastChange(in transaction: any Transaction) throws(DatabaseError) -> Instant? {
        try transaction.first("SELECT max(changed_at) AS at FROM alert").flatMap { row throws(DatabaseError) in
            try row.optionalInstant("at")
        }
    }

    /// The condition that an alert lies in some areas.
    static func inside(_ areas: Set<AreaRef>?) -> SQL {
        guard let areas else { return "1 = 1" }
        var condition: SQL = "1 = 0"
        for (scheme, refs) in Dictionary(grouping: areas, by: \.scheme).sorted(by: { $0.key < $1.key }) {
            condition = "\(condition) OR (scheme = \(scheme) AND area_code IN (\(list: refs.map(\.code).sorted())))"
        }
        return "(\(condition))"
    }
}
