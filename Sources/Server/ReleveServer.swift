import Database
import Hummingbird
import Logging
import Protection
public import Store
import Workflows

/// The web door: pages for people, one application a process.
public struct ReleveServer: Sendable {
    /// Where to listen.
    public enum Address: Sendable, Equatable {
        case host(String, port: Int)
        case unixSocket(path: String)

        /// From `HOST:PORT` or `unix:PATH`; nil where it is neither.
        public init?(_ text: String) {
            if text.hasPrefix("unix:") {
                let path = String(text.dropFirst(5))
                guard !path.isEmpty else { return nil }
                self = .unixSocket(path: path)
                return
            }
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
                (0...65_535).contains(port)
            else { return nil }
            let host = text[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
            guard !host.isEmpty else { return nil }
            self = .host(String(host), port: port)
        }

        /// Whether only this machine can reach it.
        public var isLocal: Bool {
            switch self {
            case .unixSocket: true
            case .host(let host, _): host == "127.0.0.1" || host == "::1" || host == "localhost"
            }
        }
    }

    private let store: Store
    private let address: Address

    public init(store: Store, address: Address) {
        self.store = store
        self.address = address
    }

    /// Serves until the process is told to end.
    /// - Parameter ready: Called once the port is open, with the port in use.
    public func run(ready: @escaping @Sendable (Int?) async -> Void) async throws {
        var logger = Logger(label: "releve")
        logger.logLevel = .warning
        let views = ViewCache(store: store)
        let bind: BindAddress =
            switch address {
            case .host(let host, let port): .hostname(host, port: port)
            case .unixSocket(let path): .unixDomainSocket(path: path)
            }
        let application = Application(
            router: Self.router(store: store, views: views),
            configuration: ApplicationConfiguration(address: bind, serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port) },
            logger: logger)
        let warming = Task { try await views.warm() }
        defer { warming.cancel() }
        try await application.runService()
    }

    static func router(store: Store, views: ViewCache) -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: SecurityHeaders())
        router.get("/healthz") { _, _ in
            // Ready means that the store answers, not only the port.
            _ = try await store.facts.read { _ in true }
            return Response(status: .ok, headers: [.contentType: "text/plain"], body: .init(byteBuffer: .init(string: "ok\n")))
        }
        PageRoutes(views: views).add(to: router)
        return router
    }
}
