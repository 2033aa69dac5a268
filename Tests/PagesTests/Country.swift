import Pages
import Protection

/// An invented country of 4 × 3 areas whose shared borders wander, with hostile text in the places text can come from.
enum Country {
    static let scheme = "TEST 2023"
    static let hostile = "<script>alert('\"&')</script>"
    static let period = month(2022, 7)...month(2023, 6)

    static func month(_ year: Int, _ month: Int) -> Month { Month(year: year, month: month)! }
    static func day(_ text: String) -> Day { Day(text)! }

    static func corner(_ column: Int, _ row: Int) -> (Double, Double) { (Double(column) * 2 - 4, Double(row) * 2 + 10) }

    /// The border between two corners, with forty wiggles; the same points whichever way it is walked.
    static func border(_ from: (Double, Double), _ to: (Double, Double)) -> [(Double, Double)] {
        let isBackward = (to.0, to.1) < (from.0, from.1)
        let (start, end) = isBackward ? (to, from) : (from, to)
        let points = (0..<40).map { step -> (Double, Double) in
            let share = Double(step) / 40
            let sway = step == 0 ? 0 : Double((step * 7919) % 13 - 6) / 60
            return (
                start.0 + (end.0 - start.0) * share + (start.0 == end.0 ? sway : 0),
                start.1 + (end.1 - start.1) * share + (start.1 == end.1 ? sway : 0)
            )
        }
        return isBackward ? [end] + points.dropFirst().reversed() : points
    }

    static func area(_ column: Int, _ row: Int) -> Area {
        let corners = [
            corner(column, row), corner(column + 1, row), corner(column + 1, row + 1), corner(column, row + 1),
        ]
        let ring = (0..<4).flatMap { border(corners[$0], corners[($0 + 1) % 4]) }
        let name = column == 0 && row == 0 ? hostile : "Zone \(column)\(row)"
        return Area(
            ref: AreaRef(scheme: scheme, code: "T\(column)/\(row)"), name: name, level: 2,
            outline: Outline(polygons: [.init(shell: ring.map { Coordinate(latitude: $0.1, longitude: $0.0)! })]))
    }

    static let areas = (0..<3).flatMap { row in (0..<4).map { area($0, row) } }
    static let outline = MapOutline(areas: areas)

    static func context(_ language: Language) -> PageContext {
        PageContext(
            view: PageView(language: language), subject: hostile, at: day("2023-06-30"), knownAt: day("2023-06-30"),
            sources: [Phrase(fr: "Source : essai", en: "Source: test")])
    }

    static func situation(_ language: Language) -> SituationPage {
        let rows = areas.enumerated().map { index, area in
            SituationPage.AreaRow(
                area: area.ref, name: area.name, events: index,
                killed: index == 1 ? CountRange(min: 12, max: nil) : CountRange(min: index * 10, max: index * 14),
                statusUnknown: index == 2 ? nil : CountRange(exactly: 3),
                coverage: index == 3
                    ? nil
                    : Coverage(
                        area: area.ref, month: month(2023, 6), expected: 100, received: index % 2 == 0 ? 85 : 44,
                        provenance: .assumed),
                worstActor: index == 0
                    ? nil : .init(name: index == 4 ? hostile : nil, killed: CountRange(exactly: 5), events: 1),
                sites: index == 5 ? [hostile] : [])
        }
        return SituationPage(
            context: context(language), noun: .zone, period: period, killed: CountRange(min: 1137, max: 1900),
            events: 66, injured: nil, keys: .init(open: 0, followed: 12, underVeto: 1),
            sites: .init(open: 2, known: 3), deadline: .init(day: day("2023-12-31")),
            map: AreaMap(
                outline: outline,
                fills: rows.map { .init(ref: $0.area, name: $0.name, killed: $0.killed, coverage: $0.coverage) },
                sites: [
                    .init(name: hostile, coordinate: Coordinate(latitude: 12, longitude: 0)!, isApproximate: true)
                ]),
            months: (0..<24).map {
                .init(
                    month: month(2021, 7).advanced(by: $0),
                    killed: $0 == 5 ? nil : CountRange(min: $0 == 9 ? 900 : $0, max: $0 == 9 ? 1100 : $0 * 2))
            },
            areas: rows, actors: [.init(name: nil, killed: CountRange(min: 3, max: 9), events: 2)],
            gaps: [
                .init(kind: .place, killed: CountRange(min: 26, max: 77), events: 10),
                .init(kind: .time, killed: CountRange(min: 0, max: nil, unknownReports: 1), events: 1),
            ],
            notes: [])
    }

