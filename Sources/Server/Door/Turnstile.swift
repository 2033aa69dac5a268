/// Lets a few through at a time; the others wait in order. For work that is costly by design, such as password hashes.
actor Turnstile {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    /// How many may wait before newcomers are told to come back.
    private static let longestQueue = 64

    init(_ count: Int) {
        free = count
    }

    /// Runs `body` when its turn comes.
    /// - Throws: `DoorRefusal.tooMany` where the queue is full, and what `body` throws.
    nonisolated func pass<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        try await enter()
        do {
            let result = try await body()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async throws {
        if free > 0 {
            free -= 1
            return
        }
        guard waiting.count < Self.longestQueue else { throw DoorRefusal.tooMany(seconds: 10) }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
