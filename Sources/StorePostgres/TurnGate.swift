private import Foundation

/// Many at a time, or one alone; whoever asks to be alone comes before those who ask later.
final class TurnGate: Sendable {
    private let condition = NSCondition()
    // Touched only while `condition` is locked.
    nonisolated(unsafe) private var running = 0
    nonisolated(unsafe) private var alone = 0
    nonisolated(unsafe) private var isTaken = false

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

    func alone<T>(_ body: () throws -> T) rethrows -> T {
        condition.lock()
        alone += 1
        while running > 0 || isTaken { condition.wait() }
        isTaken = true
        condition.unlock()
        defer {
            condition.lock()
            isTaken = false
            alone -= 1
            condition.broadcast()
            condition.unlock()
        }
        return try body()
    }
}
