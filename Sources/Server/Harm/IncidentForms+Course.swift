import Access
import Pages
import Protection
import Store
import Workflows

/// How the allegation moves on, and what else can be done to the incident.
extension IncidentForms {
    var moves: [Form] {
        guard incident.mergedInto == nil else { return [] }
        let state = file.allegation.state
        var forms: [Form] = []
        if mayEdit, let next = Self.next(state) {
            forms.append(
                form(
                    "move", Phrase(fr: "Passer à cette étape", en: "Move to this stage"),
                    title: Phrase(fr: "Étape : \(next.label.french)", en: "Step: \(next.label.english)"),
                    fields: [reason], hidden: [("to", next.word)]))
        }
        if mayDecide {
            if case .proposed(let decision) = state {
                if file.allegation.moves.last?.by != visitor.profile?.id.rawValue {
                    forms += [confirming(decision), notConfirming(decision)]
                }
            } else {
                forms += proposing(state)
            }
        }
        return forms
    }

    private func proposing(_ state: AllegationState) -> [Form] {
        let decisions: [AllegationDecision] =
            switch state {
            case .initialAssessment, .underInquiry: AllegationDecision.allCases
            case .logged, .triaged: [.notHarm, .duplicate]
            default: []
            }
        guard !decisions.isEmpty else { return [] }
        return [
            Form(
                to: incident.path + "/decisions", submit: Phrase(fr: "Proposer", en: "Propose"),
                title: Phrase(fr: "Proposer une décision", en: "Propose a decision"),
                note: Phrase(
                    fr: "Une autre personne devra la confirmer.", en: "Another person will have to confirm it."),
                fields: [
                    .init(
                        "to", Phrase(fr: "Décision", en: "Decision"),
                        .choice(decisions.map { (AllegationState.proposed($0).word, $0.label) })),
                    restingOn,
                ] + despite(decisions) + [reason])
        ]
    }

    private func confirming(_ decision: AllegationDecision) -> Form {
        let submit = Phrase(fr: "Confirmer : \(decision.label.french)", en: "Confirm: \(decision.label.english)")
        return Form(
            to: incident.path + "/decisions", submit: submit, title: submit,
            fields: [restingOn] + despite([decision]) + [reason],
            hidden: [("to", AllegationState.decided(decision).word)])
    }

    /// Two people decide only where the second may also say no.
    private func notConfirming(_ decision: AllegationDecision) -> Form {
        Form(
            to: incident.path + "/decisions", submit: Phrase(fr: "Ne pas confirmer", en: "Do not confirm"),
            title: Phrase(
                fr: "Ne pas confirmer : \(decision.label.french)", en: "Do not confirm: \(decision.label.english)"),
            note: Phrase(
                fr: "L’allégation retourne à l’enquête. La proposition reste dans l’historique, avec votre motif.",
                en: "The allegation goes back under inquiry. The proposal stays in the history, with your reason."),
            fields: [reason], hidden: [("to", AllegationState.underInquiry.word)])
    }

    private var restingOn: Form.Field {
        .init(
            "evidence", Phrase(fr: "Repose sur", en: "Rests on"), .several(claimChoices), isRequired: false,
            need: Phrase(
                fr: "au moins un pour « vérifiée », « crédible » ou « contestée »",
                en: "at least one for “verified”, “credible” or “contested”"))
    }

    /// What is wanting for these decisions, to be acknowledged by whoever makes one; nothing where all of them hold.
    private func despite(_ decisions: [AllegationDecision]) -> [Form.Field] {
        let wanting = decisions.compactMap { decision -> Phrase? in
            let found = file.shortfalls(of: decision).map(\.label)
            guard !found.isEmpty else { return nil }
            return Phrase(
                fr: "« \(decision.label.french) » : \(found.map(\.french).joined(separator: " ; "))",
                en: "“\(decision.label.english)”: \(found.map(\.english).joined(separator: "; "))")
        }
        guard !wanting.isEmpty else { return [] }
        return [
            .init(
                "despite", Phrase(fr: "Ce qui manque", en: "What is wanting"),
                .several([
                    (
                        "yes",
                        Phrase(
                            fr: "Je décide malgré cela ; le motif dit pourquoi.",
                            en: "I decide in spite of it; the reason says why.")
                    )
                ]),
                hint: Phrase(
                    fr: wanting.map(\.french).joined(separator: ". "),
                    en: wanting.map(\.english).joined(separator: ". ")
                ),
                isRequired: false, need: Phrase(fr: "à cocher pour décider ainsi", en: "to be ticked to decide so"))
        ]
    }

