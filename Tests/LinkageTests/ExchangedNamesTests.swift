import Linkage
import SeededSupport
import Testing

@Suite("Parts of the name exchanged")
struct ExchangedNamesTests {
    /// Records of two lists; each person stands on both, under the same name, day and place.
    private func table(given: [String], family: [String], seed: UInt64) -> RecordTable {
        var generator = SeededGenerator(seed: seed)
        var table = RecordTable()
        for person in 0..<600 {
            let (first, second) = (given.randomElement(using: &generator)!, family.randomElement(using: &generator)!)
            let month = Int.random(in: 10...12, using: &generator)
            let day = Int.random(in: 10...28, using: &generator)
            let place = Int.random(in: 0..<12, using: &generator)
            for source in ["A", "B"] {
                // A few of every list's rows bear the parts exchanged.
                let isExchanged = Int.random(in: 0..<20, using: &generator) == 0
                table.append(
                    record(
                        "\(person)\(source)", source, isExchanged ? second : first, isExchanged ? first : second,
                        "20\(10 + person % 10)-\(month)-\(day)", place))
            }
        }
        return table
    }

    private func record(
        _ id: String, _ source: String, _ given: String, _ family: String, _ date: String, _ place: Int
    ) -> CasualtyRecord {
        var record = CasualtyRecord(id: id)
        (record.source, record.givenName, record.familyName) = (source, given, family)
        (record.eventDate, record.eventType) = (date, "killed")
        (record.admin1, record.admin2, record.admin3) = ("R\(place / 6)", "R\(place / 6)D\(place / 3)", "C\(place)")
        return record
    }

    private static let given =
        ["oumar", "ibrahim", "seydou", "bakary", "modibo", "lassana", "salif", "karim"]
        + ["hamidou", "kassim", "lamine", "sambou", "fanta", "mariam", "rokia", "djeneba", "bintou", "safia"]
    private static let family =
        ["traore", "coulibaly", "diarra", "keita", "doumbia", "sissoko", "camara", "ballo"]
        + ["fofana", "sylla", "tounkara", "togola", "sidibe", "dao", "thera", "mounkoro", "guindo", "perou"]

    private func weight(_ table: RecordTable, _ a: CasualtyRecord, _ b: CasualtyRecord) throws -> Double {
        var table = table
        table.append(a)
        table.append(b)
        let index = try LinkageIndex(table)
        return index.explain(index.count - 2, index.count - 1).total
    }

    @Test("Where given names are family names too, two names that meet exchanged are weak; elsewhere they are strong")
    func both() throws {
        let (a, b) = (
            record("a", "A", "oumar", "seydou", "2015-11-20", 3), record("b", "B", "seydou", "oumar", "2015-11-20", 3)
        )
        let alike = try weight(table(given: Self.given, family: Self.given, seed: 5), a, b)
        let (c, d) = (
            record("a", "A", "oumar", "traore", "2015-11-20", 3), record("b", "B", "traore", "oumar", "2015-11-20", 3)
        )
        let apart = try weight(table(given: Self.given, family: Self.family, seed: 5), c, d)
        #expect(apart > alike + 2)
        #expect(apart > 0)
    }

    @Test("One name alone that meets the other's family name weighs less than the same name in its place")
    func one() throws {
        let lists = table(given: Self.given, family: Self.given, seed: 6)
        let alone = record("a", "A", "oumar", "", "2015-11-20", 3)
        let exchanged = try weight(lists, alone, record("b", "B", "seydou", "oumar", "2015-11-20", 3))
        let inPlace = try weight(lists, alone, record("b", "B", "oumar", "seydou", "2015-11-20", 3))
        #expect(exchanged < inPlace - 1)
    }
}
