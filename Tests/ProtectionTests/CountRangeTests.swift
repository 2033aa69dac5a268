import Protection
import SeededSupport
import Testing

@Suite("Ranges of counts")
struct CountRangeTests {
    private func random(_ generator: inout SeededGenerator) -> CountRange {
        let min = Int.random(in: 0...50, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .unknown
        case 1: return CountRange(min: min, max: nil)
        default: return CountRange(min: min, max: min + Int.random(in: 0...50, using: &generator))
        }
    }

    @Test("Sums do not depend on the order incidents are added in")
    func associative() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let (a, b, c) = (random(&generator), random(&generator), random(&generator))
            #expect((a + b) + c == a + (b + c))
            #expect(a + b == b + a)
            #expect((a + .noneRecorded).min == a.min && (a + .noneRecorded).max == a.max)
        }
    }

    @Test("A sum with one unknown report has no upper bound and says so")
    func unknownSpreads() {
        let sum = CountRange(exactly: 12) + .unknown
        #expect(sum.min == 12)
        #expect(sum.max == nil)
        #expect(sum.unknownReports == 1)
    }

    @Test("Bounds the wrong way round are put in order, negative ones raised to zero")
    func ordered() {
        #expect(CountRange(min: 9, max: 3) == CountRange(min: 3, max: 9))
        #expect(CountRange(min: -4, max: -1) == CountRange(min: 0, max: 0))
    }

    @Test("Sources of one incident span a range, they are never averaged")
    func spanning() {
        let both = CountRange(exactly: 10).spanning(CountRange(min: 20, max: 30))
        #expect(both.min == 10 && both.max == 30 && both.best == nil)
        #expect(CountRange(exactly: 10).isDisjoint(from: CountRange(min: 11, max: nil)))
        #expect(!CountRange(min: 3, max: nil).isDisjoint(from: CountRange(exactly: 5)))
    }

    @Test("Sums stop at the largest number rather than wrap round")
    func saturates() {
        #expect((CountRange(exactly: Int.max) + CountRange(exactly: 5)).min == Int.max)
    }
}
