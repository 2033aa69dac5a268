public import Access
import Collection
public import Protection
public import Store

/// What a channel hands to the intake: the same for every way a report can come in.
public struct IncomingReport: Sendable {
    /// The identity its sender gave it.
    public let key: Report.ID
    public let channel: Channel
    public let format: StoredReport.Format
    public let form: Report.Form?
    public let purpose: Report.Purpose
    /// What the sender's clock said.
    public let saidAt: Instant?
    /// What the same identity is compared by; attachments stand apart.
    public let digest: AnswersDigest
    /// What was received, as it came.
    public let original: [UInt8]
    /// The report this one corrects.
    public let replaces: Report.ID?
    /// Who sent it: a device, a token, an account; nil for an open channel.
    public let owner: Owner?
    /// A pseudonym of the source; reports of one source bear the same.
    public let source: String?
    /// Whether the source is known and trusted: then only a real flood sets its reports aside.
    public let isTrusted: Bool
    /// The areas the channel vouches for.
    public let areas: [AreaRef]
    /// Names of files that belong to it and may come later.
    public let attachments: [String]
    /// Files that came along and are on disk already.
    public let files: [ArrivedFile]
    /// What the sender of a sealed report chose to say in clear.
    public let clearHeader: String?
    /// By what a flood through an open door is told: kept in memory alone, never stored. Nil for doors that know who sends.
    public let crowd: String?

    public init(
        key: Report.ID, channel: Channel, format: StoredReport.Format, form: Report.Form? = nil,
        purpose: Report.Purpose = .live, saidAt: Instant? = nil, digest: AnswersDigest, original: [UInt8],
        replaces: Report.ID? = nil, owner: Owner? = nil, source: String? = nil, isTrusted: Bool = false,
        areas: [AreaRef] = [], attachments: [String] = [], files: [ArrivedFile] = [], clearHeader: String? = nil,
        crowd: String? = nil
    ) {
        self.key = key
        self.channel = channel
        self.format = format
        self.form = form
        self.purpose = purpose
        self.saidAt = saidAt
        self.digest = digest
        self.original = original
        self.replaces = replaces
        self.owner = owner
        self.source = source
        self.isTrusted = isTrusted
        self.areas = areas
        self.attachments = attachments
        self.files = files
        self.clearHeader = clearHeader
        self.crowd = crowd
    }

    /// A message as written, whole.
    public init(
        message: String, key: Report.ID, channel: Channel, purpose: Report.Purpose = .live, saidAt: Instant? = nil,
        replaces: Report.ID? = nil, owner: Owner? = nil, source: String? = nil, isTrusted: Bool = false,
        areas: [AreaRef] = [], attachments: [String] = []
    ) {
        self.init(
            key: key, channel: channel, format: .text, purpose: purpose, saidAt: saidAt,
            digest: AnswersDigest(of: ReportAnswers([ReportAnswers.Answer("text", message)])),
            original: Array(message.utf8), replaces: replaces, owner: owner, source: source, isTrusted: isTrusted,
            areas: areas, attachments: attachments)
    }

    /// A report made of answers: from the API, the field form, a table, or the product itself.
    public init(
        answers: ReportAnswers, key: Report.ID, channel: Channel, form: Report.Form? = nil,
        purpose: Report.Purpose = .live, saidAt: Instant? = nil, replaces: Report.ID? = nil, owner: Owner? = nil,
        source: String? = nil, isTrusted: Bool = false, areas: [AreaRef] = [], attachments: [String] = []
    ) {
        self.init(
            key: key, channel: channel, format: .answers, form: form, purpose: purpose, saidAt: saidAt,
            digest: AnswersDigest(of: answers), original: AnswersDocument(answers).bytes, replaces: replaces,
            owner: owner, source: source, isTrusted: isTrusted, areas: areas, attachments: attachments)
    }
}

/// What the intake answers. Only after it the report may be acknowledged: it is on disk.
public enum Receipt: Hashable, Sendable {
    /// Stored now, under our own identity.
    case stored(id: String)
    /// The same report was here already.
    case same(id: String)
    /// Its identity is taken by a report with other answers: that one stays.
    case conflict(id: String)

    /// Our own identity of the report that is held.
    public var id: String {
        switch self {
        case .stored(let id), .same(let id), .conflict(let id): id
        }
    }
}
