import Access
import Database
import Protection
import Server
import SignIn
import Store
import TestSupport
import Workflows

/// The whole application over the demonstration, started once for all tests on a port of its own.
enum Demonstration {
    /// A planner at the running server: whoever reads every page of the withdrawal. Signed in anew, as a session that
    /// rests for a quarter of an hour is over.
    static func client() async throws -> Client { try await running.value.client.entered(as: "planner") }

    /// Someone at the running server whom it does not know.
    static func stranger() async throws -> Client { try await running.value.client }

    /// A program at the running server, with a token of these scopes.
    static func program(_ scopes: Scope..., areas: Extent<AreaRef> = .all) async throws -> Program {
        try await running.value.program(Set(scopes), areas: areas)
    }

    /// A second server with a store of its own, for tests that change what pages show.
    static func changing() async throws -> Running { try await changed.value }

    /// A further server with a store of its own, for a suite whose tests change who may come in or what is alarming.
    static func another() async throws -> Running { try await Running() }

    private static let running = Task { try await Running() }
    private static let changed = Task { try await Running() }

    /// A server over the demonstration, and its store.
    struct Running {
        let store: Store
        let client: Client

        fileprivate init() async throws {
            let folder = try TemporaryFolder()
            let location = try StoreLocation(folder.path + "/store")
            store = try await Store.create(at: location, now: .now)
            try await LoadDemonstration(store: store, now: { .now })()
            let vault = try await DemonstrationVault(location)?.open(at: .now)
            if let vault { try await DemonstrationCases(store: store, vault: vault).settle(at: .now) }
            let options = ReleveServer.Options(vault: vault)
            client = try await Demonstration.serve(store, options: options)
        }

        func program(_ scopes: Set<Scope>, areas: Extent<AreaRef> = .all) async throws -> Program {
            let issued = try await Keys(store: store).issueToken(
                scopes, areas: areas, label: "test",
                until: Instant(microseconds: Instant.now.microseconds + 3_600_000_000), by: nil, at: .now)
            return Program(client: client, token: issued.token.text)
        }
    }

    /// Every address that is served, with its method: `GET /cases/{id}`.
    static func addresses() async throws -> [String] { try await served.value }

    private static let served = Task {
        try ReleveServer(
            store: try await people(in: TemporaryFolder()), address: .host("127.0.0.1", port: 0)
        ).addresses()
    }

    /// A new store with the demonstration's people and nothing else.
    static func people(in folder: TemporaryFolder) async throws -> Store {
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        try await store.facts.write { try Settings.set(.enteredByClick, to: "people alone", in: $0) }
        try await Demonstrators(store: store).settle(at: .now)
        return store
    }

    /// Serves a store on a port of its own until the tests end; answers with someone there whom it does not know.
    static func serve(_ store: Store, options: ReleveServer.Options = .init()) async throws -> Client {
        Client(place: .port(try await start(store, at: .host("127.0.0.1", port: 0), options: options) ?? 0))
    }

    /// Serves a store until the tests end; answers with the port once it is open.
    static func start(
        _ store: Store, at address: ReleveServer.Address, options: ReleveServer.Options = .init()
    ) async throws -> Int? {
        let (ports, opened) = AsyncThrowingStream<Int?, any Error>.makeStream()
        Task {
            do {
                try await ReleveServer(store: store, address: address, options: options).run { opened.yield($0) }
                opened.finish()
            } catch {
                opened.finish(throwing: error)
            }
        }
        for try await port in ports { return port }
        return nil
    }
}

/// Addresses in the demonstration.
enum Address {
    static let menaka = "COD-AB%202017/ML0704"
    static let pages = [
        "/situation", "/benchmarks", "/benchmarks/\(menaka)/B01", "/areas/\(menaka)", "/plan",
        "/plan?base=MEN&week=20",
    ]

    /// The address with one more word in its query.
    static func with(_ word: String, _ target: String) -> String {
        target + (target.contains("?") ? "&" : "?") + word
    }
}
