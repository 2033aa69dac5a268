import Foundation
import Linkage
import SeededSupport
import Testing

@Suite("The queue of pairs to judge")
struct ReviewTests {
    private let lists = MadeUpLists(persons: 500, seed: 3)

    @Test("First comes what teaches most; the value never rises, and no pair comes twice")
    func order() throws {
        let index = try LinkageIndex(lists.table)
        let queue = index.reviewQueue(try index.link(), limit: 60)
        #expect(queue.count == 60)
        for (a, b) in zip(queue, queue.dropFirst()) { #expect(a.value >= b.value) }
        #expect(Set(queue.map(\.pair)).count == 60)
        #expect(queue.allSatisfy { $0.value > 0 })
    }

    @Test("The pairs asked first are nearer to even odds than the pairs in general")
    func uncertainty() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        func mean(_ pairs: [LinkedPair]) -> Double {
            pairs.map { abs($0.probability - 0.5) }.reduce(0, +) / Double(pairs.count)
        }
        #expect(mean(index.reviewQueue(result, limit: 20).map(\.pair)) < mean(result.pairs) - 0.1)
    }

    @Test("What was judged is not asked again, and pairs like it move back")
    func judged() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        let before = index.reviewQueue(result, limit: 200)
        let first = try #require(before.first)
        try index.decide(DecisionBook([Decision(first.pair.first, first.pair.second, isSamePerson: true)]))
        let after = index.reviewQueue(try index.link(), limit: 200)
        #expect(!after.contains { $0.pair.first == first.pair.first && $0.pair.second == first.pair.second })
        let known = Dictionary(before.map { ($0.pair, $0) }, uniquingKeysWith: { $1 })
        for item in after {
            guard let was = known[item.pair] else { continue }
            // One that was ahead among pairs alike may fall behind, which at most doubles a value; a reason that now counts
            // double doubles it once more.
            #expect(item.value <= was.value * (item.reason == was.reason ? 2.000_001 : 4.000_001))
        }
    }

    @Test("A pair whose judgement would change a person says so")
    func reasons() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        for item in index.reviewQueue(result, limit: 300) {
            let isOne = result.person(of: item.pair.first) == result.person(of: item.pair.second)
            switch item.reason {
            case .keptApart: #expect(!isOne && item.pair.probability >= index.settings.joinProbability)
            case .heldTogether: #expect(isOne && item.pair.probability < index.settings.joinProbability)
            case .newCombination, .uncertain:
                #expect(isOne == (item.pair.probability >= index.settings.joinProbability))
            }
        }
    }

    @Test(
        "Judging what the queue asks brings the persons nearer to the truth than the mean of draws of as many at random"
    )
    func teaching() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        let asked = index.reviewQueue(result, limit: 60).map(\.pair)
        var generator = SeededGenerator(seed: 4)
        let draws = (0..<6).map { _ in Array(result.pairs.shuffled(using: &generator).prefix(60)) }
        func errors(_ pairs: [LinkedPair]) throws -> Int {
            let book = DecisionBook(
                pairs.map {
                    Decision($0.first, $0.second, isSamePerson: lists.persons[$0.first] == lists.persons[$0.second])
                })
            let linked = try Linker().link(lists.table, decisions: book)
            var wrong = 0
            for a in lists.persons.indices {
                for b in lists.persons.indices where b > a {
                    let isOne = linked.person(of: a) == linked.person(of: b)
                    wrong += isOne == (lists.persons[a] == lists.persons[b]) ? 0 : 1
                }
            }
            return wrong
        }
        let drawn = try draws.map(errors)
        #expect(try errors(asked) * drawn.count < drawn.reduce(0, +))
    }

    @Test("Nothing to ask is an empty queue")
    func empty() throws {
        let index = try LinkageIndex(RecordTable())
        #expect(index.reviewQueue(try index.link()).isEmpty)
    }
}
