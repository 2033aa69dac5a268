import Protection
import StrictText

/// What does not fit: where in the value, and what was expected there.
struct SchemaFault: Error, Equatable {
    /// `areas.0.code`; empty for the value itself.
    let place: String
    let expected: Phrase
}

extension JSON {
    /// A whole number, however it is written: `7` and `7.0` are one number.
    var whole: Int? {
        guard case .number(let figures) = self else { return nil }
        return Int(figures) ?? Double(figures).flatMap { Int(exactly: $0) }
    }
}

extension Schema {
    /// Holds a value against it. Names that only the description knows (`named`) are looked up in `APIOperation.shared`.
    func check(_ value: JSON, at place: String = "") throws(SchemaFault) {
        func refuse(_ french: String, _ english: String) -> SchemaFault {
            SchemaFault(place: place, expected: Phrase(fr: french, en: english))
        }
        switch (self, value) {
        case (.orNull, .null): return
        case (.orNull(let schema), _): try schema.check(value, at: place)
        case (.named(let name), _): try APIOperation.shared[name]?.check(value, at: place)
        case (.flag, .bool): return
        case (.number, .number): return
        case (.open, .object): return
        case (.answer, _): try Self.check(answer: value, at: place)
        case (.answers(let least), .object(let members)):
            guard members.count >= least else { throw refuse(kind.french, kind.english) }
            try Self.check(answers: members, at: place)
        case (.record(let properties, let ways), .object(let members)):
            try Self.check(members, properties, ways, at: place)
        case (.integer(let range), .number):
            guard let number = value.whole, range.contains(number) else {
                throw refuse(
                    "un entier de \(range.lowerBound) à \(range.upperBound)",
                    "a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
        case (.list(let element, let count), .array(let values)):
            guard count.contains(values.count) else {
                throw refuse(
                    "de \(count.lowerBound) à \(count.upperBound) éléments",
                    "\(count.lowerBound) to \(count.upperBound) elements")
            }
            for (index, value) in values.enumerated() {
                try element.check(value, at: Self.inside(place, String(index)))
            }
        case (.object(let properties), .object(let members)): try Self.check(members, properties, at: place)
        case (_, .string(let text)):
            guard takes(text) ?? false, !isFigure else { throw refuse(kind.french, kind.english) }
        default: throw refuse(kind.french, kind.english)
        }
    }

    private static func check(
        _ members: [JSON.Member], _ properties: [Property], at place: String
    ) throws(SchemaFault) {
        for member in members where !properties.contains(where: { $0.name == member.name }) {
            throw SchemaFault(
                place: inside(place, String(member.name.prefix(60))),
                expected: Phrase(fr: "rien de ce nom", en: "nothing of this name"))
        }
        for property in properties {
            guard let member = members.first(where: { $0.name == property.name }) else {
                guard property.isRequired else { continue }
                throw SchemaFault(place: inside(place, property.name), expected: property.schema.kind)
            }
            try property.schema.check(member.value, at: inside(place, property.name))
        }
    }

    private static func inside(_ place: String, _ name: String) -> String { place.isEmpty ? name : place + "." + name }

    /// Whether it is written without quotes in a body, though an address can only hold it as text.
    private var isFigure: Bool {
        switch self {
        case .integer, .flag: true
        default: false
        }
    }

    /// Whether a text, as an address holds it, is one of these; nil where an address holds no such thing.
    func takes(_ text: String) -> Bool? {
        switch self {
        case .line(let length):
            length.contains(text.unicodeScalars.count)
                && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        case .name(let longest): Self.isName(text) && text.unicodeScalars.count <= longest
        case .word(let words): words.contains(text)
        case .id: Self.isID(text)
        case .key(let longest):
            (1...longest).contains(text.utf8.count)
                && text.utf8.allSatisfy { Self.isPlain($0) || [0x3A, 0x2E, 0x5F, 0x2D].contains($0) }
        case .day: Day(exactly: text).map { Self.years.contains($0.parts.year) } ?? false
        case .month: Month(text).map { Self.years.contains($0.year) && $0.description == text } ?? false
        case .moment: Self.isMoment(text)
        case .sentMoment: Self.isSentMoment(text)
        case .text(let least): text.unicodeScalars.count >= least && Self.isText(text)
        case .fileName: Self.isFileName(text)
        case .address: !text.isEmpty
        case .integer(let range): Int(text).map { range.contains($0) && String($0) == text } ?? false
        case .flag: text == "true" || text == "false"
        case .orNull(let schema): schema.takes(text)
        case .number, .list, .object, .open, .answer, .answers, .record, .named: nil
        }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isID(_ text: String) -> Bool {
        text.utf8.count == 36
            && text.utf8.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index)
                    ? byte == 0x2D : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
    }

    static let years = 1900...2199

    /// `2023-08-13T06:00:00Z`, with a fraction or another zone.
    private static func isMoment(_ text: String) -> Bool {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, Day(parts[0])?.description == String(parts[0]) else { return false }
        let clock = parts[1]
        guard let zone = clock.lastIndex(where: { "Zz+-".contains($0) }) else { return false }
        let offset = clock[zone...].dropFirst()
        let isZone = "Zz".contains(clock[zone]) ? offset.isEmpty : isClock(offset, of: [24, 60])
        let time = clock[..<zone].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard isZone, isClock(time[0], of: [24, 60, 61]) else { return false }
        return time.count == 1 || (!time[1].isEmpty && time[1].utf8.allSatisfy { (0x30...0x39).contains($0) })
    }

    private static func isClock(_ text: Substring, of limits: [Int]) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == limits.count
            && zip(parts, limits).allSatisfy { part, limit in
                part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && Int(part).map { $0 < limit } ?? false
            }
    }

    private static func isName(_ text: String) -> Bool {
        func isLetter(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x400...0x4FF, 0x621...0x64A: true
            default: false
            }
        }
        guard let first = text.unicodeScalars.first, isLetter(first) else { return false }
        return text.unicodeScalars.allSatisfy { isLetter($0) || " .,'()/-".unicodeScalars.contains($0) }
    }

