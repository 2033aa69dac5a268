/// How long a connection may take over everything, before its place is given to someone else.
public struct Patience: Sendable {
    /// From the opening of a connection to the end of the first request's head.
    public var head = Duration.seconds(10)
    /// From an answer to the end of the next request's head. Longer than a proxy keeps a connection open, so that the
    /// proxy is the one to close it.
    public var next = Duration.seconds(75)
    /// For a body, whatever its size …
    public var body = Duration.seconds(20)
    /// … and so many bytes of it a second besides: a telephone on the edge of a network.
    public var bytesPerSecond = 500
    /// Without taking any of an answer.
    public var answer = Duration.seconds(60)
    /// What may still come of a body that is no longer wanted, so that its sender sees the answer.
    public var unwantedBytes = 256 << 10
    /// How often all this is looked at.
    public var tick = Duration.seconds(3)

    public init() {}
}
