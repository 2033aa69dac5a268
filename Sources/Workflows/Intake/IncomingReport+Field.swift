public import Access
import Bytes
import Collection
import Hashing
import Protection
import Sealing
public import Store

extension IncomingReport {
    /// Where a report by the field form comes from.
    public enum FieldSender: Sendable {
        /// A device, by the token in its address.
        case device(StoredDevice)
        /// Anyone, by the open address.
        /// - Parameter crowd: By what floods are told; never stored.
        case open(crowd: String)

        /// Who may add to the report later.
        public var owner: Owner? {
            if case .device(let device) = self { .device(device.id) } else { nil }
        }
    }

    /// What the answers of the form are called.
    private static let questions = ["what", "when", "place", "people_at_risk", "said"]

    /// A report by the product's own form for browsers: answers, or an envelope that the browser sealed.
    ///
    /// The identity is the sender's own. A page without script has one identity however often its form is filled in, and
    /// so what was answered is part of it there; files are where nothing else was said. So files that could not be taken
    /// join the words already here when the form is sent again.
    /// - Throws: `Refusal` where nothing at all was said, or where identity or envelope do not read.
    public init(_ post: FieldInbox.Post, from sender: FieldSender, hasScript: Bool) throws {
        let answers = ReportAnswers(
            Self.questions.compactMap { name in
                post[name].map { ReportAnswers.Answer(name, $0.replacing("\r\n", with: "\n")) }
            })
        let envelope = try post["envelope"].map { try Self.envelope(Array($0.utf8)) }
        let names = post.fields.filter { $0.name == "expect" }.compactMap { AttachmentName($0.value)?.text }
        guard envelope != nil || !answers.answers.isEmpty || !post.files.isEmpty || !names.isEmpty else {
            throw Refusal.nothingSaid
        }
        let digest = envelope?.digest ?? AnswersDigest(of: answers)
        let id = post["id"] ?? ""
        let files = answers.answers.isEmpty ? post.files.map(\.name).sorted().joined(separator: " ") : ""
        let own = hasScript ? id : id + ":" + SHA256.digest(of: Array((digest.description + files).utf8)).hex
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
            let key = Report.ID("web:" + own)
        else { throw Refusal.noIdentity }
        var device: StoredDevice?
        var crowd: String?
        switch sender {
        case .device(let known): device = known
        case .open(let those): crowd = those
        }
        self.init(
            key: key, channel: .web, format: envelope == nil ? .answers : .sealed,
            form: envelope == nil ? Report.Form(id: FormMapping.fieldReport.formID) : nil,
            purpose: device?.mode == .training ? .training : .live,
            saidAt: post["said_at"].flatMap { Instant(iso8601: $0) }, digest: digest,
            original: envelope?.bytes ?? AnswersDocument(answers).bytes, owner: sender.owner,
            source: device.map { "device:" + $0.id.rawValue }, isTrusted: device?.isTrusted ?? false,
            areas: device.map { [$0.area] } ?? [], attachments: Array(names.prefix(8)), files: post.files,
            clearHeader: envelope?.header, crowd: crowd)
    }

    private static func envelope(_ bytes: [UInt8]) throws -> (bytes: [UInt8], header: String, digest: AnswersDigest) {
        do {
            let report = try SealedReport(text: bytes)
            return (bytes, report.header.json, AnswersDigest(of: bytes))
        } catch {
            throw Refusal(.envelopeRefused, message: Phrase(fr: error.french, en: error.english))
        }
    }
}

extension Refusal {
    static let nothingSaid = Refusal(
        .usage, code: "nothing_said",
        message: Phrase(fr: "Rien n’a été dit : l’envoi est vide.", en: "Nothing was said: the report is empty."),
        remedy: Phrase(
            fr: "Revenez en arrière et répondez à une question, une seule suffit.",
            en: "Go back and answer one question; one is enough."))

    static let noIdentity = Refusal(
        .usage, code: "report_unnamed",
        message: Phrase(fr: "La page est abîmée ou trop vieille.", en: "The page is damaged or too old."),
        remedy: Phrase(fr: "Ouvrez-la de nouveau, puis renvoyez.", en: "Open it again, then send again."))
}
