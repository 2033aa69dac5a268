import Estimation
import Testing

@Suite("Tables of list intersections")
struct ListTableTests {
    @Test("Counts of one combination given twice are added up, and combinations of nobody are left out")
    func adding() throws {
        let table = try ListTable(lists: ["A", "B"], rows: [(1, 3), (1, 4), (2, 0), (3, 2)])
        #expect(table.counts == [1: 7, 3: 2])
        #expect(table.observed == 9)
        #expect(table.count(onAll: 1) == 9)
    }

    @Test("What is no table is refused with a sentence")
    func refusals() {
        func error(_ lists: [String], _ rows: [(pattern: Int, count: Int)]) -> EstimationError? {
            #expect(throws: EstimationError.self) { try ListTable(lists: lists, rows: rows) }
        }
        #expect(error([], []) == .noLists)
        #expect(error((0..<30).map { "L\($0)" }, [(1, 1)]) == .tooManyLists(found: 30, limit: 16))
        #expect(error(["A", "A"], [(1, 1)]) == .repeatedList("A"))
        #expect(error(["A", "B"], [(1, -2)]) == .negativeCount(-2))
        #expect(error(["A", "B"], [(1, .max)]) == .countTooLarge(limit: 1_000_000_000))
        #expect(error(["A", "B"], [(1, 999_999_999), (2, 2)]) == .countTooLarge(limit: 1_000_000_000))
        #expect(error(["A", "B"], [(0, 5)]) == .countOnNoList(5))
        #expect(error(["A", "B"], [(1, 0), (2, 0)]) == .nobodyObserved)
        #expect(error(["A", "B"], [(4, 1)]) == .unknownPattern(4))
    }

    @Test("Lists that are copies of each other are noticed and count as one")
    func copies() throws {
        let copied = try table("ABCD", ["AB": 60, "C": 40, "D": 50, "ABC": 12, "ABD": 9, "CD": 8, "ABCD": 3])
        #expect(copied.warnings.contains(.copies("A", "B")))
        let once = try table("ACD", ["A": 60, "C": 40, "D": 50, "AC": 12, "AD": 9, "CD": 8, "ACD": 3])
        let first = try Estimator().estimate(copied, by: .decomposable)
        let second = try Estimator().estimate(once, by: .decomposable)
        #expect(first.estimate == second.estimate)
        let nothingElse = try table("AB", ["AB": 60])
        #expect(throws: EstimationError.oneList) { try Estimator().estimate(nothingElse, by: .logLinear) }
    }

    @Test("Near copies, contained lists, disjoint lists, lone lists and empty lists each get a warning")
    func warnings() throws {
        let near = try table("ABC", ["AB": 95, "A": 5, "B": 3, "C": 40, "BC": 5])
        #expect(near.warnings.contains(.nearCopies("A", "B", shared: 95, of: 103)))
        let contained = try table("ABC", ["AB": 30, "B": 100, "C": 40, "BC": 20])
        #expect(contained.warnings.contains(.contained("A", in: "B")))
        let disjoint = try table("ABC", ["A": 80, "B": 80, "AC": 20, "BC": 20])
        #expect(disjoint.warnings.contains(.disjoint("A", "B")))
        let lone = try table("ABC", ["A": 80, "B": 80, "AB": 20, "C": 4])
        #expect(lone.warnings.contains(.isolatedList("C")))
        let empty = try table("ABC", ["A": 80, "B": 80, "AB": 20])
        #expect(empty.warnings.contains(.emptyList("C")))
        #expect(empty.warnings.contains(.twoLists))
    }

    @Test("A sound table gets no warning")
    func sound() throws {
        #expect(try kosovo().warnings.isEmpty)
    }
}
