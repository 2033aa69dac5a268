import Access
import Pages
import Protection
import Store
import Workflows

/// The forms by which an incident is worked on: those its state and the reader's grants allow now, and no others.
struct IncidentForms {
    let presenter: IncidentPresenter

    var incident: TrackedIncident { presenter.incident }
    var file: HarmFile { presenter.dossier.file }
    var visitor: Visitor { presenter.visitor }
    var codes: CasualtyWords { presenter.dossier.codes }
    private var maySeeSexualViolence: Bool { visitor.maySeeSexualViolence(of: presenter.dossier) }
    var mayEdit: Bool { visitor.decide(.incidentEdit, .record, on: incident.resource) == .allow }
    var mayDecide: Bool { visitor.decide(.incidentDecide, .record, on: incident.resource) == .allow }
    private var mayReview: Bool { visitor.decide(.incidentReview, .record, on: incident.resource) == .allow }

    func all() -> IncidentPage.Forms {
        var forms = IncidentPage.Forms()
        forms.moves = moves
        guard mayEdit else {
            forms.reviews = reviewing().reviews
            return forms
        }
        if incident.mergedInto == nil {
            forms.accounts = [linking]
            forms.grades = [gradingAnother]
            forms.persons =
                [recording] + (file.persons.count > 1 ? [judging] : []) + (file.persons.isEmpty ? [] : [adding])
            forms.evidence = [tying]
            forms.details = [editing, assigning]
        }
        forms.details += merging
        return forms
    }

    /// For those who read without editing.
    func reviewing() -> IncidentPage.Forms {
        var forms = IncidentPage.Forms()
        guard mayReview, presenter.knownOn == nil else { return forms }
        forms.reviews = [
            Form(
                to: incident.path + "/reviews", submit: Phrase(fr: "Donner un avis", en: "Give a finding"),
                title: Phrase(
                    fr: "Votre avis sur la version \(incident.version)",
                    en: "Your finding on version \(incident.version)"),
                fields: [
                    .init(
                        "finding", Phrase(fr: "Avis", en: "Finding"),
                        .choice(IncidentReview.Finding.allCases.map { ($0.rawValue, $0.words) })),
                    .init(
                        "note", Phrase(fr: "Pourquoi", en: "Why"), .paragraph(longest: 2_000), hint: Self.noNames,
                        isRequired: false),
                ], hidden: [("version", String(incident.version))])
        ]
        return forms
    }

    static let noNames = Phrase(fr: "sans nom de personne", en: "without anybody’s name")

    var reason: Form.Field {
        .init("reason", Phrase(fr: "Pourquoi", en: "Why"), .paragraph(longest: 2_000), hint: Self.noNames)
    }

    func form(
        _ verb: String, _ submit: Phrase, title: Phrase? = nil, note: Phrase? = nil, fields: [Form.Field],
        hidden: [(name: String, value: String)] = []
    ) -> Form {
        Form(
            to: incident.path, submit: submit, title: title, note: note, fields: fields,
            hidden: [("do", verb), ("version", String(incident.version))] + hidden)
    }

    // MARK: - Accounts

    private var linking: Form {
        form(
            "take", Phrase(fr: "Rattacher", en: "Link"),
            title: Phrase(fr: "Rattacher un signalement", en: "Link a report"),
            fields: [
                .init(
                    "near", Phrase(fr: "Signalement de la même zone", en: "Report of the same area"),
                    .choice(
                        [(value: "", words: Phrase(fr: "aucun de ceux-ci", en: "none of these"))]
                            + presenter.near.map(Self.choice)),
                    isRequired: false, need: eitherReport),
                .init(
                    "report", Phrase(fr: "Ou l’adresse de sa page", en: "Or the address of its page"),
                    .text(longest: 200), isRequired: false, need: eitherReport),
            ] + ClaimForm.fields(showsSexualViolence: maySeeSexualViolence))
    }

    private var eitherReport: Phrase { Phrase(fr: "l’un ou l’autre", en: "one or the other") }

