import Linkage
import SeededSupport
import Testing

@Suite("Learning the model")
struct ModelTests {
    private let width = 8

    @Test("Expectation-maximisation on a histogram equals the same written out pair by pair")
    func bruteForce() {
        var generator = SeededGenerator(seed: 5)
        var patterns: [AgreementPattern] = []
        for _ in 0..<400 {
            patterns.append(pattern(isMatch: Int.random(in: 0..<4, using: &generator) == 0, &generator))
        }
        var histogram = PatternHistogram()
        for pattern in patterns { histogram.add(pattern, usable: 0xFF | PatternHistogram.eventBit) }
        let start = model(match: 0.8, event: 0.3, other: 0.1)
        var maximisation = Maximisation(histogram, width: width)
        let fitted = maximisation.fitted(from: start, rounds: 1, shouldStop: { false })
        let expected = oneRound(patterns, start)
        for index in 0..<width {
            #expect(abs(fitted.samePerson[index][1] - expected.person[index]) < 1e-9)
            #expect(abs(fitted.sameEvent[index][1] - expected.event[index]) < 1e-9)
        }
        #expect(abs(fitted.samePersonPairs - expected.count) < 1e-9)
    }

    @Test("From a far start it finds the shares that made the pairs")
    func recovery() {
        var generator = SeededGenerator(seed: 9)
        var histogram = PatternHistogram()
        for _ in 0..<20_000 {
            histogram.add(pattern(isMatch: Int.random(in: 0..<4, using: &generator) == 0, &generator), usable: 0xFF)
        }
        var start = model(match: 0.6, event: 0.2, other: 0.1)
        start = AgreementModel(
            samePerson: start.samePerson, sameEvent: start.sameEvent, different: start.different,
            samePersonPairs: 1_000, sameEventPairs: 0, differentPairs: 15_000)
        var maximisation = Maximisation(histogram, width: width)
        let fitted = maximisation.fitted(from: start, rounds: 60, shouldStop: { false })
        for index in 0..<width { #expect(abs(fitted.samePerson[index][1] - 0.9) < 0.02) }
        #expect(abs(fitted.samePersonPairs - 5_000) < 250)
    }

    @Test("Judged pairs pull the model their way")
    func judged() {
        var histogram = PatternHistogram()
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<200 { histogram.add(pattern(isMatch: false, &generator), usable: 0xFF) }
        let start = model(match: 0.8, event: 0.3, other: 0.1)
        var disagreeing = AgreementPattern()
        for index in 0..<width { disagreeing[index] = 2 }
        var (plain, taught) = (Maximisation(histogram, width: width), Maximisation(histogram, width: width))
        for _ in 0..<50 { taught.decide(disagreeing, isSamePerson: true) }
        let (before, after) = (
            plain.fitted(from: start, rounds: 3, shouldStop: { false }),
            taught.fitted(from: start, rounds: 3, shouldStop: { false })
        )
        #expect(after.samePerson[0][2] > before.samePerson[0][2] + 0.2)
    }

    @Test("The calibration table holds every judged pair once, with intervals around the share confirmed")
    func calibration() {
        var generator = SeededGenerator(seed: 4)
        let judged = (0..<5_000).map { _ in
            let probability = Double.random(in: 0...1, using: &generator)
            return (probability, Double.random(in: 0..<1, using: &generator) < probability)
        }
        let table = Calibration(judged)
        #expect(table.bins.reduce(0) { $0 + $1.pairs } == 5_000)
        #expect(table.bins.allSatisfy { $0.low <= $0.confirmed && $0.confirmed <= $0.high })
        #expect(table.bins.allSatisfy { abs($0.confirmed - $0.meanProbability) < 0.1 })
        #expect(abs(table.brier - 1.0 / 6) < 0.02)
        #expect(Calibration([]).bins.isEmpty)
    }

    // MARK: the written-out model

    /// Comparisons 4 to 6 speak of the event; each has two levels.
    private func pattern(isMatch: Bool, _ generator: inout SeededGenerator) -> AgreementPattern {
        var pattern = AgreementPattern()
        for index in 0..<width {
            let agrees = Double.random(in: 0..<1, using: &generator) < (isMatch ? 0.9 : 0.1)
            pattern[index] = agrees ? 1 : 2
        }
        return pattern
    }

    private func model(match: Double, event: Double, other: Double) -> AgreementModel {
        func shares(_ agreement: Double) -> [Double] {
            (0..<16).map { $0 == 1 ? agreement : $0 == 2 ? 1 - agreement : $0 == 0 ? 1 : 1e-9 }
        }
        let isOfEvent = (0..<width).map { (4...6).contains($0) }
        return AgreementModel(
            samePerson: (0..<width).map { _ in shares(match) },
            sameEvent: (0..<width).map { shares(isOfEvent[$0] ? match : event) },
            different: (0..<width).map { _ in shares(other) }, samePersonPairs: 100, sameEventPairs: 50,
            differentPairs: 300)
    }

    private func oneRound(
        _ patterns: [AgreementPattern], _ model: AgreementModel
    ) -> (person: [Double], event: [Double], count: Double) {
        var person = [Double](repeating: 0, count: width), event = person
        var (all, others) = (0.0, 0.0)
        for pattern in patterns {
            var chances = [model.samePersonPairs, model.sameEventPairs, model.differentPairs]
            for index in 0..<width {
                let level = Int(pattern[index])
                chances[0] *= model.samePerson[index][level]
                chances[1] *= model.sameEvent[index][level]
                chances[2] *= model.different[index][level]
            }
            let total = chances.reduce(0, +)
            all += chances[0] / total
            others += chances[1] / total
            for index in 0..<width where pattern[index] == 1 {
                person[index] += ((4...6).contains(index) ? chances[0] + chances[1] : chances[0]) / total
                event[index] += chances[1] / total
            }
        }
        let weight = 5.0
        let people = (0..<width).map { index in
            let total = (4...6).contains(index) ? all + others : all
            return (person[index] + weight * model.samePerson[index][1]) / (total + weight)
        }
        let events = (0..<width).map { index in
            (4...6).contains(index)
                ? people[index] : (event[index] + weight * model.sameEvent[index][1]) / (others + weight)
        }
        return (people, events, all)
    }
}
