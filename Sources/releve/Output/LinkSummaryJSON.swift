import Interchange
import Linkage
import LinkageFiles
import Protection
import Workflows

/// The summary of linking a file, as `--json` prints it.
struct LinkSummaryJSON: Encodable {
    struct Refused: Encodable {
        let line: Int
        let column: String
        let value: String
        let why: String

        init(_ rejection: Rejection, in language: Language) {
            (line, column, value) = (rejection.line, rejection.column, rejection.value)
            why = rejection.why[language]
        }
    }

    struct Unread: Encodable {
        let column: String
        let count: Int
        let line: Int
        let value: String
        let why: String

        init(_ values: UnreadValues, line: Int, in language: Language) {
            (count, self.line, value) = (values.count, line, values.firstValue)
            switch values.kind {
            case .column(let field):
                column = field.rawValue
                why = Phrase(fr: "illisible, compté comme non dit", en: "cannot be read, counts as not said")[language]
            case .birthAfterEvent:
                column = "birth"
                why =
                    Phrase(
                        fr:
                            "né après l’événement : ni l’âge ni la naissance ne comptent comme dits ; corrigez l’une des dates",
                        en: "born after the event: neither age nor birth counts as said; correct one of the dates")[
                        language]
            }
        }
    }

    struct Decisions: Encodable {
        let taken: Int
        let overruled: Int
        let rejected: [Refused]
    }

    let records: Int
    let persons: Int
    let namedPersons: Int
    let pairs: Int
    let comparedPairs: Int
    let oversizedBlocks: Int
    let learnedSpellings: Int
    let encoding: String
    let separator: String
    let ignoredColumns: [String]
    let unread: [Unread]
    let rejected: [Refused]
    let decisions: Decisions
    /// What a person should know, in a sentence each.
    let notes: [String]

    init(_ linked: LinkedRecords, in language: Language) {
        let (file, result) = (linked.file, linked.result)
        records = file.table.count
        persons = result.personCount
        namedPersons = result.namedPersonCount
        pairs = result.summary.keptPairs
        comparedPairs = result.summary.comparedPairs
        oversizedBlocks = result.summary.oversizedBlocks
        learnedSpellings = result.summary.learnedSpellings
        encoding = file.encoding.rawValue
        separator = file.separator.rawValue
        ignoredColumns = file.ignoredColumns
        unread = file.unread.map { Unread($0.values, line: $0.line, in: language) }
        rejected = file.rejections.map { Refused($0, in: language) }
        decisions = Decisions(
            taken: linked.book.standing.count, overruled: linked.book.overruled.count,
            rejected: linked.refusedDecisions.map { Refused($0, in: language) })
        notes = Self.notes(linked, unread).map { $0[language] }
    }

    private static func notes(_ linked: LinkedRecords, _ unread: [Unread]) -> [Phrase] {
        var notes = unread.map { values in
            Phrase(
                fr:
                    "\(values.count) × \(values.column) : \(values.why) ; le premier, ligne \(values.line) : « \(values.value) »",
                en:
                    "\(values.count) × \(values.column): \(values.why); the first, line \(values.line): “\(values.value)”"
            )
        }
        let ignored = linked.file.ignoredColumns
        if !ignored.isEmpty {
            let names = ignored.prefix(20).joined(separator: ", ") + (ignored.count > 20 ? "…" : "")
            notes.append(
                Phrase(
                    fr: "Colonnes non comparées : \(names). Dites avec --map ce qu’elles sont.",
                    en: "Columns not compared: \(names). Say with --map what they are."))
        }
        if !linked.result.summary.isTaught {
            notes.append(
                Phrase(
                    fr:
                        "Trop peu de paires d’une même personne pour en apprendre les poids : les poids de départ valent "
                        + "(docs/methods/linkage.md). Un nom seul ne réunit personne, ni deux lignes d’une même liste, sauf "
                        + "si nom, âge, jour et lieu concordent et que rien ne diffère. Revoyez les paires (--review), ou "
                        + "prenez un modèle appris ailleurs (--model).",
                    en:
                        "Too few pairs of one person to learn the weights from: the starting weights hold "
                        + "(docs/methods/linkage.md). A name alone joins nobody, nor are two rows of one list joined, unless "
                        + "name, age, day and place agree and nothing differs. Look at the pairs (--review), or take a model "
                        + "learnt elsewhere (--model)."))
        }
        let blocks = linked.result.summary.oversizedBlocks
        if blocks > 0 {
            notes.append(
                Phrase(
                    fr:
                        "\(blocks) groupes de fiches étaient trop grands pour être comparés paire à paire par une seule clé.",
                    en: "\(blocks) groups of records were too large to be compared pair by pair under one key."))
        }
        if !linked.book.overruled.isEmpty {
            let count = linked.book.overruled.count
            notes.append(
                Phrase(
                    fr: "\(count) décisions sont contredites par de plus récentes, qui l’emportent.",
                    en: "\(count) decisions are contradicted by later ones, which hold."))
        }
        return notes
    }
}
