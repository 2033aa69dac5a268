public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Gives a code of casualty recording the operation's own words, in both languages, or takes it out of forms.
public struct ChangeCode: Sendable {
    private let store: Store
    /// No label is longer, in characters.
    public static let longest = 120

    public init(store: Store) {
        self.store = store
    }

    /// - Throws: `Refusal` for a code the list does not have, an empty or overlong label, or where unknown would no
    ///   longer be offered.
    public func callAsFunction(
        _ list: CasualtyList, code: String, french: String, english: String, isOffered: Bool, by account: AccountID,
        at now: Instant
    ) async throws {
        guard list.codes.contains(where: { $0.code == code }) else { throw Refusal.noSuchThing }
        let label = Phrase(fr: try Self.line(french), en: try Self.line(english))
        guard isOffered || code != CasualtyList.unknown else { throw Refusal.unknownIsOffered }
        do {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try StoredCodes.record(
                    CasualtyWords.Entry(label: label, isOffered: isOffered), for: code, of: list, at: now,
                    by: account.rawValue, in: transaction)
                try LogWriter.append(LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.codeChangedMeanwhile
        }
    }

    private static func line(_ text: String) throws -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty, line.count <= longest, !line.unicodeScalars.contains(where: isHidden) else {
            throw Refusal.labelMalformed
        }
        return line
    }

    /// Marks that turn a line round or cannot be seen: a label must read as it is written.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format && !(0x200C...0x200F).contains(scalar.value)
    }
}

extension Refusal {
    static let labelMalformed = Refusal(
        .data, code: "label_malformed",
        message: Phrase(
            fr: "Un libellé manque, est trop long, ou contient des signes invisibles.",
            en: "A label is missing, too long, or holds invisible signs."),
        remedy: Phrase(
            fr: "Écrivez les deux libellés, de \(ChangeCode.longest) caractères au plus.",
            en: "Write both labels, of at most \(ChangeCode.longest) characters."))

    static let unknownIsOffered = Refusal(
        .data, code: "unknown_is_offered",
        message: Phrase(
            fr: "« Inconnu » reste toujours proposé : personne ne doit être poussé à deviner.",
            en: "“Unknown” is always offered: nobody may be pressed to guess."),
        remedy: Phrase(fr: "Gardez-le proposé.", en: "Keep it offered."))

    static let codeChangedMeanwhile = Refusal(
        .data, code: "changed_meanwhile",
        message: Phrase(
            fr: "Quelqu’un d’autre vient de changer ce code. Votre changement n’a pas été fait.",
            en: "Someone else has just changed this code. Your change was not made."),
        remedy: Phrase(fr: "Relisez la page, puis recommencez.", en: "Read the page again, then start over."))
}
