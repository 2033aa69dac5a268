import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Files of reports")
struct ReportFilesTests {
    private static func arrive(_ scene: IntakeScene, _ name: String, _ bytes: [UInt8]) throws -> ArrivedFile {
        let file = try #require(scene.intake.files).begin(name: name)
        try file.add(bytes)
        return try file.finish(at: IntakeScene.noon)
    }

    private static func onDisk(_ scene: IntakeScene) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: scene.folder.path + "/files").filter { $0.contains("/") }
    }

    @Test("A file is sealed on disk, and comes back byte for byte", arguments: Engine.allCases)
    func roundTrip(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) } + Array("a face".utf8)
        let file = try Self.arrive(scene, "photo.jpg", bytes)
        let receipt = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", files: [file], expecting: ["photo.jpg", "voice.m4a"]), at: IntakeScene.noon)
        let held = try await scene.store.facts.read { try StoredAttachment.all(of: receipt.id, in: $0) }
        #expect(held.map(\.name) == ["photo.jpg", "voice.m4a"] && held.map { $0.content?.size } == [bytes.count, nil])
        var back: [UInt8] = []
        let kept = try #require(scene.intake.files).open(try #require(held.first?.content))
        while back.count < kept.size { back += try kept.piece(from: back.count) }
        #expect(back == bytes)
        let path = try #require(try Self.onDisk(scene).first)
        let raw = try Data(contentsOf: URL(fileURLWithPath: scene.folder.path + "/files/" + path))
        #expect(raw.count > bytes.count && raw.range(of: Data("a face".utf8)) == nil)
    }

    @Test("A file that follows later is added once; other bytes under its name are refused", arguments: Engine.allCases)
    func later(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        let attach = AttachFile(store: scene.store)
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [1, 2, 3]), to: receipt.id) == .stored)
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [1, 2, 3]), to: receipt.id) == .same)
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [9]), to: receipt.id) == .conflict)
        let held = try await scene.store.facts.read { try StoredAttachment.all(of: receipt.id, in: $0) }
        #expect(held.map { $0.content?.size } == [3])
    }

    @Test("A file given up on the way leaves nothing behind", arguments: [Engine.sqlite])
    func abandoned(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        do {
            let file = try #require(scene.intake.files).begin(name: "a.jpg")
            try file.add([1, 2, 3])
        }
        #expect(try Self.onDisk(scene).isEmpty)
    }

    @Test("The sweep takes what no report has, after an hour, and nothing else", arguments: Engine.allCases)
    func sweep(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let kept = try Self.arrive(scene, "kept.jpg", [1])
        _ = try Self.arrive(scene, "orphan.jpg", [2])
        _ = try await scene.intake.receive(try IntakeScene.alert("uuid:1", files: [kept]), at: IntakeScene.noon)
        let files = try #require(scene.intake.files)
        #expect(try await files.sweep(at: .now) == 0)
        let later = Instant(microseconds: Instant.now.microseconds + 2 * 3_600_000_000)
        #expect(try await files.sweep(at: later) == 1)
        #expect(try Self.onDisk(scene) == [kept.content.file])
    }
}
