import Foundation
import StrictText

/// What a value of the API looks like: written into its description (JSON Schema 2020-12), and held against what is sent.
///
/// Both come from the same value, so that what is documented is what is taken.
indirect enum Schema: Sendable {
    /// One line of text without control characters, of so many characters.
    case line(ClosedRange<Int>)
    /// A name people read: letters of Latin, Cyrillic or Arabic script, figures and a few signs.
    case name(longest: Int)
    /// One of a few words.
    case word([String])
    /// An identifier made by a server or a sender: a UUID, in lower case.
    case id
    /// An identifier as its maker wrote it: letters, figures and `:._-`.
    case key(longest: Int)
    /// `2023-08-13`.
    case day
    /// `2023-08`.
    case month
    /// A moment with its zone.
    case moment
    /// A moment as senders write it: seconds, the colon of the zone and the `T` may be missing.
    case sentMoment
    /// Any text but one with a NUL, which no database keeps; of so many characters at least.
    case text(atLeast: Int)
    /// The name of a file: no path, no control sign, none that turns the direction of writing, no dot at its start.
    case fileName
    case address
    case integer(ClosedRange<Int>)
    case number
    case flag
    case list(Schema, ClosedRange<Int>)
    /// An object with these members and no others.
    case object([Property])
    /// An object whose members its maker chooses.
    case open
    /// An answer to a form, whatever its shape: a text, a figure, a truth value, null, a list or a group of answers.
    case answer
    /// Answers by their names, so many at least.
    case answers(atLeast: Int)
    /// An object with these members, and answers beside them under other names; one of the ways holds.
    case record([Property], ways: [Way])
    case orNull(Schema)
    /// One that the description defines once, by name.
    case named(String)

    /// One member of an object, or one parameter of an address.
    struct Property: Sendable {
        let name: String
        let schema: Schema
        let isRequired: Bool
        /// What it is, in English.
        let note: String?

        init(_ name: String, _ schema: Schema, isRequired: Bool = true, note: String? = nil) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
            self.note = note
        }
    }

    /// As JSON Schema.
    var json: JSON {
        switch self {
        case .line(let length): Self.text(length, pattern: "^[^\\u0000-\\u001F\\u007F-\\u009F]*$")
        case .name(let longest): Self.text(1...longest, pattern: Self.namePattern)
        case .word(let words): ["type": "string", "enum": .array(words.map(JSON.string))]
        case .id: ["type": "string", "pattern": .string(Self.idPattern)]
        case .key(let longest): Self.text(1...longest, pattern: "^[A-Za-z0-9:._-]+$")
        case .day: ["type": "string", "pattern": .string(Self.dayPattern)]
        case .month: ["type": "string", "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"]
        case .moment: ["type": "string", "format": "date-time"]
        case .sentMoment: Self.text(17...40, pattern: Self.sentMomentPattern)
        case .text(let least): ["type": "string", "minLength": .integer(least), "pattern": "^[^\\u0000]*$"]
        case .fileName: Self.text(1...255, pattern: Self.fileNamePattern)
        case .address: ["type": "string", "minLength": .integer(1)]
        case .integer(let range):
            ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .number: ["type": "number"]
        case .flag: ["type": "boolean"]
        case .list(let element, let count):
            [
                "type": "array", "items": element.json, "minItems": .integer(count.lowerBound),
                "maxItems": .integer(count.upperBound),
            ]
        case .object(let properties): Self.object(properties)
        case .open: ["type": "object"]
        case .answer: Self.anyAnswer
        case .answers(let least): .object(Self.group + [JSON.Member("minProperties", .integer(least))])
        case .record(let properties, let ways): Self.record(properties, ways)
        case .orNull(let schema): ["anyOf": .array([schema.json, ["type": "null"]])]
        case .named(let name): ["$ref": .string("#/components/schemas/" + name)]
        }
    }

    static func text(_ length: ClosedRange<Int>, pattern: String) -> JSON {
        [
            "type": "string", "minLength": .integer(length.lowerBound), "maxLength": .integer(length.upperBound),
            "pattern": .string(pattern),
        ]
    }

    private static func object(_ properties: [Property]) -> JSON {
        .object(members(properties) + [JSON.Member("additionalProperties", .bool(false))])
    }

    /// What is said of the members of an object, whatever else it may hold.
    static func members(_ properties: [Property]) -> [JSON.Member] {
        [
            JSON.Member("type", "object"),
            JSON.Member(
                "properties",
                .object(
                    properties.map { property in
                        guard let note = property.note, case .object(let members) = property.schema.json else {
                            return JSON.Member(property.name, property.schema.json)
                        }
                        return JSON.Member(
                            property.name, .object(members + [JSON.Member("description", .string(note))]))
                    })),
            JSON.Member("required", .array(properties.filter(\.isRequired).map { .string($0.name) })),
        ]
    }

    private static let idPattern = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
    /// Days there were and will be, from 1900 to 2199.
    private static let dayPattern = "^" + days + "$"
    static let days =
        "((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
        + "|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29)"
    private static let namePattern =
        "^[0-9A-Za-z\\u00C0-\\u024F\\u0400-\\u04FF\\u0621-\\u064A]"
        + "[0-9A-Za-z\\u00C0-\\u024F\\u0400-\\u04FF\\u0621-\\u064A .,'()/-]*$"
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral {
    init(stringLiteral value: String) { self = .string(value) }

    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements.map { JSON.Member($0.0, $0.1) }) }

    static func integer(_ value: Int) -> JSON { .number(String(value)) }
}
