import Pages
import Protection
import Workflows

extension Presenter {
    /// Area × benchmark, keys and veto first.
    func benchmarks() -> BenchmarksPage {
        let columns = ordered.map { column(of: $0) }
        let rows = Dictionary(
            knowledge.pictureAreas.map { ($0.ref, row(of: $0)) }, uniquingKeysWith: { first, _ in first })
        let parents = Dictionary(grouping: knowledge.pictureAreas, by: \.parent)
        // Where a key is known comes first: forty rows of "unknown" above it hide it.
        let followed = Set(
            rows.values.filter { $0.threat.state != .unknown || $0.capacity.state != .unknown }
                .map { knowledge.area($0.area)?.parent })
        let groups = parents.keys.sorted { left, right in
            let (leads, follows) = (followed.contains(left), followed.contains(right))
            return leads != follows ? leads : (left?.code ?? "") < (right?.code ?? "")
        }.map { parent in
            BenchmarksPage.Group(
                name: parents.count < 2
                    ? nil : parent.flatMap { knowledge.area($0)?.name }.map { Phrase(fr: $0, en: $0) },
                rows: (parents[parent] ?? []).compactMap { rows[$0.ref] })
        }
        return BenchmarksPage(
            context: context, noun: noun, columns: columns, groups: groups,
            notes: [
                Phrase(
                    fr: "Les seuils sont des propositions du catalogue, à régler par zone.",
                    en: "Lines are the catalogue’s proposals, to be set for each area.")
            ])
    }

    /// One cell of the matrix, opened down to the rows of the source.
    func cell(_ assessment: Assessment, list: EventList) -> CellPage {
        let area = assessment.area
        let keys = assessed.keys(of: area) ?? TwoKeys(area: area, assessments: [])
        return CellPage(
            context: context, area: area, areaName: knowledge.area(area)?.name ?? area.code,
            benchmark: column(of: assessment.indicator), definition: assessment.indicator.definition,
            cell: cell(of: assessment), why: assessment.why, baselineNote: baselineNote(assessment),
            lines: lines(of: assessment), scale: scale(of: assessment), coverage: coverage(behind: assessment),
            wouldChange: nil, threat: key(keys.threat), capacity: key(keys.capacity),
            vetoes: vetoNotes(of: area, codes: keys.vetoes), steps: steps(of: assessment), events: list)
    }

    func vetoNotes(of area: AreaRef, codes: [String]) -> [CellPage.VetoNote] {
        codes.map { code in
            CellPage.VetoNote(
                benchmark: code,
                why: assessed.assessment(of: code, in: area)?.why ?? Phrase(fr: "veto", en: "veto"))
        }
    }

    /// A benchmark as a column.
    func column(of indicator: Indicator) -> BenchmarksPage.Column {
        let months = assessed.assessments.first { $0.indicator.code == indicator.code }?.months
        return BenchmarksPage.Column(
            id: indicator.code, name: indicator.label, key: indicator.key, period: months.map(span))
    }

    /// The value of an assessment as people read it.
    func figure(of assessment: Assessment) -> Figure? {
        assessment.value.map { figure($0, of: assessment.indicator) }
    }

    private func figure(_ value: MeasureRange, of indicator: Indicator) -> Figure {
        if indicator.unit.english.hasPrefix("%") { return .share(value.scaled(by: 0.01)) }
        let isWhole = value.min.rounded() == value.min && (value.max.map { $0.rounded() == $0 } ?? true)
        if isWhole, abs(value.min) < 1e9, (value.max ?? 0) < 1e9 {
            return .count(
                CountRange(
                    min: Int(value.min), max: value.max.map { Int($0) }, unknownReports: value.unknownReports))
        }
        return .measure(value, places: 1)
    }

    private func cell(of assessment: Assessment) -> BenchmarksPage.Cell {
        BenchmarksPage.Cell(
            state: assessment.state, value: figure(of: assessment),
            baseline: assessment.baseline.map { figure(MeasureRange(exactly: $0), of: assessment.indicator) },
            provenance: assessment.provenance, raisesVeto: !assessment.vetoes.isEmpty, trend: trend(of: assessment),
            why: assessment.state == .unknown ? shortWhy(assessment) : nil)
    }

    /// The last six windows of recorded killings; other indicators have no series in the store.
    private func trend(of assessment: Assessment) -> [CountRange?] {
        guard assessment.indicator.computation == .civiliansKilled, let from = picture.recordsFrom else { return [] }
        let length = assessment.months.count
        return (0..<6).reversed().map { back in
            let end = assessment.months.upperBound.advanced(by: -back * length)
            let start = end.advanced(by: 1 - length)
            guard start >= from else { return nil }
            return picture.tally(in: .area(assessment.area), months: start...end).civilians
        }
    }

    private func shortWhy(_ assessment: Assessment) -> Phrase {
        switch assessment.reason {
        case .lowCoverage:
            guard let share = assessment.coverage else {
                return Phrase(fr: "couverture inconnue", en: "coverage unknown")
            }
            let percent = Int((share * 100).rounded(.down))
            return Phrase(fr: "couv.\u{A0}\(percent)\u{A0}%", en: "coverage\u{A0}\(percent)%")
        case .noBaseline: return Phrase(fr: "sans valeur de référence", en: "no baseline")
        case .noSite: return Phrase(fr: "pas de base ici", en: "no base here")
        default: return Phrase(fr: "aucun relevé", en: "no data")
        }
    }

