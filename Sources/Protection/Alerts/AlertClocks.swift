/// How long each step may take, counted from reception, and whom to tell when it takes longer.
public struct ClockLimits: Hashable, Sendable {
    /// Minutes to each step; a step without a limit has no clock.
    public let minutes: [AlertStep: Int]
    /// Whom to tell when a clock runs out, level after level.
    public let levels: [[String]]
    /// Minutes between one level and the next while nothing moves.
    public let minutesBetweenLevels: Int
    /// Minutes within which the person who warned is owed an answer.
    public let minutesToAnswer: Int

    public init(
        minutes: [AlertStep: Int], levels: [[String]], minutesBetweenLevels: Int = 30, minutesToAnswer: Int = 7 * 1440
    ) {
        self.minutes = minutes.filter { $0.value > 0 }
        self.levels = levels
        self.minutesBetweenLevels = max(1, minutesBetweenLevels)
        self.minutesToAnswer = max(1, minutesToAnswer)
    }

    /// Fifteen minutes to be seen, an hour to decide, four hours to be on the spot, seven days to an outcome: the
    /// product's proposal for rural areas, to be set by each operation.
    public static let proposed = ClockLimits(
        minutes: [.seen: 15, .acted: 60, .arrived: 240, .closed: 7 * 1440],
        levels: [["duty-officer"], ["head-of-office"]])
}

/// Limits for an area, an actor or both; the closest rule holds.
public struct ClockRule: Hashable, Sendable {
    /// Nil: everywhere.
    public let area: AreaRef?
    /// The actor notified; nil: anyone.
    public let actor: String?
    public let limits: ClockLimits

    public init(area: AreaRef? = nil, actor: String? = nil, limits: ClockLimits) {
        self.area = area
        self.actor = actor
        self.limits = limits
    }
}

/// The clocks of all alerts.
public struct AlertClocks: Hashable, Sendable {
    public let rules: [ClockRule]
    /// What holds where no rule does.
    public let standard: ClockLimits

    public init(rules: [ClockRule] = [], standard: ClockLimits = .proposed) {
        self.rules = rules
        self.standard = standard
    }

    /// The limits of an alert. The narrowest area decides first, then whether the rule names an actor who was told; of
    /// two actors with rules the one told first.
    public func limits(for alert: Alert) -> ClockLimits {
        let told = alert.notified
        let ranked = rules.compactMap { rule -> (Int, Int, ClockRule)? in
            var nearness = alert.areas.count
            if let area = rule.area {
                guard let index = alert.areas.firstIndex(of: area) else { return nil }
                nearness = index
            }
            guard let actor = rule.actor else { return (nearness, told.count, rule) }
            return told.firstIndex(of: actor).map { (nearness, $0, rule) }
        }
        return ranked.min { ($0.0, $0.1) < ($1.0, $1.1) }?.2.limits ?? standard
    }

    /// How one clock stands.
    public enum Reading: Hashable, Sendable {
        case done(at: Instant, isLate: Bool)
        case running(until: Instant)
        case overdue(since: Instant)
        /// The step is not called for: nobody sets out to an alert that was declined, and a closed one has no clocks.
        case notCalledFor
        case noLimit
        /// What happened to the alert could not be read.
        case unknown
    }

    /// How a clock stands at a moment.
    public func reading(_ step: AlertStep, of alert: Alert, at now: Instant) -> Reading {
        guard alert.isReadable else { return .unknown }
        let limit = limits(for: alert).minutes[step].map { alert.receivedAt.advanced(byMinutes: $0) }
        if let done = alert.time(of: step) {
            return .done(at: done, isLate: limit.map { done > $0 } ?? false)
        }
        if !alert.isOpen { return .notCalledFor }
        if case .declined = alert.state, step == .arrived { return .notCalledFor }
        guard let limit else { return .noLimit }
        return now > limit ? .overdue(since: limit) : .running(until: limit)
    }

    /// Someone to be told now, since a clock has run out.
    public struct Escalation: Hashable, Sendable {
        public let step: AlertStep
        /// From 1.
        public let level: Int
        public let tell: [String]
        public let since: Instant
    }

    /// The escalations due and not yet made. Each step climbs its own ladder; one that was overlooked for long gives
    /// all its levels at once, lowest first.
    public func escalationsDue(for alert: Alert, at now: Instant) -> [Escalation] {
        let limits = limits(for: alert)
        return AlertStep.allCases.flatMap { step -> [Escalation] in
            guard case .overdue(let since) = reading(step, of: alert, at: now) else { return [] }
            return limits.levels.enumerated().compactMap { index, tell in
                let due = since.advanced(byMinutes: index * limits.minutesBetweenLevels)
                let isDone = alert.events.contains { $0.what == .escalated(step, level: index + 1) }
                guard now > due, !isDone else { return nil }
                return Escalation(step: step, level: index + 1, tell: tell, since: since)
            }
        }
    }

    /// Whether an alert stands as never answered: no decision, and the time to decide has run out at every level. It
    /// stays open and visible; it is counted so from this moment, and no longer once someone decides.
    public func isNeverAnswered(_ alert: Alert, at now: Instant) -> Bool {
        if alert.state == .closed(.neverAnswered) { return true }
        guard alert.isOpen, case .overdue(let since) = reading(.acted, of: alert, at: now) else { return false }
        let limits = limits(for: alert)
        return now > since.advanced(byMinutes: limits.levels.count * limits.minutesBetweenLevels)
    }

    /// When the person who warned is owed an answer; nil once it was given.
    public func answerDue(for alert: Alert) -> Instant? {
        alert.isAnswered ? nil : alert.receivedAt.advanced(byMinutes: limits(for: alert).minutesToAnswer)
    }
}

extension Instant {
    /// The moment so many minutes later.
    public func advanced(byMinutes minutes: Int) -> Instant {
        self + .minutes(minutes)
    }
}
