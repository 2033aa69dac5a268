import Database
import Protection
import Store

/// The alerts whose figures a ledger shows, kept in memory: those that are open, and those of the last hundred days.
///
/// Events and reports of alerts are only ever added. So a look that counts as many of either as the last one finds
/// nothing changed, by whatever server, but the moment an answer touched (`StoredAlert.touch`), which no figure needs; else the rows are read anew, and the events of those alone that differ.
public final class AlertShelf: Sendable {
    private struct Held: Sendable {
        let events: Int
        let reports: Int
        /// The day the hundred days begin on.
        let from: Day
        let records: [AlertRecord]
    }

    private let held = Guarded<Held?>(nil)
    private static let days = 100

    public init() {}

    /// Them, oldest first; also some that are closed and a few hours older.
    func records(at now: Instant, in transaction: any Transaction) throws(DatabaseError) -> [AlertRecord] {
        let from = now.advanced(byMinutes: -Self.days * 1_440).day
        let (events, reports) = try StoredAlertEvent.counts(in: transaction)
        let known = held.withLock { $0 }
        if let known, known.events == events, known.reports == reports, known.from == from { return known.records }
        let earlier = Dictionary(uniqueKeysWithValues: (known?.records ?? []).map { ($0.stored.id, $0) })
        let rows = try StoredAlert.openOrReceived(from: Instant(startOf: from), in: transaction)
        let changed = try AlertRecord.load(rows.filter { earlier[$0.id]?.stored != $0 }, in: transaction)
        let fresh = Dictionary(uniqueKeysWithValues: changed.map { ($0.stored.id, $0) })
        let records = rows.compactMap { fresh[$0.id] ?? earlier[$0.id] }
        let made = Held(events: events, reports: reports, from: from, records: records)
        held.withLock { last in
            // An older picture of the store takes no newer one's place.
            if let last, last.events > events || last.reports > reports { return }
            last = made
        }
        return records
    }
}
