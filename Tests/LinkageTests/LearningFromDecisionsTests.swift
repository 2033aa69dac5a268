import Foundation
import Linkage
import SeededSupport
import Testing

@Suite("Learning from decisions")
struct LearningFromDecisionsTests {
    @Test("Without decisions the calibration only tempers what few records teach, and turns no pair round")
    func noDecisions() throws {
        let fit = ScoreCalibration([])
        #expect(fit.intercept == 0 && fit.slope == 1 && fit.decisions == 0)
        let index = try LinkageIndex(MadeUpLists(persons: 200, seed: 3).table)
        let few = index.model.calibration
        #expect(few.intercept == 0 && few.slope < 1 && few.slope > 0.8 && few.decisions == 0)
        let many = try LinkageIndex(MadeUpLists(persons: 2_000, seed: 3).table).model.calibration
        #expect(many.slope > few.slope && many.slope < 1)
    }

    @Test("From many judged pairs it finds the line that made them")
    func recovery() {
        var generator = SeededGenerator(seed: 8)
        let judged = (0..<20_000).map { _ in
            let weight = Double.random(in: -6...6, using: &generator)
            let p = 1 / (1 + exp(-(-1.2 + 0.6 * weight)))
            return (weight: weight, isSamePerson: Double.random(in: 0..<1, using: &generator) < p)
        }
        let fit = ScoreCalibration(judged)
        #expect(abs(fit.intercept + 1.2) < 0.1)
        #expect(abs(fit.slope - 0.6) < 0.05)
    }

    @Test("Its fit is where the slope of the posterior is nought, found by trying the neighbours")
    func maximum() {
        var generator = SeededGenerator(seed: 2)
        let judged = (0..<40).map { _ in
            (weight: Double.random(in: -5...5, using: &generator), isSamePerson: Bool.random(using: &generator))
        }
        let fit = ScoreCalibration(judged)
        func posterior(_ a: Double, _ b: Double) -> Double {
            judged.reduce(-a * a / 0.04 - (b - 1) * (b - 1) / 0.04) {
                let w = a + b * $1.weight
                return $0 + ($1.isSamePerson ? w : 0) - log(1 + exp(w))
            }
        }
        let best = posterior(fit.intercept, fit.slope)
        for (da, db) in [(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)] {
            #expect(posterior(fit.intercept + da, fit.slope + db) <= best + 1e-9)
        }
    }

    @Test("A few decisions move little, unanimous ones do not run away")
    func shrinkage() {
        let few = ScoreCalibration([(weight: 0.5, isSamePerson: false)])
        #expect(abs(few.intercept) < 1 && abs(few.slope - 1) < 0.3)
        let unanimous = ScoreCalibration((0..<500).map { _ in (weight: 3.0, isSamePerson: false) })
        #expect(abs(unanimous.intercept) < 20 && unanimous.slope >= 0.05)
    }

    @Test(
        "Where people keep saying no to what the model half believes, its probabilities come down towards what they confirm"
    )
    func tooSure() throws {
        let lists = MadeUpLists(persons: 600, seed: 12)
        let free = try LinkageIndex(lists.table)
        // Judges stricter than the truth: every second pair that is right is refused.
        let pairs = try free.link().pairs.filter { $0.probability < 0.97 }
        let judged = pairs.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        let book = DecisionBook(judged.map { Decision($0.first, $0.second, isSamePerson: false) })
        let taught = try LinkageIndex(lists.table, decisions: book)
        let others = pairs.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
        let before = others.map(\.probability).reduce(0, +)
        let after = others.map { taught.explain($0.first, $0.second).probability }.reduce(0, +)
        #expect(after < before * 0.8)
    }

    @Test("Two spellings that people keep judging one name become evidence for pairs nobody judged")
    func spelling() throws {
        var lists = MadeUpLists(persons: 400, seed: 5).records
        var decisions: [Decision] = []
        let first = lists.count
        for number in 0..<16 {
            for (given, source) in [("Wakuro", "A"), ("Zibete", "B")] {
                var record = CasualtyRecord(id: "x\(lists.count)")
                (record.givenName, record.familyName, record.source) = (given, "Turefa", source)
                record.eventDate = "201\(number % 8)-0\(number % 9 + 1)-1\(number % 7)"
                (record.admin1, record.admin2, record.admin3) = ("R1", "R1D\(number)", "C9\(number)")
                if source == "B" { (record.eventDate, record.admin3) = (String(record.eventDate.prefix(7)), "") }
                lists.append(record)
            }
            if number < 12 {
                decisions.append(Decision(first + 2 * number, first + 2 * number + 1, isSamePerson: true))
            }
        }
        var table = RecordTable()
        for record in lists { table.append(record) }
        let (free, taught) = (
            try LinkageIndex(table), try LinkageIndex(table, decisions: DecisionBook(decisions))
        )
        let (a, b) = (first + 30, first + 31)
        #expect(taught.explain(a, b).probability > free.explain(a, b).probability + 0.2)
        #expect(taught.model.givenNames.contains { Set([$0.first, $0.second]) == ["wakuro", "zibete"] })
    }

    @Test("The waterfall says what decisions add, and still adds up")
    func waterfall() throws {
        let lists = MadeUpLists(persons: 300, seed: 12)
        let pairs = try Linker().link(lists.table).pairs.prefix(40)
        let book = DecisionBook(pairs.map { Decision($0.first, $0.second, isSamePerson: false) })
        let index = try LinkageIndex(lists.table, decisions: book)
        for pair in try index.link().pairs.prefix(100) {
            let waterfall = index.explain(pair.first, pair.second)
            #expect(waterfall.calibration != 0)
            #expect(abs(waterfall.total - Double(pair.weight)) < 0.02)
        }
    }

    @Test("Candidates with their waterfalls come likeliest first and agree with it; those judged apart stay out")
    func matches() throws {
        let lists = MadeUpLists(persons: 400, seed: 3)
        let index = try LinkageIndex(lists.table)
        var report = try #require(lists.records.first { $0.familyName != "" && $0.admin3 != "" })
        report.id = "new"
        let matches = index.matches(for: report)
        #expect(!matches.isEmpty)
        for match in matches { #expect(abs(match.waterfall.total - Double(match.candidate.weight)) < 0.02) }
        let place = index.insert(report)
        try index.decide(DecisionBook([Decision(place, matches[0].candidate.record, isSamePerson: false)]))
        let left = index.candidates(of: place).map(\.record)
        #expect(!left.contains(matches[0].candidate.record))
        try index.decide(DecisionBook([Decision(place, 7, isSamePerson: true)]))
        #expect(index.candidates(of: place).first?.record == 7)
        #expect(try index.link().summary.records == lists.records.count)
    }
}
