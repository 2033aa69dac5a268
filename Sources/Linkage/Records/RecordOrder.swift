/// Where the records of a table stand in the order linkage works in, which follows from what they say: whatever order a
/// file has, chance, ties and sums then fall alike, and so do its persons.
struct RecordOrder: Sendable {
    /// By place in the table: the place in the order.
    private let places: [Int32]
    /// By place in the order: the place in the table.
    private let origins: [Int32]

    init(_ origins: [Int32]) {
        var places = [Int32](repeating: 0, count: origins.count)
        for (place, origin) in origins.enumerated() { places[Int(origin)] = Int32(place) }
        (self.places, self.origins) = (places, origins)
    }

    /// The place in the order of a record of the table. Records taken in later stand where they came.
    func place(_ record: Int) -> Int { record < places.count ? Int(places[record]) : record }

    /// The place in the table of a record by its place in the order.
    func record(_ place: Int) -> Int { place < origins.count ? Int(origins[place]) : place }

    /// Decisions on records of the table as decisions on places in the order.
    func places(_ book: DecisionBook) -> DecisionBook {
        book.renumbered(place)
    }

    /// A pair of places in the order as a pair of records of the table.
    func records(_ pair: LinkedPair) -> LinkedPair {
        LinkedPair(record(pair.first), record(pair.second), weight: pair.weight)
    }
}

extension RecordTable {
    /// The same records in an order that follows from what they say, words and lists numbered by their letters. Rows that say
    /// the same stand by their identifiers, which then stay behind: linkage itself tells nobody by them.
    func settled() -> (RecordTable, RecordOrder) {
        let origins = (0..<Int32(count)).sorted { a, b in
            let (x, y) = (contents[Int(a)], contents[Int(b)])
            return x == y ? identifierBytes(Int(a)).lexicographicallyPrecedes(identifierBytes(Int(b))) : x < y
        }
        var table = self
        let width = extras.count
        for (place, origin) in origins.enumerated() {
            let origin = Int(origin)
            table.prepared[place] = prepared[origin]
            table.references[place] = references[origin]
            for column in 0..<width {
                table.extraValues[place * width + column] = extraValues[origin * width + column]
            }
        }
        (table.identifiers, table.identifierStarts, table.contents) = ([], [0], [])
        table.renumber()
        return (table, RecordOrder(origins))
    }

    /// Numbers all words by their letters.
    private mutating func renumber() {
        let words = renumbered(\.words), places = renumbered(\.places), lists = renumbered(\.sources)
        let occupations = renumbered(\.occupations), eventTypes = renumbered(\.eventTypes)
        let areas = (renumbered(\.areas.0), renumbered(\.areas.1), renumbered(\.areas.2))
        func number(_ numbers: [Int32], _ word: Int32) -> Int32 { word < 0 ? word : numbers[Int(word)] }
        (villages, names) = ([:], NameCells())
        for index in prepared.indices {
            var record = prepared[index]
            record.given = (number(words, record.given.0), number(words, record.given.1))
            record.family = (number(words, record.family.0), number(words, record.family.1))
            record.nickname = number(words, record.nickname)
            record.place = number(places, record.place)
            record.occupation = number(occupations, record.occupation)
            record.eventType = number(eventTypes, record.eventType)
            record.admin = (
                number(areas.0, record.admin.0), number(areas.1, record.admin.1), number(areas.2, record.admin.2)
            )
            if record.source != PreparedRecord.noSource {
                record.source = UInt16(min(lists[Int(record.source)], 65_534))
            }
            record.village = -1
            settleVillage(&record)
            prepared[index] = record
        }
        for column in extras.indices {
            let numbers: [Int32]
            (extraWords[column], numbers) = extraWords[column].sorted()
            for index in stride(from: column, to: extraValues.count, by: extras.count) {
                extraValues[index] = number(numbers, extraValues[index])
            }
        }
    }

    private mutating func renumbered(_ table: WritableKeyPath<RecordTable, WordTable>) -> [Int32] {
        let (sorted, numbers) = self[keyPath: table].sorted()
        self[keyPath: table] = sorted
        return numbers
    }
}
