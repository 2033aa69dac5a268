import Database
public import Protection
public import Store

/// An alert with everything that happened to it.
public struct AlertRecord: Sendable {
    public let stored: StoredAlert
    public let alert: Alert
    public let events: [StoredAlertEvent]

    /// The last step a person took; 0 where nobody took one.
    public var lastStep: Int { events.last { $0.writtenBy != nil }?.seq ?? 0 }

    init(_ stored: StoredAlert, _ events: [StoredAlertEvent]) throws(DatabaseError) {
        self.stored = stored
        self.events = events
        do {
            alert = try Alert(
                id: stored.id, receivedAt: stored.receivedAt, areas: stored.areas, events: events.map(\.event))
        } catch {
            throw DatabaseError(.corrupt, "an alert's events contradict one another", place: stored.id)
        }
    }

    /// An alert by its identity.
    /// - Throws: `Refusal.noSuchThing` where there is none.
    static func load(_ id: String, in transaction: any Transaction) throws -> AlertRecord {
        guard let stored = try StoredAlert.with(id: id, in: transaction) else { throw Refusal.noSuchThing }
        return try AlertRecord(stored, try StoredAlertEvent.all(of: id, in: transaction))
    }

    /// Several alerts, in the order given.
    static func load(_ alerts: [StoredAlert], in transaction: any Transaction) throws(DatabaseError) -> [AlertRecord] {
        let events = try StoredAlertEvent.all(of: alerts.map(\.id), in: transaction)
        var records: [AlertRecord] = []
        for alert in alerts { records.append(try AlertRecord(alert, events[alert.id] ?? [])) }
        return records
    }
}
