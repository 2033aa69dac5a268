import Database
import Foundation
import Server
import Store
import TestSupport
import Testing
import Workflows

@Suite("Behind a proxy")
struct ProxyTests {
    @Test(
        "An address is one or a block of them",
        arguments: [
            ("192.0.2.7", "192.0.2.7/32"), ("192.0.2.7/24", "192.0.2.0/24"), ("::1", "0:0:0:0:0:0:0:1/128"),
            ("2001:db8:1:2::9/48", "2001:db8:1:0:0:0:0:0/48"), ("::ffff:192.0.2.7", "192.0.2.7/32"),
            ("0.0.0.0/0", "0.0.0.0/0"),
        ])
    func blocks(text: String, block: String) throws {
        #expect(try #require(AddressBlock(text)).description == block)
    }

    @Test(
        "What is none is refused",
        arguments: [
            "", "/", "192.0.2", "192.0.2.256", "192.0.2.1/33", "192.0.2.1/-1", "192.0.2.1/x", "localhost", "[::1]",
            "1.2.3.4/8/8",
        ])
    func refused(text: String) {
        #expect(AddressBlock(text) == nil)
        #expect(TrustedProxies([text]) == nil)
    }

    @Test(
        "A block holds its own addresses",
        arguments: [
            ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false),
            ("10.0.0.0/8", "10.9.0.0/16", true),
            ("10.9.0.0/16", "10.0.0.0/8", false), ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("0.0.0.0/0", "::1", false),
        ])
    func contains(block: String, other: String, holds: Bool) throws {
        #expect(try #require(AddressBlock(block)).contains(#require(AddressBlock(other))) == holds)
    }

    /// A server that believes this proxy; signing in is tried, seventy at once, until it is refused for their number:
    /// again and again, as a slow machine may stretch them over more than the minute they are counted in.
    /// - Parameter turns: How often at most.
    private func tries(
        trusting proxies: [String], turns: Int = 30, _ header: @escaping @Sendable (Int) -> [String: String]
    ) async throws -> [Int] {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let options = ReleveServer.Options(proxies: try #require(TrustedProxies(proxies)))
        let client = try await Demonstration.serve(store, options: options)
        var statuses: [Int] = []
        for _ in 0..<turns where !statuses.contains(429) {
            statuses += try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<70 {
                    group.addTask {
                        try await client.post(
                            "/sign-in", ["credential": "{}", "challenge": "\(number)"], header(number)
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }
        return statuses
    }

    @Test("asvs_V4_1_3, V15_3_4: a stranger who writes the header himself is counted under his own address")
    func forged() async throws {
        let statuses = try await tries(trusting: ["192.0.2.1"]) { ["X-Forwarded-For": "198.51.\($0).7"] }
        #expect(statuses.contains(429))
    }

    @Test("asvs_V4_1_3: of a proxy that is trusted the last address counts, and what a client wrote before it does not")
    func trusted() async throws {
        let apart = try await tries(trusting: ["127.0.0.1"], turns: 1) {
            ["X-Forwarded-For": "203.0.113.1, 198.51.\($0).7"]
        }
        #expect(!apart.contains(429))
        let together = try await tries(trusting: ["127.0.0.1"]) { ["X-Forwarded-For": "198.51.\($0).7, 203.0.113.1"] }
        #expect(together.contains(429))
    }

    @Test("Behind a proxy nobody enters the demonstration by a click")
    func noClick() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        try await store.facts.write { try Settings.set(.enteredByClick, to: "people alone", in: $0) }
        let options = ReleveServer.Options(proxies: try #require(TrustedProxies(["127.0.0.1"])))
        let client = try await Demonstration.serve(store, options: options)
        let answer = try await client.post("/sign-in/demo", ["role": "planner"])
        #expect(answer.status == 404 && answer.session == nil)
        #expect(try await !client.get("/sign-in").body.contains("/sign-in/demo"))
    }

    @Test("asvs_V3_4_1: a server that is known by a name with TLS tells browsers to use no other, on every answer")
    func strictTransport() async throws {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let options = ReleveServer.Options(
            origin: "https://releve.example", proxies: try #require(TrustedProxies(["127.0.0.1"])))
        let client = try await Demonstration.serve(store, options: options)
        for target in ["/sign-in", "/nothing", "/healthz", "/api/v1/openapi.json", "/api/v1/facts"] {
            let header = try await client.get(target).headers["strict-transport-security"]
            #expect(header == "max-age=63072000; includeSubDomains", "\(target)")
        }
        #expect(try await Demonstration.stranger().get("/sign-in").headers["strict-transport-security"] == nil)
    }
}
