extension Assessor {
    /// What is read in a window that is not over, with what that window would be compared with.
    struct Running {
        let reading: Reading
        let baseline: Double?
    }

    /// The state of one benchmark, and what decided it.
    func judge(
        _ indicator: Indicator, _ area: AreaRef, window: ClosedRange<Month>, current: Reading, baseline: Double?,
        coverage: Double?, running: Running?
    ) -> (BenchmarkState, Assessment.Reason) {
        if let worst = bad(current, indicator, baseline: baseline, area: area) { return worst }
        if let running, let worst = bad(running.reading, indicator, baseline: running.baseline, area: area) {
            if worst.1 == .beyondLine { return (worst.0, .beyondBeforeWindowEnds) }
            return worst
        }
        guard let judged = current.judged else { return (.unknown, current.silence) }
        let isCoverageItself = indicator.computation == .reportingCoverage
        if !isCoverageItself, (coverage ?? 0) < leastCoverage { return (.unknown, .lowCoverage) }
        if indicator.met.needsBaseline, baseline == nil { return (.unknown, .noBaseline) }
        guard indicator.met.holds(throughout: judged, baseline: baseline) else {
            return (.atRisk, liesBetween(judged, indicator, baseline) ? .between : .straddles)
        }
        if let running, let value = running.reading.judged,
            !indicator.met.holds(throughout: MeasureRange(min: value.min, max: value.min), baseline: running.baseline)
        {
            return (.atRisk, .notWithinSince)
        }
        let held = windowsInARow(indicator, area, before: window)
        return held >= indicator.consecutive
            ? (.met, .within) : (.atRisk, .notYetInARow(held: held, asked: indicator.consecutive))
    }

    /// *Not met*, or softened to *at risk*; nil where the reading is not beyond its line.
    private func bad(
        _ reading: Reading, _ indicator: Indicator, baseline: Double?, area: AreaRef
    ) -> (BenchmarkState, Assessment.Reason)? {
        if let mass = indicator.massEvent, let worst = reading.worst, worst.deaths >= mass {
            return (.notMet, .massEvent(incident: worst.incident, deaths: worst.deaths, month: worst.month))
        }
        guard let value = reading.value else { return nil }
        // For harm only the minimum counts against an area: what was not reported can only be more.
        let least = indicator.direction == .lower ? MeasureRange(min: value.min, max: nil) : value
        guard indicator.notMet.holds(throughout: least, baseline: baseline) else { return nil }
        if let softening = indicator.softening, (reading.judged?.max ?? .infinity) <= softening.upTo ?? .infinity,
            let eased = held.latest(softening.code, in: area, months: 12, to: facts.picture.at.month), eased.min >= 1
        {
            return (.atRisk, .softened(by: softening.code))
        }
        return (.notMet, .beyondLine)
    }

    /// Whether no value of the range is on the good side, and none on the bad: the range itself is not in doubt.
    private func liesBetween(_ range: MeasureRange, _ indicator: Indicator, _ baseline: Double?) -> Bool {
        [range.min, range.max ?? .infinity].allSatisfy { end in
            let point = MeasureRange(min: end, max: end)
            return !indicator.met.holds(throughout: point, baseline: baseline)
                && !indicator.notMet.holds(throughout: point, baseline: baseline)
        }
    }

    /// How many windows in a row, this one included, are within the line, up to as many as are asked for.
    private func windowsInARow(_ indicator: Indicator, _ area: AreaRef, before window: ClosedRange<Month>) -> Int {
        var held = 1
        while held < indicator.consecutive {
            let earlier = window.moved(by: -held * indicator.window.months)
            let reading = reading(indicator, area, earlier, isCurrent: false)
            let baseline = baseline(indicator, area, earlier)
            guard let judged = reading.judged, isRecorded(earlier) || indicator.computation == nil,
                bad(reading, indicator, baseline: baseline, area: area) == nil,
                (coverage(of: area, in: earlier).share ?? 0) >= leastCoverage,
                indicator.met.holds(throughout: judged, baseline: baseline)
            else { break }
            held += 1
        }
        return held
    }

    /// What has been recorded since the window's end; only indicators computed from incidents can tell.
    func running(_ indicator: Indicator, _ area: AreaRef, after window: ClosedRange<Month>) -> Running? {
        let since = window.upperBound.advanced(by: 1)
        guard since <= facts.picture.at.month, let computation = indicator.computation, computation.isHarm
        else { return nil }
        // An event window has no fixed end; a month or quarter that is not over is compared with a whole one.
        let whole = since...since.advanced(by: indicator.window.months - 1)
        return Running(
            reading: reading(indicator, area, since...facts.picture.at.month, isCurrent: true),
            baseline: baseline(indicator, area, whole))
    }

    /// The value it is compared with: the mean of recorded minima; nil where the records do not reach back.
    func baseline(_ indicator: Indicator, _ area: AreaRef, _ window: ClosedRange<Month>) -> Double? {
        let windows: [ClosedRange<Month>]
        switch indicator.baseline {
        case .none: return nil
        case .sameSeason(let years): windows = (1...max(1, years)).map { window.moved(by: -12 * $0) }
        case .meanBefore(let count):
            windows = (1...max(1, count)).map { window.moved(by: -indicator.window.months * $0) }
        }
        let isComputed = indicator.computation != nil
        if isComputed, !windows.allSatisfy(isRecorded) { return nil }
        let minima = windows.compactMap { reading(indicator, area, $0, isCurrent: false).value?.min }
        // Entered values have gaps; half of the windows must be there for their mean to say anything.
        guard minima.count * 2 >= windows.count, !minima.isEmpty, !isComputed || minima.count == windows.count else {
            return nil
        }
        return minima.reduce(0, +) / Double(minima.count)
    }

    private func isRecorded(_ window: ClosedRange<Month>) -> Bool {
        facts.picture.recordsFrom.map { $0 <= window.lowerBound } ?? false
    }
}

extension Indicator.Computation {
    /// Whether it counts recorded harm.
    public var isHarm: Bool { self != .taskReadiness && self != .reportingCoverage }
}
