import Crypto
import Evidence
import Foundation
public import Protection
public import Store
import TransparencyLog

/// One file on its way in: sealed and measured piece by piece, in constant memory. Abandoned, whole or not, it leaves nothing
/// behind.
public final class ArrivingFile {
    /// As the report names it.
    public let name: String
    private let folder: String
    private let path: String
    private let key: [UInt8]
    private let writer: SealedWriter
    private var hash = SHA256()
    private var size = 0
    private var isKept = false

    init(name: String, folder: String, path: String, id: String, sealing: ReportSealing) throws {
        guard let object = LogID(id) else { throw Refusal.noRoomForFiles }
        let key = SymmetricKey(size: .bits256)
        self.name = name
        self.folder = folder
        self.path = path
        self.key = try sealing.seal(key.withUnsafeBytes { Array($0) })
        do {
            writer = try SealedWriter(path: folder + "/" + path, object: object, key: key)
        } catch {
            throw Refusal.noRoomForFiles
        }
    }

    deinit {
        if !isKept { unlink(folder + "/" + path) }
    }

    /// Takes the next piece.
    public func add(_ bytes: [UInt8]) throws {
        do {
            try writer.add(bytes)
        } catch {
            throw Refusal.noRoomForFiles
        }
        hash.update(data: bytes)
        size += bytes.count
    }

    /// Ends it, waits until it is on disk under its name, and keeps it.
    public func finish(at now: Instant) throws -> ArrivedFile {
        let file = try end(at: now)
        keep()
        return file
    }

    /// Ends it and waits until it is on disk. It stays only once it is kept: the rest of its post may not come.
    func end(at now: Instant) throws -> ArrivedFile {
        do {
            try writer.finish()
            // The shelf, the folder of shelves, and what holds that one: each may be new.
            var place = folder + "/" + path
            for _ in 0..<3 {
                guard let cut = place.lastIndex(of: "/"), cut > place.startIndex else { break }
                place = String(place[..<cut])
                try Durable.synchronize(folder: place)
            }
        } catch {
            throw Refusal.noRoomForFiles
        }
        return ArrivedFile(
            name: name,
            content: StoredAttachment.Content(
                size: size, sha256: Array(hash.finalize()), file: path, key: key, receivedAt: now))
    }

    /// Lets it stay.
    func keep() { isKept = true }
}

/// A file that is on disk, sealed; it belongs to a report once it is stored with it.
public struct ArrivedFile: Hashable, Sendable {
    /// As the report names it.
    public let name: String
    public let content: StoredAttachment.Content
}
