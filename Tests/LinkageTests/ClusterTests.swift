import Linkage
import SeededSupport
import Testing

@Suite("Joining records into persons")
struct ClusterTests {
    @Test("Average linkage equals the definition written out")
    func bruteForce() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<60 {
            let count = Int.random(in: 2...14, using: &generator)
            var weights = [[Float]](repeating: [Float](repeating: 0, count: count), count: count)
            var linkage = AverageLinkage(count: count)
            for a in 0..<count {
                for b in 0..<a {
                    let weight = Float.random(in: -5...5, using: &generator)
                    (weights[a][b], weights[b][a]) = (weight, weight)
                    linkage.set(a, b, weight)
                }
            }
            var group = Array(0..<count)
            for (a, b) in linkage.joined(above: 0.5) { group = group.map { $0 == group[b] ? group[a] : $0 } }
            #expect(partition(group) == partition(plain(weights, limit: 0.5)))
        }
    }

    @Test("A chain of likenesses does not make one of its ends")
    func chain() {
        var linkage = AverageLinkage(count: 3)
        linkage.set(0, 1, 3)
        linkage.set(1, 2, 3)
        linkage.set(0, 2, -6)
        #expect(linkage.joined(above: 0).count == 1)
    }

    @Test("One record without a family name does not glue the dead of one event into one person")
    func incompleteRecord() throws {
        var lists = MadeUpLists(persons: 400, seed: 8).records
        let truthful = lists.count
        let names = [("Bakomi", "Sadelo"), ("Bakomi", "Turefa"), ("Bakomi", "Nigoke"), ("Bakomi", "")]
        for (given, family) in names {
            for source in ["A", "B"] {
                var record = CasualtyRecord(id: "x\(lists.count)")
                (record.givenName, record.familyName, record.source) = (given, family, source)
                (record.eventDate, record.admin1, record.admin2, record.admin3) = ("2015-05-05", "R0", "R0D0", "C0")
                lists.append(record)
            }
        }
        let result = try Linker().link(table(lists))
        let people = (0..<3).map { result.person(of: truthful + $0 * 2) }
        #expect(Set(people).count == 3)
        for family in 0..<3 {
            #expect(result.person(of: truthful + family * 2) == result.person(of: truthful + family * 2 + 1))
        }
    }

    @Test("Any number of records without a family name do not glue the dead of one event into one person")
    func incompleteRecords() throws {
        var lists = MadeUpLists(persons: 400, seed: 8).records
        let truthful = lists.count
        let names = [("Bakomi", "Sadelo"), ("Bakomi", "Turefa"), ("Bakomi", "Nigoke")]
        let unsaid = [(String, String)](repeating: ("Bakomi", ""), count: 6)
        for (number, (given, family)) in (names + unsaid).enumerated() {
            var record = CasualtyRecord(id: "x\(number)")
            (record.givenName, record.familyName, record.source) = (given, family, number < 3 ? "A" : "")
            record.age = "34"
            (record.eventDate, record.admin1, record.admin2, record.admin3) = ("2015-05-05", "R0", "R0D0", "C0")
            lists.append(record)
        }
        let result = try Linker().link(table(lists))
        let people = (0..<3).map { result.person(of: truthful + $0) }
        #expect(Set(people).count == 3)
    }

    @Test("Ten thousand records that are all unknown stay ten thousand, and do not meet pair by pair")
    func allUnknown() throws {
        var records: [CasualtyRecord] = []
        for number in 0..<10_000 {
            var record = CasualtyRecord(id: "u\(number)")
            record.givenName = number % 2 == 0 ? "Inconnu" : "non identifié"
            (record.eventDate, record.admin1, record.admin2, record.admin3) = ("2019-03-23", "R1", "R1D1", "C1")
            (record.placeName, record.source) = ("Ogossagou", number % 3 == 0 ? "A" : "B")
            records.append(record)
        }
        let result = try Linker().link(table(records))
        #expect(result.personCount == 10_000)
        #expect(result.namedPersonCount == 0)
        #expect(result.summary.comparedPairs < 2_000_000)
    }

    @Test("Ten thousand records of one name and day neither run away nor become one person without cause")
    func allAlike() throws {
        var records: [CasualtyRecord] = []
        for number in 0..<10_000 {
            var record = CasualtyRecord(id: "s\(number)")
            (record.givenName, record.familyName, record.age) = ("A", "B", "\(number % 80)")
            (record.eventDate, record.admin1, record.admin2, record.admin3) = ("2019-03-23", "R1", "R1D1", "C1")
            records.append(record)
        }
        let result = try Linker().link(table(records))
        #expect(result.summary.comparedPairs < 3_000_000)
    }

    @Test("Values no one can hold are not said, and strange scripts are compared like any other")
    func badValues() throws {
        var lists = MadeUpLists(persons: 200, seed: 12).records
        for (index, name) in ["محمد", "ⵎⵓⵙⴰ", "ߡߎߛߊ", "Kone\u{301}\u{302}\u{303}", "\u{202E}erauT", "👤", ""]
            .enumerated()
        {
            for source in ["A", "B"] {
                var record = CasualtyRecord(id: "bad\(index)\(source)")
                (record.givenName, record.familyName, record.source) = (name, "Turefasi", source)
                (record.age, record.eventDate, record.latitude) = ("430", "Tabaski", "north")
                (record.admin1, record.admin2, record.admin3) = ("R0", "R0D0", "C\(index)")
                lists.append(record)
            }
        }
        let index = try LinkageIndex(table(lists))
        let (first, second) = (lists.count - 14, lists.count - 13)
        let levels = index.explain(first, second).steps
        #expect(levels.first { $0.comparison == .age }?.level == 0)
        #expect(levels.first { $0.comparison == .date }?.level == 0)
        #expect(levels.first { $0.comparison == .given }?.level == 1)
    }

    @Test("Empty tables and single records are no fault")
    func tiny() throws {
        #expect(try Linker().link(RecordTable()).personCount == 0)
        #expect(try Linker().link(table([CasualtyRecord(id: "only")])).personCount == 1)
    }

    private func table(_ records: [CasualtyRecord]) -> RecordTable {
        var table = RecordTable()
        for record in records { table.append(record) }
        return table
    }

    private func partition(_ group: [Int]) -> Set<Set<Int>> {
        Set(Dictionary(grouping: group.indices, by: { group[$0] }).values.map { Set($0) })
    }

    private func plain(_ weights: [[Float]], limit: Float) -> [Int] {
        var clusters = weights.indices.map { [$0] }
        while true {
            var best: (Float, Int, Int)?
            for a in clusters.indices {
                for b in clusters.indices where b > a {
                    let sum = clusters[a].reduce(Float(0)) { sum, x in clusters[b].reduce(sum) { $0 + weights[x][$1] } }
                    let mean = sum / Float(clusters[a].count * clusters[b].count)
                    if mean > best?.0 ?? -.infinity { best = (mean, a, b) }
                }
            }
            guard let best, best.0 >= limit else { break }
            clusters[best.1] += clusters[best.2]
            clusters.remove(at: best.2)
        }
        var group = [Int](repeating: 0, count: weights.count)
        for (number, members) in clusters.enumerated() { for member in members { group[member] = number } }
        return group
    }
}
