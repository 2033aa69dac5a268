public import Protection
public import StrictText

/// A submission that a Kobo server passes on (its REST service, JSON): the same answers as the phone sent it, under the
/// same identity, so that a form that comes both ways is one report. Attachments may be named later, by the same
/// identity once more.
public struct KoboSubmission: Hashable, Sendable {
    public let instanceID: Report.ID
    public let deprecatedID: Report.ID?
    /// Kobo's own name of the form.
    public let formID: String
    public let version: String?
    public let answers: ReportAnswers
    /// When Kobo had it, in UTC.
    public let submittedAt: Instant?
    /// Files Kobo holds, by their name in the answers and the address they lie at.
    public let attachments: [(name: String, address: String)]
    /// Whether a reviewer there marked it as not approved; kept, and shown.
    public let validation: String?

    /// Reads one payload.
    public init(_ bytes: [UInt8]) throws(KoboRefusal) {
        let json: JSON
        do { json = try JSON.parse(bytes) } catch { throw .json(error) }
        try self.init(json)
    }

    /// Reads one payload that is JSON already.
    public init(_ json: JSON) throws(KoboRefusal) {
        guard case .object(let members) = json else { throw .notAnObject }
        func text(_ name: String) -> String? { json[name]?.scalarText.flatMap { $0.isEmpty ? nil : $0 } }
        let identity = text("meta/instanceID") ?? text("_uuid").map { "uuid:" + $0 }
        guard let identity, let id = Report.ID(identity) else { throw .noIdentity }
        guard let form = text("_xform_id_string") else { throw .noForm }
        instanceID = id
        deprecatedID = text("meta/deprecatedID").flatMap { Report.ID($0) }
        formID = form
        version = text("__version__") ?? text("_version_")
        var answers: [ReportAnswers.Answer] = []
        for member in members where !KoboSubmission.isOwn(member.name) {
            try KoboSubmission.flatten(member.value, member.name, &answers)
        }
        self.answers = ReportAnswers(answers)
        submittedAt = text("_submission_time").flatMap { Instant(iso8601: $0) ?? Instant(iso8601: $0 + "Z") }
        attachments = (json["_attachments"]?.elements ?? []).compactMap { file in
            guard let address = file["download_url"]?.scalarText else { return nil }
            let whole = file["media_file_basename"]?.scalarText ?? file["filename"]?.scalarText ?? address
            guard let name = whole.split(separator: "/").last else { return nil }
            return (String(name), address)
        }
        validation = json["_validation_status"]?["uid"]?.scalarText
    }

    /// Kobo's own fields, which no one was asked.
    private static func isOwn(_ name: String) -> Bool {
        name.hasPrefix("_") || name.hasPrefix("meta/") || name.hasPrefix("formhub/")
    }

    /// Groups come with their path in the name; a repeat comes as a list whose members carry the whole path again.
    private static func flatten(
        _ value: JSON, _ path: String, _ answers: inout [ReportAnswers.Answer]
    ) throws(KoboRefusal) {
        guard path.utf8.count <= Submission.longestPath, answers.count < 50_000 else { throw .tooMuch }
        switch value {
        case .array(let turns):
            for (index, turn) in turns.enumerated() {
                let place = index == 0 ? path : "\(path)[\(index + 1)]"
                guard case .object(let members) = turn else {
                    try flatten(turn, place, &answers)
                    continue
                }
                for member in members {
                    let prefix = Submission.withoutTurns(path) + "/"
                    let rest = member.name.hasPrefix(prefix) ? String(member.name.dropFirst(prefix.count)) : member.name
                    try flatten(member.value, place + "/" + rest, &answers)
                }
            }
        case .object(let members):
            for member in members { try flatten(member.value, path + "/" + member.name, &answers) }
        default:
            if let text = value.scalarText { answers.append(.init(path, text)) }
        }
    }

    public static func == (left: KoboSubmission, right: KoboSubmission) -> Bool {
        left.instanceID == right.instanceID && left.formID == right.formID && left.answers == right.answers
            && left.deprecatedID == right.deprecatedID && left.version == right.version
            && left.attachments.elementsEqual(right.attachments) { $0 == $1 }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(instanceID)
        hasher.combine(answers)
    }
}

/// Why a payload is not taken.
public enum KoboRefusal: Error, Hashable, Sendable {
    case json(JSONRefusal)
    case notAnObject
    case noIdentity
    case noForm
    /// More answers, or longer names, than any form has.
    case tooMuch

    /// French.
    public var french: String {
        switch self {
        case .json(let refusal): refusal.french
        case .notAnObject: "Le corps n’est pas un objet JSON."
        case .noIdentity: "L’envoi n’a ni «\u{A0}meta/instanceID\u{A0}» ni «\u{A0}_uuid\u{A0}»."
        case .noForm: "L’envoi ne dit pas de quel formulaire il vient («\u{A0}_xform_id_string\u{A0}»)."
        case .tooMuch: "L’envoi a plus de réponses, ou des noms plus longs, qu’aucun formulaire."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .json(let refusal): refusal.english
        case .notAnObject: "The body is not a JSON object."
        case .noIdentity: "The submission has neither “meta/instanceID” nor “_uuid”."
        case .noForm: "The submission does not say which form it is of (“_xform_id_string”)."
        case .tooMuch: "The submission has more answers, or longer names, than any form."
        }
    }
}
