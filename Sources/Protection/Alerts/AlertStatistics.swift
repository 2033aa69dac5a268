/// How alerts were answered: what benchmarks B21, B22 and B42 are fed with. Ranges, since some alerts are not settled
/// yet. One of which nothing could be read may have gone either way: it widens each range, and makes no figure by itself.
public struct AlertStatistics: Hashable, Sendable {
    /// Alerts in all.
    public let received: Int
    /// Those that called for a protective action, as far as is known.
    public let actionable: Int
    public let actedOn: Int
    public let neverAnswered: Int
    /// Actionable, undecided, and still in time: they may yet go either way.
    public let pending: Int
    public let unfounded: Int
    /// Alerts with an outcome somebody found, the base of the share of unfounded ones.
    public let verified: Int
    /// Percent of actionable alerts acted on, from "none of the pending will be" to "all of them"; nil where there are
    /// none.
    public let responseRate: MeasureRange?
    /// Percent of verified alerts found unfounded; nil where none was verified.
    public let unfoundedRate: MeasureRange?
    /// Minutes from reception to arrival, the middle of all actionable alerts; no upper bound where that one never
    /// arrived.
    public let medianDelay: MeasureRange?
    /// The same for nine in ten.
    public let ninthDecileDelay: MeasureRange?

    /// Counts a set of alerts at a moment.
    public init(_ alerts: [Alert], clocks: AlertClocks, at now: Instant) {
        received = alerts.count
        let readable = alerts.filter(\.isReadable)
        let unknown = alerts.count - readable.count
        let calling = readable.filter(\.calledForAction)
        let acted = calling.filter(\.wasActedOn)
        let never = calling.filter { clocks.isNeverAnswered($0, at: now) }
        let pending = calling.filter { alert in
            alert.isOpen && !alert.wasActedOn && alert.time(of: .acted) == nil
                && !clocks.isNeverAnswered(alert, at: now)
        }
        actionable = calling.count
        actedOn = acted.count
        neverAnswered = never.count
        self.pending = pending.count
        let verified = readable.filter { alert in
            if case .closed(let outcome) = alert.state { outcome != .neverAnswered } else { false }
        }
        self.verified = verified.count
        unfounded = verified.count { $0.state == .closed(.unfounded) }
        responseRate = AlertStatistics.percent(acted.count, acted.count + pending.count, of: calling.count, unknown)
        unfoundedRate = AlertStatistics.percent(unfounded, unfounded, of: verified.count, unknown)
        var delays = calling.map { AlertStatistics.delay($0, clocks, now) }
        if !delays.isEmpty { delays += Array(repeating: (0, .infinity), count: unknown) }
        medianDelay = AlertStatistics.quantile(0.5, delays)
        ninthDecileDelay = AlertStatistics.quantile(0.9, delays)
    }

    private static func percent(_ low: Int, _ high: Int, of base: Int, _ unknown: Int) -> MeasureRange? {
        guard base > 0 else { return nil }
        let whole = Double(base + unknown)
        return MeasureRange(min: 100 * Double(low) / whole, max: 100 * Double(high + unknown) / whole)
    }

    /// The delay of one alert, at least and at most; infinite where nobody came and nobody will.
    private static func delay(_ alert: Alert, _ clocks: AlertClocks, _ now: Instant) -> (least: Double, most: Double) {
        if let minutes = alert.minutes(to: .arrived) { return (minutes, minutes) }
        let mayStillArrive = alert.isOpen && !clocks.isNeverAnswered(alert, at: now)
        if case .declined = alert.state { return (.infinity, .infinity) }
        guard mayStillArrive else { return (.infinity, .infinity) }
        return (Double(now.microseconds - alert.receivedAt.microseconds) / 60_000_000, .infinity)
    }

    /// The nearest-rank quantile of both ends. Those who never arrived count as the longest: leaving them out would
    /// make a force that answers only what is near look fast.
    private static func quantile(_ share: Double, _ delays: [(least: Double, most: Double)]) -> MeasureRange? {
        guard !delays.isEmpty else { return nil }
        let rank = max(0, Int((share * Double(delays.count)).rounded(.up)) - 1)
        let least = delays.map(\.least).sorted()[rank]
        let most = delays.map(\.most).sorted()[rank]
        guard least.isFinite else {
            // Beyond every delay known: at least the longest that was measured.
            let longest = delays.map(\.least).filter(\.isFinite).max() ?? 0
            return MeasureRange(min: longest, max: nil)
        }
        return MeasureRange(min: least, max: most.isFinite ? most : nil)
    }
}

/// By what alerts are told apart.
public struct AlertGrouping: Hashable, Sendable {
    /// Day or night, by the hour on the spot.
    public enum Light: String, CaseIterable, Sendable {
        case day, night
    }

    /// The first and the last hour of daylight, local.
    public let daylight: Range<Int>
    /// Minutes local time is ahead of UTC.
    public let zone: Int

    public init(daylight: Range<Int> = 6..<19, zone: Int = 0) {
        self.daylight = daylight
        self.zone = zone
    }

    /// Whether an alert came by day or by night.
    public func light(of alert: Alert) -> Light {
        let local = alert.receivedAt.advanced(byMinutes: zone)
        let hour = Int((local.microseconds - Instant(startOf: local.day).microseconds) / 3_600_000_000)
        return daylight.contains(hour) ? .day : .night
    }

    /// Alerts by area, at the level of the areas asked about; those laid to none stand under nil.
    public func byArea(_ alerts: [Alert], areas: Set<AreaRef>) -> [AreaRef?: [Alert]] {
        Dictionary(grouping: alerts) { alert in alert.areas.first(where: areas.contains) }
    }

    /// Alerts by actor told; one told to several stands under each, one told to none under nil.
    public func byActor(_ alerts: [Alert]) -> [String?: [Alert]] {
        var groups: [String?: [Alert]] = [:]
        for alert in alerts {
            let actors = Set(alert.notified)
            if actors.isEmpty { groups[nil, default: []].append(alert) }
            for actor in actors { groups[actor, default: []].append(alert) }
        }
        return groups
    }
}
