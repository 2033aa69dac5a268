/// A measured value with its bounds: a rate, a share, a number of days. The counterpart of `CountRange` for
/// anything that is not a head count.
public struct MeasureRange: Hashable, Sendable {
    /// The lowest value the data support.
    public let min: Double
    /// The highest value the data support, or nil where none is known ("at least").
    public let max: Double?
    /// The source's own best figure, where it gave one.
    public let best: Double?
    /// How many of the reports beneath gave no number.
    public let unknownReports: Int

    /// A range; bounds given the wrong way round are put in order.
    public init(min: Double, max: Double?, best: Double? = nil, unknownReports: Int = 0) {
        self.min = max.map { Swift.min(min, $0) } ?? min
        self.max = max.map { Swift.max(min, $0) }
        self.best = best
        self.unknownReports = unknownReports
    }

    /// One exact value.
    public init(exactly value: Double) {
        self.init(min: value, max: value, best: value)
    }

    /// A count seen as a measure, in the count's own unit.
    public init(_ count: CountRange) {
        self.init(
            min: Double(count.min),
            max: count.max.map(Double.init),
            best: count.best.map(Double.init),
            unknownReports: count.unknownReports
        )
    }

    /// The range in another unit: every bound multiplied by a positive factor.
    public func scaled(by factor: Double) -> MeasureRange {
        MeasureRange(
            min: min * factor, max: max.map { $0 * factor }, best: best.map { $0 * factor },
            unknownReports: unknownReports)
    }

    /// The sum of two measures in the same unit.
    public static func + (left: MeasureRange, right: MeasureRange) -> MeasureRange {
        var max: Double?
        if let a = left.max, let b = right.max { max = a + b }
        var best: Double?
        if let a = left.best, let b = right.best { best = a + b }
        return MeasureRange(
            min: left.min + right.min, max: max, best: best,
            unknownReports: left.unknownReports + right.unknownReports)
    }
}
