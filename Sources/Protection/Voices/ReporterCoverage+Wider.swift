extension ReporterCoverage {
    /// A wider area in one week: the sum over the areas in it from which reports were expected.
    public struct Wider: Hashable, Sendable {
        /// Nil for what lies in no wider area that is known.
        public let area: AreaRef?
        public let week: Week
        /// Reports expected and heard. A source expected in two areas counts in each.
        public let expected: Int
        public let heard: Int
        /// Areas from which somebody was expected, and those of them from which nobody was heard.
        public let watched: Int
        public let silent: Int

        /// Percent heard; nil where nobody was expected, which is unknown and not full.
        public var percent: Double? { expected > 0 ? 100 * Double(heard) / Double(expected) : nil }
    }

    /// The cells summed to wider areas, week by week; sums where nobody was expected are left out.
    /// - Parameter wider: The wider area one lies in; nil where none is known.
    public func rolledUp(to wider: (AreaRef) -> AreaRef?) -> [Wider] {
        let groups = Dictionary(grouping: cells.filter { $0.expected > 0 }) { cell in
            WiderWeek(area: wider(cell.area), week: cell.week)
        }
        return groups.map { key, cells in
            Wider(
                area: key.area, week: key.week, expected: cells.reduce(0) { $0 + $1.expected },
                heard: cells.reduce(0) { $0 + $1.heard }, watched: cells.count, silent: cells.count { $0.heard == 0 })
        }
    }

    private struct WiderWeek: Hashable {
        let area: AreaRef?
        let week: Week
    }
}
