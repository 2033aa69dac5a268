import Access
import Bytes
import Collection
import Hashing
import Protection
import Sealing
import Store
import StrictText
import Workflows

/// A report as it came by the API: read strictly, and nothing of it lost.
struct SentReport {
    private let key: Report.ID
    private let form: Report.Form?
    private let saidAt: Instant?
    private let message: String?
    private let answers: ReportAnswers
    private let envelope: (bytes: [UInt8], report: SealedReport)?
    private let replaces: Report.ID?
    private let purpose: Report.Purpose
    private let area: AreaRef?
    private let attachments: [String]

    /// A body no report of this kind is longer than.
    static let limit = SealedReport.largestText

    /// A body as sent: our JSON, or a sealed envelope.
    /// - Parameter identity: The `Idempotency-Key`, for an envelope, which has no identity of its own; else its digest.
    init(_ bytes: [UInt8], identity: String?) throws {
        if bytes.starts(with: Array(#"{"v":1,"suite":"#.utf8)) {
            try self.init(envelope: bytes, identity: identity)
        } else {
            try self.init(json: bytes)
        }
    }

    private init(envelope bytes: [UInt8], identity: String?) throws {
        let report: SealedReport
        do {
            report = try SealedReport(text: bytes)
        } catch {
            throw Refusal(.envelopeRefused, message: Phrase(fr: error.french, en: error.english))
        }
        key = try Self.identity(identity ?? "sealed:" + SHA256.digest(of: bytes).hex, "Idempotency-Key")
        form = nil
        saidAt = nil
        message = nil
        answers = ReportAnswers([])
        envelope = (bytes, report)
        replaces = nil
        purpose = .live
        area = report.header.areaScheme.flatMap { scheme in
            report.header.areaCode.map { AreaRef(scheme: scheme, code: $0) }
        }
        attachments = []
    }

    private init(json bytes: [UInt8]) throws {
        let json: JSON
        do {
            json = try JSON.parse(bytes, limit: Self.limit)
        } catch {
            throw Refusal(.usage, code: "json_refused", told: Phrase(fr: error.french, en: error.english))
        }
        do throws(SchemaFault) {
            try APIOperation.report.check(json)
        } catch {
            throw Self.refusal(error.place.isEmpty ? "body" : error.place, error.expected)
        }
        guard case .object(let members) = json else { throw Self.refusal("body", "{…}") }
        let known: Set<String> = [
            "id", "form", "version", "saidAt", "text", "answers", "replaces", "purpose", "area", "attachments",
        ]
        func text(_ name: String) throws -> String? {
            switch json[name] {
            case nil, .null?: nil
            case .string(let text)?: text
            default: throw Self.refusal(name, "\"…\"")
            }
        }
        key = try Self.identity(try text("id"), "id")
        form = try text("form").map { [version = try text("version")] in Report.Form(id: $0, version: version) }
        saidAt = try text("saidAt").map { text in
            guard let moment = Instant(iso8601: text) else { throw Self.refusal("saidAt", "2026-11-23T06:31:02Z") }
            return moment
        }
        replaces = try text("replaces").map { try Self.identity($0, "replaces") }
        guard replaces != key else { throw Refusal.correctsItself }
        purpose =
            try text("purpose").map { text in
                guard let purpose = Report.Purpose(rawValue: text) else {
                    throw Self.refusal("purpose", "live, training, draft")
                }
                return purpose
            } ?? .live
        area = try Self.area(json["area"])
        attachments = try Self.names(json["attachments"])
        // A voice or a picture may be all there is to say. That something is said at all, the schema demands.
        let said = try text("text") ?? (attachments.isEmpty ? nil : "")
        var rest = members.filter { !known.contains($0.name) }
        switch json["answers"] {
        case nil, .null?: break
        case .object(let more)?: rest = more + rest
        default: throw Self.refusal("answers", "{…}")
        }
        do {
            message = rest.isEmpty ? said : nil
            answers = try ReportAnswers(json: (said.map { [JSON.Member("text", .string($0))] } ?? []) + rest)
        } catch {
            throw Refusal(.usage, code: "answers_refused", told: Phrase(fr: error.french, en: error.english))
        }
        envelope = nil
    }

    /// As the intake takes it.
    /// - Parameters:
    ///   - areas: Those the sender is registered for; empty where it may send from anywhere. What it says of another area is
    ///     taken all the same, and these are kept beside it.
    ///   - purpose: That of the sender: what a device in training sends is training, whatever it says.
    func incoming(
        from owner: Owner?, source: String?, isTrusted: Bool, areas registered: [AreaRef] = [],
        purpose sender: Report.Purpose = .live
    ) -> IncomingReport {
        let areas = area.map { [$0] + registered } ?? (registered.count == 1 ? registered : [])
        let purpose = self.purpose == .live ? sender : self.purpose
        if let envelope {
            return IncomingReport(
                key: key, channel: .api, format: .sealed, purpose: purpose,
                digest: AnswersDigest(of: envelope.bytes), original: envelope.bytes, owner: owner, source: source,
                isTrusted: isTrusted, areas: areas, clearHeader: envelope.report.header.json)
        }
        if let message {
            return IncomingReport(
                message: message, key: key, channel: .api, purpose: purpose, saidAt: saidAt, replaces: replaces,
                owner: owner, source: source, isTrusted: isTrusted, areas: areas, attachments: attachments)
        }
        return IncomingReport(
            key: key, channel: .api, format: .answers, form: form, purpose: purpose, saidAt: saidAt,
            digest: AnswersDigest(of: answers.withPlainFigures), original: AnswersDocument(answers).bytes,
            replaces: replaces, owner: owner, source: source, isTrusted: isTrusted, areas: areas,
            attachments: attachments)
    }

    private static func identity(_ text: String?, _ place: String) throws -> Report.ID {
        guard let id = text.flatMap({ Report.ID($0) }) else { throw refusal(place, "1…200") }
        return id
    }

    private static func area(_ json: JSON?) throws -> AreaRef? {
        guard let json, json != .null else { return nil }
        guard case .string(let scheme)? = json["scheme"], case .string(let code)? = json["code"], !scheme.isEmpty,
            !code.isEmpty, !(scheme + code).unicodeScalars.contains(where: { $0.value < 0x20 })
        else { throw refusal("area", #"{"scheme","code"}"#) }
        return AreaRef(scheme: scheme, code: code)
    }

    private static func names(_ json: JSON?) throws -> [String] {
        guard let json, json != .null else { return [] }
        guard let elements = json.elements, elements.count <= 200 else { throw refusal("attachments", "[…]") }
        return try elements.map { element in
            guard case .string(let name) = element, let safe = AttachmentName(name) else {
                throw refusal("attachments", "\"photo.jpg\"")
            }
            return safe.text
        }
    }

    /// A member that is not what it should be.
    private static func refusal(_ place: String, _ expected: String) -> Refusal {
        refusal(place, Phrase(fr: expected, en: expected))
    }

    private static func refusal(_ place: String, _ expected: Phrase) -> Refusal {
        Refusal(
            .usage, code: "report_malformed",
            message: Phrase(
                fr: "« \(place) » manque ou n’est pas de la forme attendue (\(expected.french)).",
                en: "“\(place)” is missing or not of the form expected (\(expected.english))."), place: place,
            remedy: Phrase(
                fr: "Corrigez ce champ et renvoyez ; rien n’a été enregistré.",
                en: "Correct this field and send again; nothing was stored."))
    }
}

extension Refusal {
    fileprivate static let correctsItself = Refusal(
        .verification, code: "corrects_itself",
        message: Phrase(
            fr: "Un signalement ne peut pas se corriger lui-même : « replaces » est son propre identifiant.",
            en: "A report cannot correct itself: “replaces” is its own identity."), place: "replaces",
        remedy: Phrase(
            fr: "Donnez à la correction un identifiant nouveau ; rien n’a été enregistré.",
            en: "Give the correction an identity of its own; nothing was stored."))
}
