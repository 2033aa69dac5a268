import Database
public import Protection
public import Store

/// An alert with everything that happened to it, as far as that reads.
public struct AlertRecord: Sendable {
    public let stored: StoredAlert
    public let alert: Alert
    public let events: [StoredAlertEvent]

    /// The last step a person took; 0 where nobody took one.
    public var lastStep: Int { events.last { $0.writtenBy != nil }?.seq ?? 0 }

    /// - Parameter events: Nil, or events that contradict one another, make an alert of which nothing is known but that
    ///   it came.
    private init(_ stored: StoredAlert, _ events: [StoredAlertEvent]?) {
        self.stored = stored
        do {
            guard let events else { throw AlertRecord.unreadable(stored.id) }
            alert = try Alert(
                id: stored.id, receivedAt: stored.receivedAt, areas: stored.areas, events: events.map(\.event))
            self.events = events
        } catch {
            alert = Alert(id: stored.id, receivedAt: stored.receivedAt, areas: stored.areas, isReadable: false)
            self.events = []
        }
    }

    /// An alert by its identity, to be changed.
    /// - Throws: `Refusal.noSuchThing` where there is none; `DatabaseError` where it does not read.
    static func load(_ id: String, in transaction: any Transaction) throws -> AlertRecord {
        guard let stored = try StoredAlert.with(id: id, in: transaction) else { throw Refusal.noSuchThing }
        let record = AlertRecord(stored, try StoredAlertEvent.all(of: id, in: transaction))
        guard record.alert.isReadable else { throw unreadable(id) }
        return record
    }

    /// Several alerts, in the order given, to be shown and counted: one that does not read hides no other.
    static func load(
        _ alerts: [StoredAlert], until moment: Instant = .latest, in transaction: any Transaction
    ) throws(DatabaseError) -> [AlertRecord] {
        let (events, unreadable) = try StoredAlertEvent.all(of: alerts.map(\.id), in: transaction)
        return alerts.map { alert in
            guard !unreadable.contains(alert.id) else { return AlertRecord(alert, nil) }
            return AlertRecord(
                alert, (events[alert.id] ?? []).filter { $0.writtenAt <= moment && $0.event.at <= moment })
        }
    }

    static func unreadable(_ id: String) -> DatabaseError {
        DatabaseError(.corrupt, "an alert's events do not read, or contradict one another", place: id)
    }
}
