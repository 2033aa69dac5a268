/// Refines a model on candidate pairs with the full odds of each, rarity of values included, and learns which two
/// spellings stand for one name: those that keep meeting in pairs of records that match otherwise.
///
/// Expectation-maximisation on patterns knows only average names; among records of one commune that lets common names
/// pass for one person. So its result is refined by rounds in which every pair is weighed with its own names.
///
/// For a pair of spellings the ratio is the number of meetings in matching pairs over the number expected by chance,
/// drawn towards the ratio of their level by a gamma prior (the shrinkage of DuMouchel 1999). Meetings are weighted by
/// the chance that the pair matches, so this is expectation-maximisation with one parameter per spelling pair. It
/// needs no table of names, and works for names nobody thought of.
struct Refinement {
    let scorer: PairScorer
    let table: RecordTable
    let fraction: Double
    let learnsSpellings: Bool
    /// The model that weak evidence is drawn to.
    let prior: AgreementModel
    /// What people decided of pairs: these are no guess of the model's.
    let verdicts: DecisionClosure
    /// The share of pairs whose records say day and place, and whose commune and day are few enough to be compared; 0 where
    /// no rule finds pairs by commune and day.
    let reach: Double
    /// Takes over a model in the name ratios.
    let setNameLevels: (AgreementModel) -> Void
    /// Weight of the prior of a spelling pair, in expected meetings.
    var priorWeight: Float = 1

    /// A candidate pair and what may be learnt from it.
    struct Pair {
        var first: Int32
        var second: Int32
        var usable: UInt32
    }

    private struct Meetings {
        var counts: [UInt64: Float] = [:]
        var total: Float = 0
    }

    private struct Sums {
        var person: [Double]
        var event: [Double]
        var persons = 0.0
        var nearPersons = 0.0
        var nearOthers = 0.0
        var teaching = 0.0
        var meetings = [Meetings(), Meetings()]
    }

    /// Refines by rounds; returns the spellings learnt, of given and of family names, and about how many pairs of one person
    /// there were to learn from.
    func refine(
        on pairs: [Pair], rounds: Int, shouldStop: () -> Bool
    ) -> (spellings: [[LearnedSpelling]], teaching: Double) {
        var learnt: [[LearnedSpelling]] = [[], []]
        var teaching = 0.0
        for _ in 0..<rounds {
            if shouldStop() { break }
            let sums = count(pairs)
            teaching = sums.teaching
            update(sums)
            guard learnsSpellings else { continue }
            for role in [NameComparer.Role.given, .family] {
                learnt[role.rawValue] = spellings(sums.meetings[role.rawValue], role)
                scorer.comparer.names.setLearned(role, learnt[role.rawValue])
            }
        }
        return (learnt, teaching)
    }

    private func count(_ pairs: [Pair]) -> Sums {
        let width = scorer.comparer.width
        let hasVerdicts = !verdicts.isEmpty
        var sums = Sums(
            person: [Double](repeating: 0, count: width * 16), event: [Double](repeating: 0, count: width * 16))
        for pair in pairs {
            let (a, b) = (Int(pair.first), Int(pair.second))
            let (left, right) = (table.prepared[a], table.prepared[b])
            let score = scorer.score(left, right, a, b)
            var (person, event) = scorer.chances(score)
            if hasVerdicts, let isSame = verdicts.verdict(a, b) {
                // Known not to be one person, the pair is of one event or of two as the model sees it.
                (person, event) = isSame ? (1, 0) : (0, person < 1 ? min(1, event / (1 - person)) : 0)
            }
            if person + event < 0.01 { continue }
            add(score.pattern, pair.usable, Double(person), Double(event), to: &sums)
            if teaches(left, right, score.pattern, pair.usable) { sums.teaching += Double(person) }
            if learnsSpellings, person > 0.25 { meet(left, right, score.names, person, &sums.meetings) }
        }
        return sums
    }

    /// Whether a pair could tell a weight from chance: of two lists, or known by codes, and both records say at least two things
    /// that did not bring them together. Rows of one list that say the same may as well be namesakes.
    private func teaches(
        _ a: PreparedRecord, _ b: PreparedRecord, _ pattern: AgreementPattern, _ usable: UInt32
    ) -> Bool {
        if table.extras.isEmpty, a.isOfList(of: b) { return false }
        let said = Self.telling.count { usable & 1 << UInt32($0) != 0 && pattern[$0] != 0 }
        let extra = Comparison.fixedCount..<scorer.comparer.width
        return said + extra.count { usable & 1 << UInt32($0) != 0 && pattern[$0] != 0 } >= 2
    }

