public import Protection

/// Recorded harm (or events) by area and month: what a forecast is made from.
public struct MonthlyHistory: Hashable, Sendable {
    public let areas: [String]
    /// The first month of every row.
    public let first: Month
    /// One row per area, one figure per month from `first` on; all rows equally long.
    public let values: [[Int]]

    /// A history, or nil where rows are of unequal length, there is no month, or areas and rows differ in number.
    public init?(areas: [String], first: Month, values: [[Int]]) {
        guard areas.count == values.count, let length = values.first?.count, length > 0,
            values.allSatisfy({ $0.count == length })
        else { return nil }
        self.areas = areas
        self.first = first
        self.values = values
    }

    /// Recorded minima of civilians killed in each area of a picture, by code, up to the last month that is over;
    /// nil where the picture holds no month or no area. What has no place is in no row.
    public init?(_ picture: Picture) {
        let isOver = picture.at.month.lastDay == picture.at
        let last = isOver ? picture.at.month : picture.at.month.advanced(by: -1)
        guard let first = picture.recordsFrom, first <= last else { return nil }
        let areas = picture.placement.areas.map(\.ref)
        self.init(
            areas: areas.map(\.code), first: first,
            values: areas.map { area in
                picture.series(in: .area(area), months: first...last).map(\.civilians.min)
            })
    }

    /// The last month of every row.
    public var last: Month { first.advanced(by: values[0].count - 1) }
}
