import Linkage
import Testing

@Suite("Rows of one list, and what only a person may join")
struct OneListTests {
    @Test("Two rows with nothing but a common name are not joined in a small file, and not nearly certain")
    func nameAlone() throws {
        for list in ["NGO", ""] {
            let index = try LinkageIndex(table([bare("a", "UNM"), bare("b", list)]))
            let result = try index.link()
            #expect(result.personCount == 2)
            #expect(!result.summary.isTaught)
            #expect(index.explain(0, 1).probability < 0.75)
            #expect(result.pairs.count == 1)
        }
    }

    @Test(
        "Two rows of one list of a small file are two people, unless name, age, day and place agree and nothing disagrees"
    )
    func smallFile() throws {
        #expect(try persons([row(0), row(1)]) == 1)
        #expect(try persons([row(0), row(1) { $0.source = "NGO" }]) == 1)
        let changes: [(inout CasualtyRecord) -> Void] = [
            { $0.age = "35" }, { $0.age = "" }, { $0.eventDate = "2019-03-24" }, { $0.sex = "F" },
            { $0.occupation = "farmer" }, { $0.givenName = "Mamadou" }, { ($0.admin3, $0.placeName) = ("", "") },
        ]
        for change in changes {
            var (first, second) = (row(0), row(1))
            first.occupation = "trader"
            second.occupation = "trader"
            change(&second)
            #expect(try persons([first, second]) == 2)
        }
    }

    @Test("Sixty rows of one list with one name, one day and one district are sixty people", arguments: ["UNM", ""])
    func sixty(list: String) throws {
        let rows = (0..<60).map { number in
            row(number) { ($0.source, $0.age, $0.admin3, $0.placeName) = (list, "", "", "") }
        }
        #expect(try persons(rows) == 60)
    }

    @Test("Twenty rows of one list, of one name, day and place, aged 15 to 72, are twenty people among thousands too")
    func namesakes() throws {
        var rows = MadeUpLists(persons: 600, seed: 4).records
        let held = rows.count
        rows += (0..<20).map { number in row(held + number) { ($0.source, $0.age) = ("A", "\(15 + 3 * number)") } }
        let result = try Linker().link(table(rows))
        #expect(result.summary.isTaught)
        #expect(Set((0..<20).map { result.person(of: held + $0) }).count == 20)
    }

    @Test("A child of three and someone of eighty are two people, by way of no third record either")
    func ages() throws {
        let index = try LinkageIndex(table([row(0) { $0.age = "3" }, row(1) { ($0.source, $0.age) = ("NGO", "80") }]))
        #expect(index.explain(0, 1).probability < 0.5)
        #expect(try index.link().personCount == 2)
        var rows = MadeUpLists(persons: 600, seed: 4).records
        let held = rows.count
        rows += (0..<8).map { number in
            row(held + number) { ($0.source, $0.age) = ("list \(number)", "\(3 + 11 * number)") }
        }
        let result = try Linker().link(table(rows))
        for a in 0..<8 {
            for b in 0..<8 where abs(a - b) > 2 {
                #expect(result.person(of: held + a) != result.person(of: held + b))
            }
        }
    }

    @Test("A day that no month has is not said", arguments: ["2023-02-31", "2023-04-31", "2023-02-29", "31/11/2022"])
    func impossibleDay(day: String) throws {
        let held = table([row(0) { $0.eventDate = day }, row(1) { ($0.source, $0.eventDate) = ("NGO", "2023-03-03") }])
        #expect(held.unread.map(\.kind) == [.column(.eventDate)])
        let date = try LinkageIndex(held).explain(0, 1).steps.first { $0.comparison == .date }
        #expect(date?.level == 0 && date?.weight == 0)
        #expect(table([row(0) { $0.eventDate = "2024-02-29" }]).unread.isEmpty)
    }

    private func persons(_ rows: [CasualtyRecord]) throws -> Int { try Linker().link(table(rows)).personCount }

    private func row(_ number: Int, _ change: (inout CasualtyRecord) -> Void = { _ in }) -> CasualtyRecord {
        var record = CasualtyRecord(id: "x\(number)")
        (record.source, record.givenName, record.familyName) = ("UNM", "Moussa", "Traoré")
        (record.sex, record.age, record.eventDate, record.eventType) = ("M", "34", "2019-03-23", "killed")
        (record.admin1, record.admin2, record.admin3) = ("ML05", "ML0502", "ML050203")
        record.placeName = "Bandiagara"
        change(&record)
        return record
    }

    private func bare(_ id: String, _ list: String) -> CasualtyRecord {
        var record = CasualtyRecord(id: id)
        (record.source, record.givenName, record.familyName) = (list, "Ali", "Ba")
        return record
    }

    private func table(_ records: [CasualtyRecord]) -> RecordTable {
        var table = RecordTable()
        for record in records { table.append(record) }
        return table
    }
}
