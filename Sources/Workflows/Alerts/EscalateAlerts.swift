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

    /// Escalates what is due. An alert that does not read, or cannot be written to, keeps no other from it.
    /// - Returns: How many levels were told.
    /// - Throws: The first failure, once every other alert has had its turn.
    @discardableResult
    public func callAsFunction(at now: Instant) async throws -> Int {
        var (due, failure) = try await store.facts.read { try Self.due(at: now, in: $0) }
        var told = 0
        for id in due {
            do {
                told += try await escalate(id, at: now)
            } catch {
                failure = failure ?? error
            }
        }
        if told > 0 { bell?.ring() }
        if let failure { throw failure }
        return told
    }

    private static func due(
        at now: Instant, in transaction: any Transaction
    ) throws -> (ids: [String], failure: (any Error)?) {
        let clocks = try StoredClockRule.clocks(in: transaction)
        let isDue = { (record: AlertRecord) in !clocks.escalationsDue(for: record.alert, at: now).isEmpty }
        let records = try AlertRecord.load(try StoredAlert.open(in: transaction), in: transaction)
        let unreadable = records.first { !$0.alert.isReadable }
        return (records.filter(isDue).map(\.stored.id), unreadable.map { AlertRecord.unreadable($0.stored.id) })
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