    /// The step an analyst may make next, decisions apart.
    private static func next(_ state: AllegationState) -> AllegationState? {
        switch state {
        case .lead: .logged
        case .logged: .triaged
        case .triaged: .initialAssessment
        case .initialAssessment, .proposed, .decided: .underInquiry
        case .underInquiry: nil
        }
    }

    var tying: Form {
        form(
            "tie", Phrase(fr: "Rattacher", en: "Link"),
            title: Phrase(fr: "Rattacher une preuve ou un dossier", en: "Link evidence or a case"),
            fields: [
                .init(
                    "reference", Phrase(fr: "Référence", en: "Reference"), .text(longest: 20),
                    hint: Phrase(
                        fr: "D-… pour un dossier ; E-… pour une preuve d’un dossier rattaché",
                        en: "D-… for a case; E-… for evidence of a case linked here")),
                .init(
                    "comment", Phrase(fr: "Ce que cela montre", en: "What it shows"), .text(longest: 300),
                    hint: Self.noNames, isRequired: false),
            ])
    }

    var editing: Form {
        form(
            "edit", Phrase(fr: "Enregistrer", en: "Save"),
            title: Phrase(fr: "Modifier ce qui est retenu", en: "Edit what is held"),
            fields: DetailsForm.fields(incident.details.held, codes) + [reason])
    }

    var assigning: Form {
        let isMine = incident.details.assignedTo == visitor.profile?.id.rawValue
        return form(
            isMine ? "hand-back" : "assign",
            isMine ? Phrase(fr: "Rendre", en: "Hand back") : Phrase(fr: "Prendre en charge", en: "Take it on"),
            title: isMine
                ? Phrase(fr: "Rendre l’incident", en: "Hand the incident back")
                : Phrase(fr: "Prendre l’incident en charge", en: "Take the incident on"), fields: [])
    }

    var merging: [Form] {
        if let other = presenter.dossier.mergedInto {
            guard visitor.decide(.incidentEdit, .record, on: other.resource) == .allow else { return [] }
            return [
                form(
                    "unmerge", Phrase(fr: "Défaire la fusion", en: "Unmerge"),
                    title: Phrase(
                        fr: "Défaire la fusion avec \(other.reference)", en: "Unmerge from \(other.reference)"),
                    fields: [reason])
            ]
        }
        guard presenter.dossier.merged.isEmpty else { return [] }
        return [
            form(
                "merge", Phrase(fr: "Fusionner", en: "Merge"),
                title: Phrase(fr: "Fusionner dans un autre incident", en: "Merge into another incident"),
                note: Phrase(
                    fr: "Les deux restent ; la fusion se défait.", en: "Both are kept; it can be unmerged."),
                fields: [
                    .init(
                        "into", Phrase(fr: "Incident", en: "Incident"), .text(longest: 20),
                        hint: Phrase(fr: "sa référence, I-2023-0001", en: "its reference, I-2023-0001")), reason,
                ])
        ]
    }
}

extension HarmFile {
    /// What is wanting for a decision, with the accounts and the grade as they stand.
    func shortfalls(of decision: AllegationDecision) -> [DecisionShortfall] {
        decision.shortfalls(graded: incident.details.happened, on: claims.map(\.claim))
    }
}

extension Refusal {
    /// Whoever decides in spite of what is wanting says so; the reason is kept with the decision.
    static func wanting(_ shortfalls: [DecisionShortfall], for decision: AllegationDecision) -> Refusal {
        let labels = shortfalls.map(\.label)
        return Refusal(
            .usage, code: "decision_wanting",
            message: Phrase(
                fr: "Pour « \(decision.label.french) », il manque : \(labels.map(\.french).joined(separator: " ; ")).",
                en:
                    "For “\(decision.label.english)”, this is wanting: \(labels.map(\.english).joined(separator: "; "))."
            ),
            place: "despite",
            remedy: Phrase(
                fr: "Complétez d’abord, ou cochez que vous décidez malgré cela.",
                en: "Complete it first, or tick that you decide in spite of it."))
    }
}
