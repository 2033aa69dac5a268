extension Line {
    /// The line in words, with its numbers worked out where the baseline is known: "at most 5".
    public func words(baseline: Double?, in language: Language) -> String {
        if alternatives.isEmpty { return language == .french ? "jamais" : "never" }
        if let bound = bound(baseline: baseline), let relation = alternatives[0].first?.relation {
            // Of several bounds the one that decides, said with its own relation.
            let deciding = alternatives[0].first { $0.bound(baseline) == bound }?.relation ?? relation
            return deciding.words(language) + Figures.number(bound, language)
        }
        return alternatives.map { clauses in
            clauses.map { clause in
                guard clause.isOfBaseline else {
                    return clause.relation.words(language) + Figures.number(clause.number, language)
                }
                let share = Figures.number(clause.number * 100, language)
                return clause.relation.words(language)
                    + (language == .french
                        ? "\(share)\u{202F}% de la valeur de référence" : "\(share)% of the baseline")
            }.joined(separator: language == .french ? " et " : " and ")
        }.joined(separator: language == .french ? " ou " : " or ")
    }
}

extension Line.Relation {
    fileprivate func words(_ language: Language) -> String {
        switch (self, language) {
        case (.atMost, .french): "au plus "
        case (.atMost, .english): "at most "
        case (.below, .french): "moins de "
        case (.below, .english): "under "
        case (.atLeast, .french): "au moins "
        case (.atLeast, .english): "at least "
        case (.above, .french): "plus de "
        case (.above, .english): "more than "
        }
    }
}