    private static let telling = [Comparison.given, .family, .date, .place, .age, .occupation, .nickname].map(\.index)

    private func add(
        _ pattern: AgreementPattern, _ usable: UInt32, _ person: Double, _ event: Double, to sums: inout Sums
    ) {
        sums.persons += person
        if usable & PatternHistogram.eventBit != 0 {
            sums.nearPersons += person
            sums.nearOthers += event
        }
        for index in 0..<scorer.comparer.width where usable & 1 << UInt32(index) != 0 {
            let at = index * 16 + Int(pattern[index])
            sums.person[at] += Comparison(index: index).isOfEvent ? person + event : person
            sums.event[at] += event
        }
    }

    private func update(_ sums: Sums) {
        var model = scorer.model
        model.samePersonPairs = max(1, allPersons(sums, model) / fraction)
        if model.knowsEvents, sums.nearPersons > 0 {
            model.sameEventPairs = max(1, model.samePersonPairs * sums.nearOthers / sums.nearPersons)
        }
        for index in 0..<scorer.comparer.width {
            let range = index * 16..<(index + 1) * 16
            model.samePerson[index] = Maximisation.shares(sums.person[range], prior: prior.samePerson[index])
            if Comparison(index: index) == .order { continue }
            model.sameEvent[index] =
                Comparison(index: index).isOfEvent
                ? model.samePerson[index] : Maximisation.shares(sums.event[range], prior: prior.sameEvent[index])
        }
        scorer.setModel(model)
        setNameLevels(model)
    }

    /// How many pairs of one person there are, those included that no rule found.
    ///
    /// The rules learnt from find a part of them only, and who takes that for all thinks every match rarer than it is. The
    /// rule of commune and day uses no names: of the pairs of one person it finds the share whose records say both and agree
    /// on both, which the model knows. So their number is that of those found by it over that share (Horvitz and Thompson
    /// 1952), drawn to the number found by any rule with the weight of 20 pairs.
    private func allPersons(_ sums: Sums, _ model: AgreementModel) -> Double {
        guard sums.persons > 0, reach > 0 else { return sums.persons }
        let date = model.samePerson[Comparison.date.index]
        let place = model.samePerson[Comparison.place.index]
        let share =
            reach * date[Int(DateLevel.sameDay)]
            * (place[Int(PlaceLevel.sameVillage)] + place[Int(PlaceLevel.sameCommune)])
        return max(sums.persons, (sums.nearPersons + 20) / (share + 20 / sums.persons))
    }

    // MARK: spellings

    private func meet(
        _ a: PreparedRecord, _ b: PreparedRecord, _ names: NamePair, _ chance: Float, _ meetings: inout [Meetings]
    ) {
        if names.order != 1 { return }
        if names.given != 0 {
            meetings[0].total += chance
            if names.given != NameLevel.equal, a.given.1 < 0, b.given.1 < 0 {
                meetings[0].counts[NameComparer.pair(a.given.0, b.given.0), default: 0] += chance
            }
        }
        if names.family != 0 {
            meetings[1].total += chance
            if names.family != NameLevel.equal, a.family.1 < 0, b.family.1 < 0 {
                meetings[1].counts[NameComparer.pair(a.family.0, b.family.0), default: 0] += chance
            }
        }
    }

    private func spellings(_ meetings: Meetings, _ role: NameComparer.Role) -> [LearnedSpelling] {
        var out: [LearnedSpelling] = []
        let names = scorer.comparer.names
        let share = names.share[role.rawValue]
        for (pair, count) in meetings.counts.sorted(by: { $0.key < $1.key }) where count > 0.8 {
            let (a, b) = (Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF))
            let level = names.level(a, b)
            if level == NameLevel.initial { continue }
            let prior = names.prior(a, b, level: level, role)
            let expected = 2 * meetings.total * share[Int(a)] * share[Int(b)]
            let ratio = (count + priorWeight * prior) / (expected + priorWeight)
            // One meeting proves nothing about letters that have nothing in common.
            if level == NameLevel.different, count < 2.5 || ratio < 1.5 { continue }
            out.append(
                LearnedSpelling(
                    first: table.words.text(a), second: table.words.text(b), ratio: Double(ratio),
                    meetings: Double(count)))
        }
        return out
    }
}
