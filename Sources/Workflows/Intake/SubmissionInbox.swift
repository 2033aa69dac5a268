import Collection
public import Protection
import Store

/// One multipart post of a form by OpenRosa: the submission, and files under the names the phone gave them.
public struct SubmissionInbox: ~Copyable {
    /// No attachment is larger, in bytes.
    public static let largestFile = 100_000_000
    /// No post is longer, in bytes: phones send the rest in another post.
    public static let largestPost = 250_000_000
    /// No submission is longer, in bytes.
    private static let largestSubmission = 2_000_000
    /// A hundred attachments, the submission and the mark that more follow.
    private static let mostParts = 110

    private var inbox: PostInbox

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
        inbox = PostInbox(
            boundary: boundary, limits: limits, largestValue: Self.largestSubmission, files: files, at: now
        ) { head in
            if head.name == OpenRosa.submissionPart { return .value }
            return head.fileName.map { .file(name: $0) } ?? .ignored
        }
    }

    /// Takes the next piece.
    /// - Throws: `MultipartRefusal`, or `Refusal` where the disk takes no file.
    public mutating func feed(_ piece: some Sequence<UInt8>) throws { try inbox.feed(piece) }

    /// Ends the post: a body cut short is refused, whatever it held.
    public consuming func finish() throws -> Post {
        let (values, files) = try inbox.finish()
        return Post(submission: values.last?.bytes, files: files)
    }
}
