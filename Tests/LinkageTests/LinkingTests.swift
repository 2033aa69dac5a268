import Linkage
import SeededSupport
import Testing

@Suite("Linking records")
struct LinkingTests {
    private let lists = MadeUpLists(persons: 500, seed: 3)

    @Test("Made-up lists with slips come back as their people")
    func skill() throws {
        let result = try Linker().link(lists.table)
        let (precision, recall) = agreement(result, lists.persons)
        #expect(precision > 0.97)
        #expect(recall > 0.85)
    }

    @Test("The same records and settings give the same pairs, weights and persons")
    func determinism() throws {
        let (one, other) = (try Linker().link(lists.table), try Linker().link(lists.table))
        #expect(one.pairs == other.pairs)
        #expect(lists.records.indices.allSatisfy { one.person(of: $0) == other.person(of: $0) })
    }

    @Test("No pair joins a record to itself, and no pair comes twice")
    func noSelf() throws {
        let pairs = try Linker().link(lists.table).pairs
        #expect(!pairs.isEmpty)
        #expect(pairs.allSatisfy { $0.first < $0.second })
        #expect(Set(pairs.map { [$0.first, $0.second] }).count == pairs.count)
    }

    @Test("The waterfall of a pair adds up to its weight, and starts from how rare matches are")
    func waterfall() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        for pair in result.pairs.prefix(400) {
            let waterfall = index.explain(pair.first, pair.second)
            #expect(abs(waterfall.total - Double(pair.weight)) < 0.02)
            #expect(waterfall.start < 0)
        }
    }

    @Test("It does not matter which of two records is named first")
    func symmetry() throws {
        let index = try LinkageIndex(lists.table)
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<2_000 {
            let a = Int.random(in: 0..<index.count, using: &generator)
            let b = Int.random(in: 0..<index.count, using: &generator)
            let (forward, backward) = (index.explain(a, b), index.explain(b, a))
            #expect(abs(forward.total - backward.total) < 1e-4)
            #expect(forward.steps.map(\.level) == backward.steps.map(\.level))
        }
    }

    @Test("What is not said weighs nothing")
    func silence() throws {
        let index = try LinkageIndex(lists.table)
        for pair in try index.link().pairs.prefix(200) {
            for step in index.explain(pair.first, pair.second).steps where step.level == 0 {
                #expect(abs(step.weight) < 1e-6)
            }
        }
    }

    @Test("A held record finds the very pairs that the whole run finds, with the same weights")
    func incrementalEqualsBatch() throws {
        let index = try LinkageIndex(lists.table)
        var expected: [Int: [Int: Float]] = [:]
        for pair in try index.link().pairs {
            expected[pair.first, default: [:]][pair.second] = pair.weight
            expected[pair.second, default: [:]][pair.first] = pair.weight
        }
        for record in lists.records.indices {
            let found = index.candidates(of: record, limit: .max)
            #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.record, $0.weight) }) == expected[record] ?? [:])
        }
    }

    @Test("A new report finds its person among those held, and once taken in is found itself")
    func newReport() throws {
        let index = try LinkageIndex(lists.table)
        let whole = lists.records.indices.first { lists.records[$0].admin3 != "" && lists.records[$0].familyName != "" }
        var report = lists.records[try #require(whole)]
        report.id = "new"
        report.source = "Z"
        let found = index.candidates(for: report)
        #expect(found.first.map { lists.persons[$0.record] } == whole.map { lists.persons[$0] })
        let place = index.insert(report)
        #expect(index.candidates(for: report).contains { $0.record == place })
        #expect(place == lists.records.count)
    }

    @Test("Asking for candidates leaves nothing behind")
    func asking() throws {
        let index = try LinkageIndex(lists.table)
        var report = lists.records[0]
        report.givenName = "Nevermet"
        let before = index.candidates(for: report)
        _ = index.candidates(for: lists.records[1])
        #expect(index.candidates(for: report) == before)
        #expect(index.count == lists.records.count)
    }

    @Test("Decisions hold: pairs judged apart stay apart, pairs judged one stay together")
    func decisions() throws {
        let free = try Linker().link(lists.table)
        let strong = try #require(free.pairs.max { $0.weight < $1.weight })
        let (far, other) = try #require(apart(free))
        let decided = try Linker().link(
            lists.table,
            decisions: DecisionBook([
                Decision(strong.first, strong.second, isSamePerson: false), Decision(far, other, isSamePerson: true),
            ]))
        #expect(decided.person(of: strong.first) != decided.person(of: strong.second))
        #expect(decided.person(of: far) == decided.person(of: other))
    }

    @Test("A decision on a record that is not there is refused with its place")
    func unknownDecision() {
        #expect(throws: LinkageError.unknownRecord(99_999, held: lists.records.count)) {
            try Linker().link(lists.table, decisions: DecisionBook([Decision(0, 99_999, isSamePerson: true)]))
        }
    }

    @Test("A run can be stopped")
    func stopping() {
        #expect(throws: LinkageError.cancelled) { try Linker().link(lists.table, shouldStop: { true }) }
    }

    private func apart(_ result: LinkageResult) -> (Int, Int)? {
        let named = lists.records.indices.filter {
            lists.records[$0].familyName != "" && lists.records[$0].givenName != ""
        }
        guard let last = named.last else { return nil }
        return named.first { result.person(of: $0) != result.person(of: last) }.map { ($0, last) }
    }
}

/// Pairwise precision and recall.
func agreement(_ result: LinkageResult, _ truth: [Int]) -> (precision: Double, recall: Double) {
    var (both, found, actual) = (0, 0, 0)
    for a in truth.indices {
        for b in truth.indices where b > a {
            let (isFound, isTrue) = (result.person(of: a) == result.person(of: b), truth[a] == truth[b])
            both += isFound && isTrue ? 1 : 0
            found += isFound ? 1 : 0
            actual += isTrue ? 1 : 0
        }
    }
    return (Double(both) / Double(max(found, 1)), Double(both) / Double(max(actual, 1)))
}
