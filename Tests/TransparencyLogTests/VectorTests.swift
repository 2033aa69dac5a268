import Crypto
import Foundation
import Testing
import TransparencyLog

/// Against vectors made by an independent program, in `interchange/evidence/tlog_vectors.txt` of the shared data.
@Suite("The published vectors")
struct VectorTests {
    private static let entries: [[UInt8]] = [
        [], Array("R-2026-0001".utf8), Array("Kouna-Bélé".utf8), [0, 1, 2],
        Array(String(repeating: "x", count: 300).utf8),
        Array("6".utf8), Array("7".utf8),
    ]

    private let lines: [String]

    init() throws {
        lines = try Shared.text("interchange/evidence/tlog_vectors.txt").components(separatedBy: "\n")
    }

    private func signer() throws -> NoteSigner {
        try NoteSigner(
            name: "poc.example/log",
            key: try Curve25519.Signing.PrivateKey(rawRepresentation: (0..<32).map { UInt8($0) }))
    }

    private func quoted(_ start: String) throws -> [String] {
        let line = try #require(lines.first { $0.hasPrefix(start) })
        return line.components(separatedBy: "'").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }

    @Test("roots of 0 to 7 entries")
    func roots() throws {
        let tree = MemoryTree(leaves: Self.entries.map { .leaf($0) })
        for size in 0...7 {
            let published = try #require(lines.first { $0.hasPrefix("root \(size) ") }).split(separator: " ")[2]
            #expect(tree.root(size).description == published)
            #expect(MerkleHash(base64: published) == tree.root(size))
        }
    }

    @Test("inclusion of entry 2 in 7, consistency of 3 and 7")
    func proofs() throws {
        let tree = MemoryTree(leaves: Self.entries.map { .leaf($0) })
        let inclusion = InclusionProof(index: 2, size: 7, subtree: tree.hash)
        #expect(inclusion.hashes.map(\.description) == (try quoted("inclusion index 2 of 7")))
        let growth = ConsistencyProof(oldSize: 3, newSize: 7, subtree: tree.hash)
        #expect(growth.hashes.map(\.description) == (try quoted("consistency 3 -> 7")))
    }

    @Test("the key's text, and the signed checkpoint to the last byte")
    func note() throws {
        let signer = try signer()
        let published = try #require(lines.first?.components(separatedBy: "vkey ").last)
        #expect(signer.verifier.text == published)
        let start = try #require(lines.firstIndex(of: "poc.example/log"))
        let note = lines[start..<start + 5].joined(separator: "\n") + "\n"
        let checkpoint = try Checkpoint(note: note, by: try NoteVerifier(published))
        #expect(checkpoint.size == 7)
        #expect(checkpoint.root == MemoryTree(leaves: Self.entries.map { .leaf($0) }).root(7))
        let own = try checkpoint.signed(by: signer)
        #expect(try Checkpoint(note: own.note, by: signer.verifier) == checkpoint)
        // Apple's own Ed25519 adds randomness; elsewhere the signature is the same each time.
        #if os(Linux)
            #expect(own.note == note)
        #endif
    }
}

/// The data the tests share with other programs: RELEVE_SHARED, else beside the project.
enum Shared {
    static func text(_ path: String) throws -> String {
        let root =
            ProcessInfo.processInfo.environment["RELEVE_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).appending(path: "../../../../shared").standardized
        return try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}
