import Access
import Pages
import Protection

/// What requests of the two-person rule look like wherever they stand.
enum ApprovalForms {
    /// A reason, and when the request ends.
    static let asking: [Form.Field] = [
        .init("reason", Words.reason, .paragraph(longest: 2_000)),
        .init(
            "hours", Phrase(fr: "Valable", en: "Holds for"),
            .choice([24, 8, 1].map { ("\($0)", Phrase(fr: "\($0) h", en: "\($0) h")) }), value: "24"),
    ]

    /// When a request ends, as its form says; nil where that is none of the choices.
    static func until(_ form: FormBody, from now: Instant) -> Instant? {
        guard let hours = form.text("hours").flatMap({ Int($0) }), (1...24).contains(hours) else { return nil }
        return now + .hours(hours)
    }

    static func state(of approval: Approval, at now: Instant) -> RegisterPage.Cell {
        switch approval.state {
        case .waiting where approval.isOver(at: now), .approved where approval.isOver(at: now):
            .words(Phrase(fr: "délai passé", en: "out of time"))
        case .waiting: .state(waiting(approval), calls: true)
        case .approved: .state(Phrase(fr: "approuvée, à faire", en: "approved, to be done"), calls: true)
        case .refused: .words(Phrase(fr: "refusée", en: "refused"))
        case .withdrawn: .words(Phrase(fr: "retirée", en: "withdrawn"))
        case .used: .words(Phrase(fr: "faite", en: "done"))
        }
    }

    /// Who can decide: told to whoever asked, who may not.
    private static func waiting(_ approval: Approval) -> Phrase {
        let unit = approval.requester.unit.rawValue
        let second = Role.custodian.words
        let other: (fr: String, en: String) =
            approval.purpose == .unmasking
            ? (
                " ou une autre \(Role.investigator.words.french.lowercased()) de ce dossier",
                " or another investigator of this case"
            ) : ("", "")
        return Phrase(
            fr:
                "attend une seconde personne : \(second.french.lowercased())\(other.fr), d’une autre unité que « \(unit) »",
            en: "waits for a second person: a \(second.english.lowercased())\(other.en), of another unit than “\(unit)”"
        )
    }
}
