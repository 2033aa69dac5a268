import Access
import Pages
import Protection
import Store

/// The forms below the register of people: inviting, asking for a grant, asking for a new enrolment.
struct PeopleForms {
    let visitor: Visitor
    /// The accounts of the page.
    let people: [AccountProfile]

    var sections: [RegisterPage.Section] {
        var sections: [RegisterPage.Section] = []
        if visitor.authorisation.opens(.personInvite, at: visitor.now) {
            sections.append(
                RegisterPage.Section(
                    id: "invite", title: Phrase(fr: "Inviter une personne", en: "Invite someone"),
                    forms: [
                        Form(
                            to: "/admin/people", submit: Phrase(fr: "Inviter", en: "Invite"),
                            fields: [
                                .init("name", Words.name, .text(longest: 100)),
                                .init("unit", Words.unit, .text(longest: 100)),
                            ])
                    ]))
        }
        if visitor.authorisation.opens(.grantGive, at: visitor.now) {
            let open = people.filter { $0.closedAt == nil && $0.id != visitor.profile?.id }
            sections.append(
                RegisterPage.Section(
                    id: "grant", title: Phrase(fr: "Demander une habilitation", en: "Ask for a grant"),
                    note: Phrase(
                        fr: "Une seconde personne, d’une autre unité, l’approuve au plus tôt une minute après.",
                        en: "A second person, of another unit, approves it a minute later at the earliest."),
                    forms: open.isEmpty
                        ? []
                        : [
                            Form(
                                to: "/admin/people/chosen/grants", submit: Phrase(fr: "Demander", en: "Ask"),
                                fields: [
                                    .init(
                                        "account", Words.name,
                                        .choice(open.map { ($0.id.rawValue, Phrase(fr: $0.name, en: $0.name)) })),
                                    .init("role", Words.role, .choice(Role.allCases.map { ($0.rawValue, $0.words) })),
                                    .init(
                                        "areas", Words.areas, .text(longest: 2_000),
                                        hint: Phrase(
                                            fr: "SCHÉMA:CODE, séparées par des virgules",
                                            en: "SCHEME:CODE, separated by commas"),
                                        isRequired: false,
                                        need: Phrase(
                                            fr: "au moins une, ou la case suivante",
                                            en: "at least one, or the next box")),
                                    .init(
                                        "everywhere", Phrase(fr: "Ou tout le pays", en: "Or the whole country"),
                                        .several([
                                            ("yes", Phrase(fr: "toutes les zones", en: "all areas"))
                                        ]), isRequired: false),
                                    .init(
                                        "cases", CaseWords.caseFile, .text(longest: 2_000),
                                        hint: Phrase(
                                            fr: "D-…, séparés par des virgules ; vide : tous, sans aucune identité",
                                            en: "D-…, separated by commas; empty: all, without any identity"),
                                        isRequired: false),
                                    .init(
                                        "mark", CaseWords.marks,
                                        .several(Mark.allCases.map { ($0.rawValue, $0.words) }), isRequired: false),
                                    .init("reason", Words.reason, .paragraph(longest: 2_000)),
                                ])
                        ]))
        }
        if visitor.authorisation.opens(.personReenrol, at: visitor.now) {
            sections.append(reenrolment(people.filter { $0.closedAt == nil && $0.id != visitor.profile?.id }))
        }
        return sections
    }

    private func reenrolment(_ people: [AccountProfile]) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "reenrol", title: Phrase(fr: "Demander une nouvelle inscription", en: "Ask for a new enrolment"),
            note: Phrase(
                fr: "Pour qui a perdu tous ses moyens d’entrer. Une seconde personne, d’une autre unité, l’approuve.",
                en: "For someone who lost every way in. A second person, of another unit, approves it."),
            forms: people.isEmpty
                ? []
                : [
                    Form(
                        to: "/admin/people/chosen/reenrol", submit: Phrase(fr: "Demander", en: "Ask"),
                        fields: [
                            .init(
                                "account", Words.name,
                                .choice(people.map { ($0.id.rawValue, Phrase(fr: $0.name, en: $0.name)) })),
                            .init("reason", Words.reason, .paragraph(longest: 2_000)),
                        ])
                ])
    }
}
