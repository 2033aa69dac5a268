import Protection
import Store

/// What every combination adds up to at one moment: made once, and enough for any question about that moment.
///
/// Rows whose month is unknown stay rows, because whether they count depends on the months asked for.
struct TallySums: Sendable {
    static let kinds = HarmKind.allCases.count

    /// The incidents of each combination.
    private(set) var incidents: [Int32]
    /// Of them, those where a school or a health facility was damaged.
    private(set) var onSchool: [Int32]
    /// For each combination and kind: how many incidents give a number of it, and in how many it is contested.
    private(set) var spoken: [Int32]
    private(set) var contested: [Int32]
    /// In how many any kind is contested, and in how many no number is given at all.
    private(set) var disputed: [Int32]
    private(set) var mute: [Int32]
    /// Rows in force whose month is unknown.
    private(set) var undated: [Int32] = []
    /// Rows in force that are verified, and those that are contested.
    private(set) var verified: [Int32] = []
    private(set) var contestedRows: [Int32] = []

    /// Sums and persons of each combination, as chains: where the chain begins, and what comes next in it.
    private(set) var firstSum: [Int32]
    private(set) var sums: [(slot: UInt8, range: RangeSum, next: Int32)] = []
    private(set) var firstPeople: [Int32]
    private(set) var people: [(slot: UInt16, count: Int, next: Int32)] = []

    /// - Complexity: Proportional to the versions of tallies held.
    init(_ book: TallyBook, knownAt: Instant, atLeast: Grade?) {
        let count = book.combinations.count
        incidents = [Int32](repeating: 0, count: count)
        onSchool = incidents
        disputed = incidents
        mute = incidents
        spoken = [Int32](repeating: 0, count: count * Self.kinds)
        contested = spoken
        firstSum = [Int32](repeating: -1, count: count)
        firstPeople = firstSum
        var places = [Int32](repeating: -1, count: count * HarmSlots.cells)
        let moment = knownAt == .latest ? nil : knownAt.microseconds
        let least = atLeast.map { Int8($0.step) } ?? -1
        let (rows, cells, persons) = (book.rows, book.cells, book.people)
        for number in rows.indices {
            let row = rows[number]
            if let moment {
                guard row.recordedAt <= moment, moment < row.supersededAt else { continue }
            } else {
                guard row.supersededAt == .max else { continue }
            }
            guard row.grade >= least else { continue }
            if row.verifiedDay != .max { verified.append(Int32(number)) }
            if row.isContested { contestedRows.append(Int32(number)) }
            guard !row.isUndated else {
                undated.append(Int32(number))
                continue
            }
            let one = Int(row.combination)
            incidents[one] += 1
            if row.isOnSchoolOrHospital { onSchool[one] += 1 }
            if !row.cells.contains(where: { cells[Int($0)].isNumber }) { mute[one] += 1 }
            if row.isContested { disputed[one] += 1 }
            var (spokenKinds, contestedKinds): (HarmSlots.Kinds, HarmSlots.Kinds) = (0, 0)
            for index in row.cells {
                let cell = cells[Int(index)]
                let kind = HarmSlots.kind(of: cell.slot)
                if cell.isNumber, spokenKinds & 1 << kind == 0 {
                    spokenKinds |= 1 << kind
                    spoken[one * Self.kinds + Int(kind)] += 1
                }
                if cell.isContested, contestedKinds & 1 << kind == 0 {
                    contestedKinds |= 1 << kind
                    contested[one * Self.kinds + Int(kind)] += 1
                }
                let place = one * HarmSlots.cells + Int(cell.slot)
                if places[place] < 0 {
                    places[place] = Int32(sums.count)
                    sums.append((cell.slot, RangeSum(), firstSum[one]))
                    firstSum[one] = places[place]
                }
                sums[Int(places[place])].range.add(cell)
            }
            for index in row.people { add(persons[Int(index)], to: one) }
        }
    }

    private mutating func add(_ person: TallyBook.People, to combination: Int) {
        var at = firstPeople[combination]
        while at >= 0 {
            if people[Int(at)].slot == person.slot {
                people[Int(at)].count += Int(person.count)
                return
            }
            at = people[Int(at)].next
        }
        people.append((person.slot, Int(person.count), firstPeople[combination]))
        firstPeople[combination] = Int32(people.count - 1)
    }
}
