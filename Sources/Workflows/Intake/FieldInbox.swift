import Collection
import Hashing
public import Protection
import Store

/// Puts one post of the field form together as it comes off the network: answers in memory, files sealed to disk piece
/// by piece under names that say nothing. Given up on the way, it leaves nothing behind.
public struct FieldInbox: ~Copyable {
    /// No post is longer, in bytes: with script, files come apart and in pieces.
    public static let largestPost = 20_000_000
    /// No answer is longer, in bytes; a sealed envelope is one.
    private static let largestField = 256 << 10
    private static let mostParts = 40

    private let files: ReportFiles?
    private let now: Instant
    private var reader: MultipartReader
    private var part = Part.ignored
    private var fields: [(name: String, value: [UInt8])] = []
    private var arrived: [(field: String, suffix: String, file: ArrivedFile)] = []

    private enum Part {
        case ignored
        case field
        case file(ArrivingFile, field: String, suffix: String)
    }

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
    }

    /// - Parameter boundary: As the header of the post names it.
    public init(boundary: String, files: ReportFiles?, at now: Instant) {
        var limits = MultipartReader.Limits()
        limits.parts = Self.mostParts
        limits.partBytes = TakePiece.largestFile
        limits.totalBytes = Self.largestPost
        reader = MultipartReader(boundary: boundary, limits: limits)
        self.files = files
        self.now = now
    }

    /// Takes the next piece.
    /// - Throws: `MultipartRefusal`, or `Refusal` where the disk takes no file.
    public mutating func feed(_ piece: some Sequence<UInt8>) throws {
        var events: [MultipartReader.Event] = []
        try reader.feed(piece) { events.append($0) }
        for event in events { try take(event) }
    }

    /// Ends the post: a body cut short is refused, whatever it held.
    public consuming func finish() throws -> Post {
        try reader.finish()
        return Post(
            fields: fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self)) },
            files: arrived.map { one in
                // The same bytes have the same name, so that a post sent twice holds the same files.
                let mark = one.file.content.sha256.prefix(4).hex
                return ArrivedFile(name: one.field + "-" + mark + one.suffix, content: one.file.content)
            })
    }

    private mutating func take(_ event: MultipartReader.Event) throws {
        switch event {
        case .partBegins(let head): part = try begin(head)
        case .data(let bytes):
            switch part {
            case .ignored: break
            case .field:
                fields[fields.count - 1].value += bytes
                if fields[fields.count - 1].value.count > Self.largestField {
                    throw MultipartRefusal.partTooLarge(limit: Self.largestField)
                }
            case .file(let file, _, _): try file.add(bytes)
            }
        case .partEnds:
            if case .file(let file, let field, let suffix) = part {
                arrived.append((field, suffix, try file.finish(at: now)))
            }
            part = .ignored
        }
    }

    private mutating func begin(_ head: MultipartPart) throws -> Part {
        guard let name = head.fileName else {
            fields.append((head.name, []))
            return .field
        }
        guard ["photo", "voice"].contains(head.name) else { return .ignored }
        guard let files else { throw Refusal.noRoomForFiles }
        return .file(try files.begin(name: head.name), field: head.name, suffix: Self.suffix(of: name))
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
