extension Assessor {
    /// What an indicator reads in an area over some months: computed where Relève has the data, else as entered.
    func reading(_ indicator: Indicator, _ area: AreaRef, _ months: ClosedRange<Month>, isCurrent: Bool) -> Reading {
        guard let computation = indicator.computation else {
            return entered(indicator, area, months, isCurrent: isCurrent)
        }
        let computed: Reading
        switch computation {
        case .taskReadiness: computed = readiness(in: area)
        case .reportingCoverage: computed = reportingCoverage(of: area, in: months)
        default: computed = harm(computation, in: area, months)
        }
        if computed.value != nil { return computed }
        let entered = entered(indicator, area, months, isCurrent: isCurrent)
        return entered.value == nil ? computed : entered
    }

    private func entered(
        _ indicator: Indicator, _ area: AreaRef, _ months: ClosedRange<Month>, isCurrent: Bool
    ) -> Reading {
        var reading = Reading()
        // A value may be newer than the last window that is over; an old one may stand in for it for a while.
        let last = isCurrent ? facts.picture.at.month : months.upperBound
        let span = isCurrent ? indicator.validMonths : indicator.window.months
        let (range, values) = held.value(of: indicator, in: area, months: span, to: last)
        reading.value = range
        reading.values = values
        reading.provenance = values.contains { $0.provenance == .assumed } ? .assumed : .source
        if indicator.level == .site, hasNoSite(area) { reading.silence = .noSite }
        return reading
    }

    /// Whether sites are known, and none of them stands in the area.
    private func hasNoSite(_ area: AreaRef) -> Bool { !sites.isEmpty && sites[area] == nil }

    private func reportingCoverage(of area: AreaRef, in months: ClosedRange<Month>) -> Reading {
        var reading = Reading()
        let coverage = coverage(of: area, in: months)
        reading.value = coverage.share.map { MeasureRange(exactly: $0 * 100) }
        reading.provenance = coverage.isAssumed ? .assumed : .computed
        return reading
    }

    /// The share of a site's tasks that have reached the shadow run, in per cent; the worst site speaks for the area.
    /// A level without evidence counts for the maximum only: nobody has shown it.
    private func readiness(in area: AreaRef) -> Reading {
        var reading = Reading()
        guard let codes = sites[area] else {
            if hasNoSite(area) { reading.silence = .noSite }
            return reading
        }
        for site in codes.sorted() {
            let known = facts.standings.filter { $0.site == site && $0.on <= facts.picture.at }
            guard !known.isEmpty else { continue }
            let tasks = Dictionary(grouping: known, by: \.task)
            var least = 0
            var most = 0
            for standings in tasks.values {
                let latest = Dictionary(grouping: standings, by: \.successor).values
                    .compactMap { $0.max { $0.on < $1.on } }
                if latest.contains(where: { $0.level >= .shadowRun && !$0.evidence.isEmpty }) { least += 1 }
                if latest.contains(where: { $0.level >= .shadowRun }) { most += 1 }
            }
            let share = MeasureRange(
                min: 100 * Double(least) / Double(tasks.count), max: 100 * Double(most) / Double(tasks.count))
            reading.value = reading.value.map { $0.worse(of: share, .higher) } ?? share
            reading.standings += known
        }
        return reading
    }
}

extension MeasureRange {
    /// The worse of two, bound by bound, with the direction that is better.
    func worse(of other: MeasureRange, _ direction: Indicator.Direction) -> MeasureRange {
        let unknown = unknownReports + other.unknownReports
        if direction == .higher {
            let tops = [max, other.max].compactMap { $0 }
            return MeasureRange(min: Swift.min(min, other.min), max: tops.min(), unknownReports: unknown)
        }
        var top: Double?
        if let max, let theirs = other.max { top = Swift.max(max, theirs) }
        let bottom = direction == .within ? Swift.min(min, other.min) : Swift.max(min, other.min)
        return MeasureRange(min: bottom, max: top, unknownReports: unknown)
    }

    /// The range two sources give for one thing: from the lowest minimum to the highest maximum.
    func spanning(_ other: MeasureRange) -> MeasureRange {
        worse(of: other, .within)
    }
}
