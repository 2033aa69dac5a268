import Collection
import Protection
import StrictText

/// What senders of reports choose the members of: described, and held against the description.
extension Schema {
    /// One of the ways in which a record says something at all.
    enum Way: Sendable {
        /// This member is there, and looks like this.
        case with(String, Schema)
        /// There are members besides those that have a meaning of their own.
        case more
    }

    private static let name: JSON = ["type": "string", "minLength": .integer(1), "pattern": "^[^\\u0000]+$"]
    private static let another: JSON = ["$ref": "#/components/schemas/Answer"]

    /// An object of answers.
    static let group: [JSON.Member] = [
        JSON.Member("type", "object"), JSON.Member("propertyNames", name),
        JSON.Member("additionalProperties", another),
    ]

    /// An answer, which may hold others.
    static let anyAnswer: JSON = [
        "anyOf": .array([
            Schema.text(atLeast: 0).json, ["type": .array(["number", "boolean", "null"])],
            ["type": "array", "items": another],
            .object(group),
        ])
    ]

    static func record(_ properties: [Property], _ ways: [Way]) -> JSON {
        let known = JSON.array(properties.map { .string($0.name) })
        let described = ways.map { way -> JSON in
            switch way {
            case .with(let name, let schema):
                [
                    "required": .array([.string(name)]),
                    "properties": .object([JSON.Member(name, schema.json)]),
                ]
            case .more: ["not": ["propertyNames": ["enum": known]]]
            }
        }
        return .object(
            members(properties) + [
                JSON.Member("propertyNames", name), JSON.Member("additionalProperties", another),
                JSON.Member("anyOf", .array(described)),
            ])
    }

    static let sentMomentPattern =
        "^" + days + "[Tt ]([01][0-9]|2[0-3]):[0-5][0-9](:([0-5][0-9]|60)([.,][0-9]{1,9})?)?"
        + "([Zz]|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)$"

    /// The signs no name of a file holds, as `AttachmentName` has them.
    private static let unfit = "\\u0000-\\u001F\\u007F-\\u009F/\\\\\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069"
    static let fileNamePattern = "^[^." + unfit + "][^" + unfit + "]*$"

    /// Whether a text is the name of a file, as it stands: not the last part of a path.
    static func isFileName(_ text: String) -> Bool {
        AttachmentName(text).map { $0.text.unicodeScalars.elementsEqual(text.unicodeScalars) } ?? false
    }

    /// A moment the intake reads, in a year there can be reports of.
    static func isSentMoment(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count <= 40, Instant(iso8601: text) != nil, let day = Day(text.prefix(10)),
            years.contains(day.parts.year),
            let zone = bytes[16...].lastIndex(where: { [0x5A, 0x7A, 0x2B, 0x2D].contains($0) })
        else { return false }
        // The colons of the zone stand where they may.
        let offset = bytes[(zone + 1)...]
        guard !offset.contains(0x3A) || (offset.count == 5 && offset[zone + 3] == 0x3A) else { return false }
        let fraction = bytes[16..<zone].firstIndex { $0 == 0x2E || $0 == 0x2C }
        return fraction.map { zone - $0 <= 10 } ?? true
    }

    static func isText(_ text: String) -> Bool { !text.utf8.contains(0) }

    /// Holds an answer against its description.
    static func check(answer: JSON, at place: String) throws(SchemaFault) {
        switch answer {
        case .null, .bool, .number: return
        case .string(let text):
            guard isText(text) else {
                throw SchemaFault(
                    place: place, expected: Phrase(fr: "un texte sans caractère nul", en: "a text without a NUL"))
            }
        case .array(let values): for value in values { try check(answer: value, at: place) }
        case .object(let members): try check(answers: members, at: place)
        }
    }

    static func check(answers members: [JSON.Member], at place: String) throws(SchemaFault) {
        for member in members {
            guard !member.name.isEmpty, isText(member.name) else {
                throw SchemaFault(place: place, expected: Phrase(fr: "des noms de réponses", en: "names of answers"))
            }
            try check(answer: member.value, at: place.isEmpty ? String(member.name.prefix(60)) : place)
        }
    }

    /// Holds a record against its description.
    static func check(
        _ members: [JSON.Member], _ properties: [Property], _ ways: [Way], at place: String
    ) throws(SchemaFault) {
        let more = members.filter { member in !properties.contains { $0.name == member.name } }
        try check(answers: more, at: place)
        let known = members.filter { member in properties.contains { $0.name == member.name } }
        try Schema.object(properties).check(.object(known), at: place)
        let isMet = ways.contains { way in
            switch way {
            case .more: return !more.isEmpty
            case .with(let name, let schema):
                guard let value = known.first(where: { $0.name == name })?.value else { return false }
                // Only whether it fits matters here, not where it does not.
                return (try? schema.check(value)) != nil
            }
        }
        guard !isMet else { return }
        let names = ways.compactMap { way in if case .with(let name, _) = way { name } else { nil } }
        throw SchemaFault(
            place: place.isEmpty ? names.first ?? "" : place,
            expected: Phrase(fr: names.joined(separator: " ou "), en: names.joined(separator: " or ")))
    }
}
