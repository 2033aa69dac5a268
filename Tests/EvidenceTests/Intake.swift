import Crypto
import Evidence
import Foundation
import TestSupport
import TransparencyLog

/// A folder for sealed files, and a way to send one there.
struct Intake {
    let folder: TemporaryFolder
    let key = SymmetricKey(size: .bits256)
    var rule = UploadRule.attachment

    init(rule: UploadRule = .attachment) throws {
        folder = try TemporaryFolder()
        self.rule = rule
    }

    static func id(_ number: Int) -> LogID {
        guard let id = LogID(high: UInt64(number) << 16 | 0x7000, low: 0x8000_0000_0000_0000 | UInt64(number)) else {
            preconditionFailure("an identifier of version 7")
        }
        return id
    }

    /// Sends a file in pieces.
    @discardableResult
    func send(_ bytes: [UInt8], name: String? = nil, announced: Int? = nil, piece: Int = 10_000, id: Int = 1) throws
        -> ReceivedUpload
    {
        let receiver = try UploadReceiver(
            rule: rule, name: name, byteCount: announced, folder: folder.path, object: Self.id(id), key: key)
        for start in stride(from: 0, to: bytes.count, by: piece) {
            try receiver.receive(Array(bytes[start..<min(start + piece, bytes.count)]))
        }
        return try receiver.finish()
    }

    func content(_ upload: ReceivedUpload) throws -> [UInt8] {
        let reader = try SealedReader(path: upload.path, object: upload.object, key: key)
        return try reader.bytes(0..<reader.count)
    }

    /// What is in the folder.
    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }
}
