extension Picture {
    /// The numbers of the incidents in a row and span of months: the evidence beneath any figure.
    public func incidents(
        in row: PictureRow, months: ClosedRange<Month>, where filter: IncidentFilter = IncidentFilter()
    ) -> [Int] {
        slice(row, months).lazy.map { Int($0) }.filter { matches(entries[$0], filter) }
    }

    /// What was recorded in a row over a span of months.
    public func tally(
        in row: PictureRow, months: ClosedRange<Month>, where filter: IncidentFilter = IncidentFilter()
    ) -> Tally {
        slice(row, months).reduce(into: .empty) { sum, number in
            let entry = entries[Int(number)]
            if matches(entry, filter) { sum.add(entry) }
        }
    }

    /// What was recorded in each month of a span, months without any incident included.
    public func series(
        in row: PictureRow, months: ClosedRange<Month>, where filter: IncidentFilter = IncidentFilter()
    ) -> [Tally] {
        var series = [Tally](repeating: .empty, count: months.count)
        for number in slice(row, months) {
            let entry = entries[Int(number)]
            if matches(entry, filter) { series[Int(entry.month) - months.lowerBound.index].add(entry) }
        }
        return series
    }

    /// What was recorded by alleged actor, the unknown one (nil) included.
    public func byActor(in row: PictureRow, months: ClosedRange<Month>) -> [String?: Tally] {
        slice(row, months).reduce(into: [:]) { sums, number in
            let entry = entries[Int(number)]
            sums[actors[Int(entry.actor)], default: .empty].add(entry)
        }
    }

    /// Harm of another kind; nil where no source held has a word on that kind anywhere. Incidents in the span that do
    /// not say leave the sum without an upper bound, and so does a dataset that never speaks of the kind.
    public func harm(
        _ kind: HarmKind, in row: PictureRow, months: ClosedRange<Month>, status: CivilianStatus = .civilian
    ) -> CountRange? {
        guard records(kind) else { return nil }
        let sum = slice(row, months).reduce(CountRange.noneRecorded) { $0 + (stated(kind, status, by: $1) ?? .unknown) }
        return silenceCounts(kind) ? sum : CountRange(min: sum.min, max: nil, unknownReports: sum.unknownReports)
    }

    /// What one incident's source states of a kind of harm; nil where it has no word on it.
    private func stated(_ kind: HarmKind, _ status: CivilianStatus, by incident: UInt32) -> CountRange? {
        // Harms were added in order of incident, so they lie together.
        var position = otherHarms[...].firstPosition { $0.incident >= incident }
        var sum: CountRange?
        while position < otherHarms.count, otherHarms[position].incident == incident {
            let harm = otherHarms[position].harm
            if harm.kind == kind, harm.status == status { sum = (sum ?? .noneRecorded) + harm.count }
            position += 1
        }
        return sum
    }

    /// The incident with the largest single event, by recorded minimum of civilians killed; nil where none has any.
    public func largest(in row: PictureRow, months: ClosedRange<Month>) -> (incident: Int, civilians: CountRange)? {
        let worst = slice(row, months).max { entries[Int($0)].largest.min < entries[Int($1)].largest.min }
        guard let worst, entries[Int(worst)].largest.min > 0 else { return nil }
        return (Int(worst), entries[Int(worst)].largest.range())
    }

    /// Incidents of a row that stand apart from every month: known to the year alone, or running past the day of the
    /// view. They are in no monthly figure and must be shown beside it.
    public func standingApart(
        in row: PictureRow, dating: Dating, year: Int? = nil, starting months: ClosedRange<Month>? = nil
    ) -> (tally: Tally, incidents: [Int]) {
        guard let index = index(of: row) else { return (.empty, []) }
        let numbers = apart[index].map { Int($0) }.filter { number in
            let month = Month(index: Int(entries[number].month))
            return self.dating(of: number) == dating && (year == nil || month.year == year)
                && months.map { $0.contains(month) } != false
        }
        return (numbers.reduce(into: .empty) { $0.add(entries[$1]) }, numbers)
    }

    /// Dated incidents of one row within months, in order of month.
    func slice(_ row: PictureRow, _ months: ClosedRange<Month>) -> ArraySlice<UInt32> {
        guard let index = index(of: row) else { return [] }
        let whole = order[starts[index]..<starts[index + 1]]
        let from = whole.firstPosition(where: { entries[Int($0)].month >= months.lowerBound.index })
        let to = whole.firstPosition(where: { entries[Int($0)].month > months.upperBound.index })
        return whole[from..<to]
    }

    private func matches(_ entry: PictureEntry, _ filter: IncidentFilter) -> Bool {
        if let violence = filter.violence, Int(entry.violence) != violence.rawValue { return false }
        if let names = filter.actors, !names.contains(actors[Int(entry.actor)]) { return false }
        guard let targets = filter.targetsCivilians else { return true }
        return !entry.traits.contains(.targetUnknown) && entry.traits.contains(.targetsCivilians) == targets
    }
}

extension ArraySlice {
    /// The first position from which a condition that turns true only once holds (binary search).
    fileprivate func firstPosition(where holds: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