    /// Threat, then capacity, then context, each in the catalogue's order.
    private var ordered: [Indicator] {
        BenchmarkKey.allCases.flatMap { key in assessed.indicators.filter { $0.key == key } }
    }

    private func row(of area: Area) -> BenchmarksPage.Row {
        let keys = assessed.keys(of: area.ref) ?? TwoKeys(area: area.ref, assessments: [])
        let own = ordered.compactMap { assessed.assessment(of: $0.code, in: area.ref) }
        return BenchmarksPage.Row(
            area: area.ref, name: area.name, threat: key(keys.threat), capacity: key(keys.capacity),
            vetoes: BenchmarksPage.Vetoes(
                raised: keys.vetoes, unknown: own.count { $0.indicator.isVeto && $0.state == .unknown }),
            cells: own.map { cell(of: $0) })
    }

    func key(_ key: TwoKeys.Key) -> BenchmarksPage.Key {
        BenchmarksPage.Key(state: key.state, met: key.met, all: key.of)
    }

    private func coverage(behind assessment: Assessment) -> Coverage? {
        guard assessment.coverage != nil else { return nil }
        var expected = 0, received = 0
        for month in assessment.months {
            guard let record = picture.coverage[assessment.area, month] else { return coverage(of: assessment.area) }
            expected += record.expected
            received += record.received
        }
        return Coverage(
            area: assessment.area, month: assessment.months.upperBound, expected: expected, received: received,
            provenance: assessment.isCoverageAssumed ? .assumed : .source)
    }

    private func baselineNote(_ assessment: Assessment) -> Phrase? {
        switch assessment.indicator.baseline {
        case .none: nil
        case .sameSeason(let years):
            Phrase(
                fr: "moyenne des minimums des mêmes mois, \(years) ans avant",
                en: "mean of the minima of the same months, \(years) years before")
        case .meanBefore(let windows):
            Phrase(
                fr: "moyenne des minimums des \(windows) périodes d’avant",
                en: "mean of the minima of the \(windows) periods before")
        }
    }

    private func lines(of assessment: Assessment) -> [CellPage.Line] {
        func rule(_ line: Line) -> Phrase {
            Phrase(
                fr: line.words(baseline: assessment.baseline, in: .french),
                en: line.words(baseline: assessment.baseline, in: .english))
        }
        var notMet = rule(assessment.indicator.notMet)
        if let mass = assessment.indicator.massEvent {
            notMet = Phrase(
                fr: notMet.french + ", ou un seul incident de \(mass) morts",
                en: notMet.english + ", or one incident with \(mass) dead")
        }
        return [
            CellPage.Line(state: .met, rule: rule(assessment.indicator.met)),
            CellPage.Line(
                state: .atRisk, rule: Phrase(fr: "entre les deux, ou à cheval", en: "between the two, or straddling")),
            CellPage.Line(state: .notMet, rule: notMet),
        ]
    }

    private func scale(of assessment: Assessment) -> CellPage.Scale? {
        guard let value = assessment.value, let met = assessment.metLine, let notMet = assessment.notMetLine else {
            return nil
        }
        return CellPage.Scale(
            met: met, notMet: notMet, isLowerBetter: assessment.indicator.direction == .lower, value: value)
    }

    private func steps(of assessment: Assessment) -> [CellPage.Step] {
        let indicator = assessment.indicator
        var steps = [
            CellPage.Step(
                title: Phrase(fr: "Indicateur", en: "Indicator"),
                detail: Phrase(
                    fr: "\(indicator.code), \(indicator.label.french). \(indicator.basis.french)",
                    en: "\(indicator.code), \(indicator.label.english). \(indicator.basis.english)"))
        ]
        for value in assessment.values {
            steps.append(
                CellPage.Step(
                    title: Phrase(
                        fr: "Relevé, \(Language.french.month(value.month))",
                        en: "Value for \(Language.english.month(value.month))"),
                    detail: Phrase(fr: value.source, en: value.source), provenance: value.provenance))
        }
        for standing in assessment.standings.prefix(40) {
            steps.append(
                CellPage.Step(
                    title: Phrase(
                        fr: "Tâche \(standing.task), \(standing.site) : palier \(standing.level.rawValue)",
                        en: "Task \(standing.task), \(standing.site): level \(standing.level.rawValue)"),
                    detail: Phrase(
                        fr: standing.evidence.isEmpty ? "aucune preuve" : standing.evidence,
                        en: standing.evidence.isEmpty ? "no evidence" : standing.evidence),
                    provenance: knowledge.demonstration == nil ? .source : .assumed))
        }
        if !assessment.incidents.isEmpty {
            steps.append(
                CellPage.Step(
                    title: Phrase(
                        fr: "\(assessment.incidents.count) lignes d’incidents",
                        en: "\(assessment.incidents.count) incident rows"),
                    detail: Phrase(
                        fr: "somme sur incidents distincts, jamais de moyenne",
                        en: "a sum over distinct incidents, never a mean"), provenance: .computed))
        }
        return steps
    }

    /// "T2 2023", or the month, or both ends.
    private func span(_ months: ClosedRange<Month>) -> Phrase {
        let first = months.lowerBound, last = months.upperBound
        if months.count == 3, first == first.quarterStart {
            return Phrase(fr: "T\(first.quarter) \(first.year)", en: "Q\(first.quarter) \(first.year)")
        }
        return Phrase(fr: Language.french.period(first...last), en: Language.english.period(first...last))
    }
}
