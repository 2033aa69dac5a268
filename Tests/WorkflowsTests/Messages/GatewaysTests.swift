import Database
import Foundation
import Messaging
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("Gateways of text messages")
struct GatewaysTests {
    private static let kannel = GatewaySettings(
        kind: .kannel, send: "http://127.0.0.1:13013/cgi-bin/sendsms?mclass=1", user: "poc", country: "223")

    @Test(
        "A clock that stands nowhere in the world is refused, and the gateway stays as it was",
        arguments: [Int.min, -841, 841, Int.max])
    func zone(minutes: Int) async throws {
        let scene = try await MessageScene(.sqlite)
        var settings = Self.kannel
        settings.zone = minutes
        let refusal = await #expect(throws: Refusal.self) {
            try await scene.desk.gateways.put(
                "kannel", settings, secrets: GatewaySecrets(), by: nil, at: MessageScene.later(1))
        }
        #expect(refusal?.place == "zone")
        #expect(try await scene.desk.gateways.named("kannel")?.settings.zone == 0)
    }

    @Test("The farthest clocks of the world are taken", arguments: [-840, 840])
    func farthest(minutes: Int) async throws {
        let scene = try await MessageScene(.sqlite)
        var settings = Self.kannel
        settings.zone = minutes
        try await scene.desk.gateways.put(
            "kannel", settings, secrets: GatewaySecrets(), by: nil, at: MessageScene.later(1))
        #expect(try await scene.desk.gateways.named("kannel")?.settings.zone == minutes)
    }

    @Test(
        "Closing a gateway changes nothing else of it, and one that is not there is not logged",
        arguments: Engine.allCases)
    func set(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        func entries() async throws -> Int { try await scene.store.facts.read { try LogTable.head(in: $0)?.size ?? 0 } }
        let before = try #require(try await scene.desk.gateways.named("phone"))
        let logged = try await entries()
        try await scene.desk.gateways.set("phone", isOpen: false, by: nil, at: MessageScene.later(1))
        #expect(try await scene.desk.gateways.named("phone") == nil)
        let closed = try #require(try await scene.desk.gateways.all().first { $0.name == "phone" })
        #expect(!closed.isOpen && closed.settings == before.settings)
        #expect(try await entries() == logged + 1)
        try await scene.desk.gateways.set("none", isOpen: true, by: nil, at: MessageScene.later(2))
        #expect(try await entries() == logged + 1)
    }

    @Test(
        "A word of a mapping that nobody knows is refused, with those that are known",
        arguments: [
            #"{"preset":"twillio"}"#, #"{"preset":"form-post","carrier":"JSON"}"#,
            #"{"preset":"form-post","sendingCarrier":"post"}"#,
            #"{"preset":"form-post","statuses":{"DELIVRD":"arrived"}}"#,
        ])
    func unknownWords(_ json: String) async throws {
        let scene = try await MessageScene(.sqlite)
        let mapping = try JSONDecoder().decode(GatewayMapping.self, from: Data(json.utf8))
        let refusal = await #expect(throws: Refusal.self) {
            try await scene.desk.gateways.put(
                "other", GatewaySettings(kind: .mapped, mapping: mapping), secrets: GatewaySecrets(), by: nil,
                at: MessageScene.noon)
        }
        let words = try #require(refusal?.message.english)
        #expect(words.contains("json") || words.contains("rapidpro") || words.contains("delivered"))
    }

    @Test("A password left out stays what it was", arguments: Engine.allCases)
    func secrets(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        try await scene.desk.gateways.put(
            "kannel", Self.kannel, secrets: GatewaySecrets(), by: nil, at: MessageScene.later(1))
        try await scene.desk.gateways.set("kannel", isOpen: false, by: nil, at: MessageScene.later(2))
        try await scene.desk.gateways.set("kannel", isOpen: true, by: nil, at: MessageScene.later(3))
        try await scene.text("ALERTE KOUNA")
        try await scene.send()
        let address = try #require(scene.wire.requests.first?.address)
        #expect(FormFields(address.split(separator: "?").last ?? "")["password"] == "a password to send with")
    }

    @Test("A setting taken over leaves its secrets in no file of the store")
    func takenOver() async throws {
        let scene = try await MessageScene(.sqlite)
        let listed = #"[{"name":"old","settings":{"kind":"kannel","country":"223"},"password":"a secret in clear"}]"#
        try await scene.store.facts.write { try Settings.set(.gateways, to: listed, in: $0) }
        #expect(try Self.holds("a secret in clear", scene))
        try await scene.desk.gateways.takeOverSetting(at: MessageScene.later(1))
        #expect(try await scene.desk.gateways.named("old") != nil)
        #expect(try !Self.holds("a secret in clear", scene))
    }

    /// Whether a text stands in a file of the facts.
    private static func holds(_ text: String, _ scene: MessageScene) throws -> Bool {
        let folder = scene.folder.path + "/store"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("facts.") }
        return try files.contains { name in
            try Data(contentsOf: URL(filePath: folder + "/" + name)).range(of: Data(text.utf8)) != nil
        }
    }

    @Test("An address that has a query already is called with more of it, and no second question mark")
    func query() async throws {
        let scene = try await MessageScene(.sqlite, kannel: Self.kannel)
        try await scene.text("ALERTE KOUNA")
        try await scene.send()
        let address = try #require(scene.wire.requests.first?.address)
        #expect(address.hasPrefix("http://127.0.0.1:13013/cgi-bin/sendsms?mclass=1&"))
        #expect(address.count { $0 == "?" } == 1)
        let fields = FormFields(address.split(separator: "?").last ?? "")
        #expect(fields["mclass"] == "1" && fields["to"] == "22370000001")
    }
}
