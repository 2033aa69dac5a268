public import Protection

/// What is wrong in a catalogue file: every problem, each with its place.
public struct CatalogueError: Error, Hashable, Sendable {
    /// One problem.
    public struct Problem: Hashable, Sendable {
        /// What sort of problem it is.
        public enum Kind: Hashable, Sendable {
            case notYAML(String)
            case tooLarge
            case wrongShape(expected: String)
            case unknownKey(String, known: [String])
            case missingKey(String)
            case badValue(key: String, value: String, expected: String)
            case duplicateCode(String)
        }

        /// Line and column in the file, from 1; nil where the file as a whole is meant.
        public let line: Int?
        public let column: Int?
        /// The code of the indicator, where it is known.
        public let indicator: String?
        public let kind: Kind
    }

    public let file: String
    public let problems: [Problem]

    /// What to tell the person whose file it is.
    public func sentence(in language: Language) -> String {
        problems.map { "\(file)\($0.place(language)): \($0.said[language])" }.joined(separator: "\n")
    }
}

extension CatalogueError.Problem {
    fileprivate func place(_ language: Language) -> String {
        let word = language == .french ? "ligne" : "line"
        return (line.map { ", \(word) \($0)" } ?? "") + (indicator.map { ", \($0)" } ?? "")
    }

    fileprivate var said: Phrase {
        switch kind {
        case .notYAML(let why):
            Phrase(fr: "ce n’est pas du YAML lisible (\(why))", en: "this is not readable YAML (\(why))")
        case .tooLarge:
            Phrase(fr: "fichier de plus d’un mégaoctet : refusé", en: "file of more than a megabyte: refused")
        case .wrongShape(let expected):
            Phrase(fr: "attendu ici : \(expected)", en: "expected here: \(expected)")
        case .unknownKey(let key, let known):
            Phrase(
                fr: "clé inconnue « \(key) » ; clés admises : \(known.joined(separator: ", "))",
                en: "unknown key “\(key)”; keys allowed: \(known.joined(separator: ", "))")
        case .missingKey(let key):
            Phrase(fr: "il manque « \(key) »", en: "“\(key)” is missing")
        case .badValue(let key, let value, let expected):
            Phrase(
                fr: "« \(value) » ne convient pas à « \(key) » ; attendu : \(expected)",
                en: "“\(value)” does not suit “\(key)”; expected: \(expected)")
        case .duplicateCode(let code):
            Phrase(fr: "le code \(code) est donné deux fois", en: "code \(code) is given twice")
        }
    }
}
