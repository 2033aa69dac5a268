import Database
import Protection
import Store

/// Notes whom an event of an alert is told to, by each way that is set for them. Whoever has none set is told by the
/// alert page alone, which says so.
struct TellRecipients {
    let alert: String
    let seq: Int
    let ids: UUIDv7Generator

    func callAsFunction(_ names: [String], at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        let known = try AlertRecipient.all(in: transaction)
        var told: Set<String> = []
        for name in names where told.insert(name).inserted {
            let ways = known.filter { $0.name == name }
            if ways.isEmpty { try notice(name, nil, .page, at: now).insert(in: transaction) }
            for one in ways { try notice(name, one.id, one.way, at: now).insert(in: transaction) }
        }
    }

    private func notice(_ name: String, _ recipient: String?, _ way: AlertRecipient.Way, at now: Instant)
        -> StoredNotice
    {
        StoredNotice(
            id: ids.next().description, alert: alert, seq: seq, name: name, recipient: recipient, way: way, madeAt: now)
    }
}
