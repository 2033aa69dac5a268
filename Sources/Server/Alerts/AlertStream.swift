import Access
import Database
import HTTPTypes
import Hummingbird
import NIOCore
import Protection
import ServiceLifecycle
import Store
import Workflows

/// The news of the ledger as server-sent events: ids, and nothing else, of alerts within reach of whoever listens.
///
/// A stream ends when its session does or when anyone's grants change; the browser then opens a new one and is asked
/// again who it is.
struct AlertStream: Sendable {
    let store: Store
    let watch: AlertWatch
    let visitor: Visitor
    /// Areas within reach; nil for all.
    let areas: Set<AreaRef>?
    /// Where the browser left off, in microseconds.
    let since: Int64?
    /// Whether it goes on; who asks for no stream of events is told what happened since, and no more.
    let follows: Bool
    static let beat = Duration.seconds(10)

    func response() -> Response {
        var headers: HTTPFields = [.contentType: "text/event-stream", .cacheControl: "no-store"]
        // A proxy that gathers answers would hold the news back.
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return Response(
            status: .ok, headers: headers,
            body: ResponseBody { writer in
                var writer = writer
                try await self.write { try await writer.write(ByteBuffer(string: $0)) }
                try await writer.finish(nil)
            })
    }

    private enum News: Sendable {
        case change(StoredAlert)
        case beat
    }

    private func write(_ send: (String) async throws -> Void) async throws {
        // Listening begins before the look back, so that nothing falls between.
        let changes = watch.changes()
        let version = try await version()
        try await send("retry: 1000\n\n")
        if let since {
            try await watch.changes(since: Instant(microseconds: since)) { page in
                for alert in page where isInReach(alert) { try await send(event(alert)) }
            }
        }
        guard follows else { return }
        let (news, continuation) = AsyncStream.makeStream(of: News.self, bufferingPolicy: .bufferingNewest(256))
        let pump = Task {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await change in changes { continuation.yield(.change(change)) } }
                group.addTask {
                    while !Task.isCancelled {
                        continuation.yield(.beat)
                        try? await Task.sleep(for: Self.beat)  // cancelled: the loop ends
                    }
                }
            }
            continuation.finish()
        }
        defer { pump.cancel() }
        for await one in news.cancelOnGracefulShutdown() {
            switch one {
            case .change(let alert): if isInReach(alert) { try await send(event(alert)) }
            case .beat:
                guard try await self.version() == version, try await isStillIn() else { return }
                try await send("event: beat\ndata: {}\n\n")
            }
        }
    }

    private func event(_ alert: StoredAlert) -> String {
        "id: \(alert.changedAt.microseconds)\nevent: alert\ndata: {\"id\":\"\(alert.id)\"}\n\n"
    }

    private func isInReach(_ alert: StoredAlert) -> Bool {
        guard let areas else { return true }
        return alert.area.map(areas.contains) ?? false
    }

    private func version() async throws -> Int { try await store.facts.read { try Settings.accessVersion(in: $0) } }

    private func isStillIn() async throws -> Bool {
        guard let session = visitor.session else { return false }
        return try await Sessions(store: store).isLive(session, at: .now)
    }
}
