public import Database

extension StoredJudgement {
    /// Everything decided of one kind that stands, in the order decided.
    public static func standing(_ kind: Kind, in transaction: any Transaction) throws(DatabaseError)
        -> [StoredJudgement]
    {
        try transaction.query(
            """
            SELECT \(columns) FROM harm_judgement WHERE kind = \(kind.rawValue) AND undone_at IS NULL
            ORDER BY judged_at, id
            """
        ).map(StoredJudgement.init(row:))
    }

    /// The decision about a pair that stands; nil where nobody has decided.
    public static func standing(
        _ kind: Kind, _ one: String, _ other: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredJudgement? {
        try transaction.first(
            """
            SELECT \(columns) FROM harm_judgement
            WHERE kind = \(kind.rawValue) AND first = \(min(one, other)) AND second = \(max(one, other))
              AND undone_at IS NULL
            """
        ).map(StoredJudgement.init(row:))
    }

    /// What one account decided last and did not take back, newest first.
    public static func latest(
        _ kind: Kind, by account: String, count: Int, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredJudgement] {
        try transaction.query(
            """
            SELECT \(columns) FROM harm_judgement
            WHERE kind = \(kind.rawValue) AND account = \(account) AND undone_at IS NULL
            ORDER BY judged_at DESC, id DESC LIMIT \(count)
            """
        ).map(StoredJudgement.init(row:))
    }

    /// Something that changes whenever a decision of this kind is taken or taken back.
    public static func stamp(_ kind: Kind, in transaction: any Transaction) throws(DatabaseError) -> [Int] {
        let row = try transaction.first(
            """
            SELECT count(*) AS n, count(undone_at) AS undone, max(judged_at) AS judged
            FROM harm_judgement WHERE kind = \(kind.rawValue) AND account IS NOT NULL
            """)
        return [try row?.int("n") ?? 0, try row?.int("undone") ?? 0, try row?.optionalInt("judged") ?? 0]
    }
}

extension StoredJudgement {
    /// One decision, whether it stands or not.
    public static func with(id: String, in transaction: any Transaction) throws(DatabaseError) -> StoredJudgement? {
        try transaction.first("SELECT \(columns) FROM harm_judgement WHERE id = \(id)").map(StoredJudgement.init(row:))
    }
}
