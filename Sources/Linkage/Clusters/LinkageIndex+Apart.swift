extension LinkageIndex {
    /// Whether only a person may join two records, however likely the model finds it: the pair is kept for review.
    ///
    /// - Ages more than 25 years apart, or places in two countries: one of the two is wrong, or they are two people.
    /// - Rows of one list, where it was not learnt how often lists repeat people, or where more rows of the list bear those names
    ///   than one person has: two people, unless all speaks for one.
    /// - Nothing but the names, where weights were not learnt.
    func isApart(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (comparer.table.prepared[a], comparer.table.prepared[b])
        if AgeLevel.level(x.age, y.age) == AgeLevel.otherPerson { return true }
        if hasBorders, isAbroad(a, b) { return true }
        let areNamesakes = x.isOfNamesakes && y.isOfNamesakes && x.source == y.source
        if areNamesakes || !isTaught && x.isOfList(of: y) { return !isSurelyOne(a, b) }
        return !isTaught && agreesByNamesAlone(a, b)
    }

    private func isAbroad(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (comparer.table.country(a), comparer.table.country(b))
        return x != 0 && y != 0 && x != y
    }

    /// Whether two rows give one code beyond the schema; or name, age, day and place agree, and nothing else disagrees.
    private func isSurelyOne(_ a: Int, _ b: Int) -> Bool {
        let pattern = pattern(a, b)
        func level(_ comparison: Comparison) -> UInt8 { pattern[comparison.index] }
        let alike = NameLevel.equal...NameLevel.alias
        let extras = comparer.table.extras.prefix(Comparison.mostExtras)
        if extras.indices.contains(where: { extras[$0].kind == .code && level(.extra($0)) == 1 }) {
            return alike.contains(level(.given)) || alike.contains(level(.family))
        }
        return alike.contains(level(.given)) && alike.contains(level(.family)) && level(.order) == 1
            && level(.age) == AgeLevel.equal && level(.date) == DateLevel.sameDay
            && (PlaceLevel.sameVillage...PlaceLevel.sameCommune).contains(level(.place))
            && [.sex, .event, .occupation, .nickname].allSatisfy { level($0) != 2 }
            && extras.indices.allSatisfy { level(.extra($0)) < 4 }
    }

    /// Whether neither day, place, age nor anything else that tells people apart is said by both.
    private func agreesByNamesAlone(_ a: Int, _ b: Int) -> Bool {
        let pattern = pattern(a, b)
        return [.date, .place, .age, .occupation, .nickname].allSatisfy { (comparison: Comparison) in
            pattern[comparison.index] == 0
        } && (Comparison.fixedCount..<comparer.width).allSatisfy { pattern[$0] == 0 }
    }

    /// All levels of two records, that of sex included.
    private func pattern(_ a: Int, _ b: Int) -> AgreementPattern {
        let (x, y) = (comparer.table.prepared[a], comparer.table.prepared[b])
        let names = comparer.names.compare(x, y)
        var pattern = comparer.pattern(x, y)
        (pattern[Comparison.given.index], pattern[Comparison.family.index]) = (names.given, names.family)
        pattern[Comparison.order.index] = names.order
        comparer.addExtras(a, b, to: &pattern)
        return pattern
    }
}
