import Protection

/// A range as it grows over incidents; sums stop at `Int.max` rather than overflow.
struct RangeSum: Sendable {
    private var isThere = false
    private var isUnbounded = false
    private var min = 0
    private var max = 0
    private var unknown = 0

    mutating func add(_ cell: TallyBook.Cell) {
        isThere = true
        min = saturated(min, cell.min)
        if cell.max < 0 { isUnbounded = true } else { max = saturated(max, cell.max) }
        unknown = saturated(unknown, Int(cell.unknown))
    }

    mutating func add(_ other: RangeSum) {
        isThere = isThere || other.isThere
        isUnbounded = isUnbounded || other.isUnbounded
        min = saturated(min, other.min)
        max = saturated(max, other.max)
        unknown = saturated(unknown, other.unknown)
    }

    /// The harm at a place; nil where nothing spoke of it.
    func harm(at slot: Int) -> Harm? {
        guard isThere else { return nil }
        let (kind, status) = HarmSlots.cell(at: slot)
        return Harm(
            kind: kind, status: status,
            count: CountRange(min: min, max: isUnbounded ? nil : max, unknownReports: unknown))
    }

    private func saturated(_ left: Int, _ right: Int) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? Int.max : sum
    }
}
