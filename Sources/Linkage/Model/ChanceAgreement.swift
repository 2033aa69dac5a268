/// How often people who have nothing to do with each other agree, measured on random pairs of records: everywhere,
/// within one region, and within one commune.
struct ChanceAgreement {
    private(set) var everywhere: [[Double]] = []
    /// Within a region, within a commune; empty where there are no places.
    private(set) var nearby: [[[Double]]] = []
    private let trainer: Trainer

    init(_ trainer: Trainer) {
        self.trainer = trainer
        var generator = SplitMix(seed: trainer.settings.seed)
        let count = trainer.table.count
        let wanted = max(20_000, min(300_000, count * 3))
        everywhere = shares(random(wanted, &generator))
        let records = trainer.table.prepared
        guard records.contains(where: { $0.admin.2 >= 0 }) else { return }
        let regional = grouped(records.indices.map { records[$0].admin.0 }, wanted / 2, &generator)
        let communal = grouped(records.indices.map { records[$0].admin.2 }, wanted / 2, &generator)
        nearby = [regional, communal].map { counts in
            var shares = shares(counts, prior: everywhere)
            // Pairs close in time were left out, so these tell nothing of dates; place is what they were chosen by.
            for index in [Comparison.date.index, Comparison.place.index] { shares[index] = everywhere[index] }
            return shares
        }
    }

    private var empty: [[Double]] {
        [[Double]](repeating: [Double](repeating: 0, count: 16), count: trainer.comparer.width)
    }

    private func random(_ wanted: Int, _ generator: inout SplitMix) -> [[Double]] {
        var counts = empty
        let count = trainer.table.count
        guard count > 1 else { return counts }
        for _ in 0..<wanted {
            let (a, b) = (generator.below(count), generator.below(count))
            if a != b { add(a, b, weight: 1, to: &counts) }
        }
        return counts
    }

    /// Random pairs within groups, without those that lie close in time: they may be of one event or one person.
    private func grouped(_ groups: [Int32], _ wanted: Int, _ generator: inout SplitMix) -> [[Double]] {
        var counts = empty
        var members: [Int32: [Int32]] = [:]
        for (index, group) in groups.enumerated() where group >= 0 { members[group, default: []].append(Int32(index)) }
        guard !members.isEmpty else { return counts }
        let mean = Double(groups.count) / Double(members.count)
        for _ in 0..<wanted {
            let a = generator.below(groups.count)
            guard groups[a] >= 0, let others = members[groups[a]], others.count > 1 else { continue }
            let b = Int(others[generator.below(others.count)])
            let date = DateLevel.level(trainer.table.prepared[a], trainer.table.prepared[b])
            if a == b || date == 0 || date < DateLevel.otherYear
                || (DateLevel.sameMonth...DateLevel.nextMonth).contains(date)
            {
                continue
            }
            // Drawn by record, a group comes as often as it has records; pairs want the square of that.
            add(a, b, weight: Double(others.count) / mean, to: &counts)
        }
        return normalised(counts, to: wanted)
    }

    private func add(_ a: Int, _ b: Int, weight: Double, to counts: inout [[Double]]) {
        let (left, right) = (trainer.table.prepared[a], trainer.table.prepared[b])
        let names = trainer.comparer.names.compare(left, right)
        let pattern = trainer.fullPattern(left, right, a, b, names)
        for index in counts.indices { counts[index][Int(pattern[index])] += weight }
    }

    /// Brings weighted counts back to the number of pairs drawn.
    private func normalised(_ counts: [[Double]], to wanted: Int) -> [[Double]] {
        let total = counts[Comparison.place.index].reduce(0, +)
        return total > 0 ? counts.map { row in row.map { $0 * Double(wanted) / total / 2 } } : counts
    }

    /// Shares drawn to a prior by a weight in pairs, so that a level not met keeps a small chance. However often pairs
    /// of a few records are drawn, they are no more than there are.
    private func shares(_ counts: [[Double]], prior: [[Double]]? = nil) -> [[Double]] {
        let records = Double(trainer.table.count)
        return counts.enumerated().map { index, row in
            let levels = levelCount(index)
            let start = prior?[index] ?? StartingValues.different(index, levels: levels)
            let weight = prior == nil ? 100.0 : 50
            let drawn = row[1...].reduce(0, +)
            let known = min(drawn, records * (records - 1) / 2)
            let scale = drawn > 0 ? known / drawn : 0
            return (0..<16).map { level in
                if level == 0 { return 1 }
                if level >= levels { return 1e-9 }
                return (row[level] * scale + start[level] * weight) / (known + weight)
            }
        }
    }

    /// How many levels a comparison has, with that of nothing said.
    func levelCount(_ index: Int) -> Int {
        Comparison(index: index).levelCount(lists: trainer.table.sources.count)
    }
}
