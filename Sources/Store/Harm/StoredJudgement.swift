public import Database
public import Protection

/// What someone decided about a pair: one and the same, or two. Undone ones stay, with who undid them and why.
public struct StoredJudgement: Hashable, Sendable {
    /// Of what the pair is.
    public enum Kind: String, Sendable { case person, incident }

    public let id: String
    public let kind: Kind
    /// The lesser of the two by its text, then the other.
    public let first: String
    public let second: String
    public let isSame: Bool
    /// What the model said at the time, where it was asked.
    public let probability: Double?
    public let model: String?
    /// Nil for a pair linked by the product itself, above the confidence set.
    public let account: String?
    public let reason: String
    public let judgedAt: Instant
    public let undone: Undone?

    /// Who took it back, when and why.
    public struct Undone: Hashable, Sendable {
        public let at: Instant
        public let by: String
        public let reason: String
    }

    /// A judgement in force.
    /// - Returns: nil for a thing and itself.
    public init?(
        id: String, kind: Kind, _ one: String, _ other: String, isSame: Bool, probability: Double? = nil,
        model: String? = nil, account: String?, reason: String, judgedAt: Instant
    ) {
        guard one != other else { return nil }
        self.init(
            id: id, kind: kind, first: min(one, other), second: max(one, other), isSame: isSame,
            probability: probability, model: model, account: account, reason: reason, judgedAt: judgedAt, undone: nil)
    }

    private init(
        id: String, kind: Kind, first: String, second: String, isSame: Bool, probability: Double?, model: String?,
        account: String?, reason: String, judgedAt: Instant, undone: Undone?
    ) {
        self.id = id
        self.kind = kind
        self.first = first
        self.second = second
        self.isSame = isSame
        self.probability = probability
        self.model = model
        self.account = account
        self.reason = reason
        self.judgedAt = judgedAt
        self.undone = undone
    }

    /// Stores it.
    /// - Throws: `uniqueViolation` where the pair is already judged and that stands.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_judgement (id, kind, first, second, is_same, probability, model, account, reason, judged_at)
            VALUES (\(id), \(kind.rawValue), \(first), \(second), \(isSame), \(probability), \(model), \(account),
                    \(reason), \(judgedAt.microseconds))
            """)
    }

    /// Takes a judgement back.
    /// - Returns: False where it does not stand any more.
    public static func undo(
        _ id: String, at now: Instant, by account: String, reason: String, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE harm_judgement
            SET undone_at = \(now.microseconds), undone_by = \(account), undone_reason = \(reason)
            WHERE id = \(id) AND undone_at IS NULL
            """) == 1
    }

    /// Everything decided about some things as it stood at a moment.
    public static func about(
        _ ids: [String], _ kind: Kind, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredJudgement] {
        let stood: SQL = """
            judged_at <= \(knownAt.microseconds) AND (undone_at IS NULL OR undone_at > \(knownAt.microseconds))
            """
        return try about(ids, kind, stood, in: transaction)
    }

    private static func about(
        _ ids: [String], _ kind: Kind, _ condition: SQL, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredJudgement] {
        var found: Set<StoredJudgement> = []
        for start in stride(from: 0, to: ids.count, by: 200) {
            let chunk = ids[start..<min(start + 200, ids.count)]
            for side in ["first", "second"] as [SQL] {
                for row in try transaction.query(
                    """
                    SELECT \(columns) FROM harm_judgement
                    WHERE kind = \(kind.rawValue) AND \(SQL.isIn(side, chunk)) AND \(condition)
                    """)
                {
                    found.insert(try StoredJudgement(row: row))
                }
            }
        }
        return found.sorted { ($0.judgedAt, $0.id) < ($1.judgedAt, $1.id) }
    }

    /// Everything ever decided about some things, what was undone too, oldest first.
    public static func history(
        of ids: [String], _ kind: Kind, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredJudgement] {
        try about(ids, kind, "1 = 1", in: transaction)
    }

    static let columns: SQL = """
        id, kind, first, second, is_same, probability, model, account, reason, judged_at, undone_at, undone_by,
        undone_reason
        """

    init(row: Row) throws(DatabaseError) {
        guard let kind = Kind(rawValue: try row.text(at: 1)) else {
            throw DatabaseError(.corrupt, "a judgement's kind does not read", place: "harm_judgement")
        }
        var undone: Undone?
        if let at = try row.optionalInt(at: 10) {
            undone = Undone(
                at: Instant(microseconds: Int64(at)), by: try row.optionalText(at: 11) ?? "",
                reason: try row.optionalText(at: 12) ?? "")
        }
        self.init(
            id: try row.text(at: 0), kind: kind, first: try row.text(at: 2), second: try row.text(at: 3),
            isSame: try row.bool(at: 4), probability: try row.optionalDouble(at: 5),
            model: try row.optionalText(at: 6), account: try row.optionalText(at: 7), reason: try row.text(at: 8),
            judgedAt: Instant(microseconds: Int64(try row.int(at: 9))), undone: undone)
    }
}
