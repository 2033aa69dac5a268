import Linkage
import Testing

@Suite("Few records: a model that has seen little is not sure")
struct NamesakeTests {
    @Test(
        "Namesakes of one village, a month apart and seven years apart in age, are left to a person in a small file",
        arguments: [0, 1, 2, 3], ["2022-04-02", "2022-04-05"])
    func namesakes(filling: Int, day: String) throws {
        let records = file(filling, secondDay: day)
        let index = try LinkageIndex(table(records))
        #expect(index.explain(16, 17).probability < 0.95)
    }

    /// Eighteen records, the last two of them the namesakes: sixteen others, each person alone, or each twice on two lists, or
    /// in one village, or in many.
    private func file(_ filling: Int, secondDay: String) -> [CasualtyRecord] {
        let given = [
            "Awa", "Oumar", "Fatoumata", "Ibrahim", "Mariam", "Seydou", "Kadiatou", "Yacouba", "Rokia", "Modibo",
            "Penda", "Bakary", "Sira", "Demba", "Hawa", "Lamine",
        ]
        let family = [
            "Coulibaly", "Diarra", "Keïta", "Koné", "Dembélé", "Sissoko", "Camara", "Diallo", "Bah", "Maïga", "Cissé",
            "Sangaré", "Touré", "Doumbia", "Ballo", "Samaké",
        ]
        var records: [CasualtyRecord] = []
        for number in 0..<16 {
            let person = filling % 2 == 0 ? number / 2 : number
            let place = filling < 2 ? 0 : person % 6
            records.append(
                record(
                    number % 2 == 0 ? "UNM" : "NGO", given[person], family[person], 20 + person * 3,
                    "2022-0\(1 + person % 6)-1\(person % 9)", place))
        }
        records.append(record("UNM", "Moussa", "Traoré", 22, "2022-03-04", 0))
        records.append(record("NGO", "Moussa", "Traoré", 29, secondDay, 0))
        return records
    }

    private func record(
        _ list: String, _ given: String, _ family: String, _ age: Int, _ day: String, _ place: Int
    ) -> CasualtyRecord {
        var record = CasualtyRecord(id: "")
        (record.source, record.givenName, record.familyName, record.age) = (list, given, family, "\(age)")
        (record.eventDate, record.datePrecision, record.eventType) = (day, "day", "killed")
        (record.admin1, record.admin2, record.admin3) = ("ML05", "ML0502", "ML05020\(place)")
        (record.placeName, record.sex) = ("Village \(place)", "M")
        return record
    }

    private func table(_ records: [CasualtyRecord]) -> RecordTable {
        var table = RecordTable()
        for record in records { table.append(record) }
        return table
    }
}
