/// How many, at least and at most: the only form in which a number of people or events travels through Relève.
///
/// `max == nil` means "at least `min`": the source set no upper bound. A report that names no number at all is
/// `CountRange.unknown`, never zero. `best` is carried only where a source gave one; it never stands in for the range.
public struct CountRange: Hashable, Sendable {
    /// The lowest number the sources support, 0 or more.
    public let min: Int
    /// The highest number the sources support, or nil where none is given.
    public let max: Int?
    /// The source's own best figure, where it gave one.
    public let best: Int?
    /// How many of the summed reports gave no number.
    public let unknownReports: Int

    /// A range; bounds given the wrong way round are put in order (the caller flags the row they came from),
    /// and negative bounds are raised to zero.
    public init(min: Int, max: Int?, best: Int? = nil, unknownReports: Int = 0) {
        let low = Swift.max(0, min)
        if let max {
            let high = Swift.max(0, max)
            self.min = Swift.min(low, high)
            self.max = Swift.max(low, high)
        } else {
            self.min = low
            self.max = nil
        }
        self.best = best
        self.unknownReports = unknownReports
    }

    /// An exact count.
    public init(exactly count: Int) {
        self.init(min: count, max: count, best: count)
    }

    /// Nothing recorded: the neutral element of `+`. It is a statement about records, never about peace.
    public static let noneRecorded = CountRange(min: 0, max: 0)

    /// One report that names no number.
    public static let unknown = CountRange(min: 0, max: nil, unknownReports: 1)

    /// Whether it bounds nothing: "at least 0" says no more than that the number is not known.
    public var isUnknown: Bool { min == 0 && max == nil }

    /// Whether both bounds are known and equal.
    public var isExact: Bool { max == min }

    /// The sum over distinct incidents: minima add, maxima add while both are known, bests add while both are given.
    /// Sums stop at `Int.max` rather than overflow.
    public static func + (left: CountRange, right: CountRange) -> CountRange {
        CountRange(
            min: saturated(left.min, right.min),
            max: both(left.max, right.max).map(saturated),
            best: both(left.best, right.best).map(saturated),
            unknownReports: saturated(left.unknownReports, right.unknownReports)
        )
    }

    public static func += (left: inout CountRange, right: CountRange) {
        left = left + right
    }

    /// The range that several sources give for one and the same incident: from the lowest minimum to the highest
    /// maximum, never a mean. A source without an upper bound leaves the whole without one.
    public func spanning(_ other: CountRange) -> CountRange {
        CountRange(
            min: Swift.min(min, other.min),
            max: both(max, other.max).map(Swift.max),
            best: nil,
            unknownReports: unknownReports + other.unknownReports
        )
    }

    /// Whether two claims about one incident cannot both be true: their ranges do not touch.
    public func isDisjoint(from other: CountRange) -> Bool {
        if let max, max < other.min { return true }
        if let theirs = other.max, theirs < min { return true }
        return false
    }
}

private func saturated(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : sum
}

private func both(_ left: Int?, _ right: Int?) -> (Int, Int)? {
    guard let left, let right else { return nil }
    return (left, right)
}
