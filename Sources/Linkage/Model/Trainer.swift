internal import Foundation

/// Learns the model from the records themselves: what chance agreement looks like from random pairs, the rest by
/// expectation-maximisation on candidate pairs, and then which spellings stand for one name.
struct Trainer {
    let table: RecordTable
    let settings: LinkageSettings
    let comparer: RecordComparer
    let frequencies: ValueFrequencies
    let book: DecisionBook

    /// What training yields.
    struct Outcome {
        let scorer: PairScorer
        /// For each word, the sound under which it is to be filed.
        let sounds: [Int32]
        /// Of given and of family names.
        let spellings: [[LearnedSpelling]]
        /// Whether the weights were learnt: from these records, or elsewhere.
        let isTaught: Bool
    }

    init(_ table: RecordTable, settings: LinkageSettings, decisions book: DecisionBook = DecisionBook()) {
        self.table = table
        self.settings = settings
        self.book = book
        comparer = RecordComparer(table, settings: settings)
        comparer.names.count(table.prepared)
        frequencies = ValueFrequencies(table)
    }

    func trained(shouldStop: () -> Bool) -> Outcome {
        let blocks = BlockTable(table, sounds: table.words.keys, settings: settings)
        let chance = ChanceAgreement(self)
        let sample = samplePairs(blocks, shouldStop: shouldStop)
        var maximisation = Maximisation(sample.histogram, width: comparer.width)
        maximisation.held = [Comparison.order.index]
        for decision in book.standing { learn(decision, &maximisation) }
        let start = startingModel(chance, fraction: sample.fraction, hasEvents: blocks.plan.rules.first == .event)
        var model = maximisation.fitted(from: start, rounds: settings.trainingRounds, shouldStop: shouldStop)
        // The sample holds a fraction of all pairs; the model speaks of all.
        model.samePersonPairs /= sample.fraction
        model.sameEventPairs /= sample.fraction
        model.differentPairs /= sample.fraction
        setNameLevels(model)
        let scorer = PairScorer(comparer, model: model, frequencies: frequencies)
        let refinement = Refinement(
            scorer: scorer, table: table, fraction: sample.fraction, learnsSpellings: settings.learnsSpellings,
            prior: start, verdicts: book.closure, reach: blocks.reachOfEvents(table), setNameLevels: setNameLevels)
        var (spellings, teaching) = refinement.refine(
            on: withDecided(sample.pairs), rounds: settings.refiningRounds, shouldStop: shouldStop)
        let isTaught = teaching / sample.fraction >= Self.leastTeaching
        if !isTaught {
            spellings = [[], []]
            unlearn(scorer, start)
        }
        scorer.calibration = calibration(of: scorer, after: .moderated(records: table.count))
        return outcome(scorer, spellings, isTaught: isTaught)
    }

    /// A model learnt elsewhere, made ready for these records.
    func adopted(_ known: LinkageModel) -> Outcome {
        let lists = (0..<table.sources.count).map { table.sources.text(Int32($0)) }
        let model = known.agreement.relisted(from: known.lists, to: lists)
            .scaled(from: known.records, to: table.count).withOrderByChance()
        setNameLevels(model)
        let scorer = PairScorer(comparer, model: model, frequencies: frequencies)
        let spellings = settings.learnsSpellings ? [known.givenNames, known.familyNames] : [[], []]
        for role in [NameComparer.Role.given, .family] { comparer.names.setLearned(role, spellings[role.rawValue]) }
        scorer.calibration = calibration(of: scorer, after: known.calibration)
        return outcome(scorer, spellings, isTaught: true)
    }

    private func outcome(_ scorer: PairScorer, _ spellings: [[LearnedSpelling]], isTaught: Bool) -> Outcome {
        Outcome(
            scorer: scorer, sounds: comparer.names.filed(spellings[0] + spellings[1]), spellings: spellings,
            isTaught: isTaught)
    }

    /// Fewer pairs of one person than this teach nothing: the starting values hold.
    private static let leastTeaching = 30.0

