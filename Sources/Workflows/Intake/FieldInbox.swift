import Collection
import Bytes
public import Protection
import Store

/// One post of the field form: answers, and files under names that say nothing.
public struct FieldInbox: ~Copyable {
    /// No post is longer, in bytes: with script, files come apart and in pieces.
    public static let largestPost = 20_000_000
    /// No answer is longer, in bytes; a sealed envelope is one.
    private static let largestField = 256 << 10
    private static let mostParts = 40

    private var inbox: PostInbox

    /// What a whole post held.
    public struct Post: Sendable {
        /// Answers by their name, in the order they came.
        public let fields: [(name: String, value: String)]
        /// Files, named by what they are and by their content.
        public let files: [ArrivedFile]

        /// The first answer of a name that says something.
        public subscript(name: String) -> String? {
            fields.first { $0.name == name && !$0.value.isEmpty }?.value
        }

        /// The same without its files, for when these cannot be taken now.
        public var inWords: Post { Post(fields: fields, files: []) }
    }

    /// - Parameter boundary: As the header of the post names it.
    public init(boundary: String, files: ReportFiles?, at now: Instant) {
        var limits = MultipartReader.Limits()
        limits.parts = Self.mostParts
        limits.partBytes = TakePiece.largestFile
        limits.totalBytes = Self.largestPost
        inbox = PostInbox(
            boundary: boundary, limits: limits, largestValue: Self.largestField, files: files, at: now
        ) { head in
            guard let name = head.fileName else { return .value }
            return ["photo", "voice"].contains(head.name) ? .file(name: head.name + Self.suffix(of: name)) : .ignored
        }
    }

    /// Takes the next piece.
    /// - Throws: `MultipartRefusal`, or `Refusal` where the disk takes no file.
    public mutating func feed(_ piece: some Sequence<UInt8>) throws { try inbox.feed(piece) }

    /// Ends the post: a body cut short is refused, whatever it held.
    public consuming func finish() throws -> Post {
        let (values, files) = try inbox.finish()
        return Post(
            fields: values.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) },
            files: files.map { file in
                // The same bytes have the same name, so that a post sent twice holds the same files.
                let end = file.name.firstIndex(of: ".") ?? file.name.endIndex
                let mark = file.content.sha256.prefix(4).hex
                return ArrivedFile(name: "\(file.name[..<end])-\(mark)\(file.name[end...])", content: file.content)
            })
    }

    /// `.jpg`; nothing where a name ends in anything but a few letters and figures.
    private static func suffix(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        let end = name[name.index(after: dot)...]
        guard (1...5).contains(end.utf8.count),
            end.utf8.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            })
        else { return "" }
        return "." + end.lowercased()
    }
}
