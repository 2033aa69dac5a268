public import Protection
import Store

extension TallyBook {
    /// How many contested incidents a sheet shows side by side.
    public static let contestedShown = 25

    /// Sums what counts under a question, from what combinations add up to at its moment and grade.
    ///
    /// - Complexity: Proportional to the combinations, and to the rows whose month is unknown.
    func sheet(_ question: CountQuestion, _ sums: TallySums) -> CountSheet {
        let groups = Groups(question, in: self)
        var count = GroupedCount(groups.keys.count, question.kind)
        for combination in combinations.indices where sums.incidents[combination] > 0 {
            let group = Int(groups.ofCombination[combination])
            if group >= 0 { count.add(combination, of: sums, to: group) }
        }
        var undated = 0
        for number in sums.undated {
            let row = rows[Int(number)]
            let group = Int(groups.ofCombination[Int(row.combination)])
            guard group >= 0 else { continue }
            if groups.holds(row) {
                count.add(row, of: self, to: group)
            } else if groups.overlaps(row) {
                undated += 1
            }
        }
        func isIn(_ number: Int32) -> Bool {
            let row = rows[Int(number)]
            return groups.ofCombination[Int(row.combination)] >= 0 && (!row.isUndated || groups.holds(row))
        }
        for number in sums.verified where isIn(number) {
            let row = rows[Int(number)]
            if groups.isLate(row, combinations[Int(row.combination)]) {
                count.heads[Int(groups.ofCombination[Int(row.combination)])].late += 1
            }
        }
        let kind = question.kind.map { UInt8(HarmSlots.kind($0)) }
        let disputed = sums.contestedRows.filter { number in
            isIn(number)
                && rows[Int(number)].cells.contains { index in
                    let cell = cells[Int(index)]
                    return cell.isContested && (kind == nil || HarmSlots.kind(of: cell.slot) == kind)
                }
        }
        return sheet(groups, count, undated: undated, disputed: disputed, kind: question.kind)
    }

    private func sheet(
        _ groups: Groups, _ count: GroupedCount, undated: Int, disputed: [Int32], kind: HarmKind?
    ) -> CountSheet {
        var total = CountSheet.Sum()
        var whole = [RangeSum](repeating: RangeSum(), count: count.width)
        var lines: [CountSheet.Line] = []
        for group in groups.inOrder where count.heads[group].incidents > 0 {
            var sum = count.heads[group]
            for place in 0..<count.width {
                let one = count.sums[group * count.width + place]
                whole[place].add(one)
                if let harm = one.harm(at: count.firstSlot + place) { sum.harms.append(harm) }
            }
            total.incidents += sum.incidents
            total.contested += sum.contested
            total.silent += sum.silent
            total.late += sum.late
            lines.append(CountSheet.Line(key: groups.keys[group], sum: sum))
        }
        total.harms = whole.indices.compactMap { whole[$0].harm(at: count.firstSlot + $0) }
        return CountSheet(
            lines: lines, total: total, people: count.persons, onSchoolOrHospital: count.onSchool, undated: undated,
            contested: shown(disputed, kind))
    }

    /// The first contested incidents by reference. Few are shown of many, so they are picked out and the rest is not sorted.
    private func shown(_ disputed: [Int32], _ kind: HarmKind?) -> [CountSheet.Contested] {
        func name(_ row: Int32) -> (id: String, reference: String) { incidents[Int(rows[Int(row)].incident)] }
        var first: [Int32] = []
        for row in disputed {
            let reference = name(row).reference
            if first.count == Self.contestedShown {
                guard let last = first.last, reference < name(last).reference else { continue }
                first.removeLast()
            }
            first.insert(row, at: first.firstIndex { reference < name($0).reference } ?? first.count)
        }
        return first.map { row in
            CountSheet.Contested(
                incident: name(row).id, reference: name(row).reference,
                cells: (contested[row] ?? []).filter { kind == nil || $0.kind == kind })
        }
    }

    /// Every area in which anything counts or counted, unplaced left out.
    public var placedAreas: [AreaRef] { areas.values.compactMap { $0 } }

    /// Every cause of an incident that counts or counted, as it was recorded.
    public var causes: Set<CasualtyCode<HarmCause>> { Set(combinations.lazy.map(\.cause)) }

    /// The months from the first to the last in which anything counts or counted; nil where there is none.
    public var months: ClosedRange<Month>? {
        let known = combinations.lazy.map(\.month).filter { $0 != .min }
        guard let first = known.min(), let last = known.max() else { return nil }
        return Month(index: Int(first))...Month(index: Int(last))
    }
}

