import Pages
import Protection
import Store
import Workflows

/// The two ways of asking for an estimate.
extension UndercountRoutes {
    static let kinds: [HarmKind: Phrase] = [
        .killed: Phrase(fr: "Personnes tuées", en: "People killed"),
        .injured: Phrase(fr: "Personnes blessées", en: "People injured"),
        .missing: Phrase(fr: "Personnes disparues", en: "People missing"),
        .abducted: Phrase(fr: "Personnes enlevées", en: "People abducted"),
    ]

    static let ways: [ListedPerson.ListBy: Phrase] = [
        .imported: Phrase(fr: "liste de personnes importée", en: "list of persons taken in"),
        .family: Phrase(fr: "famille de sources", en: "family of sources"),
        .sourceType: Phrase(fr: "type de source", en: "sort of source"),
        .channel: Phrase(fr: "voie du signalement", en: "channel of the report"),
    ]

    static let forms: [RegisterPage.Section] = [
        RegisterPage.Section(
            id: "own", title: Phrase(fr: "À partir des personnes recensées ici", en: "From the persons recorded here"),
            note: Phrase(
                fr:
                    "Une liste par liste importée, famille de sources, type ou voie ; les fiches jugées d’une même personne n’en font qu’une. Sous trois listes, seul "
                    + "un modèle répond, sans pouvoir être vérifié.",
                en:
                    "One list for each list taken in, family of sources, sort or channel; records judged to be one person are one. Under three lists only one "
                    + "model answers, and nothing can check it."),
            forms: [
                Form(
                    to: "/undercount", submit: Phrase(fr: "Estimer", en: "Estimate"),
                    fields: [
                        .init("title", Phrase(fr: "Nom", en: "Name"), .text(longest: 120), isRequired: false),
                        .init(
                            "kind", Phrase(fr: "Dommage", en: "Harm"),
                            .choice(HarmKind.allCases.compactMap { kind in kinds[kind].map { (kind.rawValue, $0) } })),
                        .init(
                            "by", Phrase(fr: "Listes par", en: "Lists by"),
                            .choice(
                                ListedPerson.ListBy.allCases.compactMap { way in ways[way].map { (way.rawValue, $0) } })
                        ),
                        .init(
                            "strata", Phrase(fr: "Parties", en: "Parts"),
                            .choice([
                                ("none", Phrase(fr: "aucune", en: "none")),
                                ("area", Phrase(fr: "par zone", en: "by area")),
                                ("year", Phrase(fr: "par année", en: "by year")),
                            ]), value: "none"),
                        .init(
                            "from", Phrase(fr: "Du mois", en: "From month"), .text(longest: 7),
                            hint: Phrase(fr: "AAAA-MM", en: "YYYY-MM"), isRequired: false),
                        .init(
                            "to", Phrase(fr: "Au mois", en: "To month"), .text(longest: 7),
                            hint: Phrase(fr: "AAAA-MM", en: "YYYY-MM"), isRequired: false),
                    ])
            ]),
        RegisterPage.Section(
            id: "brought", title: Phrase(fr: "À partir d’un tableau", en: "From a table"),
            note: Phrase(
                fr:
                    "CSV : une colonne de 0 et de 1 par liste, et count ; une colonne stratum partage la population. Collez-le ou joignez-le ; "
                    + "le fichier l’emporte.",
                en:
                    "CSV: one column of 0 and 1 for each list, and count; a column stratum splits the population. Paste it or attach it; "
                    + "the file wins."),
            forms: [
                Form(
                    to: "/undercount", submit: Phrase(fr: "Estimer", en: "Estimate"),
                    fields: [
                        .init("title", Phrase(fr: "Nom", en: "Name"), .text(longest: 120), isRequired: false),
                        .init(
                            "table", Phrase(fr: "Tableau", en: "Table"), .paragraph(longest: 60_000), isRequired: false),
                        .init("file", Phrase(fr: "Fichier", en: "File"), .file, isRequired: false),
                    ], hidden: [("from-table", "1")])
            ]),
    ]
}
