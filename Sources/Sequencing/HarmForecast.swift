/// Forecast harm by scenario, area and week, without any protection, stored flat.
///
/// In JSON it is `[scenario][area][week]`; every row has the same length.
public struct HarmForecast: Sendable, Equatable {
    /// Number of scenarios.
    public let scenarios: Int
    /// Number of areas per scenario.
    public let areas: Int
    /// Number of weeks per area.
    public let weeks: Int
    /// Values in the order scenario, area, week; to be divided by the instance's `harmScale`.
    public let values: [Double]

    /// Wraps flat values.
    /// - Returns: `nil` unless there are exactly `scenarios * areas * weeks` values.
    public init?(scenarios: Int, areas: Int, weeks: Int, values: [Double]) {
        guard scenarios >= 0, areas >= 0, weeks >= 0 else { return nil }
        let (plane, overflow) = areas.multipliedReportingOverflow(by: weeks)
        guard !overflow, !plane.multipliedReportingOverflow(by: scenarios).overflow,
            values.count == scenarios * plane
        else { return nil }
        self.scenarios = scenarios
        self.areas = areas
        self.weeks = weeks
        self.values = values
    }

    /// Wraps nested rows.
    /// - Returns: `nil` if the rows differ in length.
    public init?(rows: [[[Double]]]) {
        let areas = rows.first?.count ?? 0
        let weeks = rows.first?.first?.count ?? 0
        guard rows.allSatisfy({ $0.count == areas && $0.allSatisfy { $0.count == weeks } }) else { return nil }
        self.init(scenarios: rows.count, areas: areas, weeks: weeks, values: rows.flatMap { $0.flatMap { $0 } })
    }

    /// The forecast of one scenario, area and week, before division by the scale.
    public subscript(scenario: Int, area: Int, week: Int) -> Double {
        values[(scenario * areas + area) * weeks + week]
    }
}

extension HarmForecast: Codable {
    /// Reads `[[[number]]]`.
    public init(from decoder: any Decoder) throws {
        let rows = try decoder.singleValueContainer().decode([[[Double]]].self)
        guard let forecast = HarmForecast(rows: rows) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "rows of harm differ in length"))
        }
        self = forecast
    }

    /// Writes `[[[number]]]`.
    public func encode(to encoder: any Encoder) throws {
        var outer = encoder.unkeyedContainer()
        for scenario in 0..<scenarios {
            var middle = outer.nestedUnkeyedContainer()
            for area in 0..<areas {
                let start = (scenario * areas + area) * weeks
                try middle.encode(Array(values[start..<start + weeks]))
            }
        }
    }
}
