import Access
import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Forms by OpenRosa")
struct ODKTests {
    /// A part of a post.
    struct Part {
        var name: String
        var file: String?
        var text: String
    }

    static func alert(_ id: String, place: String = "Kouna", form: String = "community_alert", meta: String = "")
        -> String
    {
        """
        <data id="\(form)" version="1" xmlns:orx="http://openrosa.org/xforms"><alert_type>attack</alert_type>\
        <place>\(place)</place><orx:meta><orx:instanceID>\(id)</orx:instanceID>\(meta)</orx:meta></data>
        """
    }

    static func body(_ parts: [Part]) -> String {
        parts.map { part in
            "--cut\r\nContent-Disposition: form-data; name=\"\(part.name)\""
                + (part.file.map { "; filename=\"\($0)\"" } ?? "") + "\r\n\r\n\(part.text)\r\n"
        }.joined() + "--cut--\r\n"
    }

    static func post(
        _ server: IntakeServer, _ token: String, _ body: String, through client: Client? = nil
    ) async throws -> Client.Answer {
        try await (client ?? server.client).send(
            "POST", "/odk/\(token)/submission", ["Content-Type": "multipart/form-data; boundary=cut"], body: body)
    }

    static func submit(
        _ server: IntakeServer, _ token: String, _ xml: String, files: [String: String] = [:]
    ) async throws -> Client.Answer {
        let parts =
            [Part(name: "xml_submission_file", file: "s.xml", text: xml)]
            + files.sorted { $0.key < $1.key }.map { Part(name: $0.key, file: $0.key, text: $0.value) }
        return try await post(server, token, body(parts))
    }

    private static func isSaid(_ answer: Client.Answer) -> Bool {
        answer.body.contains("<OpenRosaResponse") && answer.headers["x-openrosa-version"] == "1.0"
    }

