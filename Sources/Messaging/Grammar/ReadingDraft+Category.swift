import Protection

extension ReadingDraft {
    /// What is said to happen: the gravest act that is neither denied nor only feared.
    func category() -> ReportCategory? {
        var found: Set<ReportCategory> = []
        for index in items.indices {
            guard case .act(let category) = items[index].term, !isNegatedAct(index) else { continue }
            found.insert(category == .attack && isFuture(index) ? .threat : category)
        }
        if armedMenApart { found.insert(.armedMen) }
        if roadIsCut { found.insert(.roadblock) }
        if cattleTaken { found.insert(.looting) }
        let order: [ReportCategory] = [
            .airStrike, .explosive, .attack, .abduction, .armedMen, .threat, .movement, .roadblock, .looting,
            .destruction,
        ]
        if let first = order.first(where: found.contains), first != .looting { return first }
        return harmCategory() ?? (found.contains(.looting) ? .looting : groupSeen ? .armedMen : nil)
    }

    /// Words that tell of violence by themselves: someone *killed*, *abducted*, *raped*. "Dead" alone may be an
    /// accident.
    private func harmCategory() -> ReportCategory? {
        func isSaid(_ kind: HarmKind) -> Bool { reading.harms[kind].map { $0.count.max != 0 } ?? false }
        if isSaid(.abducted) { return .abduction }
        if isSaid(.sexualViolence) { return .sexualViolence }
        guard isSaid(.killed) else { return nil }
        let violent = items.contains { item in
            guard item.term == .harm(.killed) else { return false }
            let word = scanner.tokens[item.tokens.lowerBound].plain
            return ["tue", "kil", "ass", "exe", "mur", "fag"].contains { word.starts(with: $0.utf8) }
        }
        return violent ? .attack : nil
    }

    private var armedMenApart: Bool {
        items.indices.dropFirst().contains { items[$0].term == .armed && items[$0 - 1].term == .person }
    }

    private var groupSeen: Bool { items.contains { $0.term == .actor(.armedGroup) } }

    private var roadIsCut: Bool {
        items.indices.contains { index in
            guard items[index].term == .road else { return false }
            let near = items[index...].prefix(5)
            return near.contains { $0.term == .cut && $0.clause == items[index].clause }
        }
    }

    private var cattleTaken: Bool {
        items.indices.contains { index in
            guard items[index].term == .livestock else { return false }
            return items[index...].prefix(4).contains {
                $0.term == .harm(.abducted) && $0.clause == items[index].clause
            }
        }
    }

    private func isFuture(_ index: Int) -> Bool {
        items[..<index].suffix(3).contains { $0.term == .future && $0.clause == items[index].clause }
    }

    private func isNegatedAct(_ index: Int) -> Bool {
        var back = index - 1
        while back >= 0, items[back].clause == items[index].clause, items[back].isFiller { back -= 1 }
        return back >= 0 && items[back].clause == items[index].clause && items[back].term == .negation
    }

    func isNegated(_ term: Term) -> Bool {
        items.indices.contains { items[$0].term == term && isNegatedAct($0) }
    }

    func has(_ term: Term) -> Bool { items.contains { $0.term == term } }
}
