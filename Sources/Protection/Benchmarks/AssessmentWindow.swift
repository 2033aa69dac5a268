extension Indicator.Window {
    /// The last span of this kind that is over on a day: the month, the calendar quarter, or the three months before.
    func lastComplete(on day: Day) -> ClosedRange<Month> {
        let month = day.month
        let isMonthOver = month.lastDay == day
        let lastMonth = isMonthOver ? month : month.advanced(by: -1)
        switch self {
        case .month: return lastMonth...lastMonth
        case .event: return lastMonth.advanced(by: -2)...lastMonth
        case .quarter:
            let next = lastMonth.advanced(by: 1)
            let end = next.quarterStart.advanced(by: -1)
            return end.advanced(by: -2)...end
        }
    }
}

extension ClosedRange where Bound == Month {
    /// The same span so many months later (earlier when negative).
    func moved(by months: Int) -> ClosedRange<Month> {
        lowerBound.advanced(by: months)...upperBound.advanced(by: months)
    }
}
