import Pages
import Protection
import Workflows

/// Whose voice is missing, told for wider areas and drawn: the last week that is over, and those before it.
struct CoverageByRegion {
    private let coverage: ReporterCoverage
    private let drawing: HarmMap.Drawing
    /// The areas drawn that the reader may see figures of.
    private let areas: [Area]
    private let week: Week

    init(_ coverage: ReporterCoverage, drawing: HarmMap.Drawing, within reach: Set<AreaRef>?, at day: Day) {
        self.coverage = coverage
        self.drawing = drawing
        areas = drawing.areas.filter { reach?.contains($0.ref) ?? true }
        week = Week(of: day).advanced(by: -1)
    }

    /// The areas of the map in the last week that is over; nil where nobody is expected anywhere.
    var map: CoverageMap? {
        guard coverage.cells.contains(where: { $0.expected > 0 }) else { return nil }
        let cells = Dictionary(
            coverage.cells.filter { $0.week == week }.map { ($0.area, $0) }, uniquingKeysWith: { first, _ in first })
        return CoverageMap(
            outline: drawing.outline,
            fills: areas.map { area in
                let cell = cells[area.ref]
                return .init(
                    ref: area.ref, name: area.name, expected: cell?.expected ?? 0, heard: cell?.heard ?? 0)
            },
            title: Phrase(fr: "Qui manque, semaine \(week)", en: "Who is missing, week \(week)"), table: "regions")
    }

    /// Regions, each with its weeks; one in which nobody is expected reads unknown.
    func section(_ names: [AreaRef: String]) -> RegisterPage.Section {
        let parents = Dictionary(
            areas.map { ($0.ref, $0.parent) }, uniquingKeysWith: { first, _ in first })
        let wider = Set(areas.compactMap(\.parent))
        // Who is expected in a region itself is heard there.
        let sums = coverage.rolledUp { area in parents[area] ?? (wider.contains(area) ? area : nil) }
        let held = Dictionary(grouping: sums, by: \.area)
        let counts = Dictionary(grouping: areas, by: \.parent).mapValues(\.count)
        let regions = coverage.cells.contains { $0.expected > 0 } ? Set(counts.keys).union(held.keys) : []
        return RegisterPage.Section(
            id: "regions", title: Phrase(fr: "Par région", en: "By region"),
            note: Phrase(
                fr:
                    "Semaine \(week), la dernière qui est finie. Une zone où personne n’est attendu ne compte pas : elle est "
                    + "inconnue.",
                en:
                    "Week \(week), the last that is over. An area where nobody is expected does not count: it is unknown."
            ),
            columns: [
                Phrase(fr: "Région", en: "Region"), Phrase(fr: "Attendues", en: "Expected"),
                Phrase(fr: "Entendues", en: "Heard"), Phrase(fr: "Couverture", en: "Coverage"),
                Phrase(fr: "Semaines d’avant", en: "Weeks before"),
                Phrase(fr: "Zones muettes", en: "Silent areas"),
                Phrase(fr: "Zones sans source attendue", en: "Areas without an expected source"),
            ],
            rows: regions.sorted { Self.isBefore($0, $1) }.map { region in
                line(region, held[region] ?? [], areas: counts[region], names)
            },
            empty: Phrase(
                fr: "Personne n’est attendu nulle part : la couverture est inconnue.",
                en: "Nobody is expected anywhere: coverage is unknown."))
    }

    private func line(
        _ region: AreaRef?, _ sums: [ReporterCoverage.Wider], areas: Int?, _ names: [AreaRef: String]
    ) -> RegisterPage.Line {
        let last = sums.first { $0.week == week }
        let before = sums.filter { $0.week < week }.sorted { $0.week > $1.week }
        return RegisterPage.Line([
            region.map { .text(names[$0] ?? $0.code) } ?? .words(Phrase(fr: "Région inconnue", en: "Region unknown")),
            last.map { .number($0.expected) } ?? Self.unknown, last.map { .number($0.heard) } ?? Self.unknown,
            last?.percent.map { Self.share($0) } ?? Self.unknown,
            before.isEmpty
                ? Self.unknown : .words(Self.list(before.compactMap(\.percent))),
            last.map { .number($0.silent) } ?? Self.unknown,
            areas.map { .number(max(0, $0 - (last?.watched ?? 0))) } ?? Self.unknown,
        ])
    }

    private static let unknown = RegisterPage.Cell.words(Phrase(fr: "inconnu", en: "unknown"))

    private static func share(_ percent: Double) -> RegisterPage.Cell {
        let words = list([percent])
        return percent < Double(leastCoveragePercent) ? .state(words, calls: true) : .words(words)
    }

    private static func list(_ shares: [Double]) -> Phrase {
        let whole = shares.map { String(Int($0.rounded(.down))) }
        return Phrase(
            fr: whole.map { $0 + "\u{202F}%" }.joined(separator: ", "),
            en: whole.map { $0 + "%" }.joined(separator: ", "))
    }

    /// What lies in no region comes last.
    private static func isBefore(_ one: AreaRef?, _ other: AreaRef?) -> Bool {
        guard let one, let other else { return one != nil }
        return one < other
    }
}
