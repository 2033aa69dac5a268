extension Assessment {
    /// Why the benchmark stands where it stands, with its figures, in both languages. Made when asked for.
    public var why: Phrase {
        Phrase(fr: sentence(.french), en: sentence(.english))
    }

    private func sentence(_ language: Language) -> String {
        [figures(language), decision(language), widening(language)].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What is held, what it is compared with, and the two lines.
    private func figures(_ language: Language) -> String {
        guard let value else { return "" }
        let isFrench = language == .french
        let label = indicator.label[language]
        let span = Figures.span(months, language)
        let range = Figures.range(value, language)
        var text = isFrench ? "\(label), \(span) : \(range)" : "\(label), \(span): \(range)"
        let unit = indicator.unit[language]
        text += unit == "%" ? (isFrench ? "\u{202F}%" : "%") : " \(unit)"
        if let deaths, indicator.computation == .responderHarm || indicator.computation == .attacksOnCivilians {
            let killed = Figures.range(MeasureRange(deaths), language)
            text += isFrench ? " (civils tués : \(killed))" : " (civilians killed: \(killed))"
        }
        if let baseline {
            let number = Figures.number(baseline, language)
            text += isFrench ? " ; valeur de référence \(number)" : "; baseline \(number)"
        }
        let met = indicator.met.words(baseline: baseline, in: language)
        let notMet = indicator.notMet.words(baseline: baseline, in: language)
        return text
            + (isFrench
                ? " ; seuils proposés : rempli \(met), non rempli \(notMet)."
                : "; proposed lines: met \(met), not met \(notMet).")
    }

    private func decision(_ language: Language) -> String {
        let said = decision
        return said[language]
    }

    private var decision: Phrase {
        switch reason {
        case .nothingHeld:
            Phrase(
                fr: "Aucun relevé qui vaille au \(at) : inconnu, et non zéro.",
                en: "Nothing is held that stands on \(at): unknown, which is not zero.")
        case .noSite:
            Phrase(fr: "Aucune base dans la zone.", en: "No base stands in the area.")
        case .lowCoverage: lowCoverage
        case .noBaseline:
            Phrase(
                fr: "Les données ne remontent pas assez loin pour une valeur de référence : inconnu.",
                en: "The records do not reach back to a baseline: unknown.")
        case .massEvent(_, let deaths, let month):
            Phrase(
                fr: "Un seul incident, en \(Figures.month(month, .french)), compte au moins \(deaths) morts : "
                    + "à partir de \(indicator.massEvent ?? deaths), un seul suffit à « non rempli ».",
                en: "One incident, in \(Figures.month(month, .english)), has at least \(deaths) dead: "
                    + "from \(indicator.massEvent ?? deaths) on, one alone means not met.")
        case .beyondLine:
            Phrase(
                fr: "Toute la fourchette est au-delà du seuil « non rempli ».",
                en: "The whole range is beyond the “not met” line.")
        case .beyondBeforeWindowEnds:
            Phrase(
                fr: "Ce qui est recensé depuis la fin de cette période dépasse déjà le seuil « non rempli ».",
                en: "What is recorded since that period ended is already beyond the “not met” line.")
        case .softened(let code):
            Phrase(
                fr: "Au-delà du seuil, mais \(code) est attesté : à risque.",
                en: "Beyond the line, but \(code) is on record: at risk.")
        case .straddles:
            Phrase(fr: "La fourchette enjambe le seuil.", en: "The range straddles its line.")
        case .between:
            Phrase(
                fr: "Entre les deux seuils.", en: "Between the two lines.")
        case .notWithinSince:
            Phrase(
                fr: "Sous le seuil, mais ce qui est recensé depuis n’y est plus.",
                en: "Within the line, but what is recorded since is not.")
        case .notYetInARow(let held, let asked):
            Phrase(
                fr: "Dans le seuil pour \(held) période sur \(asked) de suite : pas encore rempli.",
                en: "Within the line for \(held) of \(asked) periods in a row: not met yet.")
        case .within where indicator.consecutive > 1:
            Phrase(
                fr: "Dans le seuil pour \(indicator.consecutive) périodes de suite.",
                en: "Within the line for \(indicator.consecutive) periods in a row.")
        case .within:
            Phrase(fr: "Dans le seuil.", en: "Within the line.")
        }
    }

    private var lowCoverage: Phrase {
        guard let coverage else {
            return Phrase(
                fr: "Couverture des signalements inconnue : le silence n’est pas la paix.",
                en: "Reporting coverage is unknown: silence is not peace.")
        }
        let least = Figures.share(leastCoverage, .french)
        let atLeast = Figures.share(leastCoverage, .english)
        return Phrase(
            fr: "Couverture des signalements \(Figures.share(coverage, .french)), sous \(least) : "
                + "le silence n’est pas la paix.",
            en: "Reporting coverage is \(Figures.share(coverage, .english)), under \(atLeast): silence is not peace.")
    }

    private func widening(_ language: Language) -> String {
        guard let onlyWithin else { return "" }
        let range = Figures.range(onlyWithin, language)
        return language == .french
            ? "S’y ajoute peut-être ce qui n’est connu qu’à l’échelon supérieur : \(range)."
            : "What is known only to the wider area may belong here too: \(range)."
    }
}
