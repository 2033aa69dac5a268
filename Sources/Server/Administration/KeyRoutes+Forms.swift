import Access
import Pages
import Protection

extension KeyRoutes {
    /// The forms for a new token: one person makes what reads no content, and asks a second for what does.
    static func issuing(_ visitor: Visitor) -> [Form] {
        func fields(_ scopes: [Scope]) -> [Form.Field] {
            [
                .init("label", Words.label, .text(longest: 100)),
                .init(
                    "scope", Phrase(fr: "Portées", en: "Scopes"),
                    .several(scopes.map { ($0.rawValue, Phrase(fr: $0.rawValue, en: $0.rawValue)) })),
                .init("until", Words.until, .day),
            ]
        }
        var forms: [Form] = []
        if visitor.decide(.tokenCreate, .secret) != .notFound {
            forms.append(
                Form(
                    to: "/admin/tokens", submit: Phrase(fr: "Émettre un jeton", en: "Issue a token"),
                    fields: fields(Scope.allCases.filter { !$0.readsContent })))
        }
        if visitor.decide(.approvalAsk, .readingSecret) != .notFound {
            forms.append(
                Form(
                    to: "/admin/approvals",
                    submit: Phrase(fr: "Demander un jeton qui lit", en: "Ask for a token that reads"),
                    note: Phrase(
                        fr:
                            "Un dépositaire d’une autre unité décide ; puis le jeton se fait et se montre une fois, sous "
                            + "« Approbations ».",
                        en:
                            "A custodian of another unit decides; then the token is made and shown once, under “Approvals”."
                    ),
                    fields: fields(Scope.allCases.filter(\.readsContent))
                        + [
                            .init(
                                "areas", Words.areas, .text(longest: 2_000),
                                hint: Phrase(
                                    fr: "SCHÉMA:CODE, séparées par des virgules ; vide : partout",
                                    en: "SCHEME:CODE, separated by commas; empty: everywhere"),
                                isRequired: false)
                        ] + ApprovalForms.asking,
                    hidden: [("purpose", ApprovalPurpose.bulkExport.rawValue)]))
        }
        return forms
    }
}
