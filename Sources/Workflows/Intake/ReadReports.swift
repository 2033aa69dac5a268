import Access
import Collection
public import Database
public import Protection
public import Store
import StrictText
import TransparencyLog
import Vault

/// Reads what was received: forms by their mapping, messages by the grammar, places by the names of the areas the sender
/// is registered for. Runs after a report is on disk; what cannot be read stays whole and is shown as not understood.
///
/// Several servers may run it on one store: each report is read once. One that cannot be read holds up no other.
public struct ReadReports: Sendable {
    private let store: Store
    private let sealing: ReportSealing
    private let reader: ReportReader
    private let opening: OpenAlert

    /// - Parameters:
    ///   - reader: Mappings and place names; made anew when these change.
    ///   - nesting: Which areas lie in which.
    public init(store: Store, sealing: ReportSealing, reader: ReportReader, nesting: AreaNesting) {
        self.store = store
        self.sealing = sealing
        self.reader = reader
        opening = OpenAlert(ids: store.ids, nesting: nesting)
    }

    /// What came of one turn.
    public struct Turn: Sendable {
        /// How many reports were read.
        public fileprivate(set) var read = 0
        /// Those the store refused as understood, or whose row does not read, and why.
        public fileprivate(set) var refused: [(report: String, error: DatabaseError)] = []
        /// The last report looked at; nil where none is left behind it.
        public fileprivate(set) var last: String?
    }

    /// A report read, not yet stored.
    private struct Understood: Sendable {
        let report: StoredReport
        /// All that was understood, then the little that can always be stored.
        let readings: [StoredReading]
        /// Codes of the words of the places named, to be found again by.
        let words: [Int64]
        /// Whether its box was changed since it was sealed.
        let isTampered: Bool
        /// What tells the area its sender is registered for that it warned of another.
        let notice: StoredReport?
    }

    /// Reads the oldest reports not yet read, and stores what was understood, with the alerts that follow, in one
    /// transaction. A report the store refuses is stored as not understood; where that is refused too, it stays to be
    /// read.
    /// - Parameter id: The last one looked at before.
    public func callAsFunction(_ count: Int = 200, after id: String = "", at now: Instant) async throws -> Turn {
        let pending = try await store.facts.read { try StoredReport.pending(count, after: id, in: $0) }
        var turn = Turn()
        turn.last = pending.count < count ? nil : pending.last?.id
        turn.refused = pending.filter { $0.report == nil }.map { ($0.id, Self.unreadable) }
        let understood = try pending.compactMap(\.report).map { try understand($0, at: now) }
        guard !understood.isEmpty else { return turn }
        return try await store.facts.append { [self, turn] transaction in
            var turn = turn
            for one in understood {
                let (isRead, failure) = try settle(one, at: now, in: transaction)
                if isRead { turn.read += 1 }
                if let failure { turn.refused.append((one.report.id, failure)) }
            }
            return turn
        }
    }

    private static let unreadable = DatabaseError(.corrupt, "a report's row does not read", place: "report")

    /// Stores the most of it that can be stored.
    private func settle(
        _ one: Understood, at now: Instant, in transaction: any Transaction
    ) throws -> (isRead: Bool, failure: DatabaseError?) {
        var failure: DatabaseError?
        for reading in one.readings {
            do {
                let isRead = try transaction.savepoint { try store(reading, of: one, at: now, in: transaction) }
                return (isRead, failure)
            } catch let error as DatabaseError where !error.kind.isOfTheStore {
                failure = failure ?? error
            }
        }
        return (false, failure)
    }

