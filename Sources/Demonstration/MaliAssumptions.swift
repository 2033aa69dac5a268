public import Protection

/// What the demonstration assumes, for want of data. Marked `supposé` wherever it is shown.
public enum MaliAssumptions {
    /// Sites with a regional command or office, where most reporters were.
    public static let regionalBases: Set<String> = ["BKO", "GAO", "TOM", "MOP", "KID", "MEN"]
    /// Reports expected of a cercle in a month; only the share matters.
    public static let expectedReports = 20

    /// The share of expected reports assumed to arrive from a cercle: 85 % with a regional base, 65 % with another
    /// site, 50 % beside either, 30 % elsewhere.
    public static func coverageShare(of area: AreaRef) -> Double {
        let here = MaliSites.all.filter { $0.area == area }
        if here.contains(where: { regionalBases.contains($0.code) }) { return 0.85 }
        if !here.isEmpty { return 0.65 }
        let withSite = Set(MaliSites.all.compactMap(\.area))
        return MaliAreas.neighbours[area].map { !$0.isDisjoint(with: withSite) } == true ? 0.50 : 0.30
    }

    /// Assumed coverage of every cercle, month by month. All thirteen sites stood from March 2020, so no earlier month
    /// is offered.
    public static func coverage(
        from first: Month = Month(year: 2020, month: 7) ?? Mali.lastMonth, to last: Month = Mali.lastMonth
    ) -> [Coverage] {
        guard first <= last else { return [] }
        return MaliAreas.areas2017.filter { $0.level == 2 }.flatMap { area in
            let received = Int((coverageShare(of: area.ref) * Double(expectedReports)).rounded())
            return (first...min(last, Mali.lastMonth)).map {
                Coverage(
                    area: area.ref, month: $0, expected: expectedReports, received: received, provenance: .assumed)
            }
        }
    }

    /// People sheltering beside a base (B17): about 2,400 at Ménaka in April 2023. No later count is known, so the last
    /// one is carried to the day of the view, and marked as assumed there: nobody reported that they had left.
    public static let indicators: [IndicatorValue] = (4...6).compactMap { number in
        guard let month = Month(year: 2023, month: number) else { return nil }
        return IndicatorValue(
            indicator: "B17", area: MaliAreas.ref(MaliAreas.menaka2017), month: month,
            value: MeasureRange(exactly: 2_400),
            source: number == 4
                ? "SRSG Wane, Security Council, April 2023: about 2,400 people beside Ménaka camp"
                : "SRSG Wane, April 2023, carried forward: no later count",
            provenance: number == 4 ? .source : .assumed)
    }
}
