import Database
import Foundation
import Protection
import Server
import Store
import TestSupport
import Testing
import Workflows

@Suite("Where the server listens")
struct ListeningTests {
    @Test(
        "An address is a host with a port or the path of a socket",
        arguments: [
            ("127.0.0.1:8080", true), ("localhost:0", true), ("[::1]:8080", true), ("unix:/run/releve", true),
            ("0.0.0.0:8080", false), ("192.0.2.1:80", false), ("example.org:443", false),
        ])
    func local(text: String, isLocal: Bool) throws {
        #expect(try #require(ReleveServer.Address(text)).isLocal == isLocal)
    }

    @Test(
        "What is neither is refused",
        arguments: [
            "", "8080", "localhost", ":8080", "localhost:", "localhost:-1", "localhost:65536", "localhost:x", "unix:",
        ])
    func refused(text: String) {
        #expect(ReleveServer.Address(text) == nil)
    }

    @Test("Whoever finds the address taken is told by whom to be let in, not that the program has a fault")
    func taken() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let port = try #require(try await Demonstration.start(store, at: .host("127.0.0.1", port: 0)))
        let plain = folder.path + "/plain"
        #expect(FileManager.default.createFile(atPath: plain, contents: Data()))
        for address in [ReleveServer.Address.host("127.0.0.1", port: port), .unixSocket(path: plain)] {
            let refusal = await #expect(throws: Refusal.self) { _ = try await Demonstration.start(store, at: address) }
            #expect(refusal?.code == "address_taken" && refusal?.kind == .usage && refusal?.place == "--listen")
            #expect(refusal?.message.english.contains("\(address)") == true)
        }
        let nowhere = ReleveServer.Address.host("192.0.2.1", port: 0)
        let refusal = await #expect(throws: Refusal.self) { _ = try await Demonstration.start(store, at: nowhere) }
        #expect(refusal?.code == "address_refused")
    }

    @Test("An empty store on a socket answers: a page that says nothing is known, and how to make a plan")
    func socket() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let path = folder.path + "/web"
        _ = try await Demonstration.start(store, at: .unixSocket(path: path))
        let stranger = Client(place: .socket(path))
        #expect(try await stranger.get("/healthz").body == "ok\n")
        let client = try await planner(of: store, at: stranger)
        let situation = try await client.get("/situation?lang=en&at=2023-06-30")
        #expect(situation.status == 200 && situation.body.contains("silence is not peace"))
        let plan = try await client.get("/plan?lang=en&at=2023-06-30")
        #expect(plan.status == 404 && plan.body.contains("releve plan --mission"))
    }

    @Test("Outside the demonstration nobody comes in with a click")
    func noDemonstration() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let path = folder.path + "/web"
        _ = try await Demonstration.start(store, at: .unixSocket(path: path))
        let answer = try await Client(place: .socket(path)).post("/sign-in/demo", ["role": "planner"])
        #expect(answer.status == 404 && answer.session == nil)
    }

    /// Someone of a store that is made to hold the people of the demonstration, and nothing else of it.
    private func planner(of store: Store, at stranger: Client) async throws -> Client {
        try await store.facts.write { try Settings.set(.enteredByClick, to: "people alone", in: $0) }
        try await Demonstrators(store: store).settle(at: .now)
        return try await stranger.entered(as: "planner")
    }
}
