import Access
import Database
import Foundation
import Protection
import Store
import Testing
import TransparencyLog
import Workflows

@Suite("A face or a voice on pages", .serialized)
struct FacePagesTests {
    /// A tenth of a second of silence, with a name beside it.
    private static let voice: [UInt8] = {
        func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
            Array(name.utf8) + withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
        }
        let format: [UInt8] = [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0]
        let sound = [UInt8](repeating: 0, count: 1_600)
        return chunk(
            "RIFF",
            Array("WAVE".utf8) + chunk("LIST", Array("INFOIARTSabatari".utf8)) + chunk("fmt ", format)
                + chunk("data", sound))
    }()

    @Test("A piece of the case becomes a voice; those who may read the identity hear a copy, and nobody else")
    func heard() async throws {
        let stranger = try await Demonstration.changing().client
        let client = try await stranger.entered(as: "investigator")
        let caseFile = try #require(try await client.get("/cases").links("/cases/").first)
        let form = try await client.upload(
            "/evidence", ["case": String(caseFile.dropFirst("/cases/".count))], name: "voice.wav", Self.voice)
        #expect(form.status == 303)
        let victim = try #require(try await client.get(caseFile).links("/vault/victims/").first)
        let page = try await client.get(victim).body
        let offered = page.components(separatedBy: "<option value=\"").filter { $0.contains("· wav") }
        let piece = String(try #require(offered.last).prefix { $0 != "\"" })
        let subject = String(victim.dropFirst("/vault/victims/".count))
        #expect(try await client.submit("/vault/victims", ["correct": subject, "face": piece]).status == 303)
        let copy = try await client.get(victim + "/face")
        #expect(copy.status == 200 && copy.headers["content-type"] == "audio/wav")
        #expect(copy.headers["content-disposition"]?.hasPrefix("attachment") == true)
        #expect(!copy.body.contains("Sabatari") && copy.body.contains("WAVE"))
        let custody = try await client.get("/evidence/\(piece)/custody?lang=en").body
        #expect(custody.contains("viewed") || custody.contains("looked at"))
        // A piece of no case, and nobody without the right.
        let other = "018f0000-0000-7000-8000-000000000000"
        #expect(try await client.submit("/vault/victims", ["correct": subject, "face": other]).status == 400)
        for role in ["verifier", "planner", "custodian", "operator"] {
            let without = try await stranger.entered(as: role)
            let absent = try await without.get("/vault/victims/\(other)/face")
            let hidden = try await without.get(victim + "/face")
            #expect(hidden.status == 404 && hidden.body == absent.body, "\(role)")
        }
    }
    private static func enrol(_ client: Client, _ caseFile: String, _ file: [UInt8]) async throws -> Client.Answer {
        let page = try await client.get(caseFile).body
        let form = try #require(
            page.components(separatedBy: "<form").first { $0.contains("action=\"/vault/sources\"") })
        #expect(form.contains("multipart/form-data") && form.contains("name=\"face\""))
        let new = try #require(form.components(separatedBy: "name=\"new\" value=\"").last?.prefix { $0 != "\"" })
        let fields = [
            "case": String(caseFile.dropFirst("/cases/".count)), "new": String(new), "given_name": "Qanariwho",
        ]
        return try await client.upload("/vault/sources", fields, as: "face", name: "voice.wav", file)
    }

    @Test(
        "A source’s voice is at no address; two persons together hear a copy, once, in the answer that shows who it is")
    func unmasked() async throws {
        let running = try await Demonstration.changing()
        // What other tests add to this case is added first.
        _ = try await Demonstration.things()
        let client = try await running.client.entered(as: "investigator")
        let caseFile = try #require(try await client.get("/cases").links("/cases/").first)
        let before = Set(try await client.get(caseFile).links("/vault/sources/"))
        // What is neither a picture nor a voice is refused, and nobody is enrolled.
        #expect(try await Self.enrol(client, caseFile, Array("a text".utf8)).status == 400)
        #expect(Set(try await client.get(caseFile).links("/vault/sources/")) == before)
        let pieces = try await client.get(caseFile).links("/evidence/")
        #expect(try await Self.enrol(client, caseFile, Self.voice).status == 303)
        let page = try await client.get(caseFile)
        #expect(page.links("/evidence/") == pieces)
        let source = try #require(Set(page.links("/vault/sources/")).subtracting(before).first)
        let alone = try await client.get(source)
        #expect(alone.status == 200 && !alone.body.contains("data:") && !alone.body.contains("Qanariwho"))
        #expect(try await client.get(source + "/face").status == 404)

        // Asked for and approved some minutes ago.
        let id = String(source.dropFirst("/vault/sources/".count))
        let people = try await running.store.facts.read { try AccountProfile.page(50, in: $0) }
        func party(_ start: String, _ unit: String) throws -> Party {
            try #require(people.first { $0.name.contains(start) && $0.unit == UnitID(unit) }).party
        }
        let (asker, second) = (try party("Investigator", "A"), try party("Custodian", "B"))
        let asked = Instant.now.advanced(byMinutes: -5)
        let approval = try await AskApproval(store: running.store)(
            .unmasking, of: id, (.source, id), by: asker, because: "A court asks who saw it", at: asked)
        try await DecideApproval(store: running.store)(
            .approve, approval, by: second, at: asked.advanced(byMinutes: 2))
        let use = "/admin/approvals/\(approval)/use"
        for (role, other) in [("investigator", true), ("analyst", false), ("custodian", true)] {
            let nobody = try await running.client.entered(as: role, second: other)
            let answer = try await nobody.submit(use)
            #expect(answer.status != 200 || !answer.body.contains("data:"), "\(role)")
            #expect(!answer.body.contains("Qanariwho"))
        }
        let shown = try await client.submit(use + "?lang=en")
        #expect(shown.status == 200 && shown.body.contains("Qanariwho") && shown.body.contains("Hear the voice"))
        let text = try #require(
            shown.body.components(separatedBy: "data:audio/wav;base64,").last?.prefix { $0 != "\"" })
        let copy = try #require(Data(base64Encoded: String(text)))
        #expect(copy.range(of: Data("WAVE".utf8)) != nil && copy.range(of: Data("Sabatari".utf8)) == nil)
        #expect(shown.headers["cache-control"]?.contains("no-store") == true)
        #expect(shown.headers["content-security-policy"]?.contains("img-src 'self' data:;") == true)
        #expect(alone.headers["content-security-policy"]?.contains("data:") == false)
        let again = try await client.submit(use)
        #expect(again.status == 403 || again.status == 422)
        #expect(!again.body.contains("data:") && !again.body.contains("Qanariwho"))
        let acts = try await running.store.facts.read { transaction in
            try LogTable.page(
                of: .init(object: LogObject(.source, LogID(id))), count: 10, in: transaction
            ).map(\.event.action)
        }
        #expect(acts.first == .sourceUnmasked)
    }
}
