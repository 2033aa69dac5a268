import Crypto
import Evidence
import Foundation
import SeededSupport
import TestSupport
import Testing

@Suite("Originals are sealed")
struct SealingTests {
    private let key = SymmetricKey(size: .bits256)
    private let chunk = 65_536

    private func seal(_ bytes: [UInt8], at path: String, piece: Int = 30_000) throws {
        let writer = try SealedWriter(path: path, object: Intake.id(1), key: key)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try writer.add(Array(bytes[start..<min(start + piece, bytes.count)]))
        }
        try writer.finish()
    }

    private func open(_ path: String, object: Int = 1, key: SymmetricKey? = nil) throws -> [UInt8] {
        let reader = try SealedReader(path: path, object: Intake.id(object), key: key ?? self.key)
        let digest = try reader.digest()
        let content = try reader.bytes(0..<reader.count)
        #expect(content.count == reader.count && Array(SHA256.hash(data: content)) == digest)
        return content
    }

    @Test(
        "a file comes out as it went in, whole or in part, at every size around a chunk",
        arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
    func roundTrip(_ size: Int) throws {
        let path = try TemporaryFolder().path + "/a.sealed"
        var generator = SeededGenerator(seed: UInt64(size))
        let bytes = generator.bytes(size)
        try seal(bytes, at: path)
        #expect(try open(path) == bytes)
        let reader = try SealedReader(path: path, object: Intake.id(1), key: key)
        #expect(try reader.digest() == Array(SHA256.hash(data: bytes)))
        for _ in 0..<20 {
            let start = Int.random(in: 0...size, using: &generator)
            let end = Int.random(in: start...size + 10, using: &generator)
            #expect(try reader.bytes(start..<end) == Array(bytes[start..<min(end, size)]))
        }
    }

    @Test("nothing of the content is on disk, and the file is its owner's alone")
    func sealed() throws {
        let folder = try TemporaryFolder()
        let canary = Array("Kouna-Bélé, derrière le puits".utf8)
        try seal([UInt8](repeating: 65, count: 70_000) + canary, at: folder.path + "/a.sealed")
        let stored = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/a.sealed"))
        #expect(stored.range(of: Data(canary)) == nil)
        #expect(stored.range(of: Data(repeating: 65, count: 16)) == nil)
        let mode =
            try FileManager.default.attributesOfItem(atPath: folder.path + "/a.sealed")[.posixPermissions] as? Int
        #expect(mode == 0o600)
        // The same content twice gives two files that have nothing in common.
        try seal([UInt8](repeating: 65, count: 70_000) + canary, at: folder.path + "/b.sealed")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/b.sealed")).suffix(100) != stored.suffix(100))
        #expect(throws: SealError.storage) { try seal([], at: folder.path + "/a.sealed") }
    }

    @Test("any byte changed, any chunk dropped, repeated or exchanged, any cut is refused")
    func tampered() throws {
        let path = try TemporaryFolder().path + "/a.sealed"
        var generator = SeededGenerator(seed: 3)
        try seal(generator.bytes(chunk * 3 + 100), at: path)
        let good = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let (header, sealed) = (48, chunk + 16)
        func part(_ number: Int) -> [UInt8] {
            Array(good[(header + number * sealed)..<min(good.count, header + (number + 1) * sealed)])
        }
        let start = Array(good[..<header])
        var forgeries: [[UInt8]] = [
            start + part(0) + part(1) + part(2), start + part(0) + part(2) + part(1) + part(3),
            start + part(1) + part(2) + part(3), start + part(0) + part(0) + part(1) + part(2) + part(3),
            good + [0], Array(good.dropLast()), Array(good.prefix(header)), [], start + part(3), good + part(3),
        ]
        // Bytes 9 to 15 of the header are fixed; all of it is bound.
        for place in Array(0..<header) + (0..<60).map({ _ in Int.random(in: header..<good.count, using: &generator) }) {
            var forged = good
            forged[place] ^= 1
            forgeries.append(forged)
        }
        for (number, forged) in forgeries.enumerated() {
            try Data(forged).write(to: URL(fileURLWithPath: path))
            #expect(throws: SealError.damaged, "forgery \(number)") { try open(path) }
        }
        try Data(good).write(to: URL(fileURLWithPath: path))
        #expect(throws: SealError.damaged) { try open(path, object: 2) }
        #expect(throws: SealError.damaged) { try open(path, key: SymmetricKey(size: .bits256)) }
        #expect(throws: SealError.storage) { try open(path + ".not") }
    }
}
