import Database
import Hummingbird
import Logging
import Protection
import SignIn
public import Store
public import TransparencyLog
public import Workflows

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

    /// What the server is given besides the store.
    public struct Options: Sendable {
        /// The name in links and passkeys.
        public let origin: String
        /// Seals what the vault seals; nil while it is locked.
        public let sealing: SecretSealing?
        /// Signs the log's checkpoints; nil without a key.
        public let signer: NoteSigner?

        public init(origin: String = "http://localhost:8080", sealing: SecretSealing? = nil, signer: NoteSigner? = nil) {
            self.origin = origin
            self.sealing = sealing
            self.signer = signer
        }
    }

    private let store: Store
    private let address: Address
    private let options: Options

    public init(store: Store, address: Address, options: Options = Options()) {
        self.store = store
        self.address = address
        self.options = options
    }

    /// Serves until the process is told to end.
    /// - Parameter ready: Called once the port is open, with the port in use.
    /// - Throws: `Refusal` where the origin can bear no passkey; whatever the store or the port refuses.
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
            router: try Self.router(store: store, views: views, options: options),
            configuration: ApplicationConfiguration(address: bind, serverName: nil),
            onServerRunning: { channel in await ready(channel.localAddress?.port) },
            logger: logger)
        let warming = Task { try await views.warm() }
        defer { warming.cancel() }
        try await application.runService()
    }

    static func router(store: Store, views: ViewCache, options: Options) throws -> Router<Visit> {
        let party: RelyingParty
        do {
            party = try RelyingParty(origin: options.origin)
        } catch {
            throw Refusal(.usage, code: "origin_refused", message: error.words, place: "--origin")
        }
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        let meters = Meters()
        // Outermost first: a problem is an answer too, with the same headers as any page.
        router.add(middleware: Metering(meters: meters))
        router.add(middleware: SecurityHeaders())
        router.add(middleware: LanguageMemory())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: SameOrigin(origin: options.origin))
        router.add(middleware: Doorkeeping(doorkeeper: Doorkeeper(store: store)))
        router.get("/healthz") { _, _ in
            // Ready means that the store answers, not only the port.
            _ = try await store.facts.read { _ in true }
            return Response(
                status: .ok, headers: [.contentType: "text/plain", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: "ok\n")))
        }
        SignInRoutes(
            store: store, passkeys: SignInWithPasskey(store: store, party: party),
            passwords: SignInWithPassword(store: store, sealing: options.sealing),
            invitations: AcceptInvitation(store: store), sealing: options.sealing
        ).add(to: router)
        AccountRoutes(store: store).add(to: router)
        PeopleRoutes(store: store, origin: options.origin).add(to: router)
        KeyRoutes(store: store, origin: options.origin).add(to: router)
        ApprovalRoutes(store: store).add(to: router)
        LogRoutes(store: store, signer: options.signer).add(to: router)
        MachineRoutes(store: store, meters: meters, isVaultOpen: options.sealing != nil, startedAt: .now).add(to: router)
        PageRoutes(views: views).add(to: router)
        return router
    }
}
