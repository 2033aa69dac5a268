import Access
import Database
import Foundation
import Protection
import Server
import SignIn
import Store
import TestSupport
import Testing
import Workflows

@Suite("When the store does not answer")
struct FaultTests {
    @Test("asvs_V16_5_1, V16_5_2, V16_5_3: nobody is let in, and the answer tells nothing of how the server is made")
    func closed() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let issued = try await Keys(store: store).issueToken(
            [.factsRead], label: "test", until: Instant(microseconds: Instant.now.microseconds + 3_600_000_000),
            by: nil,
            at: .now)
        let program = Program(client: try await Demonstration.serve(store), token: issued.token.text)
        #expect(try await program.get("/api/v1/facts").status == 200)
        try await store.close()
        let answer = try await program.get("/api/v1/facts")
        #expect(answer.status == 503 || answer.status == 500)
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect((answer.object["request"] as? String) == answer.headers["request-id"])
        for word in ["SELECT", "sqlite", "SQLite", "GRDB", folder.path, "api_token", "Error"] {
            #expect(!answer.body.contains(word), "\(answer.body)")
        }
        #expect(try await program.client.get("/healthz").status != 200)
    }
}