    /// - Returns: False where another server was first, or where a person read it.
    private func store(
        _ reading: StoredReading, of one: Understood, at now: Instant, in transaction: any Transaction
    ) throws -> Bool {
        guard try StoredReport.settle(one.report.id, in: transaction) else { return false }
        let before = try StoredReading.current(of: one.report.id, in: transaction)
        // What a person corrected is not read over.
        guard before?.readBy == nil else { return false }
        let reading = reading.renumbered((before?.version ?? 0) + 1)
        try reading.insert(in: transaction)
        try StoredReport.note(words: one.words, of: one.report.id, isFirst: before == nil, in: transaction)
        // Read anew after a form's mapping changed: the alert it opened before stays the one.
        if try before == nil || StoredAlert.of(report: one.report.id, in: transaction) == nil {
            try opening(for: one.report, reading, at: now, in: transaction)
        }
        if one.isTampered {
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: .system(.server), action: .tampered,
                    object: LogObject(.report, LogID(one.report.id)), outcome: .failed), in: transaction)
        }
        if let notice = one.notice, try StoredReport.with(key: notice.key, in: transaction) == nil {
            try notice.insert(in: transaction)
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: .system(.server), action: .received,
                    object: LogObject(.report, LogID(notice.id)), under: LogID(one.report.id)),
                in: transaction)
        }
        return true
    }

    /// A report of the product's own to the area a sender is registered for, where it warned of one that neither lies in it nor
    /// holds it. A seized phone shows that way; and a warning whose area is wrong is not lost for those who know the sender.
    private func notice(
        of report: StoredReport, _ reading: StoredReading, at now: Instant
    ) throws -> StoredReport? {
        let homes = report.homeAreas
        guard report.counts, reading.kind == .alert, let home = homes.first, let area = reading.area,
            let key = StoredReport.elsewhereKey(of: report.id)
        else { return nil }
        let around = opening.nesting.chain(of: area) + [area]
        guard !homes.contains(where: { around.contains($0) || opening.nesting.chain(of: $0).contains(area) }) else {
            return nil
        }
        let answers = ReportAnswers([
            ReportAnswers.Answer("what", ReportCategory.other.rawValue),
            ReportAnswers.Answer("area", "\(area.scheme):\(area.code)"),
        ])
        return StoredReport(
            id: store.ids.next().description, key: key, channel: .system, purpose: .live, format: .answers,
            form: Report.Form(id: ReportReader.elsewhereForm), receivedAt: now, saidAt: nil,
            digest: AnswersDigest(of: answers), body: try sealing.seal(AnswersDocument(answers).bytes), replaces: nil,
            owner: nil, source: nil, areas: [home], clearHeader: nil, quarantine: nil)
    }

    private func understand(_ report: StoredReport, at now: Instant) throws -> Understood {
        let (understood, account, isTampered) = try understand(report)
        let words = try sealing.seal(ReadingWords(understood).bytes)
        // That it warns, and how urgent it is, are our own words: no answer can make them impossible to store.
        var bare = ReportReading(kind: understood.kind)
        bare.category = understood.category
        bare.isUrgent = understood.isUrgent
        let whole = reading(of: report, understood, words: words, account, at: now)
        return Understood(
            report: report, readings: [whole, reading(of: report, bare, words: words, nil, at: now)],
            words: try PlaceWords(understood).codes(sealing), isTampered: isTampered,
            notice: try notice(of: report, whole, at: now))
    }

    /// A body that does not read is a report of which nothing is understood; so is one that was changed since it was
    /// sealed.
    /// - Returns: What was understood, the account in words, as said, and whether the box was changed.
    private func understand(_ report: StoredReport) throws -> (ReportReading, account: String?, isTampered: Bool) {
        guard report.format != .sealed, report.format != .encryptedForm else {
            return (reader.readOutside(of: report), nil, false)
        }
        let bytes: [UInt8]
        do {
            bytes = try sealing.open(report.body)
        } catch VaultError.tampered {
            return (ReportReading(kind: .other), nil, true)
        }
        let understood = reader.read(bytes, of: report)
        let isMessage = report.format == .text
        let account = understood.narrative ?? (isMessage ? String(decoding: bytes, as: UTF8.self) : nil)
        return (understood, account, false)
    }

    private func reading(
        of report: StoredReport, _ understood: ReportReading, words: [UInt8], _ account: String?, at now: Instant
    ) -> StoredReading {
        let place = understood.place
        return StoredReading(
            report: report.id, version: 1, readAt: now, readBy: nil, kind: understood.kind,
            category: understood.category, isUrgent: understood.isUrgent,
            area: place?.area ?? report.vouchedArea, coordinate: place?.coordinate,
            placePrecision: place?.precision, day: understood.day, dayPrecision: understood.dayPrecision,
            harms: understood.harms, peopleAtRisk: understood.peopleAtRisk, isOngoing: understood.isOngoing,
            isHearsay: understood.isHearsay, sourceType: understood.sourceType, consent: understood.consent,
            mayCallBack: understood.mayCallBack, rating: .unjudged, words: words,
            narrative: account.map { reader.sieve.unread($0) })
    }
}
