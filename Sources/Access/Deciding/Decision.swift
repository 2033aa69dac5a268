public import Protection

/// The answer to "may this be?".
///
/// Three of the four are for those who have the right. Everybody else is told `notFound`, in the same words, with
/// the same status and after the same work as for a thing that does not exist: a refusal must not prove existence.
public enum Decision: Int, Comparable, Sendable {
    /// To the asker there is no such thing. The door answers 404, never 403.
    case notFound
    /// The right is there, but two persons must approve this very act first.
    case needsApproval
    /// The right is there, but the person must prove again who they are.
    case needsStepUp
    case allow

    public static func < (left: Decision, right: Decision) -> Bool { left.rawValue < right.rawValue }
}

/// What is true of the request besides who asks: passed in, since deciding knows no clock and no store.
public struct Circumstances: Sendable {
    public let now: Instant
    /// When the person last proved who they are; nil for tokens and devices, which cannot.
    public let provenAt: Instant?
    /// The approval the request brings, if any.
    public let approval: Approval?

    /// How long a proof of identity opens what asks for a fresh one.
    public static let stepUpLife: Duration = .seconds(5 * 60)

    public init(now: Instant, provenAt: Instant? = nil, approval: Approval? = nil) {
        self.now = now
        self.provenAt = provenAt
        self.approval = approval
    }

    /// Whether the proof is fresh. One dated in the future is not: a clock that went back opens nothing.
    var isFresh: Bool {
        guard let provenAt else { return false }
        return provenAt <= now && now < provenAt.advanced(by: Circumstances.stepUpLife)
    }
}
