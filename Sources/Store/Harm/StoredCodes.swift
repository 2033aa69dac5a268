public import Database
public import Protection

/// What an operation made of the codes of casualty recording; every version stays.
public enum StoredCodes {
    /// One version of a code's words.
    public struct Version: Hashable, Sendable {
        public let list: CasualtyList
        public let code: String
        public let entry: CasualtyWords.Entry
        public let recordedAt: Instant
        public let recordedBy: String
        public let isInForce: Bool
    }

    /// The words in force at a moment.
    public static func words(
        knownAt: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> CasualtyWords {
        var own: [CasualtyList: [String: CasualtyWords.Entry]] = [:]
        for version in try versions(knownAt, in: transaction) {
            own[version.list, default: [:]][version.code] = version.entry
        }
        return CasualtyWords(own)
    }

    /// Every version ever recorded, newest first.
    public static func history(_ count: Int, in transaction: any Transaction) throws(DatabaseError) -> [Version] {
        try transaction.query(
            "SELECT \(columns) FROM casualty_code AS v ORDER BY v.recorded_at DESC, v.list, v.code LIMIT \(count)"
        ).map(version).compactMap { $0 }
    }

    /// Adds a code, or gives it words and a place of the operation's own, over those before.
    /// - Parameter entry: Its version is the one it was made from.
    /// - Throws: `uniqueViolation` where someone else was faster: that version is no longer the last.
    public static func record(
        _ entry: CasualtyWords.Entry, for code: String, of list: CasualtyList, at now: Instant, by account: String,
        in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE casualty_code SET superseded_at = \(now.microseconds)
            WHERE list = \(list.rawValue) AND code = \(code) AND superseded_at IS NULL
            """)
        try transaction.execute(
            """
            INSERT INTO casualty_code (
                list, code, version, french, english, is_offered, position, recorded_at, recorded_by)
            VALUES (\(list.rawValue), \(code), \(entry.version + 1), \(entry.label.french), \(entry.label.english),
                    \(entry.isOffered), \(entry.position), \(now.microseconds), \(account))
            """)
    }

    private static func versions(
        _ knownAt: Instant, in transaction: any Transaction
    ) throws(DatabaseError) -> [Version] {
        try transaction.query(
            "SELECT \(columns) FROM casualty_code AS v WHERE \(TrackedIncident.inForce(knownAt)) ORDER BY v.list, v.code"
        ).map(version).compactMap { $0 }
    }

    private static let columns: SQL = """
        v.list, v.code, v.french, v.english, v.is_offered, v.recorded_at, v.recorded_by, v.superseded_at,
        v.version, v.position
        """

    private static func version(_ row: Row) throws(DatabaseError) -> Version? {
        guard let list = CasualtyList(rawValue: try row.text(at: 0)) else { return nil }
        return Version(
            list: list, code: try row.text(at: 1),
            entry: CasualtyWords.Entry(
                label: Phrase(fr: try row.text(at: 2), en: try row.text(at: 3)), isOffered: try row.bool(at: 4),
                position: try row.optionalInt(at: 9), version: try row.int(at: 8)),
            recordedAt: Instant(microseconds: Int64(try row.int(at: 5))), recordedBy: try row.text(at: 6),
            isInForce: try row.optionalInt(at: 7) == nil)
    }
}
