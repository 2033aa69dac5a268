public import Crypto
private import Foundation
public import TransparencyLog

/// Takes one file as it arrives: sealed and hashed piece by piece, refused at the first byte that breaks the rule.
///
/// Nothing is written in the clear, no name becomes a path, and a refused or abandoned file leaves nothing behind.
/// Memory stays under a few hundred kilobytes, whatever arrives, but for XML documents, which are read whole.
public final class UploadReceiver {
    private let rule: UploadRule
    private let name: String?
    private let expected: Int?
    private let object: LogID
    private let key: SymmetricKey
    private let folder: String
    private let writer: SealedWriter
    private let salt: [UInt8]

    private var hash = SHA256()
    private var head: [UInt8] = []
    private var kind: EvidenceKind?
    private var received = 0
    private var active = ActiveContent()
    private var text = TextCheck()
    private var isBrokenText = false
    private var isDone = false

    /// - Parameters:
    ///   - name: What the sender called it; used only for its ending and for showing.
    ///   - byteCount: How many bytes were announced, if any: a file that announces too much is refused unread.
    ///   - folder: Where sealed files are kept; it exists, and nothing in it is served.
    ///   - object: The file's identifier; the file is named for it.
    ///   - key: The object's key, 256 bits.
    /// - Throws: `tooLarge`, or `storage` where no file can be made.
    public init(
        rule: UploadRule, name: String?, byteCount: Int? = nil, folder: String, object: LogID, key: SymmetricKey
    ) throws(UploadRefusal) {
        if let byteCount, byteCount > rule.largest { throw .tooLarge(limit: rule.largest) }
        self.rule = rule
        self.name = name
        self.expected = byteCount
        self.object = object
        self.key = key
        self.folder = folder
        salt = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        do {
            writer = try SealedWriter(path: "\(folder)/\(object).part", object: object, key: key)
        } catch {
            throw .storage
        }
    }

    deinit {
        if !isDone { unlink(writer.path) }
    }

    /// Takes the next piece.
    /// - Throws: The refusal; the connection can be closed, nothing more need be read.
    public func receive(_ bytes: [UInt8]) throws(UploadRefusal) {
        do {
            try take(bytes)
        } catch {
            unlink(writer.path)
            throw error
        }
    }

    /// Ends the file: judges it as a whole and puts it in its place.
    public func finish() throws(UploadRefusal) -> ReceivedUpload {
        do {
            return try judged()
        } catch {
            unlink(writer.path)
            throw error
        }
    }

    private func take(_ bytes: [UInt8]) throws(UploadRefusal) {
        received += bytes.count
        let limit = kind.flatMap { rule.kinds[$0] } ?? rule.largest
        guard received <= limit else { throw .tooLarge(limit: limit) }
        if let expected, received > expected { throw .incomplete(expected: expected, received: received) }
        if head.count < EvidenceKind.headSize { head += bytes.prefix(EvidenceKind.headSize - head.count) }
        if kind == nil, head.count == EvidenceKind.headSize { try identify(isWhole: false) }
        hash.update(data: bytes)
        if kind?.isText != true { active.add(bytes) }
        if active.isFound, kind.map({ !$0.isText }) == true { throw .polyglot }
        if kind?.isText != false, !text.add(bytes) { isBrokenText = true }
        if kind?.isText == true, isBrokenText { throw .notText }
        do {
            try writer.add(bytes)
        } catch {
            throw .storage
        }
    }

    /// Tells the kind, and refuses what the rule or the name does not allow, before more is read.
    private func identify(isWhole: Bool) throws(UploadRefusal) {
        guard let found = EvidenceKind.detect(head, isWhole: isWhole) else { throw .kind(nil) }
        kind = found
        if found.isText, ActiveContent.opens(head) { throw .polyglot }
        guard let limit = rule.kinds[found] else { throw .kind(found) }
        guard received <= limit else { throw .tooLarge(limit: limit) }
        let ending = SafeFileName.ending(of: name ?? "")?.lowercased()
        if let ending, EvidenceKind.allExtensions.contains(ending), !found.acceptedExtensions.contains(ending) {
            throw .mismatch(extension: ending, found)
        }
        if found != .pdf, Array("%PDF-".utf8).isWithin(head.prefix(1024)) { throw .polyglot }
        // A header that fits into the head is judged at once; a JPEG's may lie further on.
        if let size = ImageSize(found, head), !size.fits(rule) { throw refusal(size) }
    }

    private func judged() throws(UploadRefusal) -> ReceivedUpload {
        guard received > 0 else { throw .empty }
        if let expected, received != expected { throw .incomplete(expected: expected, received: received) }
        if kind == nil { try identify(isWhole: true) }
        guard let kind else { throw .kind(nil) }
        if kind.isText, isBrokenText || !text.isComplete { throw .notText }
        if !kind.isText, active.isFound { throw .polyglot }
        let final = "\(folder)/\(object).sealed"
        var size: ImageSize?
        do {
            try writer.finish()
            var reader = try SealedReader(path: writer.path, object: object, key: key)
            size = try judge(kind, &reader).get()
            // A file that is there already is someone else's: never written over.
            guard link(writer.path, final) == 0 else { throw SealError.storage }
            unlink(writer.path)
            try Durable.synchronize(folder: folder)
        } catch let refusal as UploadRefusal {
            throw refusal
        } catch {
            throw .storage
        }
        isDone = true
        return ReceivedUpload(
            object: object, kind: kind, byteCount: received, digest: Array(hash.finalize()), salt: salt,
            imageSize: size, name: SafeFileName(name, kind: kind), path: final)
    }

    /// What can only be told from the whole.
    private func judge(
        _ kind: EvidenceKind, _ reader: inout SealedReader
    ) throws(SealError) -> Result<ImageSize?, UploadRefusal> {
        if kind != .zip, try ZipInspection.endsAsArchive(&reader) { return .failure(.polyglot) }
        if kind.isImage {
            guard let size = try ImageSize.read(kind, from: &reader) else { return .failure(.pictureUnreadable) }
            return size.fits(rule) ? .success(size) : .failure(refusal(size))
        }
        if kind == .zip {
            do {
                _ = try ZipInspection(reader, rule: rule.archive)
            } catch {
                return .failure(.archive(error))
            }
        }
        if kind == .xml {
            do {
                try XMLGuard().check(try reader.bytes(0..<reader.count))
            } catch let flaw as XMLFlaw {
                return .failure(.xml(flaw))
            } catch {
                return .failure(.storage)
            }
        }
        return .success(nil)
    }

    private func refusal(_ size: ImageSize) -> UploadRefusal {
        .pictureTooLarge(width: size.width, height: size.height, limit: rule.pixels, side: rule.side)
    }

}

extension [UInt8] {
    /// Whether these bytes stand somewhere in others; for short ones.
    fileprivate func isWithin(_ other: ArraySlice<UInt8>) -> Bool {
        guard count <= other.count else { return false }
        return (other.startIndex...other.endIndex - count).contains { other[$0...].starts(with: self) }
    }
}
