import Collection
import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Files fetched from a Kobo server")
struct FetchKoboFilesTests {
    /// A Kobo server, as far as this asks it.
    private final class Far: Sendable {
        let asked = Guarded<[String]>([])
        let answers: [String: FetchKoboFiles.Answer]

        init(_ answers: [String: FetchKoboFiles.Answer]) { self.answers = answers }

        func carry(_ address: String, _ isFirst: Bool) -> FetchKoboFiles.Answer {
            asked.withLock { $0.append((isFirst ? "token " : "") + address) }
            return answers[address] ?? .refused(status: 404)
        }
    }

    private static func scene(_ engine: Engine, _ addresses: [String]) async throws -> (IntakeScene, String) {
        let scene = try await IntakeScene(engine)
        let files = addresses.enumerated().map {
            #"{"download_url":"\#($1)","media_file_basename":"\#($0).jpg"}"#
        }
        let json = """
            {"_uuid":"k-1","_xform_id_string":"f","what":"attack","_attachments":[\(files.joined(separator: ","))]}
            """
        let submission = try KoboSubmission(Array(json.utf8))
        let receipt = try await scene.intake.receive(
            IncomingReport(
                submission, original: Array(json.utf8), owner: nil, source: nil, isTrusted: false),
            at: IntakeScene.noon)
        return (scene, receipt.id)
    }

    private static func fetch(_ scene: IntakeScene, _ far: Far) async throws -> FetchKoboFiles.Summary {
        try await FetchKoboFiles(
            intake: scene.intake, hosts: ["kf.example.org", "media.example.org"],
            carry: { far.carry($0, $1) })(at: { IntakeScene.noon })
    }

    @Test("What is missing comes once, also from a second host, which gets no token", arguments: Engine.allCases)
    func fetched(_ engine: Engine) async throws {
        let (scene, report) = try await Self.scene(engine, ["https://kf.example.org/a", "https://kf.example.org/b"])
        let far = Far([
            "https://kf.example.org/a": .file([1, 2, 3]),
            "https://kf.example.org/b": .moved(to: "https://media.example.org/b"),
            "https://media.example.org/b": .file([4]),
        ])
        let summary = try await Self.fetch(scene, far)
        #expect(summary.fetched == 2 && summary.left.isEmpty)
        #expect(
            far.asked.withLock { $0 } == [
                "token https://kf.example.org/a", "token https://kf.example.org/b", "https://media.example.org/b",
            ])
        let held = try await scene.store.facts.read { try StoredAttachment.all(of: report, in: $0) }
        #expect(held.map { $0.content?.size } == [3, 1])
        #expect(try await Self.fetch(scene, far).fetched == 0)
        #expect(far.asked.withLock(\.count) == 3, "what is here is not asked for again")
    }

    @Test("No address a submission gives leads anywhere but to the hosts named", arguments: Engine.allCases)
    func guarded(_ engine: Engine) async throws {
        let (scene, report) = try await Self.scene(
            engine,
            [
                "http://169.254.169.254/latest", "https://evil.example/a", "http://kf.example.org/a",
                "https://kf.example.org@evil.example/a", "https://kf.example.org:8443/a", "file:///etc/passwd",
                "https://kf.example.org/led", "https://kf.example.org/gone", "https://kf.example.org/round",
            ])
        let far = Far([
            "https://kf.example.org/led": .moved(to: "http://10.0.0.1/x"),
            "https://kf.example.org/round": .moved(to: "https://kf.example.org/round"),
        ])
        let summary = try await Self.fetch(scene, far)
        #expect(summary.fetched == 0 && summary.left.count == 9 && summary.left.allSatisfy { $0.report == report })
        #expect(far.asked.withLock { $0 }.allSatisfy { $0.hasPrefix("token https://kf.example.org/") })
        #expect(far.asked.withLock(\.count) == 6)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.path + "/files"))
    }
}
