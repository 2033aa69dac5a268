import Foundation
public import Protection
public import Store
public import Warning

/// An approved warning as the store keeps it: everything CAP needs, without the outlines, which areas have themselves.
struct WarningDocument: Codable {
    var identifier: String
    var sender: String
    var sent: Int64
    var zone: Int
    /// What is exercised; nil where it is meant.
    var exercise: String?
    var kind: Kind
    var references: [Mark]
    var note: String?
    var rule: String?
    var addresses: [String]?
    var response: CAPWarning.Facts.Response
    var urgency: CAPWarning.Facts.Urgency
    var severity: CAPWarning.Facts.Severity
    var certainty: CAPWarning.Facts.Certainty
    var expires: Int64
    var texts: [Text]
    var areas: [Place]

    private enum CodingKeys: String, CodingKey {
        case identifier, sender, sent, zone, kind, references, note, rule, addresses, response, urgency, severity
        case certainty, expires, texts, areas
        // As the first rows were written.
        case exercise = "isExercise"
    }

    enum Kind: String, Codable {
        case alert, update, cancel
    }

    struct Mark: Codable {
        var sender: String
        var identifier: String
        var sent: Int64
        var zone: Int
    }

    struct Text: Codable {
        var language: String
        var event: String
        var senderName: String
        var headline: String
        var description: String
        var instruction: String
    }

    struct Place: Codable {
        var scheme: String
        var code: String
        var names: [String: String]
    }

    /// A document from what a store kept; nil where it does not read.
    init?(_ text: String) {
        guard let document = try? JSONDecoder().decode(WarningDocument.self, from: Data(text.utf8)) else { return nil }
        self = document
    }

    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    init(_ warning: CAPWarning) {
        identifier = warning.identifier
        sender = warning.sender
        sent = warning.sent.microseconds
        zone = warning.zone
        if case .exercise(let note) = warning.status { exercise = note }
        switch warning.message {
        case .alert: kind = .alert
        case .update: kind = .update
        case .cancel(_, let why): (kind, note) = (.cancel, why)
        }
        references = warning.message.references.map {
            Mark(sender: $0.sender, identifier: $0.identifier, sent: $0.sent.microseconds, zone: $0.zone)
        }
        switch warning.audience {
        case .restricted(let rule): self.rule = rule
        case .addressed(let addresses): self.addresses = addresses
        }
        response = warning.facts.response
        urgency = warning.facts.urgency
        severity = warning.facts.severity
        certainty = warning.facts.certainty
        expires = warning.facts.expires.microseconds
        texts = warning.texts.map {
            Text(
                language: $0.language, event: $0.event, senderName: $0.senderName, headline: $0.headline,
                description: $0.description, instruction: $0.instruction)
        }
        areas = warning.areas.map { Place(scheme: $0.ref.scheme, code: $0.ref.code, names: $0.names) }
    }

    /// Who may read it; nil where a rule and addresses are both given, or neither.
    private var audience: CAPWarning.Audience? {
        switch (rule, addresses) {
        case (let rule?, nil): .restricted(rule: rule)
        case (nil, let addresses?): .addressed(addresses)
        default: nil
        }
    }

    /// The warning itself; nil where it is not whole, or not valid any more.
    /// - Parameter outlines: Outlines of the areas, where they are drawn.
    func warning(outlines: [AreaRef: Outline] = [:]) -> CAPWarning? {
        guard let audience else { return nil }
        let marks = references.map {
            CAPWarning.Reference(
                sender: $0.sender, identifier: $0.identifier, sent: Instant(microseconds: $0.sent), zone: $0.zone)
        }
        let message: CAPWarning.Message =
            switch kind {
            case .alert: .alert
            case .update: .update(marks)
            case .cancel: .cancel(marks, note: note ?? "")
            }
        // It was valid when it was approved; what is not any more is not shown.
        return try? CAPWarning(
            identifier: identifier, sender: sender, sent: Instant(microseconds: sent), zone: zone,
            status: exercise.map { .exercise(note: $0) } ?? .actual, message: message,
            audience: audience,
            facts: CAPWarning.Facts(
                response: response, urgency: urgency, severity: severity, certainty: certainty, onset: nil,
                expires: Instant(microseconds: expires)),
            texts: texts.map {
                CAPWarning.Text(
                    language: $0.language, event: $0.event, senderName: $0.senderName, headline: $0.headline,
                    description: $0.description, instruction: $0.instruction)
            },
            areas: areas.map { place in
                let ref = AreaRef(scheme: place.scheme, code: place.code)
                return CAPWarning.WarnedArea(ref: ref, names: place.names, outline: outlines[ref])
            })
    }
}

extension StoredWarning {
    /// The warning as it can be written out; nil where the row does not read.
    public func warning(outlines: [AreaRef: Outline] = [:]) -> CAPWarning? {
        WarningDocument(document)?.warning(outlines: outlines)
    }
}
