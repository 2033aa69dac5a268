import Access
import Database
import Foundation
import Store
import Testing
import TransparencyLog

@Suite("Evidence on pages", .serialized)
struct EvidencePagesTests {
    /// The case that is entrusted by its name.
    private func caseFile(_ client: Client) async throws -> String {
        String(try #require(try await client.get("/cases").links("/cases/").first).dropFirst("/cases/".count))
    }

    /// What the page of a case leads to of the evidence's custody.
    private func custody(of id: String, _ client: Client) async throws -> Set<String> {
        Set(try await client.get("/cases/" + id).links("/evidence/").filter { $0.hasSuffix("/custody") })
    }

    /// What stands on the page of the case after an upload and did not before.
    private func added(_ client: Client, name: String, _ content: [UInt8]) async throws -> String {
        let id = try await caseFile(client)
        let before = try await custody(of: id, client)
        let answer = try await client.upload("/evidence", ["case": id], name: name, content)
        #expect(answer.status == 303, "\(answer.body.prefix(300))")
        let after = try await custody(of: id, client)
        return String(try #require(after.subtracting(before).first).dropLast("/custody".count))
    }

    private static let pixel = Data(
        base64Encoded:
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")

    @Test("A testimony is taken in, handed over as it came, and each step is an event of its custody")
    func kept() async throws {
        let client = try await Demonstration.stranger().entered(as: "investigator")
        let text = "Ils sont venus la nuit.\nThey came at night.\n"
        let path = try await added(client, name: "../../../etc/passwd.txt", Array(text.utf8))
        let original = try await client.get(path + "/original")
        #expect(original.status == 200 && original.body == text)
        let disposition = try #require(original.headers["content-disposition"])
        #expect(disposition.hasPrefix("attachment") && !disposition.contains("..") && !disposition.contains("etc"))
        #expect(original.headers["x-content-type-options"] == "nosniff")
        let custody = try await client.get(path + "/custody?lang=en").body
        for act in ["received", "sealed", "original handed over"] { #expect(custody.contains(act)) }
        // Those who answer for it see the custody, never the thing.
        let custodian = try await Demonstration.stranger().entered(as: "custodian")
        #expect(try await custodian.get(path + "/custody").status == 200)
        for end in ["/view", "/original"] { #expect(try await custodian.get(path + end).status == 404) }
        let planner = try await Demonstration.stranger().entered(as: "planner")
        let absent = try await planner.get("/evidence/018f0000-0000-7000-8000-000000000000/custody").body
        for end in ["/view", "/original", "/custody"] {
            let hidden = try await planner.get(path + end)
            #expect(hidden.status == 404 && hidden.body == absent)
        }
    }

    @Test("A picture is shown as a copy drawn anew; text has none and says so")
    func viewed() async throws {
        let client = try await Demonstration.stranger().entered(as: "investigator")
        let picture = try await added(client, name: "a.png", Array(try #require(Self.pixel)))
        let copy = try await client.get(picture + "/view")
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/convert") {
            #expect(copy.status == 200 && copy.headers["content-type"] == "image/jpeg")
            #expect(try await client.get(picture + "/custody?lang=en").body.contains("viewed"))
        } else {
            #expect(copy.status == 400 && copy.body.contains("imagemagick"))
        }
        let text = try await added(client, name: "b.txt", Array("only words".utf8))
        #expect(try await client.get(text + "/view").status == 400)
    }

    /// Files made to hurt, and what each is.
    private static let hostile: [(String, String, [UInt8])] = [
        ("a picture of 50,000 × 50,000", "a.png", png(width: 50_000, height: 50_000)),
        ("a page that calls itself text", "a.txt", Array("<!doctype html><script>alert(1)</script>".utf8)),
        ("two kinds at once", "a.png", (pixel.map(Array.init) ?? []) + Array("<script>alert(1)</script>".utf8)),
        ("an archive that leads outside", "a.zip", zip(name: "../../outside.txt", unpacked: 4)),
        ("an archive that unpacks to more than fits", "a.zip", zip(name: "bomb.txt", unpacked: 4_000_000_000)),
        ("another ending than content", "a.jpg", Array("only words".utf8)),
        ("a billion laughs", "a.xml", Array("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"b\">]><l>&a;</l>".utf8)),
        ("nothing", "a.txt", []),
    ]

    @Test("What is made to hurt is refused with a sentence and leaves nothing", arguments: 0..<8)
    func refused(number: Int) async throws {
        let (what, name, content) = Self.hostile[number]
        let client = try await Demonstration.stranger().entered(as: "investigator")
        let id = try await caseFile(client)
        let before = try await custody(of: id, client)
        let answer = try await client.upload("/evidence", ["case": id], name: name, content)
        #expect(answer.status == 400, "\(what): \(answer.status) \(answer.body.prefix(200))")
        #expect(try await custody(of: id, client) == before)
        #expect(try await client.get("/cases").status == 200)
    }

    @Test("Without the session's token, a case or the right to it, not a byte of the file is kept")
    func forged() async throws {
        let client = try await Demonstration.stranger().entered(as: "investigator")
        let id = try await caseFile(client)
        let bytes = Array("only words".utf8)
        #expect(try await client.upload("/evidence", ["case": id, "token": "x"], name: "a.txt", bytes).status == 403)
        #expect(try await client.upload("/evidence", [:], name: "a.txt", bytes).status == 404)
        let planner = try await Demonstration.stranger().entered(as: "planner")
        #expect(try await planner.upload("/evidence", ["case": id], name: "a.txt", bytes).status == 404)
        let nobody = try await Demonstration.stranger()
        #expect(try await nobody.upload("/evidence", ["case": id], name: "a.txt", bytes).status == 401)
    }

    @Test("What ends at the door in the middle of a file is in the log, as what is refused")
    func cutOff() async throws {
        let server = try await Demonstration.changing()
        // The other investigator: the first is refused files by tests that run at the same time.
        let client = try await server.client.entered(as: "investigator", second: true)
        let people = try await server.store.facts.read { try AccountProfile.page(50, in: $0) }
        let account = try #require(people.first { $0.name.contains("Investigator") && $0.unit == UnitID("B") }).id
        let actor = LogActor.person(try #require(LogID(account.rawValue)))
        let id = try await caseFile(client)
        let head = """
            --b\r\nContent-Disposition: form-data; name="token"\r\n\r\n\(try await client.formToken())\r\n\
            --b\r\nContent-Disposition: form-data; name="case"\r\n\r\n\(id)\r\n\
            --b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nonly wo
            """
        func refusals() async throws -> Int {
            try await server.store.facts.read { transaction in
                try LogTable.page(of: .init(actor: actor), count: 1_000, in: transaction)
                    .count { $0.event.action == .evidenceRefused }
            }
        }
        let before = try await refusals()
        let type = ["Content-Type": "multipart/form-data; boundary=b"]
        #expect(try await client.send("POST", "/evidence", type, body: head).status == 400)
        #expect(try await refusals() == before + 1)
    }

    @Test("A file that announces more than is taken is refused before it is read")
    func announced() async throws {
        let client = try await Demonstration.stranger().entered(as: "investigator")
        let answer = try await client.send(
            "POST", "/evidence",
            ["Content-Type": "multipart/form-data; boundary=b", "Content-Length": "9000000000"])
        #expect(answer.status == 413)
    }

    private static func png(width: UInt32, height: UInt32) -> [UInt8] {
        func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + four(13) + Array("IHDR".utf8) + four(width)
            + four(height) + [8, 2, 0, 0, 0] + four(0) + four(0) + Array("IDAT".utf8) + four(0)
            + four(0) + Array("IEND".utf8) + four(0xAE42_6082)
    }

    /// An archive of one entry, packed as it is, that says it unpacks to so much.
    private static func zip(name: String, unpacked: UInt32) -> [UInt8] {
        func two(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
        func four(_ number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
        let data = Array("data".utf8)
        let common =
            two(20) + two(0) + two(0) + two(0) + two(0) + four(0xADF3_F363) + four(UInt32(data.count)) + four(unpacked)
            + two(name.utf8.count) + two(0)
        let local = [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + data
        let central =
            [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(0) + Array(name.utf8)
        let end =
            [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(1) + two(1) + four(UInt32(central.count))
            + four(UInt32(local.count)) + two(0)
        return local + central + end
    }
}
