/// Where a figure comes from; shown on the figure itself.
public enum Provenance: String, CaseIterable, Sendable {
    /// As the source has it.
    case source
    /// Computed by Relève from what it holds.
    case computed
    /// Assumed, for want of data.
    case assumed
}

/// The value of one indicator in one area for one month, entered or imported where Relève does not compute it.
public struct IndicatorValue: Hashable, Sendable {
    /// Code of the indicator in the catalogue: "B17".
    public let indicator: String
    public let area: AreaRef
    /// The month it holds for; a quarterly value stands at the quarter's last month.
    public let month: Month
    public let value: MeasureRange
    public let source: String
    public let provenance: Provenance

    public init(
        indicator: String, area: AreaRef, month: Month, value: MeasureRange, source: String, provenance: Provenance
    ) {
        self.indicator = indicator
        self.area = area
        self.month = month
        self.value = value
        self.source = source
        self.provenance = provenance
    }
}

/// How many of the reports expected from an area in a month arrived: what silence has to be weighed against.
public struct Coverage: Hashable, Sendable {
    public let area: AreaRef
    public let month: Month
    /// Reporters × reporting periods.
    public let expected: Int
    public let received: Int
    public let provenance: Provenance

    public init(area: AreaRef, month: Month, expected: Int, received: Int, provenance: Provenance = .source) {
        self.area = area
        self.month = month
        self.expected = expected
        self.received = received
        self.provenance = provenance
    }

    /// Received over expected, capped at 1; nil where nothing was expected, since no share can then be told.
    public var share: Double? {
        expected > 0 ? min(1, Double(received) / Double(expected)) : nil
    }
}
