import Linkage
import Testing

@Suite("A team that has only begun")
struct FewRecordsTests {
    @Test("Among five records of one attack, two spellings of one name are likely one person, kin are not")
    func oneAttack() throws {
        let records = [
            record("a", "Amadou", "Diallo", 34, "2023-08-13"), record("b", "Hamadou", "Diallo", 35, "2023-08-13"),
            record("c", "Fatoumata", "Barry", 51, "2023-08-13"), record("c", "Oumar", "Diallo", 12, "2023-08-13"),
            record("b", "Ibrahima", "Barry", 8, "2023-08-14"),
        ]
        let index = try LinkageIndex(table(records))
        #expect(index.explain(0, 1).probability > 0.5)
        for (a, b) in [(0, 3), (1, 3), (2, 4), (0, 2), (1, 4)] { #expect(index.explain(a, b).probability < 0.3) }
        let result = try index.link()
        #expect(result.personCount == 4)
        #expect(result.person(of: 1) == 0)
    }

    @Test("The first report of a new store finds the second, though nothing was learnt yet")
    func firstReport() throws {
        let index = try LinkageIndex(table([record("a", "Moussa", "Traoré", 40, "2023-08-13")]))
        let found = index.matches(for: record("b", "Musa", "Traore", 41, "2023-08-12"))
        #expect(found.first?.candidate.record == 0)
        #expect((found.first?.candidate.probability ?? 0) > 0.5)
        #expect(index.matches(for: record("b", "Awa", "Keïta", 41, "2023-08-12")).isEmpty)
    }

    @Test("Who was killed twice, in two countries, stays two until a person says otherwise")
    func twoCountries() throws {
        var records = [
            record("a", "Ibrahim", "Maïga", 30, "2022-05-01"), record("b", "Ibrahim", "Maïga", 30, "2022-05-01"),
        ]
        (records[1].admin1, records[1].admin2, records[1].admin3) = ("BF52", "BF5201", "BF520103")
        records[1].placeName = "Djibo"
        let index = try LinkageIndex(table(records))
        let result = try index.link()
        #expect(result.personCount == 2)
        #expect(result.pairs.count == 1 && index.reviewQueue(result).first?.reason == .keptApart)
        try index.decide(DecisionBook([Decision(0, 1, isSamePerson: true)]))
        #expect(try index.link().personCount == 1)
    }

    @Test("Three reports of one attack by three channels are one event, an attack elsewhere that day is another")
    func fewReports() throws {
        var reports: [IncidentRecord] = []
        for (number, day) in ["2023-08-13", "2023-08-13", "2023-08-14", "2023-08-13"].enumerated() {
            var report = IncidentRecord(id: "i\(number)")
            (report.source, report.eventType, report.eventDate) = ("S\(number)", "attack", day)
            (report.admin1, report.admin2, report.admin3) = ("ML05", "ML0502", "ML050203")
            (report.placeName, report.killed, report.actors) = ("Bandiagara", 3...(4 + number), ["Group A"])
            reports.append(report)
        }
        (reports[3].admin1, reports[3].admin2, reports[3].admin3) = ("ML07", "ML0701", "ML070101")
        reports[3].placeName = "Ansongo"
        #expect(try IncidentLinker().link(reports).events == [0, 0, 0, 3])
    }

    private func record(_ list: String, _ given: String, _ family: String, _ age: Int, _ day: String) -> CasualtyRecord
    {
        var record = CasualtyRecord(id: given + family)
        (record.source, record.givenName, record.familyName, record.age) = (list, given, family, "\(age)")
        (record.eventDate, record.eventType, record.placeName) = (day, "killed", "Bandiagara")
        (record.admin1, record.admin2, record.admin3) = ("ML05", "ML0502", "ML050203")
        return record
    }

    private func table(_ records: [CasualtyRecord]) -> RecordTable {
        var table = RecordTable()
        for record in records { table.append(record) }
        return table
    }
}
