/// A report of a threat that is coming or under way, with its clocks, from reception to outcome.
///
/// A value made of its events: the same events give the same alert. `adding` refuses what cannot be; nothing is ever
/// taken back but by a further event.
public struct Alert: Hashable, Sendable {
    /// Where an alert stands.
    public enum State: Hashable, Sendable {
        case received, seen, acting, arrived
        /// It was decided not to act; it still wants an outcome.
        case declined(InactionReason)
        case closed(AlertOutcome)
    }

    public let id: String
    public let receivedAt: Instant
    /// The areas the place lies in, narrow first; empty where nobody knows the place yet.
    public let areas: [AreaRef]
    /// Whether what happened to it could be read; else nothing is known but that it came.
    public let isReadable: Bool
    public private(set) var events: [AlertEvent] = []
    public private(set) var state = State.received
    private var times: [AlertStep: Instant] = [:]

    public init(id: String, receivedAt: Instant, areas: [AreaRef], isReadable: Bool = true) {
        self.id = id
        self.receivedAt = receivedAt
        self.areas = areas
        self.isReadable = isReadable
    }

    /// An alert with the events stored of it.
    public init(id: String, receivedAt: Instant, areas: [AreaRef], events: [AlertEvent]) throws(AlertError) {
        self.init(id: id, receivedAt: receivedAt, areas: areas)
        for event in events { try add(event) }
    }

    /// When a step was taken; nil while it was not.
    public func time(of step: AlertStep) -> Instant? { times[step] }

    /// How long after reception a step was taken, in minutes.
    public func minutes(to step: AlertStep) -> Double? {
        times[step].map { Double($0.microseconds - receivedAt.microseconds) / 60_000_000 }
    }

    public var isOpen: Bool {
        if case .closed = state { false } else { true }
    }

    /// Those told of it, in order.
    public var notified: [String] {
        events.flatMap { event in
            if case .decidedToAct(let actors) = event.what { actors } else { [String]() }
        }
    }

    /// Whether the person who warned was told what became of it.
    public var isAnswered: Bool { events.contains { $0.what == .answered } }

    /// Whether it called for protection: everything does until someone found that it did not.
    public var calledForAction: Bool {
        if case .closed(.unfounded) = state { return false }
        for event in events.reversed() {
            if case .decidedNot(let reason, _) = event.what { return reason.calledForAction }
            if case .decidedToAct = event.what { return true }
        }
        return true
    }

    /// Whether a protective action was taken.
    public var wasActedOn: Bool {
        events.contains { event in
            switch event.what {
            case .decidedToAct, .arrived: true
            default: false
            }
        }
    }

    /// What was found at a check; nil while it was not made.
    public func finding(_ check: ReprisalCheck) -> ReprisalCheck.Finding? {
        events.reversed().lazy.compactMap { event -> ReprisalCheck.Finding? in
            if case .reprisalChecked(check, let finding) = event.what { finding } else { nil }
        }.first
    }

    /// The checks whose day has come and that nobody has made. One that reached nobody stays due until the next.
    public func checksDue(at now: Instant) -> [ReprisalCheck] {
        ReprisalCheck.allCases.filter { check in
            now >= day(of: check) && (finding(check) == nil || finding(check) == .notReached && check == .month)
        }
    }

    /// When a check falls due.
    public func day(of check: ReprisalCheck) -> Instant {
        receivedAt + .days(check.rawValue)
    }

    /// The alert with one more event.
    public func adding(_ event: AlertEvent) throws(AlertError) -> Alert {
        var alert = self
        try alert.add(event)
        return alert
    }

    /// Adds one more event.
    public mutating func add(_ event: AlertEvent) throws(AlertError) {
        guard event.at >= receivedAt else { throw .beforeItsTime(earliest: receivedAt) }
        switch event.what {
        case .seen: try see(event.at)
        case .decidedToAct(let actors): try decideToAct(event.at, actors)
        case .decidedNot(let reason, let note): try decline(event.at, reason, note)
        case .arrived: try arrive(event.at)
        case .closed(let outcome): try close(event.at, outcome)
        case .reopened(let why): try reopen(why)
        case .reprisalChecked(let day, _): try check(day, event.at)
        case .escalated: guard isOpen else { throw .isClosed }
        case .answered: break
        }
        events.append(event)
    }
}

extension Alert {
    private mutating func see(_ at: Instant) throws(AlertError) {
        guard isOpen else { throw .isClosed }
        guard times[.seen] == nil else { throw .alreadyDone(.seen) }
        times[.seen] = at
        state = .seen
    }

    /// Whoever decides has seen it.
    private mutating func decideToAct(_ at: Instant, _ actors: [String]) throws(AlertError) {
        guard isOpen else { throw .isClosed }
        guard !actors.isEmpty else { throw .nobodyNotified }
        try follow(.seen, at)
        // A second decision tells more actors; the clock stopped at the first.
        if times[.acted] == nil { times[.acted] = at }
        if state != .arrived { state = .acting }
    }

    private mutating func decline(_ at: Instant, _ reason: InactionReason, _ note: String) throws(AlertError) {
        guard isOpen else { throw .isClosed }
        guard times[.arrived] == nil else { throw .alreadyDone(.arrived) }
        guard reason == .duplicate || !note.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
        try follow(.seen, at)
        if times[.acted] == nil { times[.acted] = at }
        state = .declined(reason)
    }

    private mutating func arrive(_ at: Instant) throws(AlertError) {
        guard isOpen else { throw .isClosed }
        guard times[.arrived] == nil else { throw .alreadyDone(.arrived) }
        guard state == .acting, let acted = times[.acted] else { throw .notDecided }
        // Those on the spot may have set out before anyone wrote the decision down: then the arrival is the decision.
        if at < acted { times[.acted] = at }
        if let seen = times[.seen], seen > at { times[.seen] = at }
        times[.arrived] = at
        state = .arrived
    }

    private mutating func close(_ at: Instant, _ outcome: AlertOutcome) throws(AlertError) {
        guard isOpen else { throw .isClosed }
        if outcome == .neverAnswered, times[.acted] != nil { throw .wasAnswered }
        let latest = times.values.max() ?? receivedAt
        guard at >= latest else { throw .beforeItsTime(earliest: latest) }
        times[.closed] = at
        state = .closed(outcome)
    }

    private mutating func reopen(_ why: String) throws(AlertError) {
        guard !isOpen else { throw .isNotClosed }
        guard !why.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
        times[.closed] = nil
        state = times[.arrived] != nil ? .arrived : lastDecision ?? (times[.seen] != nil ? .seen : .received)
    }

    private var lastDecision: State? {
        for event in events.reversed() {
            if case .decidedToAct = event.what { return .acting }
            if case .decidedNot(let reason, _) = event.what { return .declined(reason) }
        }
        return nil
    }

    private func check(_ check: ReprisalCheck, _ at: Instant) throws(AlertError) {
        guard at >= day(of: check) else { throw .tooEarlyToCheck(check) }
        guard finding(check) == nil || finding(check) == .notReached else { throw .alreadyChecked(check) }
    }

    /// Takes an earlier step along where nobody wrote it down.
    private mutating func follow(_ step: AlertStep, _ at: Instant) throws(AlertError) {
        guard let known = times[step] else {
            times[step] = at
            return
        }
        guard at >= known else { throw .beforeItsTime(earliest: known) }
    }
}
