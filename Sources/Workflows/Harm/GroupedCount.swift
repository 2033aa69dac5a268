import Protection

/// Sums line by line while a question is answered.
struct GroupedCount {
    /// How many places a line has: one for each status of the kind asked for, or of all kinds.
    let width: Int
    let firstSlot: Int
    var heads: [CountSheet.Sum]
    private(set) var sums: [RangeSum]
    private(set) var onSchool = 0
    private var people: [Int]
    /// The kind asked for, by its place; nil for all.
    private let kind: Int?

    init(_ groups: Int, _ kind: HarmKind?) {
        width = kind == nil ? HarmSlots.cells : CivilianStatus.allCases.count
        firstSlot = kind.map { Int(HarmSlots.cell($0, CivilianStatus.allCases[0])) } ?? 0
        heads = [CountSheet.Sum](repeating: CountSheet.Sum(), count: groups)
        sums = [RangeSum](repeating: RangeSum(), count: groups * width)
        people = [Int](repeating: 0, count: HarmSlots.peopleSlots)
        self.kind = kind.map(HarmSlots.kind)
    }

    /// Adds all of a combination.
    mutating func add(_ combination: Int, of all: TallySums, to group: Int) {
        let incidents = Int(all.incidents[combination])
        let place = kind.map { combination * TallySums.kinds + $0 }
        heads[group].incidents += incidents
        heads[group].silent +=
            place.map { incidents - Int(all.spoken[$0]) } ?? Int(all.mute[combination])
        heads[group].contested += Int(place.map { all.contested[$0] } ?? all.disputed[combination])
        onSchool += Int(all.onSchool[combination])
        var at = all.firstSum[combination]
        while at >= 0 {
            let sum = all.sums[Int(at)]
            let place = Int(sum.slot) - firstSlot
            if place >= 0, place < width { sums[group * width + place].add(sum.range) }
            at = sum.next
        }
        at = all.firstPeople[combination]
        while at >= 0 {
            people[Int(all.people[Int(at)].slot)] += all.people[Int(at)].count
            at = all.people[Int(at)].next
        }
    }

    /// Adds one incident.
    mutating func add(_ row: TallyBook.Row, of book: TallyBook, to group: Int) {
        var (speaks, isContested) = (false, false)
        for index in row.cells {
            let cell = book.cells[Int(index)]
            let place = Int(cell.slot) - firstSlot
            guard place >= 0, place < width else { continue }
            speaks = speaks || cell.isNumber
            isContested = isContested || cell.isContested
            sums[group * width + place].add(cell)
        }
        heads[group].incidents += 1
        if !speaks { heads[group].silent += 1 }
        if isContested { heads[group].contested += 1 }
        if row.isOnSchoolOrHospital { onSchool += 1 }
        for index in row.people {
            let one = book.people[Int(index)]
            people[Int(one.slot)] += Int(one.count)
        }
    }

    /// Persons known one by one, of the kind asked for.
    var persons: [HarmTally.People] {
        people.indices.compactMap { slot in
            guard people[slot] > 0 else { return nil }
            let one = HarmSlots.people(at: slot, count: people[slot])
            return kind == nil || kind == HarmSlots.kind(one.kind) ? one : nil
        }
    }
}