/// Which combinations a question asks for, and the line each belongs to.
private struct Groups {
    /// -1 where a combination is not asked for.
    let ofCombination: [Int32]
    let keys: [CountSheet.Key]
    /// The lines by area, month, actor, type and cause; what is unknown stands last.
    let inOrder: [Int]
    /// The days of the months asked for.
    let days: ClosedRange<Int32>?
    private let publishedOn: Int32?

    init(_ question: CountQuestion, in book: TallyBook) {
        let parts = question.parts
        let isWanted = book.areas.values.map { area in
            question.areas.map { wanted in area.map(wanted.contains) ?? false } ?? true
        }
        let isLaid = book.actorSets.values.map { set in question.actor.map(set.contains) ?? true }
        let months = question.months.map { Int32($0.lowerBound.index)...Int32($0.upperBound.index) }
        var numbers: [Place: Int32] = [:]
        var keys: [CountSheet.Key] = []
        var places: [Place] = []
        let areaRanks = Self.ranks(book.areas.values) { $0.map { $0.scheme + "\u{1F}" + $0.code } }
        let actorRanks = Self.ranks(book.actors.values) { $0 }
        let causes = HarmCause.allCases
        ofCombination = book.combinations.map { one in
            guard isWanted[Int(one.area)], isLaid[Int(one.actors)] else { return -1 }
            if let cause = question.cause, !cause.includes(one.cause) { return -1 }
            if let months, one.month != .min, !months.contains(one.month) { return -1 }
            let type = parts.contains(.violence) ? one.violence.rawValue : 0
            let cause = parts.contains(.cause) ? causes.firstIndex(of: one.cause.standard) ?? 0 : 0
            let place = Place(
                area: parts.contains(.area) ? areaRanks[Int(one.area)] : 0,
                month: !parts.contains(.month) ? 0 : one.month == .min ? Int.max : Int(one.month),
                actor: parts.contains(.actor) ? actorRanks[Int(one.actor)] : 0, type: type, cause: cause)
            if let number = numbers[place] { return number }
            let number = Int32(keys.count)
            numbers[place] = number
            places.append(place)
            keys.append(
                CountSheet.Key(
                    area: parts.contains(.area) ? book.areas.values[Int(one.area)] : nil,
                    month: parts.contains(.month) && one.month != .min ? Month(index: Int(one.month)) : nil,
                    actor: parts.contains(.actor) ? book.actors.values[Int(one.actor)] : nil,
                    violence: parts.contains(.violence) ? one.violence : nil,
                    cause: parts.contains(.cause) ? one.cause.standard : nil))
            return number
        }
        self.keys = keys
        inOrder = places.indices.sorted { places[$0] < places[$1] }
        days = question.months.map {
            Int32(
                clamping: $0.lowerBound.firstDay.daysSinceEpoch)...Int32(clamping: $0.upperBound.lastDay.daysSinceEpoch)
        }
        publishedOn = question.publishedOn.map { Int32(clamping: $0.daysSinceEpoch) }
    }

    /// Whether all the time of one whose month is unknown lies in the months asked for.
    func holds(_ row: TallyBook.Row) -> Bool {
        days.map { $0.contains(row.startDay) && $0.contains(row.endDay) } ?? true
    }

    /// Whether some of it does.
    func overlaps(_ row: TallyBook.Row) -> Bool {
        days.map { row.startDay <= $0.upperBound && row.endDay >= $0.lowerBound } ?? false
    }

    /// The place of each value among all in the order of a text; those without one stand last.
    private static func ranks<Value>(_ values: [Value], _ text: (Value) -> String?) -> [Int] {
        let texts = values.map { text($0) ?? "\u{10FFFF}" }
        var ranks = [Int](repeating: 0, count: values.count)
        for (rank, index) in texts.indices.sorted(by: { texts[$0] < texts[$1] }).enumerated() { ranks[index] = rank }
        return ranks
    }

    /// Whether it was verified after its month had been told of (`Allegation.isLate`).
    func isLate(_ row: TallyBook.Row, _ combination: TallyBook.Combination) -> Bool {
        guard row.verifiedDay != .max else { return false }
        let periodEnd =
            combination.month == .min
            ? row.endDay : Int32(clamping: Month(index: Int(combination.month)).lastDay.daysSinceEpoch)
        let told = publishedOn ?? periodEnd
        return row.verifiedDay > told && periodEnd <= told
    }
}

/// Area, month, actor, type and cause of a line, by rank, in the order in which lines stand.
private struct Place: Hashable, Comparable {
    let area, month, actor, type, cause: Int

    static func < (left: Place, right: Place) -> Bool {
        (left.area, left.month, left.actor, left.type, left.cause)
            < (right.area, right.month, right.actor, right.type, right.cause)
    }
}
