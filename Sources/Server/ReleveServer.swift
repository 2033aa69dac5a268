import Database
import Hummingbird
public import Logging
import Protection
import ServiceLifecycle
public import SignIn
public import Store
public import TransparencyLog
public import Vault
public import Workflows

/// The web door: pages for people, one application a process.
public struct ReleveServer: Sendable {
    /// What the server is given besides the store.
    public struct Options: Sendable {
        /// The name in links and passkeys.
        public let origin: String
        /// The vault, unlocked; nil while it is locked: then no report can be taken and no identity read.
        public let vault: Vault?
        /// Signs the log's checkpoints; nil without a key.
        public let signer: NoteSigner?
        /// The reverse proxies whose word on where a request comes from is believed.
        public let proxies: TrustedProxies
        /// From which level on the server tells what it does, on standard error.
        public let logLevel: Logger.Level
        /// Whether a password that someone chooses was stolen elsewhere.
        public var isBreached: @Sendable (Password) throws -> Bool = { _ in false }
        /// How long a connection may take over everything.
        public var patience = Patience()
        /// How many connections there may be at once; nil for as many as the system lets it hold, 8,192 at most.
        public var connections: Int?
        /// Hosts that notices may go to though they lie inside, or are not reached by `https`.
        public var webhookHosts: Set<String> = []
        /// The socket of a scanner that looks at files before they leave; nil for none.
        public var scanner: String?
        /// By which words of an account are known to be ordinary; nil for none.
        public var dictionaries: Dictionaries?

        /// Seals the shared secrets of time codes; nil while the vault is locked.
        var sealing: SecretSealing? { vault?.codeSealing }

        public init(
            origin: String = "http://localhost:8080", vault: Vault? = nil, signer: NoteSigner? = nil,
            proxies: TrustedProxies = .none, logLevel: Logger.Level = .warning
        ) {
            self.origin = origin
            self.vault = vault
            self.signer = signer
            self.proxies = proxies
            self.logLevel = logLevel
        }
    }

    let store: Store
    let address: Address
    let options: Options

    public init(store: Store, address: Address, options: Options = Options()) {
        self.store = store
        self.address = address
        self.options = options
    }

    /// Serves until the process is told to end.
    /// - Parameters:
    ///   - ready: Called once the port is open, with the port in use.
    ///   - warm: Called once the first views are made, when starting is over.
    /// - Throws: `Refusal` where the origin can bear no passkey; whatever the store or the port refuses.
    public func run(
        ready: @escaping @Sendable (Int?) async -> Void, warm: @escaping @Sendable () -> Void = {}
    ) async throws {
        let logger = Logger(label: "releve") { _ in JSONLines(level: options.logLevel) }
        let views = ViewCache(store: store)
        let (count, incidents) = (CountHarm(store: store), HarmIndex(store: store))
        let bind: BindAddress =
            switch address {
            case .host(let host, let port): .hostname(host, port: port)
            case .unixSocket(let path): .unixDomainSocket(path: path)
            }
        let intake = options.vault.map { Intake(store: store, vault: $0, dictionaries: options.dictionaries) }
        let desk = intake.flatMap { intake in options.vault.map { MessageDesk(intake: intake, vault: $0) } }
        try await desk?.gateways.takeOverSetting(at: .now)
        try await SummariseIncident.settle(store)
        let watch = AlertWatch(store: store, logger: logger)
        var application = Application(
            router: try Graph(
                store: store, views: views, count: count, incidents: incidents, intake: intake, desk: desk,
                watch: watch, address: address, options: options
            ).router(),
            server: .http1(configuration: connections()),
            // A short queue would make whoever comes during a flood knock again, a second or three later.
            configuration: ApplicationConfiguration(address: bind, serverName: nil, backlog: 4_096),
            onServerRunning: { channel in await ready(channel.localAddress?.port) },
            logger: logger)
        if let intake { application.addServices(IntakeService(intake: intake, logger: logger)) }
        if let desk {
            let link = GatewayLink()
            let send = SendMessages(
                store: store, gateways: desk.gateways, sealing: desk.sealing, origin: options.origin,
                carry: { try await link.carry($0) })
            application.addServices(OutgoingService(send: send, queue: desk.queue, logger: logger))
        }
        let webhook = WebhookSender(policy: WebhookPolicy(allowed: options.webhookHosts))
        var senders: [AlertRecipient.Way: SendNotices.Sender] = [.webhook: { await webhook($0) }]
        if let desk {
            let byMessage = SendNoticeByMessage(queue: desk.queue, gateways: desk.gateways)
            senders[.sms] = { await byMessage($0, at: .now) }
        }
        application.addServices(
            AlertService(store: store, intake: intake, watch: watch, senders: senders, logger: logger))
        let warming = Task { [logger] in
            do {
                try await views.warm()
                _ = try await count.book()
                try await incidents.warm()
                _ = try await intake?.sieve()
            } catch {
                // The first who asks meets it again, and is told.
                logger.error("warming failed", metadata: ["code": "\(Refusal(error).code)"])
            }
            store.facts.releaseMemory()
            warm()
        }
        defer { warming.cancel() }
        do {
            try await application.runService()
        } catch {
            throw address.refusal(of: error) ?? error
        }
    }
}