    /// What is expected, in words.
    var kind: Phrase {
        switch self {
        case .line(let length):
            Phrase(
                fr: "une ligne de \(length.lowerBound) à \(length.upperBound) caractères",
                en: "a line of \(length.lowerBound) to \(length.upperBound) characters")
        case .name(let longest):
            Phrase(
                fr: "un nom de \(longest) lettres et chiffres au plus",
                en: "a name of at most \(longest) letters and figures")
        case .word(let words):
            Phrase(fr: "l’un de : \(words.joined(separator: ", "))", en: "one of \(words.joined(separator: ", "))")
        case .id: Phrase(fr: "un UUID en minuscules", en: "a UUID in lower case")
        case .key: Phrase(fr: "un identifiant", en: "an identifier")
        case .day: Phrase(fr: "un jour, AAAA-MM-JJ", en: "a day, YYYY-MM-DD")
        case .month: Phrase(fr: "un mois, AAAA-MM", en: "a month, YYYY-MM")
        case .moment, .sentMoment: Phrase(fr: "un instant avec son fuseau", en: "a moment with its zone")
        case .text: Phrase(fr: "un texte sans caractère nul", en: "a text without a NUL")
        case .fileName: Phrase(fr: "le nom d’un fichier, sans chemin", en: "the name of a file, without a path")
        case .address: Phrase(fr: "une adresse", en: "an address")
        case .integer(let range):
            Phrase(
                fr: "un entier de \(range.lowerBound) à \(range.upperBound)",
                en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .number: Phrase(fr: "un nombre", en: "a number")
        case .flag: Phrase(fr: "vrai ou faux", en: "true or false")
        case .list: Phrase(fr: "une liste", en: "a list")
        case .object, .open, .record, .named: Phrase(fr: "un objet", en: "an object")
        case .answer: Phrase(fr: "une réponse", en: "an answer")
        case .answers: Phrase(fr: "des réponses par leur nom", en: "answers by their names")
        case .orNull(let schema): schema.kind
        }
    }
}
