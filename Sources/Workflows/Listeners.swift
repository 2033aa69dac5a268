import Database

/// Those who wait for news: each has a stream of its own until it lets go of it.
public final class Listeners<News: Sendable>: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<News>.Continuation] = [:]
    }

    private let kept: Int
    private let state = Guarded(State())

    /// - Parameter kept: How many of the newest are kept for a listener that is slow; older ones are dropped.
    public init(keeping kept: Int) {
        self.kept = kept
    }

    /// Tells everyone who listens.
    public func tell(_ news: News) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(news) }
    }

    /// The news from now on.
    public func stream() -> AsyncStream<News> {
        let (stream, continuation) = AsyncStream.makeStream(of: News.self, bufferingPolicy: .bufferingNewest(kept))
        let number = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
        }
        return stream
    }
}
