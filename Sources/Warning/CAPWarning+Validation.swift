import Protection

extension CAPWarning {
    /// Refuses what the standard forbids, and what could hurt someone.
    func validate() throws(WarningError) {
        for mark in [identifier, sender] + message.references.flatMap({ [$0.identifier, $0.sender] }) {
            guard CAPWarning.isMark(mark) else { throw .badMark(mark) }
        }
        for zone in [zone] + message.references.map(\.zone) {
            guard abs(zone) <= 14 * 60 else { throw .badZone(zone) }
        }
        switch message {
        case .alert: break
        case .update(let references): guard !references.isEmpty else { throw .noReference }
        case .cancel(let references, let note):
            guard !references.isEmpty else { throw .noReference }
            guard CAPWarning.says(note) else { throw .noNote }
        }
        if case .exercise(let note) = status { guard CAPWarning.says(note) else { throw .noNote } }
        switch audience {
        case .restricted(let rule): guard CAPWarning.says(rule) else { throw .noAudience }
        case .addressed(let addresses):
            guard !addresses.isEmpty, addresses.allSatisfy({ CAPWarning.says($0) && !$0.contains("\"") }) else {
                throw .noAudience
            }
        }
        // To the second, since that is how times are written.
        guard facts.expires.microseconds / 1_000_000 > sent.microseconds / 1_000_000 else { throw .expiresTooEarly }
        guard !areas.isEmpty else { throw .noArea }
        try validateTexts()
    }

    private func validateTexts() throws(WarningError) {
        guard !texts.isEmpty else { throw .noText }
        var languages: Set<String> = []
        for text in texts {
            guard !text.language.isEmpty,
                text.language.utf8.allSatisfy({
                    $0 == 0x2D || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                })
            else {
                throw .emptyText(language: text.language)
            }
            guard languages.insert(text.language).inserted else { throw .repeatedLanguage(text.language) }
            guard text.fields.allSatisfy(CAPWarning.says) else { throw .emptyText(language: text.language) }
            guard !text.fields.contains(where: CAPWarning.reachesAPerson) else {
                throw .reachesAPerson(language: text.language)
            }
        }
    }

    private static func says(_ text: String) -> Bool { !text.allSatisfy(\.isWhitespace) }

    private static func isMark(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value > 0x20 && scalar != "," && scalar != "<" && scalar != "&"
                    && !scalar.properties.isWhitespace
            }
    }

    /// Whether a text holds eight figures or more in a row (spaces, dots and hyphens between them pass), a mail
    /// address, or a number with three decimals and more, as coordinates have. Dates with words and hours pass.
    static func reachesAPerson(_ text: String) -> Bool {
        var figures = 0
        var decimals: Int?
        for character in text {
            if character == "@" { return true }
            if character.isNumber {
                figures += 1
                decimals = decimals.map { $0 + 1 }
                if figures >= 8 || (decimals ?? 0) >= 3 { return true }
            } else if character == "." || character == "," {
                decimals = figures > 0 ? 0 : nil
            } else {
                decimals = nil
                if !(character == " " || character == "-" || character == "\u{A0}" || character == "\u{202F}") {
                    figures = 0
                }
            }
        }
        return false
    }
}
