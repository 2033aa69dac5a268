import Access
import Foundation
import Protection
import Store
import Testing

@Suite("What a Kobo server passes on")
struct KoboTests {
    private static func post(_ server: IntakeServer, _ body: String, _ token: [String: String]) async throws -> Int {
        let type = ["Content-Type": "application/json"]
        return try await server.client.send("POST", "/api/v1/kobo", token.merging(type) { $1 }, body: body).status
    }

    private static func payload(attachments: String = "", place: String = "Kouna") -> String {
        """
        {"_id":1,"_xform_id_string":"aTestAsset","__version__":"v1","what/incident_type":"attack","what/place":"\(place)",
        "victim":[{"victim/harm":"killed"}],"meta/instanceID":"uuid:k1","_uuid":"k1","_attachments":[\(attachments)],
        "_submission_time":"2026-11-23T06:40:03"}
        """
    }

    @Test("Twice is one report, and attachments may be named later")
    func twice() async throws {
        let server = try await IntakeServer()
        let token = try await server.token(.reportAppend)
        #expect(try await Self.post(server, Self.payload(), token) == 201)
        #expect(try await Self.post(server, Self.payload(), token) == 200)
        let photo = #"{"download_url":"https://kobo.example/a/photo.jpg","media_file_basename":"photo.jpg"}"#
        #expect(try await Self.post(server, Self.payload(attachments: photo), token) == 200)
        #expect(try await Self.post(server, Self.payload(place: "Léré"), token) == 409)
        #expect(try await server.count() == 1)
        let report = try #require(try await server.report("uuid:k1"))
        let files = try await Self.files(of: report, server)
        #expect(files == ["photo.jpg"] && report.channel == .kobo)
    }

    @Test(
        "What is no submission is refused, never 500",
        arguments: [
            "", "{", "[]", "{}", #"{"_uuid":"x"}"#, "null", #"{"_xform_id_string":"f","_uuid":""}"#,
            #"{"_xform_id_string":"f","_uuid":"x","a":"b\u0000"}"#, #"{"_xform_id_string":"f\u0007","_uuid":"x"}"#,
            #"{"_xform_id_string":["f"],"_uuid":"x"}"#,
        ])
    func refused(body: String) async throws {
        let server = try await IntakeServer()
        #expect(try await Self.post(server, body, try await server.token(.reportAppend)) == 400)
    }

    @Test("With the vault locked Kobo is told to try again")
    func locked() async throws {
        let server = try await IntakeServer(isLocked: true)
        #expect(try await Self.post(server, Self.payload(), try await server.token(.reportAppend)) == 503)
    }

    private static func files(of report: StoredReport, _ server: IntakeServer) async throws -> [String] {
        try await server.files(of: report.id).map(\.name)
    }
}
