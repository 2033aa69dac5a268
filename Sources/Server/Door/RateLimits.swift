import Protection
import Database

/// How often one key may ask: a bucket that fills at a steady pace (a leaky bucket counted in microseconds).
///
/// Kept in memory, by key; a server forgets it when it ends. Keys that have been quiet are dropped, so an attacker with
/// many addresses costs memory only while the flood lasts, and never more than `mostKeys` entries.
final class RateLimit: Sendable {
    /// Microseconds one request costs.
    private let cost: Int64
    /// How far ahead of the pace a burst may run, in microseconds.
    private let burst: Int64
    /// For each key: the moment at which its bucket is empty again.
    private let emptied = Guarded<[String: Int64]>([:])
    private static let mostKeys = 50_000

    /// - Parameters:
    ///   - count: Requests allowed …
    ///   - seconds: … in this time, at a steady pace.
    ///   - burst: Requests allowed at once.
    init(_ count: Int, perSeconds seconds: Int, burst: Int) {
        cost = Int64(seconds) * 1_000_000 / Int64(count)
        self.burst = cost * Int64(burst)
    }

    /// The seconds to wait before another would be taken; nil where one would be. Takes none.
    func wait(_ key: String, at now: Instant) -> Int? {
        emptied.withLock { emptied in
            let moment = now.microseconds
            let ends = max(emptied[key] ?? 0, moment) + cost
            return ends - moment > burst ? Int((ends - moment - burst) / 1_000_000) + 1 : nil
        }
    }

    /// Takes one request, or so many at once: all of them or none.
    /// - Returns: Nil where it may go on; else the seconds to wait.
    func take(_ key: String, _ count: Int = 1, at now: Instant) -> Int? {
        emptied.withLock { emptied in
            let moment = now.microseconds
            let ends = max(emptied[key] ?? 0, moment) + cost * Int64(count)
            if ends - moment > burst { return Int((ends - moment - burst) / 1_000_000) + 1 }
            if emptied.count >= Self.mostKeys {
                emptied = emptied.filter { $0.value > moment }
                // A flood of distinct keys: those who come next are held to what the whole flood may take.
                if emptied.count >= Self.mostKeys { emptied.removeAll(keepingCapacity: true) }
            }
            emptied[key] = ends
            return nil
        }
    }

    /// Gives back what was taken for something that was then refused.
    func giveBack(_ key: String, _ count: Int) {
        emptied.withLock { $0[key]? -= cost * Int64(count) }
    }
}
