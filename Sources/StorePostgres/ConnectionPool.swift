import Database
private import Dispatch

/// Runs bodies on threads of their own, one connection each, never more than `limit` at a time.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [PostgresConnection] = []
        var waiting: [@Sendable () -> Void] = []
        var running = 0
        var isClosed = false
        var whenIdle: [CheckedContinuation<Void, Never>] = []
    }

    private let url: PostgresURL
    private let limit: Int
    private let state = Guarded(State())
    private let threads = DispatchQueue(label: "releve.postgres", attributes: .concurrent)

    init(url: PostgresURL, limit: Int) {
        self.url = url
        self.limit = limit
    }

    func run<T: Sendable>(_ body: @escaping @Sendable (PostgresConnection) throws -> T) async throws -> T {
        if Task.isCancelled { throw DatabaseError(.cancelled, "the task was cancelled", place: "\(url)") }
        return try await withCheckedThrowingContinuation { caller in
            let job: @Sendable () -> Void = { [self] in
                do {
                    let connection = try take()
                    defer { giveBack(connection) }
                    let result = Result { try body(connection) }
                    caller.resume(with: result)
                } catch {
                    caller.resume(throwing: error)
                }
            }
            let (isClosed, starts) = state.withLock { state in
                if state.isClosed { return (true, false) }
                guard state.running < limit else {
                    state.waiting.append(job)
                    return (false, false)
                }
                state.running += 1
                return (false, true)
            }
            if isClosed {
                caller.resume(throwing: DatabaseError(.connection, "the store was closed", place: "\(url)"))
            }
            if starts { threads.async { self.work(job) } }
        }
    }

    /// Keeps a connection for the next body, unless its link is broken.
    func giveBack(_ connection: PostgresConnection) {
        guard connection.isUsable else { return }
        state.withLock { if !$0.isClosed { $0.idle.append(connection) } }
    }

    func close() async {
        await withCheckedContinuation { caller in
            let isIdle = state.withLock { state in
                state.isClosed = true
                state.idle = []
                if state.running > 0 { state.whenIdle.append(caller) }
                return state.running == 0
            }
            if isIdle { caller.resume() }
        }
    }

    private func take() throws(DatabaseError) -> PostgresConnection {
        if let connection = state.withLock({ $0.idle.popLast() }) { return connection }
        return try PostgresConnection(url)
    }

    /// One thread's work: its first job, then whatever waits.
    private func work(_ first: @Sendable () -> Void) {
        first()
        while true {
            let (next, callers) = state.withLock {
                state -> ((@Sendable () -> Void)?, [CheckedContinuation<Void, Never>]) in
                if !state.waiting.isEmpty { return (state.waiting.removeFirst(), []) }
                state.running -= 1
                defer { if state.running == 0 { state.whenIdle = [] } }
                return (nil, state.running == 0 ? state.whenIdle : [])
            }
            for caller in callers { caller.resume() }
            guard let next else { return }
            next()
        }
    }
}
