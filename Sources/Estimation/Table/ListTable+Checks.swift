extension ListTable {
    /// The table without lists that cannot inform: of exact copies the first is kept, and an empty list goes.
    func withoutCopies() -> ListTable {
        var kept: [Int] = []
        for list in lists.indices where size(of: list) > 0 {
            if !kept.contains(where: { isCopy($0, list) }) { kept.append(list) }
        }
        guard kept.count < lists.count else { return self }
        return restricted(to: kept)
    }

    /// What a reader must know about the table before any estimate made from it.
    public var warnings: [TableWarning] {
        var found: [TableWarning] = []
        for list in lists.indices where size(of: list) == 0 { found.append(.emptyList(lists[list])) }
        var copied: Set<Int> = []
        for first in lists.indices {
            for second in lists.indices where second > first && !copied.contains(second) {
                guard let warning = warning(on: first, second) else { continue }
                if case .copies = warning { copied.insert(second) }
                found.append(warning)
            }
        }
        let checked = withoutCopies()
        for list in checked.lists.indices where checked.lists.count > 1 && !checked.overlaps(list) {
            found.append(.isolatedList(checked.lists[list]))
        }
        if checked.lists.count == 2 { found.append(.twoLists) }
        let overlapping = checked.counts.filter { $0.key.nonzeroBitCount > 1 }.values.reduce(0, +)
        if overlapping > 0, overlapping < 20 { found.append(.fewOverlaps(overlapping)) }
        let cells = 1 << checked.lists.count - 1
        let sparse = cells - checked.counts.values.count { $0 >= 5 }
        if checked.lists.count > 2, sparse * 2 > cells { found.append(.sparse(cells: sparse, of: cells)) }
        return found
    }

    /// Whether anyone stands on two lists.
    var hasOverlap: Bool { counts.keys.contains { $0.nonzeroBitCount > 1 } }

    func size(of list: Int) -> Int { count(onAll: 1 << list) }

    private func overlaps(_ list: Int) -> Bool {
        counts.keys.contains { $0 & (1 << list) != 0 && $0.nonzeroBitCount > 1 }
    }

    private func isCopy(_ first: Int, _ second: Int) -> Bool {
        let both = count(onAll: 1 << first | 1 << second)
        return both > 0 && both == size(of: first) && both == size(of: second)
    }

    private func warning(on first: Int, _ second: Int) -> TableWarning? {
        let (a, b) = (size(of: first), size(of: second))
        guard a > 0, b > 0 else { return nil }
        let both = count(onAll: 1 << first | 1 << second)
        if both == a, both == b { return .copies(lists[first], lists[second]) }
        // Nearly one list: nine in ten of either also stand on the other.
        if both * 10 >= a * 9, both * 10 >= b * 9 {
            return .nearCopies(lists[first], lists[second], shared: both, of: max(a, b))
        }
        if both == a, a >= 20 { return .contained(lists[first], in: lists[second]) }
        if both == b, b >= 20 { return .contained(lists[second], in: lists[first]) }
        // Five expected at independence within what was observed, none found.
        if both == 0, a * b >= 5 * observed { return .disjoint(lists[first], lists[second]) }
        return nil
    }

    private func restricted(to kept: [Int]) -> ListTable {
        var merged: [Int: Int] = [:]
        for (pattern, count) in counts {
            var short = 0
            for (place, list) in kept.enumerated() where pattern >> list & 1 == 1 { short |= 1 << place }
            // Every copy stands with its original and no one is on an empty list: no pattern loses its last list.
            merged[short, default: 0] += count
        }
        return ListTable(lists: kept.map { lists[$0] }, checked: merged, observed: observed)
    }

    private init(lists: [String], checked counts: [Int: Int], observed: Int) {
        self.lists = lists
        self.counts = counts
        self.observed = observed
    }
}
