import Access
public import Collection
import Protection
public import Store

extension IncomingReport {
    /// A form that a device filled in.
    /// - Parameters:
    ///   - original: The XML as it came.
    ///   - form: The version it was filled in on, or the nearest one known.
    public init(
        _ submission: Submission, original: [UInt8], form: OfferedForm, from device: StoredDevice, files: [ArrivedFile]
    ) {
        let isDraft = form.state == .draft || form.state == .test
        let named = submission.attachmentNames(at: form.attachmentPaths)
        self.init(
            key: submission.instanceID, channel: .odk, format: submission.isEncrypted ? .encryptedForm : .xform,
            form: Report.Form(id: submission.formID, version: submission.version),
            purpose: device.mode == .training ? .training : isDraft ? .draft : .live,
            saidAt: (submission.answers["end"] ?? submission.answers["start"]).flatMap { Instant(iso8601: $0) },
            digest: submission.digest, original: original, replaces: submission.deprecatedID,
            owner: .device(device.id), source: "device:" + device.id.rawValue, isTrusted: device.isTrusted,
            areas: [device.area], attachments: named.compactMap { AttachmentName($0)?.text }, files: files)
    }
}
