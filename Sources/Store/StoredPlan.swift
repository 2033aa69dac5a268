public import Database
public import Protection

/// A plan as it was made: what it was computed from and what came of it. Plans are versions; none is ever changed.
public struct StoredPlan: Sendable {
    public let id: String
    public let mission: String
    public let deadline: Day
    /// The day of the view it was made from.
    public let at: Day
    public let madeAt: Instant
    /// The instance, the plan and the basis behind them, as JSON.
    public let instance: String
    public let plan: String
    public let basis: String

    public init(
        id: String, mission: String, deadline: Day, at: Day, madeAt: Instant, instance: String, plan: String,
        basis: String
    ) {
        self.id = id
        self.mission = mission
        self.deadline = deadline
        self.at = at
        self.madeAt = madeAt
        self.instance = instance
        self.plan = plan
        self.basis = basis
    }

    /// Keeps the plan.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO plan (id, mission, deadline, view_day, made_at, instance, plan, basis)
            VALUES (\(id), \(mission), \(deadline.description), \(at.description), \(madeAt.microseconds), \(instance),
                    \(plan), \(basis))
            """)
    }

    /// Identities of the last plans made from views up to a day, newest first.
    public static func newest(_ count: Int, at day: Day, in transaction: any Transaction) throws(DatabaseError)
        -> [String]
    {
        var found: [String] = []
        for row in try transaction.query(
            """
            SELECT id FROM plan
            WHERE view_day <= \(day.description)
            ORDER BY view_day DESC, made_at DESC, id DESC
            LIMIT \(count)
            """)
        { found.append(try row.text("id")) }
        return found
    }

    /// The plan with this identity.
    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredPlan? {
        guard
            let row = try transaction.first(
                """
                SELECT id, mission, deadline, view_day, made_at, instance, plan, basis FROM plan WHERE id = \(id)
                """)
        else { return nil }
        guard let deadline = Day(try row.text("deadline")), let at = Day(try row.text("view_day")) else {
            throw DatabaseError(.corrupt, "a day was expected", place: "plan")
        }
        return StoredPlan(
            id: try row.text("id"), mission: try row.text("mission"), deadline: deadline, at: at,
            madeAt: Instant(microseconds: Int64(try row.int("made_at"))), instance: try row.text("instance"),
            plan: try row.text("plan"), basis: try row.text("basis"))
    }

    /// How many plans the store holds, and so the number of the newest.
    public static func count(in transaction: any Transaction) throws(DatabaseError) -> Int {
        try transaction.first("SELECT count(*) AS n FROM plan")?.int("n") ?? 0
    }
}
