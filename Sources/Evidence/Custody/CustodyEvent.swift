public import TransparencyLog

/// What was done with a piece of evidence. Each is a value for the log: no access without one.
public enum CustodyEvent: Sendable, Hashable, CaseIterable {
    /// It arrived, and its SHA-256 was taken.
    case received
    /// The original was sealed under its own key.
    case sealed
    /// Someone looked at it, or at its viewing copy.
    case viewed
    /// A copy was made for someone inside.
    case copied
    /// It left, under an agreement.
    case exported
    /// Its key was destroyed: attested, not provable, since nobody can prove that no copy of a key remains.
    case destroyed
    /// It was not taken.
    case refused

    /// The action the log knows it by.
    public var action: LogAction {
        switch self {
        case .received: .evidenceReceived
        case .sealed: .evidenceSealed
        case .viewed: .evidenceViewed
        case .copied: .evidenceCopied
        case .exported: .evidenceExported
        case .destroyed: .evidenceDestroyed
        case .refused: .evidenceRefused
        }
    }

    /// The event for the log.
    /// - Parameters:
    ///   - evidence: Its identifier.
    ///   - commitment: Which bytes they were: given at receipt, and again when it leaves.
    ///   - under: The case, the approval or the release.
    public func event(
        of evidence: LogID, by actor: LogActor, at microseconds: Int64, reason: LogReason = .notStated,
        compartment: LogID? = nil, under: LogID? = nil, commitment: Commitment? = nil
    ) -> LogEvent {
        LogEvent(
            microseconds: microseconds, actor: actor, action: action, object: LogObject(.evidence, evidence),
            outcome: self == .refused ? .refused : .done, reason: self == .refused ? .contentRefused : reason,
            compartment: compartment, under: under, commitment: commitment)
    }
}

extension ReceivedUpload {
    /// The two entries of a file that was taken, to be written in the transaction that stores its row.
    public func custody(
        by actor: LogActor, at microseconds: Int64, compartment: LogID? = nil, under: LogID? = nil
    ) -> [LogEvent] {
        [CustodyEvent.received, .sealed].map {
            $0.event(
                of: object, by: actor, at: microseconds, reason: .routine, compartment: compartment, under: under,
                commitment: commitment)
        }
    }
}
