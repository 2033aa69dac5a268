import Linkage
import SeededSupport
import Testing

@Suite("Whatever order the rows of a file have")
struct RowOrderTests {
    @Test(
        "The same rows in another order are the same persons, with the same pairs, weights, queue and joins",
        arguments: [1, 2, 3, 4] as [UInt64])
    func shuffled(seed: UInt64) throws {
        let lists = MadeUpLists(persons: 250, seed: seed)
        let plain = try Outcome(lists.records)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3 {
            let other = try Outcome(lists.records.shuffled(using: &generator))
            #expect(other.persons == plain.persons && other.named == plain.named)
            #expect(other.pairs == plain.pairs)
            #expect(other.queue == plain.queue)
            #expect(other.joins == plain.joins)
        }
    }

    @Test("Nor does it matter in which order decisions bind, when rows are known by their identifiers")
    func decided() throws {
        let lists = MadeUpLists(persons: 120, seed: 9)
        let judged = [(3, 40, true), (5, 6, false), (40, 77, true)]
        let plain = try Outcome(lists.records, judged: judged.map { (id($0.0, lists), id($0.1, lists), $0.2) })
        var generator = SeededGenerator(seed: 9)
        let other = try Outcome(
            lists.records.shuffled(using: &generator), judged: judged.map { (id($0.0, lists), id($0.1, lists), $0.2) })
        #expect(other.persons == plain.persons && other.joins == plain.joins)
    }

    @Test("More than 254 lists are told apart")
    func manyLists() throws {
        let records = (0..<600).map { number in
            var record = CasualtyRecord(id: "r\(number)")
            (record.source, record.givenName, record.familyName) = ("list \(number)", "Given", "Family")
            return record
        }
        var table = RecordTable()
        for record in records { table.append(record) }
        #expect(Set((0..<600).map(table.source)).count == 600)
    }

    @Test("Two second family names compare alike, whichever record is named first")
    func secondFamilyNames() throws {
        var records = MadeUpLists(persons: 60, seed: 5).records
        for (id, family) in [("x", "Bakomi Sadelo"), ("y", "Turefa Bakomi"), ("z", "Sadelo Nigoke")] {
            var record = CasualtyRecord(id: id)
            (record.givenName, record.familyName, record.eventDate) = ("Amadou", family, "2015-05-05")
            records.append(record)
        }
        var table = RecordTable()
        for record in records { table.append(record) }
        let index = try LinkageIndex(table)
        for (a, b) in [(60, 61), (60, 62), (61, 62)].map({ (records.count - 63 + $0.0, records.count - 63 + $0.1) }) {
            #expect(index.explain(a, b) == index.explain(b, a))
        }
    }

    private func id(_ record: Int, _ lists: MadeUpLists) -> String { lists.records[record].id }

    /// All that linkage says, by identifiers.
    private struct Outcome {
        var persons: Set<Set<String>> = []
        var pairs: [[String]: Float] = [:]
        var queue: [[String]] = []
        var joins: [[String]: Double] = [:]
        var named = 0

        init(_ records: [CasualtyRecord], judged: [(String, String, Bool)] = []) throws {
            var table = RecordTable()
            var places: [String: Int] = [:]
            for record in records {
                places[record.id] = table.count
                table.append(record)
            }
            let book = DecisionBook(
                judged.compactMap { a, b, isSame in
                    guard let a = places[a], let b = places[b] else { return nil }
                    return Decision(a, b, isSamePerson: isSame)
                })
            let index = try LinkageIndex(table, decisions: book)
            let result = try index.link()
            func pair(_ a: Int, _ b: Int) -> [String] { [table.identifier(a), table.identifier(b)].sorted() }
            let groups = Dictionary(grouping: records.indices, by: result.person)
            persons = Set(groups.values.map { Set($0.map(table.identifier)) })
            for one in result.pairs { pairs[pair(one.first, one.second)] = one.weight }
            queue = index.reviewQueue(result, limit: 50).map { pair($0.pair.first, $0.pair.second) }
            for join in index.joins(result) { joins[pair(join.first, join.second)] = join.probability }
            named = result.namedPersonCount
        }
    }
}
