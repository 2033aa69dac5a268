/// What happened, before the log gives it its place.
///
/// There is no field for text: identifiers, codes from closed lists and a commitment are all an entry can hold, so that
/// no name, no place and no testimony can reach a log that is never erased.
public struct LogEvent: Sendable, Hashable {
    /// Microseconds since 1970-01-01T00:00:00Z, by the clock of the server that wrote it.
    public let microseconds: Int64
    public let actor: LogActor
    public let action: LogAction
    public let object: LogObject
    public let outcome: LogOutcome
    public let reason: LogReason
    /// In which compartment, where the object is in one.
    public let compartment: LogID?
    /// The approval, the case or the session it was done under.
    public let under: LogID?
    /// What file it was, where it was one.
    public let commitment: Commitment?

    public init(
        microseconds: Int64, actor: LogActor, action: LogAction, object: LogObject, outcome: LogOutcome = .done,
        reason: LogReason = .notStated, compartment: LogID? = nil, under: LogID? = nil, commitment: Commitment? = nil
    ) {
        self.microseconds = microseconds
        self.actor = actor
        self.action = action
        self.object = object
        self.outcome = outcome
        self.reason = reason
        self.compartment = compartment
        self.under = under
        self.commitment = commitment
    }
}

/// An event in its place in the log.
public struct LogEntry: Sendable, Hashable {
    /// Its place, from 0, without gaps.
    public let seq: Int
    public let event: LogEvent

    /// - Precondition: `seq` is not negative.
    public init(seq: Int, event: LogEvent) {
        precondition(seq >= 0, "places are numbered from 0")
        self.seq = seq
        self.event = event
    }
}
