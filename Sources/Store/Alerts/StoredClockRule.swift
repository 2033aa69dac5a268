public import Access
public import Database
public import Protection

/// A rule of the clocks, as somebody set it. One that is replaced ends and stays.
public struct StoredClockRule: Hashable, Sendable {
    public let id: String
    public let rule: ClockRule
    public let madeBy: AccountID?
    public let madeAt: Instant

    public init(id: String, rule: ClockRule, madeBy: AccountID?, madeAt: Instant) {
        self.id = id
        self.rule = rule
        self.madeBy = madeBy
        self.madeAt = madeAt
    }

    /// The rules in force at a moment, oldest first.
    public static func all(
        at moment: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredClockRule] {
        try transaction.query(
            """
            SELECT \(columns) FROM clock_rule
            WHERE made_at <= \(moment.microseconds) AND (ended_at IS NULL OR ended_at > \(moment.microseconds))
            ORDER BY id
            """
        ).map(StoredClockRule.init(row:))
    }

    /// The clocks in force at a moment.
    public static func clocks(
        at moment: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> AlertClocks {
        AlertClocks(rules: try all(at: moment, in: transaction).map(\.rule))
    }

    /// Puts it in force; one for the same area and actor ends.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        for held in try StoredClockRule.all(in: transaction)
        where held.rule.area == rule.area && held.rule.actor == rule.actor {
            _ = try StoredClockRule.end(held.id, at: madeAt, in: transaction)
        }
        let limits = rule.limits
        try transaction.execute(
            """
            INSERT INTO clock_rule (\(StoredClockRule.columns))
            VALUES (\(id), \(rule.area?.scheme), \(rule.area?.code), \(rule.actor), \(limits.minutes[.seen]),
                    \(limits.minutes[.acted]), \(limits.minutes[.arrived]), \(limits.minutes[.closed]),
                    \(StoredClockRule.text(of: limits.levels)), \(limits.minutesBetweenLevels),
                    \(limits.minutesToAnswer), \(madeBy?.rawValue), \(madeAt.microseconds))
            """)
    }

    /// Ends a rule.
    /// - Returns: False where none such is in force.
    public static func end(
        _ id: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE clock_rule SET ended_at = \(now.microseconds) WHERE id = \(id) AND ended_at IS NULL") == 1
    }

    /// Levels a line each; those of one level parted by a unit separator.
    private static func text(of levels: [[String]]) -> String {
        levels.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\n")
    }

    private static let columns: SQL = """
        id, scheme, area_code, actor, seen, acted, arrived, closed, levels, between_levels, to_answer, made_by, made_at
        """

    private init(row: Row) throws(DatabaseError) {
        var minutes: [AlertStep: Int] = [:]
        for (index, step) in AlertStep.allCases.enumerated() { minutes[step] = try row.optionalInt(at: 4 + index) }
        let levels = try row.text(at: 8).split(separator: "\n").map { $0.split(separator: "\u{1F}").map(String.init) }
        self.init(
            id: try row.text(at: 0),
            rule: ClockRule(
                area: try row.area(at: 1), actor: try row.optionalText(at: 3),
                limits: ClockLimits(
                    minutes: minutes, levels: levels, minutesBetweenLevels: try row.int(at: 9),
                    minutesToAnswer: try row.int(at: 10))),
            madeBy: try row.optionalText(at: 11).map { AccountID($0) },
            madeAt: Instant(microseconds: Int64(try row.int(at: 12))))
    }
}
