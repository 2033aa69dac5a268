import Protection

/// Lays numbers to harms, clause by clause. A number goes to a harm only where the order of the words leaves no doubt;
/// in doubt the harm is kept with its number unknown.
struct HarmBinder {
    let items: [Item]
    let counts: [CountSaid]

    /// A harm of the message with its number.
    struct Bound {
        let kind: HarmKind
        let told: MessageReading.Told
        let item: Int
        let count: CountSaid?
    }

    func bound() -> [Bound] {
        let harms = items.indices.filter { harm($0) != nil }
        return Dictionary(grouping: harms) { items[$0].clause }.sorted { $0.key < $1.key }
            .flatMap { clause($0.value) }
    }

    private func harm(_ index: Int) -> HarmKind? {
        if case .harm(let kind) = items[index].term { kind } else { nil }
    }

    private func clause(_ harms: [Int]) -> [Bound] {
        let clause = items[harms[0]].clause
        let free = counts.filter { $0.clause == clause && !isOfSomethingElse($0) }
        let negated = negatedHarms(harms, free)
        let live = harms.filter { !negated.contains($0) }
        let order = (live.map { ($0, true) } + free.map { ($0.items.lowerBound, false) }).sorted { $0.0 < $1.0 }
        let opensWithHarm = order.first?.1 ?? false
        let isAlternating = zip(order, order.dropFirst()).allSatisfy { $0.1 != $1.1 }
        let isPostfix = opensWithHarm && isAlternating && order.last?.1 == false
        return harms.map { index in
            guard let kind = harm(index) else { preconditionFailure("only harms are bound") }
            if negated.contains(index) {
                return bound(kind, index, MessageReading.Told(count: .init(exactly: 0), about: nil))
            }
            let count =
                isPostfix
                ? free.first { $0.items.lowerBound > index && isNear(index + 1..<$0.items.lowerBound) }
                : opensWithHarm && !free.isEmpty && live.count > 1 && !isPrefixSafe(order)
                    ? nil : before(index, free)
            guard let count, !isDenied(count) else {
                return bound(kind, index, MessageReading.Told(count: .unknown, about: nil))
            }
            return bound(kind, index, MessageReading.Told(count: count.count, about: count.about), count)
        }
    }

    /// A clause that opens with a bare harm word ("morts et 5 blessés") may still bind what follows number first, as
    /// long as no number stands between two harms with nothing else to belong to: H H-free, then C H pairs.
    private func isPrefixSafe(_ order: [(Int, Bool)]) -> Bool {
        guard let firstCount = order.firstIndex(where: { !$0.1 }), firstCount > 0 else { return true }
        let previous = order[firstCount - 1].0
        // "morts et 5 blessés": a word stands between the bare harm and the number; "morts 3 blessés": none does.
        return order[firstCount].0 > previous + 1
    }

    private func bound(_ kind: HarmKind, _ item: Int, _ told: MessageReading.Told, _ count: CountSaid? = nil) -> Bound {
        Bound(kind: kind, told: told, item: item, count: count)
    }

    /// The number before a harm, with only people and small words between.
    private func before(_ index: Int, _ free: [CountSaid]) -> CountSaid? {
        guard let count = free.last(where: { $0.items.upperBound <= index }),
            isNear(count.items.upperBound..<index)
        else { return nil }
        return withPairs(count, before: index, free)
    }

    /// "2 femmes et 3 enfants tués": whether the first number is of the killed too, the words do not settle. So at
    /// least the last number, at most all of them.
    private func withPairs(_ last: CountSaid, before index: Int, _ free: [CountSaid]) -> CountSaid {
        func isPeople(_ range: Range<Int>) -> Bool {
            range.contains { index in
                switch items[index].term {
                case .person, .actor: true
                default: false
                }
            }
        }
        guard isPeople(last.items.upperBound..<index), last.about == nil, var most = last.count.max else { return last }
        var first = last
        while let pair = free.last(where: { $0.items.upperBound <= first.items.lowerBound }),
            isNear(pair.items.upperBound..<first.items.lowerBound),
            isPeople(pair.items.upperBound..<first.items.lowerBound), let more = pair.count.max
        {
            most += more
            first = pair
        }
        guard most > (last.count.max ?? most) else { return last }
        return CountSaid(
            count: CountRange(min: last.count.min, max: most), about: nil,
            items: first.items.lowerBound..<last.items.upperBound, clause: last.clause)
    }

    private func isNear(_ between: Range<Int>) -> Bool {
        between.count <= 7
            && between.allSatisfy { index in
                if items[index].isFiller { return true }
                switch items[index].term {
                case .person, .actor: return true
                default: return false
                }
            }
    }

    /// Whether a number counts days, motorbikes or cattle.
    private func isOfSomethingElse(_ count: CountSaid) -> Bool {
        var index = count.items.upperBound
        while index < items.count, items[index].clause == count.clause {
            switch items[index].term {
            case .unit, .vehicle, .livestock, .hour, .road, .act(.armedMen): return true
            case .filler where index == count.items.upperBound: index += 1
            default: return false
            }
        }
        return false
    }

    /// "pas 3 morts": what is true instead is not said.
    private func isDenied(_ count: CountSaid) -> Bool {
        guard count.items.lowerBound > 0, items[count.items.lowerBound - 1].clause == count.clause else { return false }
        return items[count.items.lowerBound - 1].term == .negation
    }

    /// Harms said not to be: "pas de mort", "aucun blessé", and those strung on to one: "ni de blessé", "or injured".
    private func negatedHarms(_ harms: [Int], _ free: [CountSaid]) -> Set<Int> {
        var negated: Set<Int> = []
        var previous: Int?
        for index in harms {
            defer { previous = index }
            if let last = previous, negated.contains(last),
                items[last + 1..<index].allSatisfy({
                    $0.isFiller || $0.term == .or || $0.tokens.count == 1 && $0.term == nil
                }),
                index - last <= 3
            {
                negated.insert(index)
                continue
            }
            var back = index - 1
            while back >= 0, items[back].clause == items[index].clause, index - back <= 4 {
                if items[back].term == .negation {
                    negated.insert(index)
                    break
                }
                guard items[back].isFiller || items[back].term == .person,
                    !free.contains(where: { $0.items.contains(back) })
                else { break }
                back -= 1
            }
        }
        return negated
    }
}
