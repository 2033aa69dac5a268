import Linkage
import SeededSupport
import Testing

@Suite("Decisions bind the joining of records")
struct ConstraintTests {
    @Test("Whatever people decide at random, no person holds two records they parted, nor parts two they joined")
    func anyDecisions() throws {
        var generator = SeededGenerator(seed: 33)
        for seed in [3, 4] as [UInt64] {
            let lists = MadeUpLists(persons: 250, seed: seed)
            let index = try LinkageIndex(lists.table)
            let free = try index.link()
            for _ in 0..<6 {
                let book = DecisionBook(randomDecisions(free, lists, &generator))
                try index.decide(book)
                let result = try index.link()
                for decision in book.standing {
                    let isOne = result.person(of: decision.first) == result.person(of: decision.second)
                    #expect(isOne == decision.isSamePerson, "\(decision)")
                }
            }
        }
    }

    @Test("Two records without a family name, judged apart, do not meet in the person both would fit")
    func incompleteApart() throws {
        var lists = MadeUpLists(persons: 300, seed: 8).records
        let first = lists.count
        for (family, source) in [("Sadelo", "A"), ("Sadelo", "B"), ("", "C"), ("", "D")] {
            var record = CasualtyRecord(id: "x\(lists.count)")
            (record.givenName, record.familyName, record.source, record.age) = ("Bakomi", family, source, "31")
            (record.eventDate, record.admin1, record.admin2, record.admin3) = ("2015-05-05", "R0", "R0D0", "C0")
            record.placeName = "V0"
            lists.append(record)
        }
        var table = RecordTable()
        for record in lists { table.append(record) }
        let index = try LinkageIndex(table)
        let free = try index.link()
        #expect(Set((first..<first + 4).map(free.person)).count == 1)
        try index.decide(DecisionBook([Decision(first + 2, first + 3, isSamePerson: false)]))
        let bound = try index.link()
        #expect(bound.person(of: first + 2) != bound.person(of: first + 3))
        #expect([first + 2, first + 3].contains { bound.person(of: $0) == bound.person(of: first) })
    }

    @Test("A record without a name, judged to be someone, is that person; and it ties two of its own together")
    func incompleteJoined() throws {
        let lists = MadeUpLists(persons: 200, seed: 8)
        var table = lists.table
        for number in 0..<2 { table.append(CasualtyRecord(id: "nobody\(number)")) }
        let (a, b) = (lists.records.count, lists.records.count + 1)
        let whole = try #require(lists.records.indices.last { lists.records[$0].familyName != "" })
        let result = try Linker().link(
            table,
            decisions: DecisionBook([Decision(a, b, isSamePerson: true), Decision(b, whole, isSamePerson: true)]))
        #expect(result.person(of: a) == result.person(of: whole))
        #expect(result.person(of: b) == result.person(of: whole))
    }

    @Test("A person carries the name of his first record, whatever joined him")
    func firstRecord() throws {
        let result = try Linker().link(MadeUpLists(persons: 400, seed: 8).table)
        for record in 0..<result.summary.records {
            #expect(result.person(of: record) <= record)
            #expect(result.person(of: result.person(of: record)) == result.person(of: record))
        }
    }

    @Test("A thousand records judged one person are one, and none of them is whom one was judged not to be")
    func large() throws {
        let lists = MadeUpLists(persons: 700, seed: 2)
        var book = DecisionBook()
        let crowd = Array(lists.records.indices.prefix(1_000))
        book.merge(crowd)
        let stranger = lists.records.count - 1
        book.take(Decision(17, stranger, isSamePerson: false))
        let result = try Linker().link(lists.table, decisions: book)
        #expect(Set(crowd.map(result.person)).count == 1)
        #expect(result.person(of: stranger) != result.person(of: 0))
    }

    @Test("Required points join first, forbidden ones never, however much weighs for or against")
    func averageLinkage() {
        var linkage = AverageLinkage(count: 4)
        for a in 0..<4 { for b in 0..<a { linkage.set(a, b, 5) } }
        linkage.set(0, 3, -50)
        linkage.require(0, 3)
        linkage.forbid(1, 3)
        var group = Array(0..<4)
        for (a, b) in linkage.joined(above: 0) { group = group.map { $0 == group[b] ? group[a] : $0 } }
        #expect(group[0] == group[3])
        #expect(group[1] != group[3])
    }

    /// Half of what the free run has joined, parted; pairs from anywhere, joined.
    private func randomDecisions(
        _ free: LinkageResult, _ lists: MadeUpLists, _ generator: inout SeededGenerator
    ) -> [Decision] {
        var decisions: [Decision] = []
        let strong = free.pairs.filter { $0.weight > 0 }
        for _ in 0..<60 {
            if let pair = strong.randomElement(using: &generator) {
                decisions.append(Decision(pair.first, pair.second, isSamePerson: Bool.random(using: &generator)))
            }
            let (a, b) = (
                Int.random(in: lists.records.indices, using: &generator),
                Int.random(in: lists.records.indices, using: &generator)
            )
            if a != b { decisions.append(Decision(a, b, isSamePerson: Int.random(in: 0..<3, using: &generator) > 0)) }
        }
        return decisions
    }
}
