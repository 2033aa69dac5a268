import Linkage
import SeededSupport
import Testing

@Suite("Decisions of people")
struct DecisionBookTests {
    @Test("What people decided of two follows for others: one person of one person, apart from whom he is apart")
    func following() {
        let book = DecisionBook([same(1, 2), same(2, 3), apart(3, 4), same(4, 5)])
        #expect(book.verdict(1, 3) == true)
        #expect(book.verdict(1, 5) == false)
        #expect(book.verdict(1, 9) == nil)
        #expect(book.verdict(7, 8) == nil)
    }

    @Test("A later decision wins over those it contradicts, also by way of others, and nothing is lost")
    func laterWins() {
        var book = DecisionBook([same(1, 2), same(2, 3)])
        #expect(book.take(apart(1, 3)) == [same(1, 2)])
        #expect(book.verdict(1, 3) == false)
        #expect(book.verdict(2, 3) == true)
        #expect(book.overruled == [same(1, 2)])
        #expect(book.take(same(1, 3)) == [apart(1, 3)])
        #expect(book.verdict(1, 2) == true)
        #expect(book.standing.count + book.overruled.count == 4)
    }

    @Test("Merged, unmerged and merged again, two persons are one, and what was joined within each stays so")
    func mergeAndPart() {
        var book = DecisionBook([same(1, 2), same(5, 6)])
        book.merge([1, 2, 5, 6])
        #expect(book.verdict(1, 6) == true)
        let undone = book.part([5, 6], from: [1, 2])
        #expect(!undone.isEmpty)
        for (a, b) in [(1, 5), (1, 6), (2, 5), (2, 6)] { #expect(book.verdict(a, b) == false) }
        #expect(book.verdict(1, 2) == true && book.verdict(5, 6) == true)
        book.merge([1, 2, 5, 6])
        for (a, b) in [(1, 5), (1, 6), (2, 5), (2, 6)] { #expect(book.verdict(a, b) == true) }
    }

    @Test("One record taken out of a person leaves the others as they were joined")
    func partOne() {
        var book = DecisionBook()
        book.merge([1, 2, 3])
        book.part([2], from: [1, 3])
        #expect(book.verdict(1, 3) == true)
        #expect(book.verdict(1, 2) == false && book.verdict(2, 3) == false)
    }

    @Test("A decision on one record alone says nothing")
    func alone() {
        var book = DecisionBook([same(3, 3), apart(4, 4)])
        #expect(book.take(apart(5, 5)).isEmpty)
        #expect(book.standing.isEmpty && book.overruled.isEmpty)
    }

    @Test("What stands never contradicts itself, holds the last word, and one by one equals all at once")
    func properties() {
        var generator = SeededGenerator(seed: 17)
        for _ in 0..<300 {
            let decisions = (0..<Int.random(in: 1...25, using: &generator)).compactMap { _ -> Decision? in
                let (a, b) = (Int.random(in: 0..<8, using: &generator), Int.random(in: 0..<8, using: &generator))
                return a == b ? nil : Decision(a, b, isSamePerson: Bool.random(using: &generator))
            }
            let book = DecisionBook(decisions)
            var grown = DecisionBook()
            for decision in decisions { grown.take(decision) }
            #expect(grown.standing == book.standing && grown.overruled == book.overruled)
            for a in 0..<8 { for b in 0..<8 { #expect(grown.verdict(a, b) == book.verdict(a, b)) } }
            #expect(book.standing.count + book.overruled.count == decisions.count)
            #expect(book.standing.allSatisfy { book.verdict($0.first, $0.second) == $0.isSamePerson })
            #expect(book.standing.last == decisions.last)
            #expect(standsAlone(book.standing, except: book.overruled))
        }
    }

    /// Written out: the standing decisions make groups of which no two are said to be apart, and each overruled one
    /// contradicts them.
    private func standsAlone(_ standing: [Decision], except overruled: [Decision]) -> Bool {
        var group = Array(0..<8)
        for decision in standing where decision.isSamePerson {
            let (a, b) = (group[decision.first], group[decision.second])
            group = group.map { $0 == b ? a : $0 }
        }
        let walls = standing.filter { !$0.isSamePerson }
        func isApart(_ x: Int, _ y: Int) -> Bool {
            walls.contains { [group[$0.first], group[$0.second]].sorted() == [x, y].sorted() }
        }
        return walls.allSatisfy { group[$0.first] != group[$0.second] }
            && overruled.allSatisfy {
                $0.isSamePerson
                    ? isApart(group[$0.first], group[$0.second]) : group[$0.first] == group[$0.second]
            }
    }

    private func same(_ a: Int, _ b: Int) -> Decision { Decision(a, b, isSamePerson: true) }
    private func apart(_ a: Int, _ b: Int) -> Decision { Decision(a, b, isSamePerson: false) }
}
