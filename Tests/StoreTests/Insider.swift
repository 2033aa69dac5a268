import Database
import Store
import TransparencyLog

/// Someone with the database in hand and the program's source.
enum Insider {
    enum Attack: CaseIterable {
        case flip, replace, swap, remove, cut, swapFitted, replaceFitted, cutFitted, node

        func run(_ place: Int, _ other: Int, in transaction: any Transaction) throws {
            let (low, high) = (min(place, other), max(place, other))
            switch self {
            case .flip:
                var entry = try entry(place, transaction)
                entry[entry.count / 2] ^= 4
                try set(place, entry, transaction)
            case .replace: try set(place, LogEntry(seq: place, event: LogScene.event(7_000)).bytes, transaction)
            case .swap:
                try transaction.execute("UPDATE log_entry SET seq = 100000 WHERE seq = \(low)")
                try transaction.execute("UPDATE log_entry SET seq = \(low) WHERE seq = \(high)")
                try transaction.execute("UPDATE log_entry SET seq = \(high) WHERE seq = 100000")
            case .remove: try transaction.execute("DELETE FROM log_entry WHERE seq = \(place)")
            case .cut: try transaction.execute("DELETE FROM log_entry WHERE seq >= \(place)")
            case .swapFitted:
                var events = try events(transaction)
                events.swapAt(low, high)
                try Insider.rewrite(transaction, from: 0, events: events, dropping: false)
            case .replaceFitted:
                var events = try events(transaction)
                events[place] = LogScene.event(7_000)
                try Insider.rewrite(transaction, from: 0, events: events, dropping: false)
            case .cutFitted:
                try Insider.rewrite(
                    transaction, from: 0, events: Array(try events(transaction).prefix(place)), dropping: false)
            case .node: try transaction.execute("UPDATE log_node SET hash = \(MerkleHash.empty.bytes)")
            }
        }

        private func entry(_ seq: Int, _ transaction: any Transaction) throws -> [UInt8] {
            try transaction.query("SELECT entry FROM log_entry WHERE seq = \(seq)")[0].blob(at: 0)
        }

        private func set(_ seq: Int, _ entry: [UInt8], _ transaction: any Transaction) throws {
            try transaction.execute("UPDATE log_entry SET entry = \(entry) WHERE seq = \(seq)")
        }

        private func events(_ transaction: any Transaction) throws -> [LogEvent] {
            try transaction.query("SELECT entry FROM log_entry ORDER BY seq").map {
                try LogEntry(bytes: $0.blob(at: 0)).event
            }
        }
    }

    /// Writes the log anew from a place on, with every hash made to fit: the best forgery there is.
    static func rewrite(
        _ transaction: any Transaction, from seq: Int, events: [LogEvent], dropping: Bool = true
    ) throws {
        if dropping { try? transaction.savepoint { try dropTriggers(transaction) } }  // Perhaps done before.
        let kept = try transaction.query("SELECT entry FROM log_entry WHERE seq < \(seq) ORDER BY seq").map {
            try LogEntry(bytes: $0.blob(at: 0)).event
        }
        try transaction.execute("DELETE FROM log_entry")
        try transaction.execute("DELETE FROM log_node")
        try transaction.execute("UPDATE log_head SET size = 0, frontier = \([UInt8]())")
        try LogWriter.append(kept + events, in: transaction)
    }
}
