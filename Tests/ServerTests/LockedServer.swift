import Database
import Server
import Store
import TestSupport
import Workflows

/// A server with the people of the demonstration and nothing else, whose vault nobody has unlocked.
enum LockedServer {
    /// A custodian of it.
    static func client() async throws -> Client { try await running.value.entered(as: "custodian") }

    private static let running = Task {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        try await store.facts.write { try Settings.set("demonstration", to: "people alone", in: $0) }
        try await Demonstrators(store: store).settle(at: .now)
        let path = folder.path + "/web"
        _ = try await Demonstration.start(store, at: .unixSocket(path: path))
        return Client(place: .socket(path))
    }
}
