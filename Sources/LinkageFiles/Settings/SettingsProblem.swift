internal import Protection

/// One thing wrong in a file of settings, with its line.
public struct SettingsProblem: Hashable, Sendable {
    /// What sort of problem it is.
    public enum Kind: Hashable, Sendable {
        case notYAML(String)
        case tooLarge(limit: Int)
        case wrongShape(expected: String)
        case unknownKey(String, known: [String])
        case badValue(key: String, value: String, expected: String)
    }

    /// The line, from 1; nil where the file as a whole is meant.
    public let line: Int?
    public let kind: Kind

    func sentence(in language: Language) -> String {
        guard let line else { return said[language] + "." }
        return (language == .french ? "Ligne \(line) : " : "Line \(line): ") + said[language] + "."
    }

    private var said: Phrase {
        switch kind {
        case .notYAML(let why):
            Phrase(fr: "ce n’est pas du YAML lisible (\(why))", en: "this is not readable YAML (\(why))")
        case .tooLarge(let limit):
            Phrase(
                fr: "le fichier dépasse \(limit / 1_000_000) Mo", en: "the file exceeds \(limit / 1_000_000) MB")
        case .wrongShape(let expected):
            Phrase(fr: "attendu ici : \(expected)", en: "expected here: \(expected)")
        case .unknownKey(let key, let known):
            Phrase(
                fr: "clé inconnue « \(key) » ; clés admises : \(known.joined(separator: ", "))",
                en: "unknown key “\(key)”; keys allowed: \(known.joined(separator: ", "))")
        case .badValue(let key, let value, let expected):
            Phrase(
                fr: "« \(value) » ne convient pas à « \(key) » ; attendu : \(expected)",
                en: "“\(value)” does not suit “\(key)”; expected: \(expected)")
        }
    }
}
