import Access
import Collection
import Database
public import Protection
public import Store
import StrictText
import TransparencyLog

/// Reads what was received: forms by their mapping, messages by the grammar, places by the names of the areas the sender
/// is registered for. Runs after a report is on disk; what cannot be read stays whole and is shown as not understood.
///
/// Several servers may run it on one store: each report is read once.
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

    /// A report just read.
    public struct Read: Sendable {
        public let report: StoredReport
        public let reading: StoredReading
        /// Codes of the words of the places named, to be found again by.
        let words: [Int64]
        /// What tells the area its sender is registered for that it warned of another.
        var notice: StoredReport?
    }

    /// Reads the oldest reports not yet read, and stores what was understood, with the alerts that follow, in one
    /// transaction.
    /// - Returns: Those read now; fewer than `count` means that none is left.
    public func callAsFunction(_ count: Int = 200, at now: Instant) async throws -> [Read] {
        let pending = try await store.facts.read { try StoredReport.pending(count, in: $0) }
        guard !pending.isEmpty else { return [] }
        var read: [Read] = []
        for report in pending {
            let (understood, account) = understand(report)
            let reading = try reading(of: report, understood, account, at: now)
            read.append(
                Read(
                    report: report, reading: reading, words: try PlaceWords(understood).codes(sealing),
                    notice: try notice(of: report, reading, at: now)))
        }
        let done = read
        return try await store.facts.append { [opening] transaction in
            var settled: [Read] = []
            for one in done where try StoredReport.settle(one.report.id, in: transaction) {
                let before = try StoredReading.current(of: one.report.id, in: transaction)
                // What a person corrected is not read over.
                guard before?.readBy == nil else { continue }
                let reading = one.reading.renumbered((before?.version ?? 0) + 1)
                try reading.insert(in: transaction)
                try StoredReport.note(words: one.words, of: one.report.id, isFirst: before == nil, in: transaction)
                // Read anew after a form's mapping changed: the alert it opened before stays the one.
                if try before == nil || StoredAlert.of(report: one.report.id, in: transaction) == nil {
                    try opening(for: one.report, reading, at: now, in: transaction)
                }
                if let notice = one.notice, try StoredReport.with(key: notice.key, in: transaction) == nil {
                    try notice.insert(in: transaction)
                    try LogWriter.append(
                        LogEvent(
                            microseconds: now.microseconds, actor: .system(.server), action: .received,
                            object: LogObject(.report, LogID(notice.id)), under: LogID(one.report.id)),
                        in: transaction)
                }
                settled.append(Read(report: one.report, reading: reading, words: one.words))
            }
            return settled
        }
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

    /// A box that does not open, or a body that does not read, is a report of which nothing is understood.
    /// - Returns: What was understood, and the account in words, as said.
    private func understand(_ report: StoredReport) -> (ReportReading, String?) {
        guard report.format != .sealed, report.format != .encryptedForm else {
            return (reader.readOutside(of: report), nil)
        }
        // A body that was tampered with is understood by nobody.
        guard let bytes = try? sealing.open(report.body) else { return (ReportReading(kind: .other), nil) }
        let understood = reader.read(bytes, of: report)
        let isMessage = report.format == .text
        return (understood, understood.narrative ?? (isMessage ? String(decoding: bytes, as: UTF8.self) : nil))
    }

    private func reading(
        of report: StoredReport, _ understood: ReportReading, _ account: String?, at now: Instant
    ) throws -> StoredReading {
        let place = understood.place
        return StoredReading(
            report: report.id, version: 1, readAt: now, readBy: nil, kind: understood.kind,
            category: understood.category, isUrgent: understood.isUrgent,
            area: place?.area ?? report.vouchedArea, coordinate: place?.coordinate,
            placePrecision: place?.precision, day: understood.day, dayPrecision: understood.dayPrecision,
            harms: understood.harms, peopleAtRisk: understood.peopleAtRisk, isOngoing: understood.isOngoing,
            isHearsay: understood.isHearsay, sourceType: understood.sourceType, consent: understood.consent,
            mayCallBack: understood.mayCallBack, rating: .unjudged,
            words: try sealing.seal(ReadingWords(understood).bytes),
            narrative: account.map { reader.sieve.unread($0) })
    }
}

extension StoredReport {
    /// The identity of the notice that a report came from a sender registered elsewhere (`ReadReports`).
    public static func elsewhereKey(of report: String) -> Report.ID? { Report.ID("elsewhere:\(report)") }
}
