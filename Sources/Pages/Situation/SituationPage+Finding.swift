import Protection

/// The sentences that say what the page found.
extension SituationPage {
    var headline: String {
        let l = context.language
        let months = period.upperBound.index - period.lowerBound.index + 1
        let span = l == .french ? "en \(l.spelled(months)) mois" : "in \(l.spelled(months)) months"
        guard killed.min > 0 || killed.max != 0 else {
            return l.say(
                Phrase(
                    fr: "Aucun civil tué recensé \(span) : le silence n’est pas la paix",
                    en: "No civilian recorded killed \(span): silence is not peace"))
        }
        let count = SituationWords.killed(killed, span: span, l)
        guard let heavy else { return count }
        return count
            + l.say(
                Phrase(
                    fr:
                        " ; \(noun.counted(heavy.areas.count, l)) en \(l.plural(heavy.areas.count, "porte", "portent")) \(SituationWords.share(heavy.share, l))",
                    en:
                        "; \(noun.counted(heavy.areas.count, l)) \(l.plural(heavy.areas.count, "carries", "carry")) \(SituationWords.share(heavy.share, l)) of it"
                ))
    }

    var lead: String {
        let l = context.language
        var sentences: [String] = []
        if let heavy {
            let names = l.list(heavy.areas.map(\.name))
            sentences.append(
                l.say(
                    Phrase(
                        fr: "\(names) : \(l.number(heavy.minimum)) sur \(l.number(killed.min)) au minimum recensé.",
                        en: "\(names): \(l.number(heavy.minimum)) of \(l.number(killed.min)) at the recorded minimum."))
            )
        }
        let silent = areas.filter { $0.coverage?.isLow != false }.count
        if silent > 0 {
            let count = noun.counted(silent, l)
            sentences.append(
                l.say(
                    Phrase(
                        fr:
                            "\(l.sentenceCase(count)) sur \(l.number(areas.count)) \(l.plural(silent, "est", "sont")) sous 60 % de couverture, ou sans couverture connue : leur silence ne se lit pas comme une paix.",
                        en:
                            "\(l.sentenceCase(count)) of \(l.number(areas.count)) \(l.plural(silent, "is", "are")) under 60% coverage, or of unknown coverage: their silence does not read as peace."
                    )))
        }
        return sentences.joined(separator: " ")
    }

    /// The fewest areas, three at most, that carry at least a third of the recorded minimum.
    private var heavy: (areas: [AreaRow], minimum: Int, share: Double)? {
        guard killed.min > 0 else { return nil }
        let top = areas.prefix(3).filter { $0.killed.min > 0 }
        var sum = 0
        for (index, area) in top.enumerated() {
            sum += area.killed.min
            let share = Double(sum) / Double(killed.min)
            if share >= 0.45 || (index == top.count - 1 && share >= 1.0 / 3) {
                return (Array(top.prefix(index + 1)), sum, share)
            }
        }
        return nil
    }
}
