public import Access
public import Database
public import Protection

extension EmergencyAccess {
    /// Keeps one that is opened.
    public func insert(in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO emergency (id, investigator, unit, case_file, reason, opened_at, notices_owed)
            VALUES (\(id.rawValue), \(investigator.account.rawValue), \(investigator.unit.rawValue),
                    \(caseFile.rawValue), \(reason), \(openedAt.microseconds),
                    \(noticesOwed.map(\.rawValue).joined(separator: "\n")))
            """)
    }

    /// Keeps its review.
    /// - Returns: False where there is one already.
    public func saveReview(in transaction: any Transaction) throws(DatabaseError) -> Bool {
        guard let review else { return false }
        return try transaction.execute(
            """
            UPDATE emergency SET reviewed_by = \(review.by.rawValue), reviewed_at = \(review.at.microseconds),
                finding = \(review.finding.rawValue)
            WHERE id = \(id.rawValue) AND reviewed_at IS NULL
            """) == 1
    }

    public static func with(
        _ id: EmergencyAccessID, in transaction: any Transaction
    ) throws(DatabaseError) -> EmergencyAccess? {
        try transaction.first("SELECT \(columns) FROM emergency WHERE id = \(id.rawValue)")
            .map(EmergencyAccess.init(row:))
    }

    /// The newest first.
    public static func latest(_ count: Int, in transaction: any Transaction) throws(DatabaseError) -> [EmergencyAccess]
    {
        try transaction.query("SELECT \(columns) FROM emergency ORDER BY opened_at DESC, id DESC LIMIT \(count)")
            .map(EmergencyAccess.init(row:))
    }

    /// Everything one investigator ever opened, oldest first.
    public static func of(
        _ account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) -> [EmergencyAccess] {
        try transaction.query(
            "SELECT \(columns) FROM emergency WHERE investigator = \(account.rawValue) ORDER BY opened_at, id"
        ).map(EmergencyAccess.init(row:))
    }

    /// Those that are open, or that nobody has reviewed yet, oldest first.
    public static func pending(
        at now: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [EmergencyAccess] {
        let opened = now.microseconds - life.components.seconds * 1_000_000
        return try transaction.query(
            "SELECT \(columns) FROM emergency WHERE reviewed_at IS NULL OR opened_at > \(opened) ORDER BY opened_at, id"
        ).map(EmergencyAccess.init(row:))
    }

    private static let columns: SQL = """
        id, investigator, unit, case_file, reason, opened_at, notices_owed, reviewed_by, reviewed_at, finding
        """

    private init(row: Row) throws(DatabaseError) {
        let (by, at) = (try row.optionalText("reviewed_by"), try row.optionalInstant("reviewed_at"))
        let finding = try row.optionalText("finding").flatMap(Finding.init(rawValue:))
        let review: Review? =
            if let by, let at, let finding { Review(by: AccountID(by), at: at, finding: finding) } else { nil }
        self.init(
            stored: EmergencyAccessID(try row.text("id")),
            investigator: Party(
                account: AccountID(try row.text("investigator")), unit: UnitID(try row.text("unit"))),
            caseFile: CaseID(try row.text("case_file")), reason: try row.text("reason"),
            openedAt: try row.instant("opened_at"),
            noticesOwed: try row.text("notices_owed").split(separator: "\n").map { AccountID(String($0)) },
            review: review)
    }
}
