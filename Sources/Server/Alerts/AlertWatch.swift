import Database
import Logging
import Protection
import Store
import Workflows

/// Notices that something happened to an alert, wherever it was written: at once on this server, within half a second
/// where another server wrote it. One watch a server; every open page listens to it.
final class AlertWatch: Sendable {
    private struct State {
        var cursor: Instant?
        /// What was told lately, since servers' clocks and commits are not in one order.
        var told: [String: Instant] = [:]
        /// What the last look failed of; nil where it did not.
        var failure: String?
    }

    private let store: Store
    private let logger: Logger
    private let state = Guarded(State())
    private let listeners = Listeners<StoredAlert>(keeping: 256)
    /// How far back a look goes: clocks of two servers differ by less.
    static let overlap = Duration.seconds(10)

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// Looks until cancelled: at each ring, and twice a second.
    func run(bell: IntakeBell?) async {
        await withTaskGroup(of: Void.self) { group in
            if let bell {
                group.addTask { for await _ in bell.rings() { await self.look() } }
            }
            group.addTask {
                while !Task.isCancelled {
                    await self.look()
                    try? await Task.sleep(for: .milliseconds(500))  // cancelled: the loop ends
                }
            }
        }
    }

    /// Changes from now on, until the listener lets go.
    func changes() -> AsyncStream<StoredAlert> { listeners.stream() }

    /// Hands over the changes since a moment, those of the overlap again, a page at a time until there are no more.
    func changes(since moment: Instant, _ take: ([StoredAlert]) async throws -> Void) async throws {
        var (from, id) = (moment - Self.overlap, String?.none)
        while true {
            let page = try await store.facts.read { [from, id] in
                try StoredAlert.changed(Self.page, since: from, after: id, in: $0)
            }
            try await take(page)
            guard page.count == Self.page, let last = page.last else { return }
            (from, id) = (last.changedAt, last.id)
        }
    }

    /// How many changes are read at once.
    private static let page = 1_000

    /// What fails is tried again half a second later, and logged where the look before did not fail of the same.
    private func look() async {
        var failure: String?
        do {
            try await changes(since: try await start(), tell)
        } catch {
            failure = ProblemDetails(error).code
        }
        let isNews = state.withLock { state in
            defer { state.failure = failure }
            return failure != state.failure
        }
        if isNews, let failure { logger.error("looking for changed alerts failed", metadata: ["code": "\(failure)"]) }
    }

    private func tell(_ changed: [StoredAlert]) {
        let fresh = state.withLock { state in
            let fresh = changed.filter { state.told[$0.id] != $0.changedAt }
            for alert in fresh {
                state.told[alert.id] = alert.changedAt
                state.cursor = max(state.cursor ?? alert.changedAt, alert.changedAt)
            }
            if let cursor = state.cursor {
                state.told = state.told.filter { $0.value > cursor - Self.overlap * 2 }
            }
            return fresh
        }
        for alert in fresh { listeners.tell(alert) }
    }

    /// Where the next look begins: at the first one, at whatever happened last.
    private func start() async throws -> Instant {
        if let cursor = state.withLock({ $0.cursor }) { return cursor }
        let last = try await store.facts.read { try StoredAlert.lastChange(in: $0) } ?? Instant(microseconds: 0)
        return state.withLock { state in
            let cursor = state.cursor ?? last
            state.cursor = cursor
            return cursor
        }
    }
}
