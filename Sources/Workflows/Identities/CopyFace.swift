import Crypto
import Database
public import Evidence
import Foundation
public import Store
import TransparencyLog

/// Makes the copy of a face or a voice by which the vault knows a source.
///
/// What is sent is judged as evidence is, and drawn anew, or freed of all but the sound; the original is kept nowhere.
/// Unlike a victim's it is no piece of evidence: whoever holds the case must not come upon it there.
public struct CopyFace: Sendable {
    /// The most bytes of what is sent, and of the copy: a portrait, or some minutes of speech.
    public static let largest = 7_500_000
    /// The longest side of the copy of a picture, in pixels.
    private static let side = 1024

    private static let rule: UploadRule = {
        var rule = UploadRule.attachment
        rule.kinds = [.jpeg: largest, .png: largest, .webp: largest, .wav: largest, .amr: largest]
        return rule
    }()

    private let store: Store
    private let scanner: MalwareScanner?

    /// - Parameter scanner: Asked about what is sent; nil where the operator named none.
    public init(store: Store, scanner: MalwareScanner? = nil) {
        self.store = store
        self.scanner = scanner
    }

    /// - Throws: `UploadRefusal` for what is neither; `ViewingCopy.Failure`; `Refusal` for a store without a folder of files.
    public func callAsFunction(of bytes: [UInt8], by tools: ViewingTools) async throws -> [UInt8] {
        // Judged on disk, sealed under a key that is thrown away: what an interruption leaves is noise, and swept.
        let folder = try EvidenceFiles(of: store).makeFolder()
        let object = LogID(store.ids.next())
        return try await Blocking.run { [scanner] in
            let receiver = try UploadReceiver(
                rule: Self.rule, name: nil, byteCount: bytes.count, folder: folder, object: object,
                key: SymmetricKey(size: .bits256))
            try receiver.receive(bytes)
            let received = try receiver.finish()
            defer { unlink(received.path) }
            try scanner?.check { take in try take(bytes) }
            let copy = try ViewingCopy.make(
                of: bytes, received.kind, by: tools.tool, in: tools.process, side: Self.side)
            guard copy.bytes.count <= Self.largest else { throw ViewingCopy.Failure.limit }
            return copy.bytes
        }
    }
}
