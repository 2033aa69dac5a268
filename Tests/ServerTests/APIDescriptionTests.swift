import Access
import Database
import Foundation
import Server
import Store
import TestSupport
import Testing

@Suite("The API and its description")
struct APIDescriptionTests {
    private func served() async throws -> [String] {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        return try ReleveServer(store: store, address: .host("127.0.0.1", port: 0)).addresses()
    }

    private func described() async throws -> [String: [String: Any]] {
        let answer = try await Demonstration.stranger().get("/api/v1/openapi.json")
        #expect(answer.status == 200 && answer.headers["content-type"] == "application/json")
        let paths = try #require(answer.object["paths"] as? [String: [String: [String: Any]]])
        var operations: [String: [String: Any]] = [:]
        for (path, methods) in paths {
            for (method, operation) in methods { operations["\(method.uppercased()) \(path)"] = operation }
        }
        return operations
    }

    @Test("asvs_V8_2_1, V15_2_3: every address the server answers stands in the policy table, and none twice")
    func watched() async throws {
        let served = try await served()
        #expect(served.count > 40 && Set(served).count == served.count)
        for address in served { #expect(!Route.served(at: address).isEmpty, "\(address)") }
    }

    @Test("asvs_V2_1_1: the description tells every operation the server serves, and no other; anyone may read it")
    func complete() async throws {
        let described = try await Set(described().keys)
        let served = try await Set(served().filter { $0.contains(" /api/") })
        #expect(described == served)
    }

    @Test("It names the scopes the policy table has, and a problem document for every refusal")
    func scopes() async throws {
        let operations = try await described()
        for (address, operation) in operations {
            let route = try #require(Route.allCases.first { $0.address == address })
            let standings = PolicyTable.standard.rules.filter { $0.route == route }.map(\.standing)
            let scopes = Set(standings.compactMap { if case .scope(let scope) = $0 { scope.rawValue } else { nil } })
            let security = try #require(operation["security"] as? [[String: [String]]])
            #expect(Set(security.flatMap { $0["token"] ?? [] }).subtracting(["device"]) == scopes, "\(address)")
            let responses = try #require(operation["responses"] as? [String: [String: Any]])
            for (status, response) in responses where status >= "400" {
                #expect(
                    (response["content"] as? [String: Any])?["application/problem+json"] != nil, "\(address) \(status)")
            }
        }
    }

    @Test("asvs_V4_1_4: a method an address does not serve is refused with those it does")
    func methods() async throws {
        let program = try await Demonstration.program(.factsRead)
        for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"] {
            let answer = try await program.client.send(
                method, "/api/v1/facts", ["Authorization": "Bearer \(program.token)"])
            #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD", "\(method)")
        }
        #expect(try await program.client.send("POST", "/api/v1/facts").status == 401)
    }
}
