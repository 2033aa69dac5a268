import Protection
import Testing

@Suite("Holding benchmarks against what is known")
struct AssessorTests {
    /// 40 killed in the second quarters of 2021 and 2022: a baseline of 40.
    private var bloody: Scene {
        var scene = Scene()
        scene.incidents = ["2021", "2022"].flatMap { year in
            (1...5).map { killing("\(year)-05-0\($0)", 8...8) }
        }
        return scene
    }

    @Test("One country shows all four states")
    func fourStates() {
        var states: Set<BenchmarkState> = []
        var scene = bloody
        states.insert(scene.assess(indicator()).state)
        scene.incidents.append(killing("2023-05-10", 7...9))
        states.insert(scene.assess(indicator()).state)
        scene.incidents.append(killing("2023-05-11", 10...12))
        states.insert(scene.assess(indicator()).state)
        scene = bloody
        scene.share = 0.5
        states.insert(scene.assess(indicator()).state)
        #expect(states == Set(BenchmarkState.allCases))
    }

    @Test("Silence is not peace: nothing recorded under 60 % coverage is unknown", arguments: [0.59, nil] as [Double?])
    func silence(_ share: Double?) {
        var scene = bloody
        scene.share = share
        let assessment = scene.assess(indicator())
        #expect(assessment.state == .unknown)
        #expect(assessment.reason == .lowCoverage)
        #expect(assessment.value == MeasureRange(min: 0, max: 0))
        #expect(assessment.why.english.contains("silence is not peace"))
    }

    @Test("Low coverage does not hide harm: a minimum beyond the line is not met at any coverage")
    func harmShows() {
        var scene = Scene()
        scene.share = nil
        scene.incidents = [killing("2023-05-01", 6...9)]
        #expect(scene.assess(indicator()).state == .notMet)
    }

    @Test("Half of last year’s massacre does not pass")
    func halfAMassacre() {
        var scene = bloody
        scene.incidents += [killing("2023-05-01", 9...9), killing("2023-05-02", 9...9)]
        let assessment = scene.assess(indicator())
        #expect(assessment.value?.max == 18)
        #expect(assessment.baseline == 40)
        #expect(assessment.state == .atRisk)
        #expect(assessment.metLine == 5 && assessment.notMetLine == 40)
    }

    @Test("Ménaka, June 2023: 15 killed against a baseline of 35 is not met, for ten died in one incident")
    func menaka() {
        var scene = Scene()
        scene.incidents = [
            killing("2021-05-01", 9...9), killing("2021-06-01", 2...2), killing("2022-04-01", 59...59),
            killing("2023-04-13", 3...3), killing("2023-05-12", 1...1), killing("2023-05-29", 1...1),
            killing("2023-06-10", 10...10),
        ]
        let assessment = scene.assess(indicator())
        #expect(assessment.value?.min == 15 && assessment.value?.max == 15)
        #expect(assessment.baseline == 35)
        #expect(assessment.state == .notMet)
        #expect(assessment.reason == .massEvent(incident: 6, deaths: 10, month: month("2023-06")))
        #expect(assessment.incidents == [3, 4, 5, 6])
        #expect(assessment.rate == MeasureRange(min: 30, max: 30))
        #expect(assessment.why.french.contains("valeur de référence 35"))
    }

    @Test("A range that straddles its line is at risk")
    func straddles() {
        var scene = bloody
        scene.incidents.append(killing("2023-05-01", 2...30))
        let assessment = scene.assess(indicator())
        #expect(assessment.state == .atRisk)
        #expect(assessment.reason == .straddles)
    }

    @Test("A baseline of zero: none is met, up to the floor at risk, above it not met", arguments: [0, 1, 5, 6])
    func baselineZero(_ killed: Int) {
        var scene = Scene()
        if killed > 0 { scene.incidents = [killing("2023-05-01", killed...killed)] }
        let expected: BenchmarkState = killed == 0 ? .met : killed <= 5 ? .atRisk : .notMet
        #expect(scene.assess(indicator()).state == expected)
        #expect(scene.assess(indicator()).baseline == 0)
    }

    @Test("Without records to compare with nothing is met, and only a mass killing is not met")
    func noBaseline() {
        var scene = Scene()
        scene.recordsFrom = month("2022-06")
        #expect(scene.assess(indicator()).reason == .noBaseline)
        scene.incidents = [killing("2023-05-01", 9...9)]
        #expect(scene.assess(indicator()).state == .unknown)
        scene.incidents = [killing("2023-05-01", 10...10)]
        #expect(scene.assess(indicator()).state == .notMet)
    }

    @Test("Like is compared with like: a bad dry season does not excuse the rains")
    func seasons() {
        var scene = Scene()
        scene.incidents = ["2021-01-05", "2022-01-05"].map { killing($0, 90...90) } + [killing("2023-05-01", 6...6)]
        #expect(scene.assess(indicator()).baseline == 0)
        #expect(scene.assess(indicator()).state == .notMet)
    }

    @Test("One quiet quarter is not enough where two are asked for")
    func twoQuarters() {
        var scene = bloody
        scene.incidents.append(killing("2023-02-01", 9...9))
        #expect(scene.assess(indicator()).reason == .notYetInARow(held: 1, asked: 2))
        #expect(scene.assess(indicator(inARow: 1)).state == .met)
    }

    @Test("What is recorded since the quarter ended counts at once")
    func running() {
        var scene = bloody
        scene.at = day("2023-08-20")
        #expect(scene.assess(indicator()).state == .met)
        scene.incidents.append(killing("2023-08-05", 2...2))
        #expect(scene.assess(indicator()).reason == .notWithinSince)
        scene.incidents.append(killing("2023-08-06", 9...9))
        #expect(scene.assess(indicator()).reason == .beyondBeforeWindowEnds)
        scene.incidents.append(killing("2023-08-07", 11...11))
        #expect(scene.assess(indicator()).state == .notMet)
    }

    @Test("Deaths known only to the region may belong here: they take “met” away and never give it")
    func regionWidens() {
        var scene = bloody
        #expect(scene.assess(indicator()).state == .met)
        scene.incidents.append(killing("2023-05-01", 8...8, precision: .admin1))
        let assessment = scene.assess(indicator())
        #expect(assessment.state == .atRisk)
        #expect(assessment.value?.max == 0)
        #expect(assessment.onlyWithin?.min == 8)
    }

    @Test("The same day gives the same answer, and only incidents of the area are beneath it")
    func elsewhere() {
        var scene = bloody
        scene.incidents.append(killing("2023-05-01", 50...50, east: 1.5))
        #expect(scene.assess(indicator()).state == .met)
        #expect(scene.assess(indicator(), in: Scene.b).state == .notMet)
        #expect(scene.assess(indicator()) == scene.assess(indicator()))
    }
}
