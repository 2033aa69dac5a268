import Linkage
import SeededSupport

/// Made-up lists with a known truth: invented words for names, events of one to six victims, slips of every kind.
struct MadeUpLists {
    private(set) var records: [CasualtyRecord] = []
    /// The person of each record.
    private(set) var persons: [Int] = []

    init(persons count: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let given = Self.words(60, &generator)
        let family = Self.words(40, &generator)
        var person = 0
        while person < count {
            let (day, place) = (Int.random(in: 0..<2_000, using: &generator), Int.random(in: 0..<60, using: &generator))
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let name = (given.randomElement(using: &generator)!, family.randomElement(using: &generator)!)
                let age = Int.random(in: 1...80, using: &generator)
                for source in ["A", "B", "C", "D"] where Bool.random(using: &generator) {
                    add(source, name, age, day, place, &generator)
                    persons.append(person)
                }
                person += 1
            }
        }
    }

    var table: RecordTable {
        var table = RecordTable()
        for record in records { table.append(record) }
        return table
    }

    private mutating func add(
        _ source: String, _ name: (String, String), _ age: Int, _ day: Int, _ place: Int,
        _ generator: inout SeededGenerator
    ) {
        func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }
        var record = CasualtyRecord(id: "r\(records.count)")
        record.source = source
        record.givenName = happens(15) ? String(name.0.dropLast()) : name.0
        record.familyName = happens(4) ? "" : happens(10) ? name.1 + "h" : name.1
        if happens(5) { swap(&record.givenName, &record.familyName) }
        if happens(70) { record.age = "\(age + (happens(30) ? 1 : 0))" }
        let seen = day + (happens(20) ? Int.random(in: 1...3, using: &generator) : 0)
        record.eventDate = Self.date(seen)
        if happens(10) { (record.eventDate, record.datePrecision) = (String(Self.date(day).prefix(7)), "month") }
        record.admin1 = "R\(place / 20)"
        record.admin2 = "R\(place / 20)D\(place / 5)"
        if !happens(8) { record.admin3 = "C\(place)" }
        record.placeName = "V\(place)"
        record.eventType = "killed"
        records.append(record)
    }

    /// A day in months of thirty days.
    private static func date(_ day: Int) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(2012 + day / 336)-\(two(day / 28 % 12 + 1))-\(two(day % 28 + 1))"
    }

    private static func words(_ count: Int, _ generator: inout SeededGenerator) -> [String] {
        (0..<count).map { _ in
            (0..<3).map { _ in
                String("bdfgklmnrst".randomElement(using: &generator)!)
                    + String("aeiou".randomElement(using: &generator)!)
            }.joined()
        }
    }
}
