import Collection
public import Protection
import Store

/// Puts one multipart post of a form together as it comes off the network: the submission in memory, files sealed to disk
/// piece by piece. Given up on the way, it leaves nothing behind.
public struct SubmissionInbox: ~Copyable {
    /// No attachment is larger, in bytes.
    public static let largestFile = 100_000_000
    /// No post is longer, in bytes: phones send the rest in another post.
    public static let largestPost = 250_000_000
    /// No submission is longer, in bytes.
    private static let largestSubmission = 2_000_000
    /// A hundred attachments, the submission and the mark that more follow.
    private static let mostParts = 110

    private let files: ReportFiles?
    private let now: Instant
    private var reader: MultipartReader
    private var part = Part.ignored
    private var submission: [UInt8]?
    private var arrived: [ArrivedFile] = []

    private enum Part {
        case ignored
        case submission
        case file(ArrivingFile)
    }

    /// What a whole post held.
    public struct Post: Sendable {
        /// The form as filled in; nil where there was none.
        public let submission: [UInt8]?
        public let files: [ArrivedFile]
    }

    /// - Parameter boundary: As the header of the post names it.
    public init(boundary: String, files: ReportFiles?, at now: Instant) {
        var limits = MultipartReader.Limits()
        limits.parts = Self.mostParts
        limits.partBytes = Self.largestFile
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
        return Post(submission: submission, files: arrived)
    }

    private mutating func take(_ event: MultipartReader.Event) throws {
        switch event {
        case .partBegins(let head): part = try begin(head)
        case .data(let bytes):
            switch part {
            case .ignored: break
            case .submission:
                submission = (submission ?? []) + bytes
                if (submission?.count ?? 0) > Self.largestSubmission {
                    throw MultipartRefusal.partTooLarge(limit: Self.largestSubmission)
                }
            case .file(let file): try file.add(bytes)
            }
        case .partEnds:
            if case .file(let file) = part { arrived.append(try file.finish(at: now)) }
            part = .ignored
        }
    }

    private mutating func begin(_ head: MultipartPart) throws -> Part {
        if head.name == OpenRosa.submissionPart {
            submission = []
            return .submission
        }
        guard let name = head.fileName else { return .ignored }
        guard let files else { throw Refusal.noRoomForFiles }
        return .file(try files.begin(name: name))
    }
}
