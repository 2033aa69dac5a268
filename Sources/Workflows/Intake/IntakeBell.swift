/// Tells whoever waits that something new came in. It carries nothing: who hears it looks into the store, so a ring
/// that is missed costs only time, and rings that were not yet heard are one.
public final class IntakeBell: Sendable {
    private let listeners = Listeners<Void>(keeping: 1)

    public init() {}

    /// Wakes everyone who listens.
    public func ring() { listeners.tell(()) }

    /// A ring each time something came in, until the listener lets go.
    public func rings() -> AsyncStream<Void> { listeners.stream() }
}
