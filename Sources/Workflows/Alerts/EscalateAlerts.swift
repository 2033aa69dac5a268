import Database
public import Protection
public import Store
import TransparencyLog

/// Looks for clocks that have run out and tells the next level. Run every few seconds, on as many servers as there are:
/// each escalation is written once.
public struct EscalateAlerts: Sendable {
    private let store: Store
    private let bell: IntakeBell?

    /// - Parameter bell: Rung when an alert was escalated.
    public init(store: Store, bell: IntakeBell? = nil) {
        self.store = store
        self.bell = bell
    }

    /// Escalates what is due.
    /// - Returns: How many levels were told.
    @discardableResult
    public func callAsFunction(at now: Instant) async throws -> Int {
        let due = try await store.facts.read { transaction in
            let clocks = try StoredClockRule.clocks(in: transaction)
            return try AlertRecord.load(try StoredAlert.open(in: transaction), in: transaction)
                .filter { !clocks.escalationsDue(for: $0.alert, at: now).isEmpty }.map(\.stored.id)
        }
        var told = 0
        for id in due { told += try await escalate(id, at: now) }
        if told > 0 { bell?.ring() }
        return told
    }

    private func escalate(_ id: String, at now: Instant) async throws -> Int {
        do {
            return try await store.facts.write { [ids = store.ids] transaction in
                try LogWriter.reserve(in: transaction)
                let record = try AlertRecord.load(id, in: transaction)
                // Looked at anew: another server, or a person, may have been first.
                let due = try StoredClockRule.clocks(in: transaction).escalationsDue(for: record.alert, at: now)
                var alert = record.alert
                var seq = record.events.count
                for escalation in due {
                    seq += 1
                    let event = AlertEvent(
                        at: now, by: StoredAlertEvent.product, .escalated(escalation.step, level: escalation.level))
                    try alert.add(event)
                    try StoredAlertEvent(seq: seq, event: event, writtenAt: now, writtenBy: nil, note: nil)
                        .insert(of: alert, in: transaction)
                    try TellRecipients(alert: id, seq: seq, ids: ids)(escalation.tell, at: now, in: transaction)
                    try LogWriter.append(
                        LogEvent(
                            microseconds: now.microseconds, actor: .system(.scheduler), action: .escalated,
                            object: LogObject(.alert, LogID(id))), in: transaction)
                }
                return due.count
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            return 0
        }
    }
}
