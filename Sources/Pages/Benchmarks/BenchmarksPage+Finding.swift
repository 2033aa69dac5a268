import Protection

/// The sentences that say what the page found.
extension BenchmarksPage {
    var rows: [Row] { groups.flatMap(\.rows) }

    var headline: String {
        let l = context.language
        let open = rows.filter { $0.threat.state == .met && $0.capacity.state == .met && $0.vetoes.raised.isEmpty }
            .count
        let vetoed = rows.filter { !$0.vetoes.raised.isEmpty }.count
        guard !rows.isEmpty else {
            return l.say(
                Phrase(
                    fr: "Aucune zone n’est suivie : tout est inconnu", en: "No area is followed: everything is unknown")
            )
        }
        let first: Phrase
        if open == 0 {
            first =
                noun.isFeminine
                ? Phrase(
                    fr: "Aucune \(l.say(noun.one)) suivie n’ouvre ses deux clés",
                    en: "No \(l.say(noun.one)) opens both its keys")
                : Phrase(
                    fr: "Aucun \(l.say(noun.one)) suivi n’ouvre ses deux clés",
                    en: "No \(l.say(noun.one)) opens both its keys")
        } else {
            let counted = l.sentenceCase(noun.counted(open, l))
            first = Phrase(
                fr: "\(counted) sur \(l.number(rows.count)) \(l.plural(open, "ouvre", "ouvrent")) ses deux clés"
                    .replacingPronoun(open),
                en: "\(counted) of \(l.number(rows.count)) \(l.plural(open, "opens", "open")) both keys")
        }
        guard vetoed > 0 else { return l.say(first) }
        let veto = Phrase(
            fr: " ; \(l.spelled(vetoed, isFeminine: noun.isFeminine)) \(l.plural(vetoed, "est", "sont")) sous veto",
            en: "; \(l.spelled(vetoed)) \(l.plural(vetoed, "is", "are")) under veto")
        return l.say(first) + l.say(veto)
    }

    var lead: String {
        let l = context.language
        let keyed = columns.indices.filter { columns[$0].key != .context }
        var counts: [BenchmarkState: Int] = [:]
        for row in rows {
            for index in keyed where index < row.cells.count { counts[row.cells[index].state, default: 0] += 1 }
        }
        func count(_ state: BenchmarkState) -> Int { counts[state, default: 0] }
        let all = counts.values.reduce(0, +)
        return l.say(
            Phrase(
                fr:
                    "Sur \(l.number(all)) évaluations de menace et de capacité : \(l.number(count(.met))) \(l.plural(count(.met), "critère rempli", "critères remplis")), \(l.number(count(.atRisk))) à risque, \(l.number(count(.notMet))) \(l.plural(count(.notMet), "non rempli", "non remplis")), \(l.number(count(.unknown))) \(l.plural(count(.unknown), "inconnu", "inconnus")). Seul un critère rempli ouvre une clé ; l’inconnu n’en ouvre aucune.",
                en:
                    "Of \(l.number(all)) assessments of threat and capacity: \(l.number(count(.met))) met, \(l.number(count(.atRisk))) at risk, \(l.number(count(.notMet))) not met, \(l.number(count(.unknown))) unknown. Only a benchmark that is met opens a key; unknown opens none."
            ))
    }

    /// Positions of the columns that anything is known of, and of those nobody has data for.
    var split: (shown: [Int], folded: [Int]) {
        var shown: [Int] = []
        var folded: [Int] = []
        for index in columns.indices {
            let isKnown = rows.contains { row in
                index < row.cells.count && (row.cells[index].value != nil || row.cells[index].state != .unknown)
            }
            if isKnown { shown.append(index) } else { folded.append(index) }
        }
        let order: [BenchmarkKey] = [.threat, .capacity, .context]
        return (order.flatMap { key in shown.filter { columns[$0].key == key } }, folded)
    }
}

extension String {
    /// "ses deux clés" becomes "leurs deux clés" when several own them.
    fileprivate func replacingPronoun(_ owners: Int) -> String {
        owners < 2 ? self : split(separator: " ").map { $0 == "ses" ? "leurs" : String($0) }.joined(separator: " ")
    }
}
