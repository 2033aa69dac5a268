public import Protection

/// What became known only after the day of the view. It is drawn beside a plan as grey crosses, unscored; benchmarks,
/// forecasts and plans never read it.
public enum MaliHindsight {
    /// How a site was in fact left.
    public struct Closing: Sendable {
        public let site: String
        /// The formal handover; nil where there was none or its date was not verified.
        public let handedOver: Day?
        /// The day the last personnel left; nil where not told.
        public let lastLeft: Day?
        /// Both in the source's words.
        public let asSaid: String
        public let exit: String
        public let nextInControl: String
        public let source: String
        public let confidence: String

        /// The day to draw: when the last personnel left, else the handover.
        public var drawnOn: Day? { lastLeft ?? handedOver }
    }

    /// A point of the withdrawal as counted at the time.
    public struct Departure: Sendable {
        public let day: Day
        /// What is counted: "departed_cumulative_all".
        public let series: String
        public let value: Int?
        public let source: String
        public let kind: String
    }

    /// One closing for each site; Gao and Bamako have no day of their own.
    public static let closings: [Closing] = closingTable.records
    /// The withdrawal as it was counted, 30 June to 31 December 2023.
    public static let departures: [Departure] = departureTable.records
    /// Gaps left by tasks, worded by what happened: task code to words.
    public static let gaps: [String: String] = Dictionary(
        gapTable.records.map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })

    static let closingTable = ReferenceTable<Closing>(HindsightTable.text) { fields in
        guard fields.count == 8, let site = fields.filled(0) else { return nil }
        return Closing(
            site: site, handedOver: fields.filled(1).flatMap { Day($0) },
            lastLeft: fields.filled(2).flatMap { Day($0) },
            asSaid: fields[3], exit: fields[4], nextInControl: fields[5], source: fields[6], confidence: fields[7])
    }

    static let departureTable = ReferenceTable<Departure>(HindsightTable.drawdown) { fields in
        guard fields.count == 5, let day = Day(fields[0]) else { return nil }
        return Departure(day: day, series: fields[1], value: fields.count(2), source: fields[3], kind: fields[4])
    }

    static let gapTable = ReferenceTable<[String]>(HindsightTable.gaps) { $0.count == 2 ? $0 : nil }
}
