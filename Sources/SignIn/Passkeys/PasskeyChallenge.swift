public import Protection

/// 32 random bytes that one passkey is asked to sign, once, within five minutes.
public struct PasskeyChallenge: Hashable, Sendable {
    /// What it is for. A challenge to sign in registers nothing.
    public enum Ceremony: String, Sendable {
        case registration = "webauthn.create"
        case assertion = "webauthn.get"
    }

    public let bytes: [UInt8]
    public let ceremony: Ceremony
    /// The handle of the account it is for; nil where it is not known yet who signs in.
    public let userHandle: [UInt8]?
    public let issuedAt: Instant

    public static let life: Duration = .seconds(5 * 60)

    public init(
        for ceremony: Ceremony, userHandle: [UInt8]?, at now: Instant, using generator: inout some RandomNumberGenerator
    ) {
        self.init(stored: randomBytes(32, using: &generator), ceremony: ceremony, userHandle: userHandle, issuedAt: now)
    }

    /// One as it was kept.
    public init(stored bytes: [UInt8], ceremony: Ceremony, userHandle: [UInt8]?, issuedAt: Instant) {
        self.bytes = bytes
        self.ceremony = ceremony
        self.userHandle = userHandle
        self.issuedAt = issuedAt
    }

    /// Whether it may still be answered.
    public func isOpen(at now: Instant) -> Bool {
        issuedAt.isLessThan(PasskeyChallenge.life, before: now)
    }
}

/// Challenges that wait for their answer in one process, each taken once. Several servers keep them in the store instead,
/// and take them by deleting the row and reading what was deleted.
public struct PendingChallenges: Sendable {
    private var challenges: [String: PasskeyChallenge] = [:]
    private var order: [String] = []
    private let most: Int

    /// - Parameter most: How many may wait; the oldest give way.
    public init(most: Int = 10_000) {
        self.most = max(1, most)
    }

    /// Keeps a challenge for the browser that holds this key, in place of an earlier one.
    public mutating func add(_ challenge: PasskeyChallenge, for key: String) {
        if challenges.updateValue(challenge, forKey: key) == nil { order.append(key) }
        // Keys taken since are dropped from the order here, so that it does not outgrow what it orders.
        if order.count > 2 * most { order.removeAll { challenges[$0] == nil } }
        while challenges.count > most, let oldest = order.first {
            order.removeFirst()
            challenges[oldest] = nil
        }
    }

    /// Takes the challenge of a key. Whatever comes of the answer, it is gone.
    public mutating func take(_ key: String, at now: Instant) -> PasskeyChallenge? {
        guard let challenge = challenges.removeValue(forKey: key), challenge.isOpen(at: now) else { return nil }
        return challenge
    }
}