    @Test("A form filled in is 201, again 201, and is one report; other answers are 409")
    func idempotent() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        for _ in 0..<2 {
            let answer = try await Self.submit(server, phone.token, Self.alert("uuid:1"))
            #expect(answer.status == 201 && Self.isSaid(answer))
        }
        let other = try await Self.submit(server, phone.token, Self.alert("uuid:1", place: "Diabaly"))
        #expect(other.status == 409 && Self.isSaid(other))
        #expect(try await server.count() == 1)
        let report = try #require(try await server.report("uuid:1"))
        #expect(report.channel == .odk && report.owner == .device(phone.id) && report.areas == [IntakeServer.area])
    }

    @Test("Two phones that send one identity with other answers: the first stays, the second is told")
    func twoPhones() async throws {
        let server = try await IntakeServer()
        let (one, other) = (try await server.device(), try await server.device())
        #expect(try await Self.submit(server, one.token, Self.alert("uuid:1")).status == 201)
        #expect(try await Self.submit(server, other.token, Self.alert("uuid:1", place: "Léré")).status == 409)
        #expect(try await server.report("uuid:1")?.owner == .device(one.id))
    }

    @Test("The files of one form may come in several posts; other bytes under a name taken are refused")
    func split() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        let xml = Self.alert("uuid:1")
        #expect(try await Self.submit(server, phone.token, xml, files: ["a.jpg": "one"]).status == 201)
        #expect(try await Self.submit(server, phone.token, xml, files: ["b.m4a": "two"]).status == 201)
        #expect(try await Self.submit(server, phone.token, xml, files: ["a.jpg": "one"]).status == 201)
        #expect(try await Self.submit(server, phone.token, xml, files: ["a.jpg": "other"]).status == 409)
        let report = try #require(try await server.report("uuid:1"))
        let held = try await server.store.facts.read { try StoredAttachment.all(of: report.id, in: $0) }
        #expect(held.map(\.name) == ["a.jpg", "b.m4a"] && held.allSatisfy { $0.content != nil })
        let folder = server.folder.path + "/store/files/reports"
        let onDisk = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains("/") }
        #expect(onDisk.count == 2)
    }

    @Test("A revoked phone is refused at once, on every server; an unknown token alike")
    func revoked() async throws {
        let server = try await IntakeServer()
        let second = try await server.otherServer()
        let phone = try await server.device()
        #expect(try await server.client.get("/odk/\(phone.token)/formList").status == 200)
        #expect(try await second.get("/odk/\(phone.token)/formList").status == 200)
        try await Keys(store: server.store).revoke(phone.id, by: nil, at: .now)
        let unknown = try await server.client.get("/odk/\(String(repeating: "A", count: 43))/formList")
        for client in [server.client, second] {
            let answer = try await client.get("/odk/\(phone.token)/formList")
            #expect(answer.status == 403 && answer.body == unknown.body && Self.isSaid(answer))
        }
        #expect(try await Self.submit(server, phone.token, Self.alert("uuid:1")).status == 403)
        #expect(try await server.count() == 0)
    }

    @Test("What a phone in training sends looks taken, and counts nothing")
    func training() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device(mode: .training)
        let answer = try await Self.submit(server, phone.token, Self.alert("uuid:1"))
        #expect(answer.status == 201)
        #expect(try await server.report("uuid:1")?.counts == false)
    }

    @Test(
        "A clock off by years does not move the time of receipt",
        arguments: ["1999-01-01T00:00:00Z", "2099-01-01T00:00:00Z"])
    func clock(end: String) async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        let xml = Self.alert("uuid:1").replacingOccurrences(of: "<alert_type>", with: "<end>\(end)</end><alert_type>")
        #expect(try await Self.submit(server, phone.token, xml).status == 201)
        let report = try #require(try await server.report("uuid:1"))
        #expect(
            report.saidAt == Instant(iso8601: end) && report.receivedAt > Instant(microseconds: 1_700_000_000_000_000))
    }

    @Test("An encrypted form is kept as it came, with its files")
    func encrypted() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        let xml = """
            <data xmlns="http://www.opendatakit.org/xforms/encrypted" id="incident_report" encrypted="yes">\
            <base64EncryptedKey>AAAA</base64EncryptedKey><orx:meta xmlns:orx="http://openrosa.org/xforms">\
            <orx:instanceID>uuid:e</orx:instanceID></orx:meta><media><file>p.jpg.enc</file></media>\
            <encryptedXmlFile>submission.xml.enc</encryptedXmlFile></data>
            """
        let files = ["submission.xml.enc": "opaque", "p.jpg.enc": "noise"]
        #expect(try await Self.submit(server, phone.token, xml, files: files).status == 201)
        let report = try #require(try await server.report("uuid:e"))
        let held = try await server.store.facts.read { try StoredAttachment.all(of: report.id, in: $0) }
        #expect(report.format == .encryptedForm && held.map(\.name) == ["p.jpg.enc", "submission.xml.enc"])
    }

    @Test("A hundred files in one post are taken; more are refused, and leave nothing behind")
    func manyFiles() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        func files(_ count: Int) -> [String: String] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\($0).jpg", "x\($0)") })
        }
        #expect(try await Self.submit(server, phone.token, Self.alert("uuid:1"), files: files(100)).status == 201)
        let answer = try await Self.submit(server, phone.token, Self.alert("uuid:2"), files: files(150))
        #expect(answer.status == 413 && Self.isSaid(answer))
        #expect(try await server.report("uuid:2") == nil)
    }

    @Test(
        "Half a post, no form, a form unknown here, a document type: each is refused and says why",
        arguments: [0, 1, 2, 3, 4])
    func refused(kind: Int) async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        let whole = Self.body([Part(name: "xml_submission_file", file: "s.xml", text: Self.alert("uuid:1"))])
        let answer =
            switch kind {
            case 0: try await Self.post(server, phone.token, String(whole.prefix(120)))
            case 1: try await Self.post(server, phone.token, Self.body([Part(name: "other", file: "x", text: "x")]))
            case 2: try await Self.submit(server, phone.token, Self.alert("uuid:1", form: "no_such_form"))
            case 3: try await Self.submit(server, phone.token, "<!DOCTYPE x>" + Self.alert("uuid:1"))
            default: try await server.client.send("POST", "/odk/\(phone.token)/submission", [:], body: "x")
            }
        #expect((400..<500).contains(answer.status) && Self.isSaid(answer), "\(answer.body)")
        #expect(try await server.count() == 0)
    }

    @Test("A post announced longer than any is refused before it is read")
    func tooLong() async throws {
        let server = try await IntakeServer()
        let phone = try await server.device()
        let answer = try await server.client.send(
            "POST", "/odk/\(phone.token)/submission",
            ["Content-Type": "multipart/form-data; boundary=cut", "Content-Length": "2000000000"])
        #expect(answer.status == 413 && Self.isSaid(answer))
    }

    @Test("With the vault locked a phone is told to keep its form and come back")
    func locked() async throws {
        let server = try await IntakeServer(isLocked: true)
        let phone = try await server.device()
        let answer = try await Self.submit(server, phone.token, Self.alert("uuid:1"))
        #expect(answer.status == 503 && answer.headers["retry-after"] != nil && Self.isSaid(answer))
    }

    @Test("A name and a password open where no token stands, and nothing else does")
    func user() async throws {
        let server = try await IntakeServer()
        let user = try DeviceUser.user(name: "mopti", password: "a long password", sealing: ReportSealing(server.vault))
        _ = try await server.device(user: user)
        func status(_ password: String) async throws -> Int {
            let basic = Data("mopti:\(password)".utf8).base64EncodedString()
            return try await server.client.get("/odk/-/formList", ["Authorization": "Basic " + basic]).status
        }
        let nobody = try await server.client.get("/odk/-/formList")
        #expect(nobody.status == 401 && nobody.headers["www-authenticate"]?.hasPrefix("Digest ") == true)
        #expect(try await status("a long password") == 200)
        #expect(try await status("another password") == 401)
    }

    @Test("A draft reaches no phone, a test only those in training, and neither counts")
    func states() async throws {
        let server = try await IntakeServer()
        let (phone, trainee) = (try await server.device(), try await server.device(mode: .training))
        for state in [StoredForm.State.draft, .test] {
            let xml = """
                <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>\
                <h:title>T</h:title><model><instance><data id="f_\(state)" version="1"><q/><meta><instanceID/></meta></data>\
                </instance><bind nodeset="/data/q" type="string"/></model></h:head><h:body/></h:html>
                """
            let form = StoredForm(
                id: "f_\(state)", version: "1", title: "T", state: state, xml: Array(xml.utf8), md5: [1],
                uploadedBy: nil,
                uploadedAt: .now)
            try await server.store.facts.write { try form.insert(in: $0) }
        }
        let list = try await server.client.get("/odk/\(phone.token)/formList").body
        let learning = try await server.client.get("/odk/\(trainee.token)/formList").body
        #expect(!list.contains("f_draft") && !list.contains("f_test") && list.contains("community_alert"))
        #expect(!learning.contains("f_draft") && learning.contains("f_test"))
        let xml = Self.alert("uuid:1", form: "f_test")
        #expect(try await Self.submit(server, phone.token, xml).status == 201)
        #expect(try await server.report("uuid:1")?.purpose == .draft)
    }
}
