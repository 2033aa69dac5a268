public import Database
public import Protection

/// An estimate of the unrecorded that someone asked for, with what came of it.
public struct StoredUndercount: Hashable, Sendable {
    /// How it ended.
    public enum Outcome: String, Sendable {
        case done, refused, stopped
        /// A fault of the program; the answer is the word for it.
        case failed
    }

    public let id: String
    public let account: String
    public let askedAt: Instant
    public let title: String
    /// The areas it draws on; nil for everything, unplaced included.
    public let areas: Set<AreaRef>?
    /// Whether someone brought the table; it then belongs to no area.
    public let isPasted: Bool
    /// What was asked, in the form of the use case.
    public let question: String
    /// The tables, in the form of the use case.
    public let lists: String
    public let finishedAt: Instant?
    public let outcome: Outcome?
    public let answer: String?

    /// One just asked for.
    public init(
        id: String, account: String, askedAt: Instant, title: String, areas: Set<AreaRef>?, isPasted: Bool,
        question: String, lists: String
    ) {
        self.init(
            id: id, account: account, askedAt: askedAt, title: title, areas: areas, isPasted: isPasted,
            question: question, lists: lists, finishedAt: nil, outcome: nil, answer: nil)
    }

    private init(
        id: String, account: String, askedAt: Instant, title: String, areas: Set<AreaRef>?, isPasted: Bool,
        question: String, lists: String, finishedAt: Instant?, outcome: Outcome?, answer: String?
    ) {
        self.id = id
        self.account = account
        self.askedAt = askedAt
        self.title = title
        self.areas = areas
        self.isPasted = isPasted
        self.question = question
        self.lists = lists
        self.finishedAt = finishedAt
        self.outcome = outcome
        self.answer = answer
    }

    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        let text = areas.map { areas in areas.map { $0.scheme + "\t" + $0.code }.sorted().joined(separator: "\n") }
        try transaction.execute(
            """
            INSERT INTO undercount_run (id, account, asked_at, title, areas, is_pasted, question, lists)
            VALUES (\(id), \(account), \(askedAt.microseconds), \(title), \(text), \(isPasted), \(question), \(lists))
            """)
    }

    /// Keeps what came of it; only the first outcome counts.
    /// - Returns: False where it had ended before.
    @discardableResult
    public static func finish(
        _ id: String, _ outcome: Outcome, answer: String, at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE undercount_run
            SET finished_at = \(now.microseconds), outcome = \(outcome.rawValue), answer = \(answer)
            WHERE id = \(id) AND finished_at IS NULL
            """) == 1
    }

    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredUndercount? {
        try transaction.first("SELECT \(columns) FROM undercount_run WHERE id = \(id)").map(StoredUndercount.init(row:))
    }

    /// The latest, newest first.
    public static func latest(_ count: Int, in transaction: any Transaction) throws(DatabaseError) -> [StoredUndercount]
    {
        try transaction.query(
            "SELECT \(columns) FROM undercount_run ORDER BY asked_at DESC, id DESC LIMIT \(count)"
        ).map(StoredUndercount.init(row:))
    }

    private static let columns: SQL = """
        id, account, asked_at, title, areas, is_pasted, question, lists, finished_at, outcome, answer
        """

    private init(row: Row) throws(DatabaseError) {
        let areas = try row.optionalText(at: 4).map { text in
            Set(
                text.split(separator: "\n").compactMap { line -> AreaRef? in
                    let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
                    return parts.count == 2 ? AreaRef(scheme: parts[0], code: parts[1]) : nil
                })
        }
        self.init(
            id: try row.text(at: 0), account: try row.text(at: 1),
            askedAt: Instant(microseconds: Int64(try row.int(at: 2))), title: try row.text(at: 3), areas: areas,
            isPasted: try row.bool(at: 5), question: try row.text(at: 6), lists: try row.text(at: 7),
            finishedAt: try row.optionalInt(at: 8).map { Instant(microseconds: Int64($0)) },
            outcome: try row.optionalText(at: 9).flatMap(Outcome.init(rawValue:)), answer: try row.optionalText(at: 10))
    }
}