    /// Puts the starting values in the place of what too few pairs have taught. A small file is a part of something larger, so
    /// strangers are counted as among a thousand records; and a list rarely tells of one person twice.
    private func unlearn(_ scorer: PairScorer, _ start: AgreementModel) {
        let count = Double(table.count)
        var model = start
        model.samePersonPairs = max(1, count)
        model.sameEventPairs = start.knowsEvents ? 3 * max(1, count) : 0
        model.differentPairs = max(1, count) * max(count - 1, 999) / 2
        let list = Comparison.list.index
        for level in 2..<16 { model.samePerson[list][level] = model.different[list][level] / 10 }
        setNameLevels(model)
        scorer.setModel(model)
        for role in [NameComparer.Role.given, .family] { comparer.names.setLearned(role, []) }
    }

    /// The pairs learnt from, with every judged pair that was not among them. All of what such a pair says may be
    /// learnt, for no rule chose it.
    private func withDecided(_ pairs: [Refinement.Pair]) -> [Refinement.Pair] {
        if book.standing.isEmpty { return pairs }
        let known = Set(pairs.lazy.map { NameComparer.pair($0.first, $0.second) })
        let all: UInt32 = (1 << UInt32(comparer.width)) - 1
        return pairs
            + book.standing.filter { !known.contains(NameComparer.pair(Int32($0.first), Int32($0.second))) }.map {
                Refinement.Pair(first: Int32($0.first), second: Int32($0.second), usable: all)
            }
    }

    private func calibration(of scorer: PairScorer, after earlier: ScoreCalibration) -> ScoreCalibration {
        if book.standing.isEmpty { return earlier }
        let judged = book.standing.map { decision in
            (weight: Double(scorer.logOdds(decision.first, decision.second)), isSamePerson: decision.isSamePerson)
        }
        return ScoreCalibration(judged, after: earlier)
    }

    /// The levels of all comparisons of two records.
    func fullPattern(
        _ a: PreparedRecord, _ b: PreparedRecord, _ indexA: Int, _ indexB: Int, _ names: NamePair
    ) -> AgreementPattern {
        var pattern = comparer.pattern(a, b)
        pattern.low |=
            UInt64(names.given) | UInt64(names.family) << 4 | UInt64(names.parts) << 8
            | UInt64(names.order) << 12
        comparer.settleSex(&pattern)
        comparer.addExtras(indexA, indexB, to: &pattern)
        return pattern
    }

    /// A decided pair counts as many candidates do: people judge what the model is unsure of.
    private func learn(_ decision: Decision, _ maximisation: inout Maximisation) {
        let (a, b) = (decision.first, decision.second)
        let (left, right) = (table.prepared[a], table.prepared[b])
        let pattern = fullPattern(left, right, a, b, comparer.names.compare(left, right))
        maximisation.decide(pattern, isSamePerson: decision.isSamePerson)
    }

    // MARK: candidate pairs

    private struct Sample {
        var histogram = PatternHistogram()
        var pairs: [Refinement.Pair] = []
        var fraction = 1.0
    }

    private func samplePairs(_ blocks: BlockTable, shouldStop: () -> Bool) -> Sample {
        var sample = Sample()
        let trained: [BlockingRule] = [.event, .nameAndCommune, .nameAndMonth]
        let isFull = blocks.plan.rules.first == .event
        let rules = isFull ? 0..<trained.count : 0..<blocks.plan.rules.count
        var total = 0
        for rule in rules {
            blocks.forEachBlock(rule) { block in
                if block.count <= blocks.limit(rule) { total += block.count * (block.count - 1) / 2 }
            }
        }
        sample.fraction = min(1, Double(settings.trainingPairs) / Double(max(total, 1)))
        let threshold = UInt64(sample.fraction * Double(UInt32.max))
        let salt = Hash.mix(settings.seed)
        let masks = UsableMasks(blocks.plan, table: table, width: comparer.width)
        let met: UInt16 = (1 << UInt16(rules.upperBound)) - 1
        _ = blocks.forEachPair(
            in: table.prepared, rules: rules,
            isSampled: { Hash.mix(UInt64($0) ^ salt) & 0xFFFF_FFFF <= threshold }, shouldStop: shouldStop
        ) { a, b, left, right, _ in
            let names = comparer.names.compare(left, right)
            let pattern = fullPattern(left, right, a, b, names)
            // Of the other rules only those of their pairs are met that one of these finds too: no fair sample.
            let usable = masks.usable(blocks.sharedRules(a, b) & met)
            sample.histogram.add(pattern, usable: usable)
            sample.pairs.append(Refinement.Pair(first: Int32(a), second: Int32(b), usable: usable))
        }
        return sample
    }

