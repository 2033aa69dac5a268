public import Database
public import Protection

/// A pair that a person should look at, as the last run of linkage found it.
public struct StoredPair: Hashable, Sendable {
    /// One step of the waterfall: which comparison, at which level, and the weight it adds.
    public struct Step: Hashable, Sendable {
        public let comparison: Int
        public let level: Int
        public let weight: Double

        public init(comparison: Int, level: Int, weight: Double) {
            self.comparison = comparison
            self.level = level
            self.weight = weight
        }
    }

    public let kind: StoredJudgement.Kind
    /// The lesser of the two by its text, then the other.
    public let first: String
    public let second: String
    public let probability: Double
    /// A word for why it is worth a look.
    public let why: String
    /// How much is expected to be learnt, in bits.
    public let value: Double
    /// Where the waterfall starts, and what decisions on other pairs add at its end.
    public let start: Double
    public let calibration: Double
    public let steps: [Step]
    /// The run that found it.
    public let run: String
    public let foundAt: Instant

    public init(
        kind: StoredJudgement.Kind, _ one: String, _ other: String, probability: Double, why: String, value: Double,
        start: Double, calibration: Double, steps: [Step], run: String, foundAt: Instant
    ) {
        self.kind = kind
        first = min(one, other)
        second = max(one, other)
        self.probability = probability
        self.why = why
        self.value = value
        self.start = start
        self.calibration = calibration
        self.steps = steps
        self.run = run
        self.foundAt = foundAt
    }

    /// Puts the pairs of a run in the place of those of the run before; who was unsure of one stays noted.
    public static func replace(
        _ kind: StoredJudgement.Kind, by pairs: [StoredPair], in transaction: any Transaction
    ) throws(DatabaseError) {
        var postponed: [[String]: (at: Int, by: String)] = [:]
        for row in try transaction.query(
            """
            SELECT first, second, postponed_at, postponed_by FROM harm_pair
            WHERE kind = \(kind.rawValue) AND postponed_at IS NOT NULL
            """)
        {
            postponed[[try row.text(at: 0), try row.text(at: 1)]] = (
                try row.int(at: 2), try row.optionalText(at: 3) ?? ""
            )
        }
        try transaction.execute("DELETE FROM harm_pair WHERE kind = \(kind.rawValue)")
        for pair in pairs {
            let later = postponed[[pair.first, pair.second]]
            try transaction.execute(
                """
                INSERT INTO harm_pair (
                    kind, first, second, probability, why, value, steps, run, found_at, postponed_at, postponed_by)
                VALUES (\(kind.rawValue), \(pair.first), \(pair.second), \(pair.probability), \(pair.why),
                        \(pair.value), \(pair.stepText), \(pair.run), \(pair.foundAt.microseconds), \(later?.at),
                        \(later?.by))
                """)
        }
    }

    /// The pairs nobody has judged, first what teaches most; those someone was unsure of come last.
    public static func open(
        _ kind: StoredJudgement.Kind, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredPair] {
        try transaction.query(
            """
            SELECT \(columns) FROM harm_pair AS p
            WHERE p.kind = \(kind.rawValue) AND NOT EXISTS (
                SELECT 1 FROM harm_judgement AS j
                WHERE j.kind = p.kind AND j.first = p.first AND j.second = p.second AND j.undone_at IS NULL
                  AND j.account IS NOT NULL)
            ORDER BY p.postponed_at IS NOT NULL, p.postponed_at, p.value DESC, p.first, p.second
            """
        ).map(StoredPair.init(row:))
    }

    /// How many pairs the last run found, judged ones included.
    public static func count(_ kind: StoredJudgement.Kind, in transaction: any Transaction) throws(DatabaseError) -> Int
    {
        try transaction.first("SELECT count(*) AS n FROM harm_pair WHERE kind = \(kind.rawValue)")?.int("n") ?? 0
    }

    /// One pair; nil where the last run did not find it.
    public static func with(
        _ kind: StoredJudgement.Kind, _ one: String, _ other: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredPair? {
        try transaction.first(
            """
            SELECT \(columns) FROM harm_pair AS p
            WHERE p.kind = \(kind.rawValue) AND p.first = \(min(one, other)) AND p.second = \(max(one, other))
            """
        ).map(StoredPair.init(row:))
    }

    /// Notes that someone looked and is unsure.
    /// - Returns: Whether there is such a pair.
    public static func postpone(
        _ kind: StoredJudgement.Kind, _ one: String, _ other: String, at now: Instant, by account: String,
        in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE harm_pair SET postponed_at = \(now.microseconds), postponed_by = \(account)
            WHERE kind = \(kind.rawValue) AND first = \(min(one, other)) AND second = \(max(one, other))
            """) == 1
    }

    private static let columns: SQL = """
        p.kind, p.first, p.second, p.probability, p.why, p.value, p.steps, p.run, p.found_at
        """

    private var stepText: String {
        (["\(start) \(calibration)"] + steps.map { "\($0.comparison) \($0.level) \($0.weight)" })
            .joined(separator: "\n")
    }

    private init(row: Row) throws(DatabaseError) {
        let lines = try row.text(at: 6).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        guard let kind = StoredJudgement.Kind(rawValue: try row.text(at: 0)), let head = lines.first, head.count == 2,
            let start = Double(head[0]), let calibration = Double(head[1])
        else { throw DatabaseError(.corrupt, "a pair's row does not read", place: "harm_pair") }
        self.init(
            kind: kind, try row.text(at: 1), try row.text(at: 2), probability: try row.double(at: 3),
            why: try row.text(at: 4), value: try row.double(at: 5), start: start, calibration: calibration,
            steps: lines.dropFirst().compactMap { parts in
                guard parts.count == 3, let comparison = Int(parts[0]), let level = Int(parts[1]),
                    let weight = Double(parts[2])
                else { return nil }
                return Step(comparison: comparison, level: level, weight: weight)
            },
            run: try row.text(at: 7), foundAt: Instant(microseconds: Int64(try row.int(at: 8))))
    }
}
