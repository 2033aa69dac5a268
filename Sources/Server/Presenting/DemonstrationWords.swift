import Demonstration
import Pages
import Protection
import Workflows

/// Facts of the demonstration that pages quote with their source.
enum DemonstrationWords {
    static func strength(_ knowledge: Knowledge) -> Phrase? {
        guard knowledge.demonstration != nil else { return nil }
        return Phrase(
            fr: "12\u{202F}947 en uniforme, 1\u{202F}786 civils · Conseil de sécurité, 28 août 2023",
            en: "12,947 in uniform, 1,786 civilians · Security Council, 28 August 2023")
    }

    static func deadline(_ knowledge: Knowledge) -> SituationPage.Deadline? {
        guard knowledge.demonstration != nil else { return nil }
        return SituationPage.Deadline(
            day: Mali.deadline, note: Phrase(fr: "résolution 2690", en: "resolution 2690"))
    }

    /// What happened in fact, drawn beside the plan and never scored.
    static func actual(of base: String, in knowledge: Knowledge) -> PlanPage.Actual {
        guard knowledge.demonstration != nil,
            let closing = MaliHindsight.closings.first(where: { $0.site == base })
        else {
            return knowledge.sites.first { $0.code == base }?.closedOn.map(PlanPage.Actual.day) ?? .unknown
        }
        if let day = closing.drawnOn { return .day(day) }
        // The source's own words are long; the table has room for what they come to.
        return closing.asSaid.contains("liquidation")
            ? .words(Phrase(fr: "liquidation", en: "liquidation")) : .unknown
    }
}