    private func startingModel(_ chance: ChanceAgreement, fraction: Double, hasEvents: Bool) -> AgreementModel {
        let count = Double(table.count)
        let random = chance.everywhere
        let person = (0..<comparer.width).map { index in
            let shares = StartingValues.samePerson(index, levels: chance.levelCount(index))
            return Comparison(index: index) == .list || Comparison(index: index) == .crowd ? random[index] : shares
        }
        let event = (0..<comparer.width).map { index in
            Comparison(index: index).isOfEvent
                ? person[index] : StartingValues.sameEvent(index, strangers: random[index])
        }
        return AgreementModel(
            samePerson: person, sameEvent: event, different: random, nearby: chance.nearby,
            samePersonPairs: count * fraction,
            sameEventPairs: hasEvents ? 3 * count * fraction : 0,
            differentPairs: count * (count - 1) / 2 * fraction
        ).withOrderByChance()
    }

    // MARK: names

    private func setNameLevels(_ model: AgreementModel) {
        for (index, role) in [NameComparer.Role.given, .family].enumerated() {
            let (m, u) = (model.samePerson[index], model.different[index])
            let ratios = (0..<8).map { $0 == 0 ? Float(1) : Float(m[$0] / max(u[$0], 1e-7)) }
            // The chance that two random words sound alike is the share at which the average ratio holds.
            let shares = comparer.names.share[role.rawValue]
            let sounds = comparer.names.soundShare[role.rawValue]
            var mean: Float = 0
            for word in shares.indices { mean += shares[word] * sounds[word] }
            comparer.names.setLevels(
                role, ratios: ratios, references: [Float](repeating: max(mean, 1e-6), count: 8), exact: Float(m[1]))
        }
    }
}

/// Which comparisons may be learnt from a pair, given the rules that found it: those that no one of the rules used.
struct UsableMasks {
    private var involved: [UInt32] = []
    private let all: UInt32
    private let eventRule: UInt16

    init(_ plan: BlockingPlan, table: RecordTable, width: Int) {
        all = width >= 31 ? .max >> 1 : (1 << UInt32(width)) - 1
        func bits(_ comparisons: [Comparison]) -> UInt32 {
            comparisons.reduce(0) { $0 | 1 << UInt32($1.index) }
        }
        let names = bits([.given, .family, .parts, .order])
        let extras = all & ~((1 << UInt32(Comparison.fixedCount)) - 1)
        for rule in plan.rules {
            switch rule {
            case .event, .nearEvent: involved.append(bits([.date, .place]))
            case .nameAndCommune, .nameAndDistrict: involved.append(names | bits([.place]))
            case .nameAndMonth: involved.append(names | bits([.date]))
            case .oneNameDay, .oneNameMonth: involved.append(names | bits([.date, .place]))
            case .nameAndYear: involved.append(names | bits([.date, .place]))
            case .oneNameDistrict: involved.append(names | bits([.date, .place]))
            case .oneNameCommune: involved.append(names | bits([.place]))
            case .nameAlone: involved.append(names)
            case .code, .text: involved.append(extras)
            }
        }
        eventRule = plan.rules.first == .event ? 1 : 0
    }

    func usable(_ rules: UInt16) -> UInt32 {
        var usable: UInt32 = 0
        for rule in involved.indices where rules & 1 << UInt16(rule) != 0 { usable |= all & ~involved[rule] }
        if rules & eventRule != 0 { usable |= PatternHistogram.eventBit }
        return usable
    }
}
