import Database
public import Protection
public import Store

/// Whose voice is missing: expected reporters against those heard, per area and week.
public struct VoiceCoverage: Sendable {
    public let coverage: ReporterCoverage
    public let reporters: [StoredReporter]

    /// Counts the weeks up to a day, the one that day lies in included.
    /// - Parameter areas: Only these; nil for all.
    public static func load(
        weeks: Int, to day: Day, within areas: Set<AreaRef>?, in store: Store
    ) async throws -> VoiceCoverage {
        try await store.facts.read { transaction in
            let last = Week(of: day)
            return try VoiceCoverage(
                last.advanced(by: 1 - weeks)...last, knownAt: .latest, within: areas, in: transaction)
        }
    }

    init(
        _ weeks: ClosedRange<Week>, knownAt: Instant, within areas: Set<AreaRef>?, in transaction: any Transaction
    ) throws {
        reporters = try StoredReporter.all(knownAt: knownAt, in: transaction).filter {
            areas?.contains($0.reporter.area) ?? true
        }
        guard !reporters.isEmpty else {
            coverage = ReporterCoverage(expected: [], reports: [], weeks: weeks)
            return
        }
        let nesting = AreaNesting(try FactTable<Area>.all(knownAt: knownAt, in: transaction))
        // What tells of the last week may come weeks after it: phones wait for a network.
        let from = Instant(startOf: weeks.lowerBound.firstDay)
        let heard = try StoredReporter.heard(from: from, to: knownAt, in: transaction)
        let expected = reporters.map(\.reporter)
        let areasOf = Dictionary(grouping: expected, by: \.source).mapValues { Set($0.map(\.area)) }
        let watched = Set(expected.map(\.area))
        coverage = ReporterCoverage(
            expected: expected,
            reports: heard.flatMap { report in
                let places = report.registered.flatMap(nesting.chain) + nesting.chain(of: report.area)
                let counted = areasOf[report.source].map { own in places.filter(own.contains) } ?? []
                // A stranger counts where they speak of, among the areas somebody listens to.
                let where_ =
                    counted.isEmpty
                    ? nesting.chain(of: report.area).filter(watched.contains).prefix(1).map { $0 } : counted
                return Set(where_).map { (source: report.source, area: $0, day: report.day) }
            },
            weeks: weeks)
    }

    /// What benchmark B36 is fed with: for each area and month, the reports expected in the weeks whose Thursday lies in
    /// it, and those heard. Only weeks that are over count.
    func records(to day: Day) -> [Coverage] {
        var sums: [AreaRef: [Month: (expected: Int, heard: Int)]] = [:]
        for cell in coverage.cells where cell.expected > 0 && cell.week.lastDay <= day {
            let month = cell.week.firstDay.advanced(by: 3).month
            let sum = sums[cell.area]?[month] ?? (0, 0)
            sums[cell.area, default: [:]][month] = (sum.expected + cell.expected, sum.heard + cell.heard)
        }
        return sums.flatMap { area, months in
            months.map {
                Coverage(
                    area: area, month: $0.key, expected: $0.value.expected, received: $0.value.heard,
                    provenance: .computed)
            }
        }
    }
}

extension StoredReporter.Heard {
    /// The day it counts for: the sender's clock where it can be right, else the day it was received.
    fileprivate var day: Day { SenderClock.moment(said: saidAt, received: receivedAt).day }
}
