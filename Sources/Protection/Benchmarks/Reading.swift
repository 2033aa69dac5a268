/// What an indicator reads in one area over one span of months, before any line is held against it.
struct Reading {
    var value: MeasureRange?
    var rate: MeasureRange?
    var onlyWithin: MeasureRange?
    var deaths: CountRange?
    var incidents: [Int] = []
    var values: [IndicatorValue] = []
    var standings: [TaskStanding] = []
    /// The deadliest incident among those that count, by its recorded minimum.
    var worst: (incident: Int, deaths: Int, month: Month)?
    var provenance = Provenance.computed
    /// Why there is nothing, where there is nothing.
    var silence = Assessment.Reason.nothingHeld

    /// The range that is judged: with what is known only to the wider area, which may belong here.
    var judged: MeasureRange? {
        guard let value, let onlyWithin else { return value }
        return MeasureRange(min: value.min, max: (value + onlyWithin).max, unknownReports: value.unknownReports)
    }
}
