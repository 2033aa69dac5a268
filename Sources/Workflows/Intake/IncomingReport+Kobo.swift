public import Access
public import Collection
public import Protection
import Store

extension IncomingReport {
    /// A submission that a Kobo server passes on.
    /// - Parameter original: The JSON as it came.
    public init(
        _ submission: KoboSubmission, original: [UInt8], owner: Owner?, source: String?, isTrusted: Bool,
        purpose: Report.Purpose = .live
    ) {
        self.init(
            key: submission.instanceID, channel: .kobo, format: .kobo,
            form: Report.Form(id: submission.formID, version: submission.version), purpose: purpose,
            saidAt: (submission.answers["end"] ?? submission.answers["start"]).flatMap { Instant(iso8601: $0) },
            digest: AnswersDigest(of: submission.answers), original: original, replaces: submission.deprecatedID,
            owner: owner, source: source, isTrusted: isTrusted,
            attachments: submission.attachments.compactMap { AttachmentName($0.name)?.text })
    }
}
