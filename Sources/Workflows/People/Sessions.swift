public import Access
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// Starts, finds and ends sessions. Every start and every end of one is in the log.
public struct Sessions: Sendable {
    private let store: Store
    /// A session is noted as seen no more often than this, so that reading a page is not a write each time.
    private static let seenEvery = Duration.minutes(1)
    /// By how much it is noted earlier than it was: of a page's requests that run side by side, and of servers side by side, one may
    /// have a moment a hair before the other's, and a session seen in what is to come is over.
    private static let slack = Duration.seconds(1)

    public init(store: Store) {
        self.store = store
    }

    /// What a session's token led to.
    public struct Found: Sendable {
        public let session: StoredSession
        public let profile: AccountProfile
        /// What the person may do, an emergency access that is open included; nil where the caller knows it at this version.
        public let grants: [Grant]?
        /// Emergencies nobody has reviewed yet, where the person is one of those who must hear of them.
        public let emergencies: [EmergencyAccess]
        /// Rises when anyone's grants change.
        public let version: Int
    }

    /// The session of a token, while it is live.
    /// - Parameters:
    ///   - isAttended: Whether a person asks; what a page asks by itself keeps nobody signed in.
    ///   - isKnown: Whether the caller knows what an account's grants amount to at a version: they are then
    ///     not read again, which for 200 of them is most of the work.
    public func find(
        _ token: SecretToken, at now: Instant, isAttended: Bool = true,
        unless isKnown: @escaping @Sendable (AccountID, Int) -> Bool = { _, _ in false }
    ) async throws -> Found? {
        let digest = token.digest.text
        let found = try await store.facts.read { transaction -> Found? in
            guard let session = try StoredSession.with(digest: digest, in: transaction), session.isLive(at: now),
                let profile = try AccountProfile.with(session.account, in: transaction), profile.closedAt == nil
            else { return nil }
            let version = try Settings.accessVersion(in: transaction)
            let pending = try EmergencyAccess.pending(at: now, in: transaction)
            let own = pending.filter { $0.investigator.account == profile.id && $0.opensCase(at: now) }
            let grants =
                isKnown(profile.id, version)
                ? nil : try Grant.of(profile.id, in: transaction) + own.map(\.grant)
            return Found(
                session: session, profile: profile, grants: grants,
                emergencies: pending.filter { $0.review == nil && $0.noticesOwed.contains(profile.id) },
                version: version)
        }
        if isAttended, let found, now > found.session.seenAt + Self.seenEvery {
            let seen = now - Self.slack
            try await store.facts.append { try StoredSession.touch(digest: digest, at: seen, in: $0) }
        }
        return found
    }

    /// Whether a session is still live, without noting that it was seen: a page left open keeps nobody signed in.
    public func isLive(_ session: StoredSession, at now: Instant) async throws -> Bool {
        try await store.facts.read { transaction in
            try StoredSession.with(digest: session.digest, in: transaction)?.isLive(at: now) ?? false
        }
    }

    /// Starts a session after a full sign-in; `also` takes what was shown (a code, a counter) in the same transaction.
    /// - Returns: The token for the person's browser; nil where `also` found it taken already.
    func start(
        for account: AccountID, at now: Instant, reason: LogReason = .notStated,
        also: @escaping @Sendable (any Transaction) throws -> Bool = { _ in true }
    ) async throws -> SecretToken? {
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.session, using: &generator)
        let session = StoredSession(
            digest: token.digest.text, account: account, startedAt: now, seenAt: now, provenAt: now)
        let started = try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try also(transaction) else { return false }
            try StoredSession.sweep(
                startedBefore: now - Session.wholeLife,
                seenBefore: now - Session.idleLife,
                in: transaction)
            try session.insert(in: transaction)
            try LogWriter.append(
                LogEvent(.signedIn, .person, account.rawValue, by: account, at: now, reason: reason), in: transaction)
            return true
        }
        return started ? token : nil
    }

    /// Notes that the person has proven again who they are, and gives the session a new token.
    /// - Returns: Nil where the proof was taken already, or the session is over.
    func prove(
        _ session: StoredSession, at now: Instant,
        also: @escaping @Sendable (any Transaction) throws -> Bool
    ) async throws -> SecretToken? {
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.session, using: &generator)
        let renewed = StoredSession(
            digest: token.digest.text, account: session.account, startedAt: session.startedAt, seenAt: now,
            provenAt: now)
        let done = try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredSession.with(digest: session.digest, in: transaction) != nil, try also(transaction) else {
                return false
            }
            try StoredSession.end(digest: session.digest, in: transaction)
            try renewed.insert(in: transaction)
            try LogWriter.append(
                LogEvent(.steppedUp, .person, session.account.rawValue, by: session.account, at: now), in: transaction)
            return true
        }
        return done ? token : nil
    }

    /// Ends a session.
    public func end(_ session: StoredSession, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try StoredSession.end(digest: session.digest, in: transaction)
            try LogWriter.append(
                LogEvent(.signedOut, .person, session.account.rawValue, by: session.account, at: now), in: transaction)
        }
    }

    /// Ends every session of an account, but for one.
    public func endAll(
        of account: AccountID, except digest: String? = nil, by actor: AccountID, at now: Instant
    ) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try StoredSession.endAll(of: account, except: digest, in: transaction)
            try LogWriter.append(
                LogEvent(.sessionEnded, .person, account.rawValue, by: actor, at: now), in: transaction)
        }
    }

    /// What the forms of a session carry: derived from its token, so that no other site can know it.
    public static func formToken(of token: SecretToken) -> String {
        SecretToken(.form, text: token.text)?.digest.text ?? ""
    }
}

extension StoredSession {
    /// Whether it still counts: 15 minutes without a request end it, and 12 hours in any case.
    public func isLive(at now: Instant) -> Bool {
        Session(startedAt: startedAt, seenAt: seenAt, provenAt: provenAt ?? startedAt).state(at: now) == .live
    }
}
