internal import Foundation

extension LinkageIndex {
    /// The pairs whose judgement teaches most, first the most instructive; pairs already decided are not among them.
    ///
    /// A judgement can teach at most the entropy of the answer, H(p) bits: one where the odds are even, next to nothing
    /// where the model is sure (uncertainty sampling: Lewis and Gale 1994; for linkage Sarawagi and Bhamidipaty 2002).
    /// Uncertainty alone would ask about the same kind of pair over and over, so H(p) is divided by one more than the
    /// number of pairs with the same levels of names, date and place that were judged before or stand earlier in the
    /// queue (diversity: Brinker 2003). It is doubled where the answer would change a person: a likely pair kept apart,
    /// or an unlike pair held together.
    public func reviewQueue(_ result: LinkageResult, limit: Int = 100) -> [ReviewItem] {
        var judged: [UInt32: Int] = [:]
        for decision in decisions.standing where decision.second < count {
            judged[combination(decision.first, decision.second), default: 0] += 1
        }
        var open: [UInt32: [ReviewItem]] = [:]
        for item in pool(result, limit: limit) {
            let pair = places(item.pair)
            open[combination(pair.first, pair.second), default: []].append(item)
        }
        // Within a combination the best stands last, where it is taken from.
        for key in open.keys { open[key]?.reverse() }
        var keys = open.keys.sorted()
        var queue: [ReviewItem] = []
        while queue.count < limit {
            var best: (value: Double, key: UInt32)?
            for key in keys {
                guard let item = open[key]?.last else { continue }
                let value = item.value / Double(1 + judged[key, default: 0])
                if value > best?.value ?? 0 { best = (value, key) }
            }
            guard let best, let item = open[best.key]?.popLast() else { break }
            let isNew = judged[best.key] == nil && item.reason == .uncertain
            queue.append(
                ReviewItem(pair: item.pair, reason: isNew ? .newCombination : item.reason, value: best.value))
            judged[best.key, default: 0] += 1
            if open[best.key]?.isEmpty == true { keys.removeAll { $0 == best.key } }
        }
        return queue
    }

    /// The pairs with most to teach if nothing had been judged; enough of them that the queue can choose.
    private func pool(_ result: LinkageResult, limit: Int) -> [ReviewItem] {
        let join = settings.joinProbability
        var items: [ReviewItem] = []
        for pair in result.pairs where abs(pair.weight) < Self.decidedWeight {
            let p = pair.probability
            let isOne = result.person(of: pair.first) == result.person(of: pair.second)
            let reason: ReviewItem.Reason =
                p >= join && !isOne ? .keptApart : p < join && isOne ? .heldTogether : .uncertain
            items.append(
                ReviewItem(pair: pair, reason: reason, value: entropy(p) * (reason == .uncertain ? 1 : 2)))
        }
        items.sort { a, b in
            if a.value != b.value { return a.value > b.value }
            let (x, y) = (places(a.pair), places(b.pair))
            return (x.first, x.second) < (y.first, y.second)
        }
        return Array(items.prefix(max(1_000, limit * 20)))
    }

    /// A pair by the places of its records in the order, which decides ties.
    private func places(_ pair: LinkedPair) -> LinkedPair {
        LinkedPair(order.place(pair.first), order.place(pair.second), weight: pair.weight)
    }

    /// The levels of names, order, date and place of two records, as one number.
    private func combination(_ a: Int, _ b: Int) -> UInt32 {
        let (left, right) = (comparer.table.prepared[a], comparer.table.prepared[b])
        let pattern = scorer.score(left, right, a, b).pattern
        return [Comparison.given, .family, .order, .date, .place].reduce(0) { $0 << 4 | UInt32(pattern[$1.index]) }
    }

    /// Bits that a yes-or-no answer of probability `p` tells.
    private func entropy(_ p: Double) -> Double {
        p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p))
    }
}
