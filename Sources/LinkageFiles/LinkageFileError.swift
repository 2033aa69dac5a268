internal import Linkage
public import Protection

/// Why a file of linkage was refused, beyond what is wrong with it as a table (`InterchangeError`).
public enum LinkageFileError: Error, Hashable, Sendable {
    /// Columns asked for, by the schema or by the map, that the file does not have.
    case columnsMissing([String], found: [String])
    /// Two columns go by one name.
    case repeatedColumn(String)
    /// No name and no further column: nothing tells one person from another.
    case nothingToCompare(found: [String])
    case tooManyExtras(Int, limit: Int)
    /// Every row was refused; the first of them.
    case nothingRead(line: Int, why: Phrase)
    /// A file of settings that cannot be read, with what is wrong at which line.
    case settings(file: String, [SettingsProblem])
    /// Every pair of a file of decisions was refused; the first of them.
    case noDecision(line: Int, why: Phrase)

    /// A short stable word for programs.
    public var code: String {
        switch self {
        case .columnsMissing: "columns_missing"
        case .repeatedColumn: "column_repeated"
        case .nothingToCompare: "nothing_to_compare"
        case .tooManyExtras: "columns_too_many"
        case .nothingRead: "rows_all_refused"
        case .settings: "settings_refused"
        case .noDecision: "decisions_all_refused"
        }
    }

    /// Where in the file; nil where it concerns the whole.
    public var place: String? {
        switch self {
        case .repeatedColumn(let name): name
        case .nothingRead(let line, _), .noDecision(let line, _): "\(line)"
        case .settings(let file, let problems): problems.first?.line.map { "\(file):\($0)" } ?? file
        default: nil
        }
    }
}

extension LinkageFileError {
    /// What happened.
    public var message: Phrase {
        switch self {
        case .columnsMissing(let missing, let found):
            Phrase(
                fr: "Il manque les colonnes : \(missing.joined(separator: ", ")). Trouvées : \(Self.list(found)).",
                en: "The file lacks the columns: \(missing.joined(separator: ", ")). Found: \(Self.list(found)).")
        case .repeatedColumn(let name):
            Phrase(fr: "Deux colonnes s’appellent « \(name) ».", en: "Two columns are called “\(name)”.")
        case .nothingToCompare(let found):
            Phrase(
                fr: "Aucune colonne ne distingue les personnes : ni given_name, ni family_name. Trouvées : "
                    + "\(Self.list(found)).",
                en: "No column tells people apart: neither given_name nor family_name. Found: \(Self.list(found)).")
        case .tooManyExtras(let count, let limit):
            Phrase(
                fr: "\(count) colonnes à comparer en plus ; la limite est \(limit).",
                en: "\(count) further columns to compare; the limit is \(limit).")
        case .nothingRead(let line, let why):
            Phrase(
                fr: "Aucune rangée n’a pu être lue ; la première, ligne \(line) : \(why.french).",
                en: "No row could be read; the first, line \(line): \(why.english).")
        case .settings(_, let problems):
            Phrase(
                fr: problems.map { $0.sentence(in: .french) }.joined(separator: " "),
                en: problems.map { $0.sentence(in: .english) }.joined(separator: " "))
        case .noDecision(let line, let why):
            Phrase(
                fr: "Aucune décision n’a pu être lue ; la première, ligne \(line) : \(why.french).",
                en: "No decision could be read; the first, line \(line): \(why.english).")
        }
    }

    /// What to do about it.
    public var remedy: Phrase {
        switch self {
        case .columnsMissing(let missing, let found): nearest(missing, found)
        case .repeatedColumn: Phrase(fr: "Renommez ou supprimez l’une des deux.", en: "Rename or remove one of them.")
        case .nothingToCompare:
            Phrase(
                fr: "Donnez avec --map un fichier qui dit quelle colonne porte le nom.",
                en: "Give a file with --map that says which column holds the name.")
        case .tooManyExtras:
            Phrase(fr: "Gardez celles qui distinguent les personnes.", en: "Keep those that tell people apart.")
        case .nothingRead:
            Phrase(fr: "Vérifiez le séparateur et la première ligne.", en: "Check the separator and the first line.")
        case .settings: Phrase(fr: "Corrigez ces lignes.", en: "Correct these lines.")
        case .noDecision:
            Phrase(
                fr: "Chaque ligne dit deux rec_id du fichier des fiches, puis yes ou no.",
                en: "Each line says two rec_id of the file of records, then yes or no.")
        }
    }

    /// What happened and what to do, in one paragraph.
    public func sentence(in language: Language) -> String {
        message[language] + " " + remedy[language]
    }

    private static func list(_ names: [String]) -> String {
        if names.isEmpty { return "–" }
        return names.prefix(60).joined(separator: ", ") + (names.count > 60 ? "…" : "")
    }

    private func nearest(_ missing: [String], _ found: [String]) -> Phrase {
        let pairs = missing.compactMap { name in nearestColumn(to: name, among: found).map { (name, $0) } }
        let map = Phrase(
            fr: "Dites avec --map quelle colonne en tient lieu.", en: "Say with --map which column stands for it.")
        guard !pairs.isEmpty else { return map }
        return Phrase(
            fr: "Noms proches : " + pairs.map { "« \($1) » pour « \($0) »" }.joined(separator: ", ") + ". "
                + map.french,
            en: "Close names: " + pairs.map { "“\($1)” for “\($0)”" }.joined(separator: ", ") + ". " + map.english)
    }
}

/// The column whose name has most in common with the one wanted, where it is close enough to be a slip.
private func nearestColumn(to wanted: String, among found: [String]) -> String? {
    let likeness = found.map { name in
        (name, JaroWinkler.similarity(RecordColumns.folded(wanted), RecordColumns.folded(name)))
    }
    guard let best = likeness.max(by: { $0.1 < $1.1 }), best.1 >= 0.8 else { return nil }
    return best.0
}
