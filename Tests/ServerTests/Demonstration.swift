import Database
import Server
import Store
import TestSupport
import Workflows

/// The whole application over the demonstration, started once for all tests on a port of its own.
enum Demonstration {
    /// A planner at the running server: whoever reads every page of the withdrawal.
    static func client() async throws -> Client { try await planner.value }

    /// Someone at the running server whom it does not know.
    static func stranger() async throws -> Client { try await running.value }

    private static let planner = Task { try await running.value.entered(as: "planner") }

    private static let running = Task {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        try await LoadDemonstration(store: store)()
        return Client(place: .port(try await start(store, at: .host("127.0.0.1", port: 0)) ?? 0))
    }

    /// Serves a store until the tests end; answers with the port once it is open.
    static func start(_ store: Store, at address: ReleveServer.Address) async throws -> Int? {
        let (ports, opened) = AsyncThrowingStream<Int?, any Error>.makeStream()
        Task {
            do {
                try await ReleveServer(store: store, address: address).run { opened.yield($0) }
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
