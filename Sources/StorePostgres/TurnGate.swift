import Database
private import Foundation

/// Many at a time, or one alone; whoever asks to be alone comes before those who ask later.
final class TurnGate: Sendable {
    private let patience: TimeInterval
    private let condition = NSCondition()
    // Touched only while `condition` is locked.
    nonisolated(unsafe) private var running = 0
    nonisolated(unsafe) private var alone = 0
    nonisolated(unsafe) private var isTaken = false

    /// - Parameter patience: How long one waits to be alone; meanwhile nobody else starts.
    init(patience: Duration) {
        self.patience = patience / .seconds(1)
    }

    func shared<T>(_ body: () throws -> T) rethrows -> T {
        condition.lock()
        while alone > 0 { condition.wait() }
        running += 1
        condition.unlock()
        defer {
            condition.lock()
            running -= 1
            condition.broadcast()
            condition.unlock()
        }
        return try body()
    }

    /// - Throws: `busy` where the others are not done in time; what `body` throws.
    func alone<T>(_ body: () throws -> T) throws -> T {
        let end = Date(timeIntervalSinceNow: patience)
        condition.lock()
        alone += 1
        while running > 0 || isTaken {
            guard condition.wait(until: end) else { break }
        }
        let isOurs = running == 0 && !isTaken
        if isOurs { isTaken = true } else { leave() }
        condition.unlock()
        guard isOurs else { throw DatabaseError(.busy, "another write of this server does not end") }
        defer {
            condition.lock()
            isTaken = false
            leave()
            condition.unlock()
        }
        return try body()
    }

    /// Only while `condition` is locked.
    private func leave() {
        alone -= 1
        condition.broadcast()
    }
}
