import Collection
import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Vault
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
        let attach = AttachFile(store: scene.store, files: try #require(scene.intake.files))
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [1, 2, 3]), to: receipt.id) == .stored)
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [1, 2, 3]), to: receipt.id) == .same)
        #expect(try await attach(try Self.arrive(scene, "a.jpg", [9]), to: receipt.id) == .conflict)
        let held = try await scene.store.facts.read { try StoredAttachment.all(of: receipt.id, in: $0) }
        #expect(held.map { $0.content?.size } == [3])
        #expect(try Self.onDisk(scene) == held.compactMap { $0.content?.file })
    }

    @Test("A file under whose name another server stored other bytes meanwhile is refused", arguments: Engine.allCases)
    func raced(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(try IntakeScene.alert("uuid:1"), at: IntakeScene.noon)
        let theirs = try Self.arrive(scene, "a.jpg", [1])
        let ours = try Self.arrive(scene, "a.jpg", [2])
        let attach = AttachFile(store: scene.store, files: try #require(scene.intake.files))
        let outcome = try await scene.racing {
            _ = try StoredAttachment.arrived(theirs.content, name: "a.jpg", of: receipt.id, in: $0)
        } ours: {
            try await attach(ours, to: receipt.id)
        }
        #expect(outcome == .conflict)
        #expect(try Self.onDisk(scene) == [theirs.content.file])
    }

    @Test("A post cut short leaves none of its files, those that had come whole included", arguments: [true, false])
    func cutShort(isODK: Bool) async throws {
        let scene = try await IntakeScene(.sqlite)
        let head = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n"
        let body = Array((head + "one\r\n" + head + "two").utf8)
        #expect(throws: MultipartRefusal.truncated) {
            if isODK {
                var inbox = SubmissionInbox(boundary: "b", files: scene.intake.files, at: IntakeScene.noon)
                try inbox.feed(body)
                #expect(try Self.onDisk(scene).count == 2)
                _ = try inbox.finish()
            } else {
                var inbox = FieldInbox(boundary: "b", files: scene.intake.files, at: IntakeScene.noon)
                try inbox.feed(body)
                #expect(try Self.onDisk(scene).count == 2)
                _ = try inbox.finish()
            }
        }
        #expect(try Self.onDisk(scene).isEmpty)
    }

    @Test("Files that came with a report that was refused are gone at once", arguments: Engine.allCases)
    func refused(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let file = try Self.arrive(scene, "a.jpg", [1])
        await #expect(throws: Refusal.self) {
            try await scene.intake.settling([file]) { throw Refusal.fileTaken }
        }
        #expect(try Self.onDisk(scene).isEmpty)
        // Where nobody knows whether the report was stored, its file stays: it may be the only one there is.
        let other = try Self.arrive(scene, "b.jpg", [2])
        await #expect(throws: DatabaseError.self) {
            try await scene.intake.settling([other]) { throw DatabaseError(.outcomeUnknown, "the line broke") }
        }
        #expect(try Self.onDisk(scene) == [other.content.file])
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

    @Test("The sweep takes what no report has, after a week, and nothing else", arguments: Engine.allCases)
    func sweep(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let kept = try Self.arrive(scene, "kept.jpg", [1])
        _ = try Self.arrive(scene, "orphan.jpg", [2])
        _ = try await scene.intake.receive(try IntakeScene.alert("uuid:1", files: [kept]), at: IntakeScene.noon)
        let files = try #require(scene.intake.files)
        // Evidence lies beside the shelves where one folder serves for both.
        let evidence = scene.folder.path + "/files/evidence"
        try FileManager.default.createDirectory(atPath: evidence, withIntermediateDirectories: true)
        #expect(FileManager.default.createFile(atPath: evidence + "/018c", contents: Data([1])))
        #expect(try await files.sweep(at: Instant.now.advanced(byMinutes: 6 * 1_440)).removed == 0)
        #expect(try await files.sweep(at: Instant.now.advanced(byMinutes: 8 * 1_440)).removed == 1)
        #expect(Set(try Self.onDisk(scene)) == [kept.content.file, "evidence/018c"])
    }

    @Test(
        "Facts from an older backup do not make the sweep destroy the photos that came since",
        arguments: Engine.allCases)
    func olderFacts(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let photos = try (0...Vault.mostOrphans).map { try Self.arrive(scene, "\($0).jpg", [UInt8($0)]) }
        let receipt = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", files: photos), at: IntakeScene.noon)
        try await scene.store.facts.write { try $0.execute("DELETE FROM report_attachment") }
        let files = try #require(scene.intake.files)
        let later = Instant.now.advanced(byMinutes: 8 * 1_440)
        let refused = try await files.sweep(at: later)
        #expect(refused.removed == 0 && refused.unclaimed == photos.count)
        #expect(Set(try Self.onDisk(scene)) == Set(photos.map(\.content.file)))
        // One fewer is what an interruption may leave.
        try await scene.store.facts.write {
            _ = try StoredAttachment.arrived(photos[0].content, name: "0.jpg", of: receipt.id, in: $0)
        }
        let swept = try await files.sweep(at: later)
        #expect(swept.removed == photos.count - 1 && swept.unclaimed == 0)
        #expect(try Self.onDisk(scene) == [photos[0].content.file])
    }
}
