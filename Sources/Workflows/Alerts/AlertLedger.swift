import Access
import Database
public import Protection
public import Store

/// The ledger as somebody may see it: the alerts within their reach, with clocks, words and figures.
public struct AlertLedger: Sendable {
    private let store: Store
    private let sealing: ReportSealing?
    private let shelf: AlertShelf
    private static let pageSize = 50

    /// - Parameters:
    ///   - sealing: Opens words; nil while the vault is locked.
    ///   - shelf: Keeps what figures are made from, from one view to the next.
    public init(store: Store, sealing: ReportSealing?, shelf: AlertShelf = AlertShelf()) {
        self.store = store
        self.sealing = sealing
        self.shelf = shelf
    }

    /// Which alerts to list.
    public enum Choice: String, CaseIterable, Sendable {
        case openFirst = "open"
        /// A clock has run out.
        case overdue
        case neverAnswered = "never_answered"
        /// Somebody has to ask after reprisals.
        case checks
    }

    /// One alert of the list.
    public struct Entry: Sendable {
        public let record: AlertRecord
        /// Nil where its words may not be shown.
        public let words: AlertWords?
        public let reading: StoredReading?
        /// Alerts of the same time and place, which may be the same one.
        public let near: [StoredAlert]
        /// How far it was escalated; 0 where it was not.
        public let level: Int
        /// Its reports whose sender has a receipt code, and how many answers by that code nobody has seen; empty where its words
        /// may not be shown.
        public let unseenAnswers: [String: Int]
        /// Whether who warned is registered for another area.
        public let isFromElsewhere: Bool
    }

    /// A page of the list.
    public struct Page: Sendable {
        public let entries: [Entry]
        public let next: StoredAlert.Place?
        public let figures: Figures
        public let clocks: AlertClocks
        /// When anything last happened to any alert within reach or not; 0 where nothing ever did.
        public let cursor: Instant
    }

    /// What the head of the page says of the last thirty days.
    public struct Figures: Sendable {
        public let statistics: AlertStatistics
        public let open: Int
        /// Open alerts nobody has seen.
        public let unseen: Int
        public let overdue: Int
        /// Sources owed an answer, and since when the oldest is waiting; the product itself is owed none.
        public let unanswered: Int
        public let oldestUnanswered: Instant?
        /// Alerts with a source, the base of the figure before.
        public let withSource: Int
        /// Checks after reprisals that are due.
        public let checks: Int
        /// Alerts, open or of these days, of which nobody can tell what happened: their rows do not read.
        public let unreadable: Int
        /// Whether any of it was made up for the demonstration.
        public let hasInvented: Bool
    }

    /// A page of the ledger.
    /// - Parameters:
    ///   - areas: Only these; nil for all.
    ///   - showsWords: Whether the words of an alert may be shown.
    public func page(
        _ choice: Choice, within areas: Set<AreaRef>?, after place: StoredAlert.Place? = nil, at now: Instant,
        showsWords: @escaping @Sendable (StoredAlert) -> Bool
    ) async throws -> Page {
        try await store.facts.read { [sealing, shelf] transaction in
            let clocks = try StoredClockRule.clocks(in: transaction)
            let held = try shelf.records(at: now, in: transaction).filter { record in
                areas.map { areas in record.stored.area.map(areas.contains) ?? false } ?? true
            }
            let open = held.filter(\.stored.isOpen)
            let recent = held.filter {
                $0.stored.receivedAt >= now.advanced(byMinutes: -100 * 1_440) && $0.stored.receivedAt <= now
            }
            let listed: [AlertRecord]
            switch choice {
            case .openFirst:
                let page = try StoredAlert.page(Self.pageSize + 1, within: areas, after: place, in: transaction)
                listed = try AlertRecord.load(page, in: transaction)
            case .overdue:
                listed = Self.after(place, open.filter { clocks.isOverdue($0.alert, at: now) })
            case .neverAnswered:
                listed = Self.after(
                    place,
                    (open + recent.filter { !$0.stored.isOpen }).filter { clocks.isNeverAnswered($0.alert, at: now) })
            case .checks: listed = Self.after(place, recent.filter { !$0.checksDue(at: now).isEmpty })
            }
            let shown = Array(listed.prefix(Self.pageSize))
            return Page(
                entries: try Reading(of: shown, sealing: sealing, in: transaction).entries(showsWords),
                next: listed.count > shown.count ? shown.last.map { StoredAlert.Place($0.stored) } : nil,
                figures: Figures(open: open, recent: recent, clocks: clocks, at: now), clocks: clocks,
                cursor: try StoredAlert.lastChange(in: transaction) ?? Instant(microseconds: 0))
        }
    }

    /// What comes behind a place, where the open ones stand first and the oldest waits longest.
    private static func after(_ place: StoredAlert.Place?, _ records: [AlertRecord]) -> [AlertRecord] {
        let key = { (place: StoredAlert.Place) in (place.isOpen ? 0 : 1, place.receivedAt.microseconds, place.id) }
        let sorted = records.sorted { key(StoredAlert.Place($0.stored)) < key(StoredAlert.Place($1.stored)) }
        guard let place else { return sorted }
        return Array(sorted.drop { key(StoredAlert.Place($0.stored)) <= key(place) })
    }

    /// One alert with all that belongs to it.
    public struct Detail: Sendable {
        public let entry: Entry
        public let clocks: AlertClocks
        /// What was written in words, by the number of its event.
        public let notes: [Int: String]
        /// Whether some words could not be opened.
        public let hasSealedNotes: Bool
        public let notices: [StoredNotice]
        /// Names of those who wrote events, by account.
        public let writers: [String: String]
        /// Whom a decision can tell: actors that are set up, and those known to the store.
        public let recipients: [AlertRecipient]
        public let actors: [ActorProfile]
        public let warnings: [StoredWarning]
        public let reports: Int
    }

