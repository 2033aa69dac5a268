import Foundation

/// What a password must be when it is chosen, after NIST SP 800-63B-4 (2025): long, not guessable, not stolen. There is no
/// rule on kinds of characters, and none on changing it by the calendar.
public struct PasswordRule: Sendable {
    /// Characters, at the least.
    public static let shortest = 15
    /// Characters that must be left once every word anyone would try here is taken out.
    static let ownPart = 8

    private let words: [String]
    private let isBreached: @Sendable (Password) throws -> Bool

    /// - Parameters:
    ///   - contextWords: The account's and the mission's names, and what else anyone would try.
    ///   - isBreached: Whether a password was stolen elsewhere, such as `BreachedPasswords.contains`. What it throws
    ///     is taken for a list that cannot be read, and the password is refused.
    public init(contextWords: [String] = [], isBreached: @escaping @Sendable (Password) throws -> Bool = { _ in false })
    {
        words = (PasswordRule.commonWords + contextWords).map { PasswordRule.folded($0[...]) }
            .filter { $0.count >= 3 }.sorted { $0.count > $1.count }
        self.isBreached = isBreached
    }

    /// Takes a password, or says why not.
    public func check(_ password: Password) throws(PasswordRefusal) {
        guard password.length >= PasswordRule.shortest else { throw .tooShort(least: PasswordRule.shortest) }
        guard !isGuessable(String(decoding: password.bytes, as: UTF8.self)) else { throw .guessable }
        let breached: Bool
        do { breached = try isBreached(password) } catch { throw .listUnreadable }
        guard !breached else { throw .breached }
    }

    private func isGuessable(_ text: String) -> Bool {
        var folded = PasswordRule.folded(text[...])
        // A script without letters or digits that fold is judged by its own characters.
        if folded.isEmpty { folded = text }
        if PasswordRule.repeats(folded) || PasswordRule.follows(folded) { return true }
        var own = folded
        for word in words { own = own.replacingOccurrences(of: word, with: "\u{0}") }
        own.removeAll { $0 == "\u{0}" }
        return own.count < PasswordRule.ownPart && own.count < folded.count
    }

    /// Letters and digits in lower case without accents, and the figures people put for letters put back.
    static func folded(_ text: Substring) -> String {
        let plain = text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
        let figures: [Character: Character] = [
            "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
        ]
        return String(plain.map { figures[$0] ?? $0 }.filter { $0.isLetter || $0.isNumber })
    }

    /// Whether it is a few characters over and over: at most four different ones, or a block of up to eight repeated.
    static func repeats(_ text: String) -> Bool {
        let characters = Array(text)
        if Set(characters).count < 5 { return true }
        return (1...8).contains { period in
            characters.count >= 2 * period
                && zip(characters, characters.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    /// Whether nearly every step stays or goes along the alphabet, the digits or a row of keys, either way.
    static func follows(_ text: String) -> Bool {
        let characters = Array(text)
        guard characters.count > 1 else { return true }
        let steps = zip(characters, characters.dropFirst()).filter { one, next in
            one == next
                || rows.contains { row in row.contains(String([one, next])) || row.contains(String([next, one])) }
        }
        return steps.count * 5 >= (characters.count - 1) * 4
    }

    /// Folded as passwords are; digits have become letters where people swap them.
    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm",
        "wxcvbn", "qwertzuiop",
    ].map { folded($0[...]) }

    /// What is tried first in the places we serve.
    static let commonWords = [
        "password", "passphrase", "passwort", "motdepasse", "secret", "bonjour", "bienvenue", "welcome", "admin",
        "administrateur", "administrator", "utilisateur", "letmein", "iloveyou", "jetaime", "soleil", "releve",
        "minusma", "minusca", "monusco", "mission", "protection", "civils", "civilians", "nationsunies",
        "unitednations", "mali", "bamako", "gao", "kidal", "tombouctou", "menaka", "mopti", "qwerty", "azerty",
        "123456", "12345678", "123456789", "1234567890",
    ]
}
