public import Access
public import Database
public import Protection

/// One thing that happened to an alert, as written down. Rows are only ever added.
public struct StoredAlertEvent: Hashable, Sendable {
    /// From 1, without gaps.
    public let seq: Int
    /// Words in it stand for themselves only in `note`; here a sign says that there are some.
    public let event: AlertEvent
    public let writtenAt: Instant
    /// The account that wrote it; nil for the product itself.
    public let writtenBy: AccountID?
    /// What was said in words, sealed; nil where nothing was.
    public let note: [UInt8]?

    /// Stands for words that are sealed.
    public static let sealedWords = "…"
    /// Who wrote an event that no person wrote.
    public static let product = "releve"

    public init(seq: Int, event: AlertEvent, writtenAt: Instant, writtenBy: AccountID?, note: [UInt8]?) {
        self.seq = seq
        self.event = event
        self.writtenAt = writtenAt
        self.writtenBy = writtenBy
        self.note = note
    }

    /// Adds it, and tells the alert's own row of it.
    /// - Throws: `uniqueViolation` where somebody else wrote this event first.
    public func insert(of alert: Alert, in transaction: any Transaction) throws(DatabaseError) {
        let parts = Parts(event.what)
        try transaction.execute(
            """
            INSERT INTO alert_event (alert, \(StoredAlertEvent.columns))
            VALUES (\(alert.id), \(seq), \(event.at.microseconds), \(writtenAt.microseconds), \(writtenBy?.rawValue),
                    \(parts.kind.rawValue), \(parts.step?.rawValue), \(parts.level),
                    \(parts.actors?.joined(separator: "\n")), \(parts.reason?.rawValue), \(parts.outcome?.rawValue),
                    \(parts.check?.rawValue), \(parts.finding?.rawValue), \(note))
            """)
        try transaction.execute(
            """
            UPDATE alert SET events = \(seq), is_open = \(alert.isOpen), changed_at = \(writtenAt.microseconds)
            WHERE id = \(alert.id)
            """)
    }

    /// What happened to an alert, in order.
    public static func all(
        of alert: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [StoredAlertEvent] {
        try transaction.query("SELECT \(columns) FROM alert_event WHERE alert = \(alert) ORDER BY seq")
            .map { row throws(DatabaseError) in try StoredAlertEvent(row: row, first: 0) }
    }

    /// What happened to each of several alerts; one of which an event does not read hides no other.
    public static func all(
        of alerts: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> (events: [String: [StoredAlertEvent]], unreadable: Set<String>) {
        var found: [String: [StoredAlertEvent]] = [:]
        var unreadable: Set<String> = []
        for start in stride(from: 0, to: alerts.count, by: 500) {
            let some = alerts[start..<min(start + 500, alerts.count)]
            for row in try transaction.query(
                "SELECT alert, \(columns) FROM alert_event WHERE alert IN (\(list: some)) ORDER BY alert, seq")
            {
                let alert = try row.text(at: 0)
                do {
                    found[alert, default: []].append(try StoredAlertEvent(row: row, first: 1))
                } catch {
                    unreadable.insert(alert)
                }
            }
        }
        return (found, unreadable)
    }

    /// How many events and how many reports all alerts have: neither ever falls, and one
    /// rises with each change but that of a moment (`StoredAlert.touch`).
    public static func counts(in transaction: any Transaction) throws(DatabaseError) -> (events: Int, reports: Int) {
        let row = try transaction.first(
            "SELECT (SELECT count(*) FROM alert_event), (SELECT count(*) FROM alert_report)")
        guard let row else { throw unreadable }
        return (try row.int(at: 0), try row.int(at: 1))
    }

    private static let unreadable = DatabaseError(.corrupt, "an event's row does not read", place: "alert_event")

    private static let columns: SQL = """
        seq, at, written_at, written_by, kind, step, level, actors, reason, outcome, check_day, finding, note
        """

    private init(row: Row, first: Int) throws(DatabaseError) {
        let note = try row.optionalBlob(at: first + 12)
        guard let kind = Kind(rawValue: try row.text(at: first + 4)) else { throw Self.unreadable }
        var parts = Parts(kind: kind)
        parts.step = try row.optionalInt(at: first + 5).flatMap(AlertStep.init(rawValue:))
        parts.level = try row.optionalInt(at: first + 6)
        parts.actors = try row.optionalText(at: first + 7).map { $0.split(separator: "\n").map(String.init) }
        parts.reason = try row.optionalText(at: first + 8).flatMap(InactionReason.init(rawValue:))
        parts.outcome = try row.optionalText(at: first + 9).flatMap(AlertOutcome.init(rawValue:))
        parts.check = try row.optionalInt(at: first + 10).flatMap(ReprisalCheck.init(rawValue:))
        parts.finding = try row.optionalText(at: first + 11).flatMap(ReprisalCheck.Finding.init(rawValue:))
        guard let what = parts.what(words: note == nil ? "" : Self.sealedWords) else { throw Self.unreadable }
        let writtenBy = try row.optionalText(at: first + 3).map { AccountID($0) }
        self.init(
            seq: try row.int(at: first),
            event: AlertEvent(
                at: Instant(microseconds: Int64(try row.int(at: first + 1))), by: writtenBy?.rawValue ?? Self.product,
                what),
            writtenAt: Instant(microseconds: Int64(try row.int(at: first + 2))), writtenBy: writtenBy, note: note)
    }
}

extension StoredAlertEvent {
    private enum Kind: String {
        case seen, decidedToAct = "acting", decidedNot = "not_acting", arrived, closed, escalated
        case reprisalChecked = "reprisal_checked"
        case answered, reopened
    }

    /// An event's content, a column each.
    private struct Parts {
        var kind: Kind
        var step: AlertStep?
        var level: Int?
        var actors: [String]?
        var reason: InactionReason?
        var outcome: AlertOutcome?
        var check: ReprisalCheck?
        var finding: ReprisalCheck.Finding?

        init(kind: Kind) {
            self.kind = kind
        }

        init(_ what: AlertEvent.What) {
            switch what {
            case .seen: kind = .seen
            case .decidedToAct(let notified): (kind, actors) = (.decidedToAct, notified)
            case .decidedNot(let reason, _): (kind, self.reason) = (.decidedNot, reason)
            case .arrived(let actor): (kind, actors) = (.arrived, [actor])
            case .closed(let outcome): (kind, self.outcome) = (.closed, outcome)
            case .escalated(let step, let level): (kind, self.step, self.level) = (.escalated, step, level)
            case .reprisalChecked(let check, let finding):
                (kind, self.check, self.finding) = (.reprisalChecked, check, finding)
            case .answered: kind = .answered
            case .reopened: kind = .reopened
            }
        }

        /// Nil where a part is missing.
        func what(words: String) -> AlertEvent.What? {
            switch kind {
            case .seen: return .seen
            case .decidedToAct: return actors.map { .decidedToAct(notified: $0) }
            case .decidedNot: return reason.map { .decidedNot($0, note: words) }
            case .arrived: return .arrived(actor: actors?.first ?? "")
            case .closed: return outcome.map { .closed($0) }
            case .escalated:
                guard let step, let level else { return nil }
                return .escalated(step, level: level)
            case .reprisalChecked:
                guard let check, let finding else { return nil }
                return .reprisalChecked(check, finding)
            case .answered: return .answered
            case .reopened: return .reopened(why: words)
            }
        }
    }
}
