public import Database
public import Protection

/// What a person agreed to: for one purpose, towards one recipient, up to one level of identity, until a time.
public struct Consent: Sendable, Hashable {
    /// What the identity may be used for.
    public enum Purpose: String, Sendable, Hashable, CaseIterable {
        /// To be kept at all. Without it nothing else holds: its withdrawal destroys the key.
        case holding
        case protection, investigation, referral, reparation, justice, publication
    }

    /// The identifier, made by the caller.
    public let id: UUIDv7
    public let purpose: Purpose
    /// The organisation that may receive it, by its identifier.
    public let recipient: String
    public let level: IdentityLevel
    public let givenAt: Instant
    /// The last moment it holds, or nil where the person set none.
    public let expiresAt: Instant?
    /// When it was withdrawn, or nil while it was not.
    public let withdrawnAt: Instant?

    public init(
        id: UUIDv7, _ purpose: Purpose, to recipient: String, level: IdentityLevel, givenAt: Instant,
        expiresAt: Instant? = nil
    ) {
        self.init(id, purpose, recipient, level, givenAt, expiresAt, nil)
    }

    init(
        _ id: UUIDv7, _ purpose: Purpose, _ recipient: String, _ level: IdentityLevel, _ givenAt: Instant,
        _ expiresAt: Instant?, _ withdrawnAt: Instant?
    ) {
        self.id = id
        self.purpose = purpose
        self.recipient = recipient
        self.level = level
        self.givenAt = givenAt
        self.expiresAt = expiresAt
        self.withdrawnAt = withdrawnAt
    }

    /// Whether it holds at a moment.
    public func isLive(at now: Instant) -> Bool {
        guard withdrawnAt == nil, givenAt <= now else { return false }
        return expiresAt.map { now <= $0 } ?? true
    }
}

extension Consent {
    /// Purpose, recipient and level: what an onlooker must not see.
    var sealedPart: [UInt8] { Array([purpose.rawValue, recipient, level.rawValue].joined(separator: "\0").utf8) }

    init?(sealedPart: [UInt8], id: UUIDv7, givenAt: Instant, expiresAt: Instant?, withdrawnAt: Instant?) {
        let parts = String(decoding: sealedPart, as: UTF8.self).split(separator: "\0", omittingEmptySubsequences: false)
        guard parts.count == 3, let purpose = Purpose(rawValue: String(parts[0])),
            let level = IdentityLevel(rawValue: String(parts[2]))
        else { return nil }
        self.init(id, purpose, String(parts[1]), level, givenAt, expiresAt, withdrawnAt)
    }
}
