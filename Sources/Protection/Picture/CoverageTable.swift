/// The reporting coverage of areas by month.
public struct CoverageTable: Sendable {
    private let table: [AreaRef: [Month: Coverage]]
    /// Every record, as given.
    public var records: [Coverage] { table.values.flatMap(\.values) }

    /// A table; the last record of an area and month holds.
    public init(_ records: [Coverage]) {
        table = records.reduce(into: [:]) { $0[$1.area, default: [:]][$1.month] = $1 }
    }

    /// The record of one area and month.
    public subscript(area: AreaRef, month: Month) -> Coverage? { table[area]?[month] }

    /// Reports received over reports expected, 0–1, in a span of months; nil where any month has no record or nothing
    /// was expected at all, since silence nobody was asked to break proves nothing.
    public func share(of area: AreaRef, in months: ClosedRange<Month>) -> Double? {
        guard let own = table[area] else { return nil }
        var expected = 0
        var received = 0
        for month in months {
            guard let record = own[month] else { return nil }
            // A month cannot make up for another by being over-reported.
            expected += max(0, record.expected)
            received += min(max(0, record.received), max(0, record.expected))
        }
        return expected > 0 ? Double(received) / Double(expected) : nil
    }

    /// Whether any month of the span was assumed rather than reported.
    public func isAssumed(of area: AreaRef, in months: ClosedRange<Month>) -> Bool {
        table[area].map { own in months.contains { own[$0]?.provenance == .assumed } } ?? false
    }
}
