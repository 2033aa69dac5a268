import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Files that arrive in pieces")
struct TakePieceTests {
    private static let bytes = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 29) }

    private static func scene(_ engine: Engine) async throws -> (IntakeScene, TakePiece, String) {
        let scene = try await IntakeScene(engine)
        let receipt = try await scene.intake.receive(
            try IntakeScene.alert("uuid:1", expecting: ["photo.jpg"]), at: IntakeScene.noon)
        return (scene, TakePiece(store: scene.store, files: try #require(scene.intake.files)), receipt.id)
    }

    private static func onDisk(_ scene: IntakeScene) throws -> Int {
        try FileManager.default.subpathsOfDirectory(atPath: scene.folder.path + "/files").count { $0.contains("/") }
    }

    @Test(
        "A file in pieces is whole once all are here, byte for byte, and its pieces are gone",
        arguments: Engine.allCases)
    func whole(_ engine: Engine) async throws {
        let (scene, take, report) = try await Self.scene(engine)
        var held = 0
        while held < Self.bytes.count {
            let piece = Array(Self.bytes[held..<min(held + 64_000, Self.bytes.count)])
            let standing = try await take(
                piece, of: "photo.jpg", to: report, at: held, of: Self.bytes.count, now: IntakeScene.noon)
            #expect(standing.held == held + piece.count && standing.isWhole == (standing.held == Self.bytes.count))
            held = standing.held
        }
        let files = try await scene.store.facts.read { try StoredAttachment.all(of: report, in: $0) }
        let content = try #require(files.first?.content)
        #expect(files.count == 1 && content.size == Self.bytes.count)
        let kept = try #require(scene.intake.files).open(content)
        var back: [UInt8] = []
        while back.count < kept.size { back += try kept.piece(from: back.count) }
        #expect(back == Self.bytes)
        #expect(try Self.onDisk(scene) == 1)
        let again = try await take(
            Array(Self.bytes.prefix(64_000)), of: "photo.jpg", to: report, at: 0, of: Self.bytes.count,
            now: IntakeScene.noon)
        #expect(again.isWhole && again.held == Self.bytes.count)
    }

    @Test(
        "A piece that is here, or that leaves a gap, changes nothing and is told where to go on",
        arguments: Engine.allCases)
    func resumed(_ engine: Engine) async throws {
        let (scene, take, report) = try await Self.scene(engine)
        let first = Array(Self.bytes.prefix(50_000))
        var added: [Bool] = []
        for start in [50_000, 0, 0, 100_000] {
            let held = try await take(
                first, of: "photo.jpg", to: report, at: start, of: Self.bytes.count, now: IntakeScene.noon)
            #expect(held.held == (start == 50_000 ? 0 : 50_000) && !held.isWhole)
            added.append(held.isAdded)
        }
        #expect(added == [false, true, false, false])
        #expect(try Self.onDisk(scene) == 1)
        // A second server goes on where the first was.
        let other = TakePiece(store: scene.store, files: try #require(try await scene.otherServer().files))
        let more = try await other(
            Array(Self.bytes[50_000...]), of: "photo.jpg", to: report, at: 50_000, of: Self.bytes.count,
            now: IntakeScene.noon)
        #expect(more.isWhole)
    }

    @Test(
        "Pieces are left alone until nothing has come for forty days; then they go, however many",
        arguments: Engine.allCases)
    func stalled(_ engine: Engine) async throws {
        let (scene, take, report) = try await Self.scene(engine)
        _ = try await take(
            Array(Self.bytes.prefix(50_000)), of: "photo.jpg", to: report, at: 0, of: Self.bytes.count,
            now: IntakeScene.noon)
        let files = try #require(scene.intake.files)
        let month = IntakeScene.noon.advanced(byMinutes: 30 * 1_440)
        try await take.removeStalled(at: month)
        let later = Instant.now.advanced(byMinutes: 8 * 1_440)
        #expect(try await files.sweep(at: later).removed == 0)
        #expect(try Self.onDisk(scene) == 1)
        try await take.removeStalled(at: month.advanced(byMinutes: 11 * 1_440))
        #expect(try Self.onDisk(scene) == 0)
    }

    @Test("What cannot be a piece is refused and not kept", arguments: [Engine.sqlite])
    func refused(_ engine: Engine) async throws {
        let (scene, take, report) = try await Self.scene(engine)
        for (count, start, total) in [
            (0, 0, 10), (10, 0, 5), (10, -1, 20), (10, 0, 20), (5_000, 0, 17_000_000), (300_000, 0, 400_000),
        ] {
            await #expect(throws: Refusal.self, "\(count) \(start) \(total)") {
                try await take(
                    Array(repeating: 1, count: count), of: "a.jpg", to: report, at: start, of: total,
                    now: IntakeScene.noon)
            }
        }
        #expect(!FileManager.default.fileExists(atPath: scene.folder.path + "/files"))
        for number in 1...8 {
            _ = try await take([1], of: "\(number).jpg", to: report, at: 0, of: 1, now: IntakeScene.noon)
        }
        await #expect(throws: Refusal.self) {
            try await take([1], of: "9.jpg", to: report, at: 0, of: 1, now: IntakeScene.noon)
        }
        await #expect(throws: Refusal.self) {
            try await take([1, 2], of: "1.jpg", to: report, at: 0, of: 2, now: IntakeScene.noon)
        }
    }
}
