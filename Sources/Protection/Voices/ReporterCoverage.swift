/// Someone from whom a report is expected every week: a focal point, a monitor, a partner. A pseudonym.
public struct ExpectedReporter: Hashable, Sendable {
    public let source: String
    public let area: AreaRef
    public let from: Week
    /// The last week; nil while it goes on.
    public let until: Week?

    public init(source: String, area: AreaRef, from: Week, until: Week? = nil) {
        self.source = source
        self.area = area
        self.from = from
        self.until = until
    }

    /// Whether a report was expected in a week.
    public func isExpected(in week: Week) -> Bool { week >= from && until.map { week <= $0 } ?? true }
}

/// Who was heard and who was not, per area and week: what benchmark B36 is fed with.
///
/// Only expected reporters count, each once a week: twenty reports by one voice are one voice, and strangers who write
/// are welcome but cover nothing.
public struct ReporterCoverage: Hashable, Sendable {
    /// One area in one week.
    public struct Cell: Hashable, Sendable {
        public let area: AreaRef
        public let week: Week
        public let expected: Int
        public let heard: Int
        /// The voices that are missing.
        public let missing: [String]
        /// Reports from the area by those of whom none was expected.
        public let others: Int

        /// Percent heard; nil where nobody was expected, which is unknown and not full.
        public var percent: Double? { expected > 0 ? 100 * Double(heard) / Double(expected) : nil }
    }

    public let cells: [Cell]

    /// Counts reports that may count, each by its source, its area and the day it tells of.
    public init(
        expected: [ExpectedReporter], reports: [(source: String, area: AreaRef, day: Day)], weeks: ClosedRange<Week>
    ) {
        var heard: [AreaWeek: Set<String>] = [:]
        for report in reports {
            heard[AreaWeek(area: report.area, week: Week(of: report.day)), default: []].insert(report.source)
        }
        let areas = Set(expected.map(\.area)).sorted()
        var cells: [Cell] = []
        for area in areas {
            let reporters = expected.filter { $0.area == area }
            for index in weeks.lowerBound.index...weeks.upperBound.index {
                let week = Week(index: index)
                let due = Set(reporters.filter { $0.isExpected(in: week) }.map(\.source))
                let voices = heard[AreaWeek(area: area, week: week)] ?? []
                cells.append(
                    Cell(
                        area: area, week: week, expected: due.count, heard: due.intersection(voices).count,
                        missing: due.subtracting(voices).sorted(), others: voices.subtracting(due).count))
            }
        }
        self.cells = cells
    }

    private struct AreaWeek: Hashable {
        let area: AreaRef
        let week: Week
    }

    /// Areas that fell silent: nobody expected was heard in a week that is over, after a week in which somebody was.
    /// Such a silence is an alert of its own. A week counts as over some days after its Sunday, since phones without
    /// network catch up.
    public func silences(at today: Day, grace days: Int = 2) -> [Cell] {
        let known = Dictionary(
            cells.map { (AreaWeek(area: $0.area, week: $0.week), $0) }, uniquingKeysWith: { first, _ in first })
        return cells.filter { cell in
            guard cell.expected > 0, cell.heard == 0, cell.week.lastDay.advanced(by: days) < today else { return false }
            return known[AreaWeek(area: cell.area, week: cell.week.advanced(by: -1))].map { $0.heard > 0 } ?? false
        }
    }
}
