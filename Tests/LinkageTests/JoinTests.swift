import Linkage
import SeededSupport
import Testing

@Suite("Joins: the trees from which the links are drawn")
struct JoinTests {
    private let lists = MadeUpLists(persons: 400, seed: 11)

    /// Groups that joins make, by record.
    private func groups(_ joins: [PersonJoin], of count: Int) -> [Int] {
        var head = Array(0..<count)
        func top(_ record: Int) -> Int {
            var record = record
            while head[record] != record { record = head[record] }
            return record
        }
        for join in joins {
            let (a, b) = (top(join.first), top(join.second))
            head[max(a, b)] = min(a, b)
        }
        return (0..<count).map(top)
    }

    @Test("They are trees: none joins what others hold together, and within persons they hold each person together")
    func trees() throws {
        let index = try LinkageIndex(lists.table)
        let result = try index.link()
        let joins = index.joins(result)
        let count = result.recordCount
        #expect(joins.allSatisfy { $0.probability > 0 && $0.probability <= 1 })
        #expect(count - Set(groups(joins, of: count)).count == joins.count)
        let within = joins.filter { result.person(of: $0.first) == result.person(of: $0.second) }
        #expect(groups(within, of: count) == (0..<count).map { result.person(of: $0) })
    }

    @Test("As many persons are expected by them as there are")
    func calibrated() throws {
        let index = try LinkageIndex(lists.table)
        let joins = index.joins(try index.link())
        let expected = Double(lists.records.count) - joins.reduce(0) { $0 + $1.probability }
        let truth = Double(Set(lists.persons).count)
        #expect(abs(expected / truth - 1) < 0.05)
    }

    @Test("What people joined is certain, and what they kept apart no join brings together")
    func decided() throws {
        let before = try LinkageIndex(lists.table)
        let result = try before.link()
        let doubtful = before.joins(result).filter { $0.probability < 0.9 }
        let (same, apart) = (try #require(doubtful.first), try #require(doubtful.last))
        try before.decide(
            DecisionBook([
                Decision(same.first, same.second, isSamePerson: true),
                Decision(apart.first, apart.second, isSamePerson: false),
            ]))
        let again = try before.link()
        let joins = before.joins(again)
        let certain = groups(joins.filter { $0.probability == 1 }, of: again.recordCount)
        #expect(certain[same.first] == certain[same.second])
        let all = groups(joins, of: again.recordCount)
        #expect(all[apart.first] != all[apart.second])
    }
}
