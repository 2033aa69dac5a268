import Pages
import Protection
import Store
import Workflows

/// Who was harmed, one by one, and who is who among them.
extension IncidentForms {
    private var reportChoices: [(value: String, words: Phrase)] {
        [("", Phrase(fr: "aucun", en: "none"))]
            + file.claims.enumerated().map { number, stored in
                (stored.claim.report, Phrase(fr: "récit \(number + 1)", en: "account \(number + 1)"))
            }
    }

    private static let fates: [(value: String, words: Phrase)] = HarmKind.allCases
        .filter { $0 != .sexualViolence && $0 != .property }.map { ($0.rawValue, $0.words) }

    var recording: Form {
        form(
            "person", Phrase(fr: "Inscrire", en: "Record"),
            title: Phrase(fr: "Inscrire une personne", en: "Record a person"),
            note: Phrase(
                fr: "Le nom va au coffre : inscrivez-le au dossier, puis donnez ici sa fiche. Sans nom, laissez vide.",
                en:
                    "The name goes into the vault: enrol it in the case, then give its record here. Without a name, leave it empty."
            ),
            fields: [
                .init(
                    "subject", Phrase(fr: "Fiche du coffre", en: "Record in the vault"), .text(longest: 20),
                    hint: Phrase(fr: "P-…", en: "P-…"), isRequired: false),
                .init("kind", Phrase(fr: "Ce qui lui est arrivé", en: "What befell them"), .choice(Self.fates)),
                .init("day", Phrase(fr: "Jour", en: "Day"), .day, isRequired: false),
                .init(
                    "sex", Phrase(fr: "Sexe", en: "Sex"), .choice(codes.choices(.sex)),
                    value: PersonSex.unknown.rawValue),
                .init(
                    "age", Phrase(fr: "Âge", en: "Age"), .choice(codes.choices(.age)),
                    value: AgeBand.unknown.rawValue),
                .init(
                    "status", Phrase(fr: "Statut", en: "Status"),
                    .choice(codes.choices(.status)), value: PersonStatus.unknown.rawValue),
                .init(
                    "cause", Phrase(fr: "Cause", en: "Cause"),
                    .choice(codes.choices(.cause)),
                    value: HarmCause.unknown.rawValue),
                .init("report", Phrase(fr: "Selon", en: "According to"), .choice(reportChoices), isRequired: false),
            ])
    }

    private var personChoices: [(value: String, words: Phrase)] {
        file.persons.map { ($0.id, presenter.same(presenter.reference(of: $0.id))) }
    }

    var adding: Form {
        form(
            "fate", Phrase(fr: "Noter", en: "Note"),
            title: Phrase(fr: "Noter ce qui est arrivé ensuite", en: "Note what befell them later"),
            note: Phrase(
                fr: "Une blessure suivie d’une mort compte parmi les personnes tuées à partir du jour de la mort.",
                en: "An injury followed by a death counts among those killed from the day of death on."),
            fields: [
                .init("person", Phrase(fr: "Fiche", en: "Record"), .choice(personChoices)),
                .init("kind", Phrase(fr: "Ce qui est arrivé", en: "What befell them"), .choice(Self.fates)),
                .init("day", Phrase(fr: "Jour", en: "Day"), .day, isRequired: false),
                .init("report", Phrase(fr: "Selon", en: "According to"), .choice(reportChoices), isRequired: false),
            ])
    }

    var judging: Form {
        form(
            "judge", Phrase(fr: "Décider", en: "Decide"),
            title: Phrase(fr: "Une personne ou deux ?", en: "One person or two?"),
            fields: [
                .init("first", Phrase(fr: "Fiche", en: "Record"), .choice(personChoices)),
                .init(
                    "second", Phrase(fr: "Autre fiche", en: "Other record"), .choice(personChoices),
                    value: personChoices.count > 1 ? personChoices[1].value : ""),
                .init(
                    "same", Phrase(fr: "Décision", en: "Decision"),
                    .choice([
                        ("yes", Phrase(fr: "une seule personne", en: "one person")),
                        ("no", Phrase(fr: "deux personnes", en: "two persons")),
                    ])), reason,
            ])
    }

    /// Takes a decision about a pair back.
    func undoing(_ judgement: StoredJudgement) -> Form? {
        guard mayEdit else { return nil }
        return form(
            "undo", Phrase(fr: "Défaire", en: "Undo"),
            title: Phrase(fr: "Défaire cette décision", en: "Undo this decision"), fields: [reason],
            hidden: [("judgement", judgement.id)])
    }
}
