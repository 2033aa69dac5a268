import Estimation
import Interchange
import Protection
import Testing
import Workflows

@Suite("Files of list intersections")
struct ListTableFileTests {
    private func read(_ text: String) throws -> ListTableFile { try ListTableFile(MemoryBytes(text)) }

    @Test("Columns of 0 and 1 are lists, count is people, stratum splits them")
    func reading() throws {
        let plain = try read("\"A\",\"B\",\"count\"\n1,0,40\n0,1,30\n1,1,6\n")
        #expect(plain.whole.lists == ["A", "B"])
        #expect(plain.whole.counts == [1: 40, 2: 30, 3: 6])
        #expect(plain.strata.count == 1)
        let split = try read("A;B;strate;effectif\n1;0;nord;40\n1;1;nord;6\n0;1;sud;30\n1;1;sud;2\n0;1;vide;0\n")
        #expect(split.strata.map(\.name) == ["nord", "sud"])
        #expect(split.strata[1].table.observed == 32)
        #expect(split.whole.observed == 78)
        #expect(split.warnings.count == 1)
    }

    @Test("A column draw tells tables of one population apart, which are pooled and never added up")
    func draws() throws {
        let file = try read("draw,A,B,count\n1,1,0,40\n1,1,1,6\n2,1,0,38\n2,0,1,2\n2,1,1,8\n")
        #expect(file.isDrawn && file.strata.map(\.table.observed) == [46, 48])
        let tables = UndercountTables(file)
        #expect(tables.tables.map(\.counts) == [[1: 40, 3: 6], [1: 38, 2: 2, 3: 8]] && tables.strata.isEmpty)
        #expect(try !read("A,B,count\n1,0,40\n").isDrawn)
    }

    @Test("Repeated rows are added up and told, a row of zeros without people is left out and told")
    func odd() throws {
        let file = try read("A,B,count\n1,0,40\n1,0,2\n0,0,\n1,1,6\n")
        #expect(file.whole.counts == [1: 42, 3: 6])
        #expect(file.warnings.count == 2)
    }

    @Test(
        "A bad row is refused with its line and what is wrong",
        arguments: [
            ("1,0,-3", "line 2, count: A count is not negative."), ("1,2,3", "line 2, B: “2” is neither 0 nor 1."),
            ("1,,3", "line 2, B: “” is neither 0 nor 1."), ("1,0,x", "line 2, count: “x” is not a whole number."),
            ("1,0,4.5", "line 2, count: “4.5” is not a whole number."),
            ("1,0,99999999999999999999", "line 2, count: This count is too large."),
            ("1,0,", "line 2, count: “” is not a whole number."),
            ("0,0,7", "line 2, count: A row of zeros counts 7 people on no list."),
        ])
    func badRows(row: String, message: String) throws {
        let refusal = try #require(throws: Refusal.self) { try read("A,B,count\n\(row)\n1,1,4\n") }
        #expect(refusal.message.english.hasPrefix(message))
        #expect(refusal.code == "rows_refused")
    }

    @Test("Every bad row is told at once")
    func allBadRows() throws {
        let refusal = try #require(throws: Refusal.self) { try read("A,B,count\n1,0,-3\n1,9,3\n1,1,4\n") }
        #expect(refusal.message.english.contains("line 2") && refusal.message.english.contains("line 3"))
    }

    @Test("A file without count, without lists or with thirty lists is refused")
    func badHeaders() throws {
        #expect(throws: Refusal.self) { try read("foo,bar\n1,2\n") }
        #expect(throws: EstimationError.noLists) { try read("count\n4\n") }
        let thirty = (0..<30).map { "L\($0)" }.joined(separator: ",")
        #expect(throws: EstimationError.tooManyLists(found: 30, limit: 16)) { try read(thirty + ",count\n") }
        #expect(throws: EstimationError.nobodyObserved) { try read("A,B,count\n1,0,0\n") }
    }
}
