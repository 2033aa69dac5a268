import Database
import Protection
import Store

/// What the ledger feeds the benchmarks with: B21 (alerts acted on), B22 (time to arrival, nine in ten) and B42
/// (unfounded alerts), by area and month. Where the ledger holds no alert of an area and month there is no figure: no
/// alert is unknown, not a good answer.
struct AlertFigures {
    private let alerts: [Alert]
    private let clocks: AlertClocks
    private let now: Instant

    static let source = "Relève"

    /// The alerts received up to a day, with what was known of them.
    /// - Parameters:
    ///   - day: The day of the view; the state of an alert is that at its end, or now where it is not over.
    ///   - moment: Where an alert lies, and by which clocks it is judged, is as known then.
    init(
        to day: Day, knownAt moment: Instant, at present: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        let end = min(Instant(endOf: day), moment, present)
        now = end
        clocks = try StoredClockRule.clocks(at: moment, in: transaction)
        let places = try StoredAlert.places(at: moment, in: transaction)
        let received = try StoredAlert.received(
            from: Instant(microseconds: 0), to: end, in: transaction
        ).filter { !$0.isInvented && $0.channel != .system }
            .map { alert in places[alert.id].map(alert.placed) ?? alert }
        alerts = try AlertRecord.load(received, until: end, in: transaction).map(\.alert)
    }

    /// The figures of areas. An alert counts in the narrowest of them it lies in.
    func values(of areas: Set<AreaRef>) -> [IndicatorValue] {
        AlertGrouping().byArea(alerts, areas: areas).flatMap { area, alerts -> [IndicatorValue] in
            guard let area else { return [] }
            return Dictionary(grouping: alerts, by: \.receivedAt.day.month).flatMap { month, alerts in
                let statistics = AlertStatistics(alerts, clocks: clocks, at: now)
                return [
                    ("B21", statistics.responseRate), ("B22", statistics.ninthDecileDelay),
                    ("B42", statistics.unfoundedRate),
                ].compactMap { code, value in
                    value.map {
                        IndicatorValue(
                            indicator: code, area: area, month: month, value: $0, source: Self.source,
                            provenance: .computed)
                    }
                }
            }
        }
    }
}
