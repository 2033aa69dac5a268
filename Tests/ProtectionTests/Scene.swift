import Protection

/// A small country for tests: region R holds cercles A and B (squares side by side), with a site in A.
struct Scene {
    static let scheme = "test"
    static let a = AreaRef(scheme: scheme, code: "A")
    static let b = AreaRef(scheme: scheme, code: "B")
    static let region = AreaRef(scheme: scheme, code: "R")
    static let at = day("2023-06-30")

    static let areas = [
        Area(ref: region, name: "Nord", level: 1),
        Area(ref: a, name: "Ménaka", level: 2, parent: region, outline: square(west: 0)),
        Area(ref: b, name: "Gao", level: 2, parent: region, outline: square(west: 1)),
    ]

    var incidents: [Incident] = []
    var values: [IndicatorValue] = []
    var standings: [TaskStanding] = []
    var share: Double? = 0.9
    var at = Scene.at
    var recordsFrom = month("2015-01")

    var picture: Picture {
        var builder = PictureBuilder(placement: Placement(areas: Self.areas, scheme: Self.scheme, level: 2), at: at)
        for incident in incidents { builder.add(incident) }
        var records: [Coverage] = []
        if let share {
            for area in [Self.a, Self.b] {
                for index in month("2020-01").index...at.month.index {
                    records.append(
                        Coverage(area: area, month: Month(index: index), expected: 100, received: Int(share * 100)))
                }
            }
        }
        return builder.picture(recordsFrom: recordsFrom, coverage: CoverageTable(records))
    }

    func assessor(_ indicators: [Indicator]) -> Assessor {
        Assessor(
            indicators: indicators,
            facts: AssessmentFacts(
                picture: picture, areas: Self.areas, values: values,
                populations: [Population(area: Self.a, year: 2022, persons: 50_000, source: "census")],
                standings: standings,
                actors: [ActorProfile(code: "FAMA", name: "FAMa", kind: .stateForce, aliases: ["Government of Mali"])],
                siteAreas: ["MEN": Self.a]))
    }

    func assess(_ indicator: Indicator, in area: AreaRef = Scene.a) -> Assessment {
        assessor([indicator]).assessment(of: indicator, in: area)
    }
}

func day(_ text: String) -> Day { Day(text) ?? Day(daysSinceEpoch: 0) }
func month(_ text: String) -> Month { Month(text) ?? Month(index: 0) }
func point(_ longitude: Double, _ latitude: Double) -> Coordinate? {
    Coordinate(latitude: latitude, longitude: longitude)
}

private func square(west: Double) -> Outline {
    let corners = [(west, 0.0), (west + 1, 0), (west + 1, 1), (west, 1)]
    return Outline(polygons: [Outline.Polygon(shell: corners.compactMap { point($0.0, $0.1) })])
}

/// An attack on civilians in A unless said otherwise.
func killing(
    _ date: String, _ killed: ClosedRange<Int>, east: Double = 0.5, precision: PlacePrecision = .exact,
    until: String? = nil, dating: DatePrecision = .day, actor: String? = "IS", violence: ViolenceType = .oneSided,
    communal: Bool = false, unknownStatus: Int? = 0, admin1: String = "", admin2: String = ""
) -> Incident {
    Incident(
        origin: Incident.Origin(dataset: "test", key: date), start: day(date), end: day(until ?? date),
        datePrecision: dating, violence: violence, targetsCivilians: violence == .oneSided, isCommunal: communal,
        coordinate: point(east, 0.5), placePrecision: precision, placeName: "", country: "", admin1: admin1,
        admin2: admin2, sideA: "", sideB: "",
        harms: [
            Harm(kind: .killed, status: .civilian, count: CountRange(min: killed.lowerBound, max: killed.upperBound))
        ] + (unknownStatus.map { [Harm(kind: .killed, status: .unknown, count: CountRange(exactly: $0))] } ?? []),
        attribution: Attribution(actor: actor), sources: 1, flags: [])
}

private let words = Phrase(fr: "Civils tués", en: "Civilians killed")

func indicator(
    _ code: String = "B01", key: BenchmarkKey = .threat, required: Bool = true, veto: Bool = false,
    direction: Indicator.Direction = .lower, level: Indicator.Level = .cercle, window: Indicator.Window = .quarter,
    baseline: Indicator.Baseline = .sameSeason(years: 2), met: String = "<= 50% baseline and <= 5",
    notMet: String = "> 100% baseline and > 5", mass: Int? = 10, inARow: Int = 2,
    softening: Indicator.Softening? = nil, computed: Indicator.Computation? = .civiliansKilled,
    aggregation: Indicator.Aggregation = .worst
) -> Indicator {
    Indicator(
        code: code, dimension: .threat, key: key, isRequired: required, isVeto: veto, label: words, unit: words,
        definition: words, direction: direction, level: level, aggregation: aggregation, window: window,
        baseline: baseline, met: line(met), notMet: line(notMet), massEvent: mass,
        consecutive: inARow, softening: softening, computation: computed, basis: words)
}

/// An indicator that is entered, with absolute lines: met at 80 or more, not met under 50.
func entered(
    _ code: String, key: BenchmarkKey = .capacity, level: Indicator.Level = .cercle, required: Bool = true
) -> Indicator {
    indicator(
        code, key: key, required: required, direction: .higher, level: level, window: .month, baseline: .none,
        met: ">= 80", notMet: "< 50", mass: nil, inARow: 1, computed: nil)
}

func value(_ code: String, _ amount: Double, in area: AreaRef = Scene.a, month text: String = "2023-06")
    -> IndicatorValue
{
    IndicatorValue(
        indicator: code, area: area, month: month(text), value: MeasureRange(exactly: amount), source: "test",
        provenance: .source)
}

/// A line of a test; a misspelt one is a mistake of the test itself.
func line(_ text: String) -> Line {
    guard let line = Line(text) else { preconditionFailure("no line: \(text)") }
    return line
}
