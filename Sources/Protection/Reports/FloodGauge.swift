/// Tells a flood from a busy hour. Nothing is ever dropped: what a flooding source sends is stored and set aside for a
/// person to look at, and everybody else is answered as before.
///
/// A sliding count per source over an hour, in twelve steps; memory is bounded.
public struct FloodGauge: Sendable {
    /// What to do with a report just stored.
    public enum Verdict: Hashable, Sendable {
        case pass
        /// Set aside; the reason for the person on duty.
        case quarantine(Reason)
    }

    /// Why a report is set aside.
    public enum Reason: String, Hashable, Sendable {
        /// One source sends more than it can have to say.
        case oneSource = "one_source"
        /// Very many new sources at once.
        case manyNewSources = "many_new_sources"
    }

    /// Reports an hour from one source, and from all unknown sources together.
    public let perSource: Int
    public let perTrustedSource: Int
    public let newSources: Int
    private let capacity: Int
    private var counts: [String: [Int64: Int]] = [:]
    private var strangers: [Int64: Int] = [:]

    public init(perSource: Int = 60, perTrustedSource: Int = 600, newSources: Int = 2_000, capacity: Int = 50_000) {
        self.perSource = perSource
        self.perTrustedSource = perTrustedSource
        self.newSources = newSources
        self.capacity = capacity
    }

    /// Counts a report and says whether it passes.
    public mutating func take(source: String, isTrusted: Bool, at now: Instant) -> Verdict {
        let slot = now.microseconds / 300_000_000
        let mine = FloodGauge.count(&counts[source, default: [:]], slot)
        if counts.count > capacity { forget(before: slot - 12) }
        guard !isTrusted else { return mine > perTrustedSource ? .quarantine(.oneSource) : .pass }
        // What one source repeats is its own flood, and no sign of many strangers: others go on being heard.
        if mine > perSource { return .quarantine(.oneSource) }
        let all = FloodGauge.count(&strangers, slot)
        return all > newSources ? .quarantine(.manyNewSources) : .pass
    }

    /// Takes back what `take` counted: nothing new came of it. Who sends the same again on a bad line floods nobody.
    public mutating func putBack(_ verdict: Verdict, source: String, isTrusted: Bool, at now: Instant) {
        let slot = now.microseconds / 300_000_000
        if let mine = counts[source]?[slot], mine > 0 { counts[source]?[slot] = mine - 1 }
        guard !isTrusted, verdict != .quarantine(.oneSource), let all = strangers[slot], all > 0 else { return }
        strangers[slot] = all - 1
    }

    private static func count(_ slots: inout [Int64: Int], _ slot: Int64) -> Int {
        slots = slots.filter { $0.key > slot - 12 && $0.key <= slot }
        slots[slot, default: 0] += 1
        return slots.values.reduce(0, +)
    }

    private mutating func forget(before oldest: Int64) {
        counts = counts.filter { $0.value.keys.contains { $0 > oldest } }
        // Still too many: the quietest go, and what they sent before is forgiven.
        guard counts.count > capacity else { return }
        let kept = counts.sorted { $0.value.values.reduce(0, +) > $1.value.values.reduce(0, +) }.prefix(capacity / 2)
        counts = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
