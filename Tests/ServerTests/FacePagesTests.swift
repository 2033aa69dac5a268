import Foundation
import Testing

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
}