    static let columns: [BenchmarksPage.Column] = [
        .init(id: "B36", name: Phrase(fr: "Contexte nommé", en: "Named context"), key: .context),
        .init(id: "B20", name: Phrase(fr: "Capacité nommée", en: "Named capacity"), key: .capacity),
        .init(id: "B01", name: Phrase(fr: "Menace nommée", en: "Named threat"), key: .threat),
        .init(id: "B99", name: Phrase(fr: "Jamais relevé", en: "Never recorded"), key: .threat),
    ]

    static func benchmarks(_ language: Language) -> BenchmarksPage {
        let states = BenchmarkState.allCases
        let rows = areas.enumerated().map { index, area in
            BenchmarksPage.Row(
                area: area.ref, name: area.name, threat: .init(state: states[index % 4], met: 1, all: 2),
                capacity: .init(state: .unknown, met: 0, all: 1),
                vetoes: .init(raised: index == 0 ? ["B17"] : [], unknown: index == 1 ? 1 : 0),
                cells: [
                    .init(state: .met, value: .share(MeasureRange(exactly: 0.85)), provenance: .assumed),
                    .init(state: .unknown, value: index == 0 ? .part(3, of: 9) : nil),
                    .init(
                        state: states[index % 4], value: .count(CountRange(min: index, max: nil)),
                        baseline: .count(CountRange(exactly: 4)), trend: [CountRange(exactly: 3), nil]),
                    .init(state: .unknown, value: nil),
                ])
        }
        return BenchmarksPage(
            context: context(language), noun: .zone, columns: columns, groups: [.init(name: nil, rows: rows)], notes: []
        )
    }

    static func cell(_ language: Language, coverage: Coverage?) -> CellPage {
        CellPage(
            context: context(language), area: areas[0].ref, areaName: hostile, benchmark: columns[2],
            definition: Phrase(fr: "Définition", en: "Definition"), cell: .init(state: .unknown, value: nil),
            why: Phrase(fr: "Inconnu : 4 sources sur 9", en: "Unknown: 4 of 9 sources"), baselineNote: nil,
            lines: [.init(state: .met, rule: Phrase(fr: "au plus 5", en: "5 at most"))],
            scale: .init(met: 5, notMet: 10, isLowerBetter: true, value: MeasureRange(min: 3, max: nil)),
            coverage: coverage, wouldChange: nil, threat: .init(state: .unknown, met: 0, all: 2),
            capacity: .init(state: .unknown, met: 0, all: 1),
            vetoes: [.init(benchmark: "B17", why: Phrase(fr: "Abri", en: "Shelter"))], steps: [], events: events)
    }

    static let events = EventList(
        events: [
            .init(
                origin: .init(dataset: "UCDP GED 24.1", key: "480074"), start: day("2023-06-10"),
                end: day("2023-06-12"),
                datePrecision: .fewDays, place: hostile, placePrecision: .admin2, violence: .oneSided,
                killed: CountRange(min: 10, max: 12), statusUnknown: nil, actor: hostile, sources: 2,
                flags: [.boundsReordered])
        ], count: 31, next: "480074")

    static func area(_ language: Language) -> AreaPage {
        AreaPage(
            context: context(language), area: areas[1].ref, name: "Zone 10", within: [hostile], period: period,
            killed: CountRange(min: 12, max: 18), events: 3, statusUnknown: nil, injured: nil, coverage: nil,
            population: nil, months: situation(language).months, actors: [], sites: [],
            standings: [.init(benchmark: columns[2], state: .unknown, value: nil)], list: events, notes: [])
    }
}
