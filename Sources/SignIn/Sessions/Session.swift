public import Protection

/// The clocks of a session, and what they allow. Pure: the store keeps the three moments and passes the time in.
public struct Session: Hashable, Sendable {
    /// Whether a session still counts.
    public enum State: Hashable, Sendable {
        case live
        /// Nothing was asked for 15 minutes.
        case idle
        /// It began 12 hours ago, or its moments cannot be true.
        case ended
    }

    public let startedAt: Instant
    /// The last request.
    public let seenAt: Instant
    /// When the person last proved who they are: at sign-in, or since.
    public let provenAt: Instant

    public static let idleLife: Duration = .seconds(15 * 60)
    public static let wholeLife: Duration = .seconds(12 * 3600)
    /// How long a proof opens unmasking, export, grants and credentials.
    public static let proofLife: Duration = .seconds(5 * 60)

    /// One that begins now, by a full sign-in. Make a new token with it.
    public init(startingAt now: Instant) {
        self.init(startedAt: now, seenAt: now, provenAt: now)
    }

    /// One as the store kept it.
    public init(startedAt: Instant, seenAt: Instant, provenAt: Instant) {
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.provenAt = provenAt
    }

    /// What it is worth at a moment. Moments that lie ahead, by a clock turned back or a row that was touched, end it.
    public func state(at now: Instant) -> State {
        guard startedAt <= seenAt, seenAt <= now, startedAt <= provenAt, provenAt <= now,
            startedAt.isLessThan(Session.wholeLife, before: now)
        else { return .ended }
        return seenAt.isLessThan(Session.idleLife, before: now) ? .live : .idle
    }

    /// Whether the person proved who they are less than five minutes ago, in a session that is live.
    public func isFresh(at now: Instant) -> Bool {
        state(at: now) == .live && provenAt.isLessThan(Session.proofLife, before: now)
    }

    /// After a request. A session that is no longer live stays as it is: a request cannot wake it.
    public func seen(at now: Instant) -> Session {
        guard state(at: now) == .live else { return self }
        return Session(startedAt: startedAt, seenAt: now, provenAt: provenAt)
    }

    /// After a new proof. Its life as a whole is not prolonged. Make a new token with it.
    public func proven(at now: Instant) -> Session {
        guard state(at: now) == .live else { return self }
        return Session(startedAt: startedAt, seenAt: now, provenAt: now)
    }
}