    /// One alert; nil where there is none.
    public func detail(
        _ id: String, showsWords: @escaping @Sendable (StoredAlert) -> Bool
    ) async throws -> Detail? {
        try await store.facts.read { [sealing] transaction in
            guard let stored = try StoredAlert.with(id: id, in: transaction) else { return nil }
            let records = try AlertRecord.load([stored], in: transaction)
            let reading = try Reading(of: records, sealing: sealing, in: transaction)
            guard let entry = try reading.entries(showsWords).first else { return nil }
            let record = entry.record
            let mayRead = showsWords(stored)
            var notes: [Int: String] = [:]
            var writers: [String: String] = [:]
            for event in record.events {
                if mayRead, let box = event.note, let bytes = try? sealing?.open(box) {  // locked: said by the page
                    notes[event.seq] = String(decoding: bytes, as: UTF8.self)
                }
                guard let account = event.writtenBy, writers[account.rawValue] == nil else { continue }
                writers[account.rawValue] = try AccountProfile.with(account, in: transaction)?.name
            }
            return Detail(
                entry: entry, clocks: try StoredClockRule.clocks(in: transaction), notes: notes,
                hasSealedNotes: record.events.contains { $0.note != nil && notes[$0.seq] == nil },
                notices: try StoredNotice.all(of: id, in: transaction), writers: writers,
                recipients: try AlertRecipient.all(in: transaction),
                actors: try FactTable<ActorProfile>.all(knownAt: .latest, in: transaction),
                warnings: try StoredWarning.all(of: id, in: transaction),
                reports: try StoredAlert.reports(of: id, in: transaction).count)
        }
    }
}

/// What belongs to the alerts of a page, each kind of row read once for all of them.
private struct Reading {
    private let records: [AlertRecord]
    private let sealing: ReportSealing?
    private let transaction: any Transaction
    private let reports: [String: [String]]
    private let readings: [String: StoredReading]
    private let bodies: [String: StoredReport]
    private let near: [String: [StoredAlert]]
    private let fromElsewhere: Set<String>

    init(of records: [AlertRecord], sealing: ReportSealing?, in transaction: any Transaction) throws(DatabaseError) {
        self.records = records
        self.sealing = sealing
        self.transaction = transaction
        let ids = records.map(\.stored.id)
        reports = try StoredAlert.reports(of: ids, in: transaction)
        let last = reports.values.compactMap(\.last)
        readings = try StoredReading.current(of: last, in: transaction)
        bodies = try StoredReport.with(ids: last, in: transaction)
        near = try StoredAlert.near(ids, in: transaction)
        fromElsewhere = try StoredReport.fromElsewhere(among: reports.values.flatMap(\.self), in: transaction)
    }

    func entries(_ showsWords: (StoredAlert) -> Bool) throws -> [AlertLedger.Entry] {
        let shown = Set(records.filter { showsWords($0.stored) }.map(\.stored.id))
        let unseen = try StoredRemark.unseenAnswers(
            to: reports.filter { shown.contains($0.key) }.flatMap(\.value), in: transaction)
        return records.map { record in
            let reports = reports[record.stored.id] ?? []
            let reading = reports.last.flatMap { readings[$0] }
            let isShown = shown.contains(record.stored.id)
            let body = isShown ? reports.last.flatMap { bodies[$0] } : nil
            return AlertLedger.Entry(
                record: record, words: body.map { AlertWords.read(of: $0, reading, sealing: sealing) },
                reading: reading, near: near[record.stored.id] ?? [],
                level: record.events.reduce(0) { level, event in
                    if case .escalated(_, let at) = event.event.what { max(level, at) } else { level }
                }, unseenAnswers: isShown ? unseen.filter { reports.contains($0.key) } : [:],
                isFromElsewhere: !fromElsewhere.isDisjoint(with: reports))
        }
    }
}

extension AlertLedger.Figures {
    init(open: [AlertRecord], recent: [AlertRecord], clocks: AlertClocks, at now: Instant) {
        let month = recent.filter { $0.alert.receivedAt >= now.advanced(byMinutes: -30 * 1440) }
        let owed = month.filter { $0.stored.channel != .system && $0.alert.isReadable && !$0.alert.isAnswered }
        statistics = AlertStatistics(month.map(\.alert), clocks: clocks, at: now)
        self.open = open.count
        unseen = open.count { $0.alert.isReadable && $0.alert.time(of: .seen) == nil }
        overdue = open.count { clocks.isOverdue($0.alert, at: now) }
        unanswered = owed.count
        oldestUnanswered = owed.map(\.alert.receivedAt).min()
        withSource = month.count { $0.stored.channel != .system }
        checks = recent.reduce(0) { $0 + $1.checksDue(at: now).count }
        unreadable = (open + recent.filter { !$0.stored.isOpen }).count { !$0.alert.isReadable }
        hasInvented = (open + recent).contains { $0.stored.isInvented }
    }
}

extension AlertRecord {
    /// The checks after reprisals that are due: none where no person warned, or where nobody can tell.
    public func checksDue(at now: Instant) -> [ReprisalCheck] {
        stored.channel == .system || !alert.isReadable ? [] : alert.checksDue(at: now)
    }
}

extension AlertClocks {
    /// Whether any clock of an open alert has run out.
    func isOverdue(_ alert: Alert, at now: Instant) -> Bool {
        alert.isOpen
            && AlertStep.allCases.contains { step in
                if case .overdue = reading(step, of: alert, at: now) { true } else { false }
            }
    }
}
