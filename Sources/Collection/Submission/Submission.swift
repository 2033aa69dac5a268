public import Protection
public import StrictText

/// One filled-in form as a phone sends it.
public struct Submission: Hashable, Sendable {
    static let metaNamespace = "http://openrosa.org/xforms"
    private static let encryptedNamespace = "http://www.opendatakit.org/xforms/encrypted"

    public let formID: String
    public let version: String?
    public let instanceID: Report.ID
    /// The submission this one corrects.
    public let deprecatedID: Report.ID?
    public let instanceName: String?
    /// Empty where the submission is encrypted.
    public let answers: ReportAnswers
    /// The encrypted files that make up an encrypted submission, its own first; nil for an open one.
    public let encryptedFiles: [String]?

    /// Whether only the holder of the form's private key can read it.
    public var isEncrypted: Bool { encryptedFiles != nil }

    /// What two submissions with one identity are compared by: their answers, or for an encrypted one its very bytes,
    /// since nothing of it can be read. Form and correction are compared apart.
    public let digest: AnswersDigest

    /// The attachments the answers name: those at the paths of which the form says that they do.
    public func attachmentNames(at paths: Set<String>) -> [String] {
        if let encryptedFiles { return encryptedFiles }
        return answers.answers.filter { paths.contains(Submission.withoutTurns($0.path)) }.map(\.value)
    }

    /// `victim[2]/photo` as the form writes it: `victim/photo`.
    static func withoutTurns(_ path: String) -> String {
        guard path.contains("[") else { return path }
        var out = ""
        var isInside = false
        for character in path {
            if character == "[" { isInside = true }
            if !isInside { out.append(character) }
            if character == "]" { isInside = false }
        }
        return out
    }

    /// Reads a submission.
    public init(_ bytes: [UInt8]) throws(SubmissionRefusal) {
        let root: XML.Element
        do { root = try XML.parse(bytes, limits: .submission) } catch { throw .xml(error) }
        guard let id = root.attribute("id") ?? (root.name.namespace.isEmpty ? nil : root.name.namespace), !id.isEmpty
        else { throw .noFormID }
        let meta = root.elements.first { $0.name.local == "meta" }
        func metaValue(_ name: String) -> String? {
            meta?.elements.first { $0.name.local == name }.map(\.trimmedText).flatMap { $0.isEmpty ? nil : $0 }
        }
        guard let instance = metaValue("instanceID") ?? root.attribute("instanceID") else { throw .noInstanceID }
        guard let instanceID = Report.ID(instance) else { throw .badInstanceID }
        if let deprecated = metaValue("deprecatedID") {
            guard let deprecatedID = Report.ID(deprecated), deprecatedID != instanceID else { throw .badInstanceID }
            self.deprecatedID = deprecatedID
        } else {
            deprecatedID = nil
        }
        formID = id
        version = root.attribute("version") ?? root.attribute("version", in: Submission.metaNamespace)
        self.instanceID = instanceID
        instanceName = metaValue("instanceName")
        if root.name.namespace == Submission.encryptedNamespace || root.attribute("encrypted") == "yes" {
            let own = root.first("encryptedXmlFile").map { [$0.trimmedText] } ?? []
            let media = root.elements.filter { $0.name.local == "media" }.compactMap { $0.first("file")?.trimmedText }
            encryptedFiles = own + media
            answers = ReportAnswers([])
            digest = AnswersDigest(of: bytes)
        } else {
            encryptedFiles = nil
            answers = ReportAnswers(try Submission.leaves(of: root))
            digest = AnswersDigest(of: answers)
        }
    }

    /// The longest path taken. Forms stay far below; deep nests of long names would swell to many times their own size.
    static let longestPath = 1_000

    /// Each leaf in document order; the turns of a repeat are counted among elements of one name.
    private static func leaves(of root: XML.Element) throws(SubmissionRefusal) -> [ReportAnswers.Answer] {
        var answers: [ReportAnswers.Answer] = []
        try visit(root.elements.filter { $0.name.local != "meta" }, under: "", &answers)
        return answers
    }

    private static func visit(
        _ elements: [XML.Element], under parent: String, _ answers: inout [ReportAnswers.Answer]
    ) throws(SubmissionRefusal) {
        var turns: [XML.Name: Int] = [:]
        for element in elements {
            let turn = (turns[element.name] ?? 0) + 1
            turns[element.name] = turn
            let path = parent + element.name.local + (turn > 1 ? "[\(turn)]" : "")
            guard path.utf8.count <= longestPath else { throw .pathTooLong }
            let children = element.elements
            // Text beside elements belongs to no question; it is kept under the group's own path rather than lost.
            let text = element.text
            if !text.trimmedXMLSpace.isEmpty { answers.append(.init(path, text)) }
            if !children.isEmpty { try visit(children, under: path + "/", &answers) }
        }
    }
}

/// Why a submission is not taken.
public enum SubmissionRefusal: Error, Hashable, Sendable {
    case xml(XMLRefusal)
    case noFormID
    case noInstanceID
    case badInstanceID
    /// Names nested so deep and long that no form has them.
    case pathTooLong

    /// French.
    public var french: String {
        switch self {
        case .xml(let refusal): refusal.french
        case .noFormID: "L’envoi ne dit pas de quel formulaire il vient."
        case .noInstanceID: "L’envoi n’a pas d’identifiant (instanceID)."
        case .badInstanceID: "L’identifiant de l’envoi est trop long, illisible, ou le même que celui qu’il corrige."
        case .pathTooLong: "Les noms des questions de l’envoi sont trop longs."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .xml(let refusal): refusal.english
        case .noFormID: "The submission does not say which form it is of."
        case .noInstanceID: "The submission has no identifier (instanceID)."
        case .badInstanceID: "The submission’s identifier is too long, unreadable, or that of the one it corrects."
        case .pathTooLong: "The names of the submission’s questions are too long."
        }
    }
}
