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
                    "move", Phrase(fr: "Faire ce pas", en: "Make this step"),
                    title: Phrase(fr: "Étape : \(next.label.french)", en: "Step: \(next.label.english)"),
                    fields: [reason], hidden: [("to", next.word)]))
        }
        if mayDecide {
            if case .proposed(let decision) = state {
                if file.allegation.moves.last?.by != visitor.profile?.id.rawValue {
                    forms.append(
                        deciding(
                            .decided(decision),
                            Phrase(fr: "Confirmer : \(decision.label.french)", en: "Confirm: \(decision.label.english)")
                        ))
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
                    .init(
                        "evidence", Phrase(fr: "Repose sur", en: "Rests on"), .several(claimChoices), isRequired: false),
                    reason,
                ])
        ]
    }

    private func deciding(_ state: AllegationState, _ submit: Phrase) -> Form {
        Form(
            to: incident.path + "/decisions", submit: submit, title: submit,
            fields: [
                .init("evidence", Phrase(fr: "Repose sur", en: "Rests on"), .several(claimChoices), isRequired: false),
                reason,
            ], hidden: [("to", state.word)])
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
            title: Phrase(fr: "Modifier ce qui est tenu", en: "Edit what is held"),
            fields: DetailsForm.fields(incident.details, codes) + [reason])
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