    private static func choice(_ entry: ReportList.Entry) -> (value: String, words: Phrase) {
        let day = Words.day(entry.reading.day ?? entry.report.receivedAt.day)
        let what = entry.reading.category?.label ?? Phrase(fr: "nature inconnue", en: "kind unknown")
        let (name, channel) = (entry.report.shortName, entry.report.channel.words)
        return (
            entry.report.id,
            Phrase(
                fr: [day.french, what.french, channel.french, name].joined(separator: " · "),
                en: [day.english, what.english, channel.english, name].joined(separator: " · "))
        )
    }

    /// What can be done to one account.
    func claim(_ stored: StoredClaim) -> [Form] {
        guard mayEdit, incident.mergedInto == nil, stored.incident == incident.id else { return [] }
        let hidden = [("claim", stored.claim.id), ("claim_version", String(stored.version))]
        let why: String = if case .setAside(let why) = stored.claim.use { why } else { "" }
        return [
            form(
                "revise-claim", Phrase(fr: "Corriger", en: "Correct"),
                title: Phrase(fr: "Corriger ce récit", en: "Correct this account"),
                fields: ClaimForm.fields(stored.claim, showsSexualViolence: maySeeSexualViolence) + [
                    .init(
                        "set_aside", Phrase(fr: "Non retenu, parce que", en: "Not used, because"), .text(longest: 400),
                        hint: Phrase(
                            fr: "vide : retenu. Un récit non retenu reste montré.",
                            en: "empty: used. An account that is not used stays in view."),
                        isRequired: false, value: why)
                ], hidden: hidden),
            form(
                "withdraw-claim", Phrase(fr: "Retirer", en: "Take away"),
                title: Phrase(fr: "Retirer ce récit", en: "Take this account away"),
                note: Phrase(
                    fr: "Son signalement appartient à un autre incident. L’historique le garde.",
                    en: "Its report belongs to another incident. The history keeps it."), fields: [], hidden: hidden),
        ]
    }

    var claimChoices: [(value: String, words: Phrase)] {
        file.claims.enumerated().map { number, stored in
            (
                stored.claim.id,
                Phrase(
                    fr: "récit \(number + 1), \(stored.claim.sourceType.label.french)",
                    en: "account \(number + 1), \(stored.claim.sourceType.label.english)")
            )
        }
    }

    // MARK: - Grades

    private var held: Form.Field {
        .init(
            "evidence", Phrase(fr: "Tient par", en: "Rests on"), .several(claimChoices), isRequired: false,
            need: Phrase(fr: "au moins un au-dessus de 0", en: "at least one above 0"))
    }

    private func rungs(_ words: (Grade) -> Phrase) -> [(value: String, words: Phrase)] {
        (0...5).compactMap { Grade($0) }.map { grade in
            (
                String(grade.step),
                Phrase(fr: "\(grade.step) \(words(grade).french)", en: "\(grade.step) \(words(grade).english)")
            )
        }
    }

    /// Sets a step on one ladder; nil for the one that it happened.
    func grading(_ actor: String?, _ proposal: GradeProposal) -> Form? {
        guard mayEdit, incident.mergedInto == nil else { return nil }
        return form(
            "grade", Phrase(fr: "Fixer le degré", en: "Set the grade"),
            title: actor.map { Phrase(fr: "Fixer le degré pour \($0)", en: "Set the grade for \($0)") }
                ?? Phrase(fr: "Fixer le degré", en: "Set the grade"),
            fields: [
                .init(
                    "grade", Phrase(fr: "Degré", en: "Grade"),
                    .choice(actor == nil ? rungs(GradeLadder.happenedWords) : rungs(GradeLadder.attributionWords)),
                    value: String(proposal.grade.step)),
                held,
                reason,
            ], hidden: actor.map { [("actor", $0)] } ?? [])
    }

    private var gradingAnother: Form {
        form(
            "grade", Phrase(fr: "Fixer le degré", en: "Set the grade"),
            title: Phrase(fr: "Mettre en cause un autre acteur", en: "Lay it to another actor"),
            fields: [
                .init(
                    "actor", Phrase(fr: "Acteur", en: "Actor"), .text(longest: 120),
                    hint: Phrase(fr: "force ou groupe, jamais une personne", en: "a force or a group, never a person")),
                .init(
                    "grade", Phrase(fr: "Degré", en: "Grade"), .choice(rungs(GradeLadder.attributionWords)), value: "1"
                ),
                held,
                reason,
            ])
    }
}
