import Access
import Foundation
import Testing

@Suite("Administration by programs")
struct AdministrationAPITests {
    private static let area = #"{"scheme":"COD-AB 2017","code":"ML0704"}"#

    @Test("With the scope admin a program invites people, enrols devices and makes tokens that read no content")
    func makes() async throws {
        let program = try await Demonstration.program(.admin)
        let account = try await program.post("/api/v1/accounts", #"{"name":"Awa 1","unit":"Mopti"}"#)
        let link = try #require(account.object["link"] as? String)
        #expect(account.status == 201 && link.hasPrefix("http://localhost:8080/invitations/"))
        let path = String(link.dropFirst("http://localhost:8080".count))
        #expect(try await program.client.get(path).status == 200)
        let device = try await program.post("/api/v1/devices", #"{"label":"Phone 1","area":\#(Self.area)}"#)
        #expect(device.status == 201 && (device.object["path"] as? String)?.hasPrefix("/odk/") == true)
        let token = try await program.post(
            "/api/v1/tokens", #"{"label":"Gateway","scopes":["report:append"],"days":30}"#)
        #expect(token.status == 201)
        let made = Program(client: program.client, token: try #require(token.object["token"] as? String))
        #expect(try await made.get("/api/v1/facts").status == 404)
    }

    @Test(
        "asvs_V8_2_1: no token makes one that reads content, or one that outlives it",
        arguments: ["facts:read", "aggregate:read", "admin", "everything"])
    func scopes(scope: String) async throws {
        let program = try await Demonstration.program(.admin)
        let answer = try await program.post(
            "/api/v1/tokens", #"{"label":"X","scopes":["report:append","\#(scope)"],"days":30}"#)
        #expect(answer.status == 400 && answer.code == "value_refused")
    }

    @Test(
        "asvs_V2_2_2, V15_3_3, V15_3_5, V15_3_7: more, other, repeated or mistyped members are refused, and what is missing is named",
        arguments: [
            (#"{"name":"Awa 2","unit":"M","role":"custodian"}"#, "role"), (#"{"name":"Awa 2"}"#, "unit"),
            (#"{"name":7,"unit":"M"}"#, "name"), (#"{"name":"Awa 2","unit":null}"#, "unit"),
            (#"{"name":"Awa 2","name":"Awa 3","unit":"M"}"#, nil), (#"{"name":"Awa\u00002","unit":"M"}"#, "name"),
            (#"{"name":"","unit":"M"}"#, "name"), (#"[]"#, nil), (#"{"name":"Awa 2","unit":"M"} {}"#, nil), ("", nil),
            (#"{"name":"Awa 2","unit":"M","__proto__":{}}"#, "__proto__"),
        ] as [(String, String?)])
    func strict(body: String, place: String?) async throws {
        let program = try await Demonstration.program(.admin)
        let answer = try await program.post("/api/v1/accounts", body)
        #expect(answer.status == 400 && answer.object["where"] as? String == place, "\(answer.body)")
    }

    @Test(
        "asvs_V3_5_2: a body of another type is not read",
        arguments: ["text/plain", "application/x-www-form-urlencoded", ""])
    func types(type: String) async throws {
        let program = try await Demonstration.program(.admin)
        let answer = try await program.post("/api/v1/accounts", #"{"name":"Awa 4","unit":"M"}"#, type: type)
        #expect(answer.status == 415)
    }

    @Test("What stands against what is held is a conflict, and changes nothing")
    func conflicts() async throws {
        let program = try await Demonstration.program(.admin)
        let body = #"{"name":"Awa 5","unit":"M"}"#
        #expect(try await program.post("/api/v1/accounts", body).status == 201)
        let again = try await program.post("/api/v1/accounts", body)
        #expect(again.status == 409 && again.code == "name_taken")
        let elsewhere = try await program.post(
            "/api/v1/devices", #"{"label":"P","area":{"scheme":"COD-AB 2017","code":"none"}}"#)
        #expect(elsewhere.status == 409 && elsewhere.code == "area_unknown")
    }

    @Test(
        "asvs_V9_2_2: a token without the scope finds nothing there, as where nothing is",
        arguments: ["accounts", "devices", "tokens"])
    func others(what: String) async throws {
        let program = try await Demonstration.program(.factsRead, .aggregateRead, .receiptRead, .reportAppend)
        let hidden = try await program.post("/api/v1/" + what, "{}")
        let absent = try await program.post("/api/v1/nothing", "{}")
        #expect(hidden.status == 404 && hidden.body == absent.body)
        #expect(
            try await program.client.send("POST", "/api/v1/" + what, ["Content-Type": "application/json"], body: "{}")
                .status == 401)
    }
}
