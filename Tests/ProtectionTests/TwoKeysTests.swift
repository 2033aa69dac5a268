import Protection
import Testing

@Suite("Two keys and the vetoes above them")
struct TwoKeysTests {
    private let threat = indicator()
    private let posts = entered("B20")
    private let responder = indicator(
        "B24", key: .capacity, veto: true, baseline: .none, met: "<= 0", notMet: "> 0", inARow: 1,
        softening: Indicator.Softening(code: "B24.probe", upTo: 1), computed: .responderHarm)
    private let shelter = indicator(
        "B17", veto: true, level: .site, window: .month, baseline: .none, met: "<= 0", notMet: "> 0", mass: nil,
        inARow: 1, softening: Indicator.Softening(code: "B17.alternative", upTo: nil), computed: nil,
        aggregation: .sum)

    private func keys(_ scene: Scene, _ indicators: [Indicator]) -> TwoKeys {
        let assessor = scene.assessor(indicators)
        return TwoKeys(area: Scene.a, assessments: assessor.assessments())
    }

    @Test("Both keys open only when the threat is low and the capacity of others is proven")
    func both() {
        var scene = Scene()
        scene.values = [value("B20", 95)]
        #expect(keys(scene, [threat, posts]).bothOpen)
        scene.values = [value("B20", 70)]
        #expect(!keys(scene, [threat, posts]).bothOpen)
        #expect(keys(scene, [threat, posts]).threat.isOpen)
        scene.values = []
        #expect(keys(scene, [threat, posts]).capacity.shutBy == ["B20"])
        #expect(keys(scene, [threat, posts]).capacity.state == .unknown)
    }

    @Test("A benchmark that is not required may be unknown, never known to be bad")
    func optional() {
        let extra = entered("B27", required: false)
        var scene = Scene()
        scene.values = [value("B20", 95)]
        #expect(keys(scene, [threat, posts, extra]).capacity.isOpen)
        scene.values.append(value("B27", 20))
        #expect(keys(scene, [threat, posts, extra]).capacity.shutBy == ["B27"])
    }

    @Test("Context opens neither key")
    func context() {
        var scene = Scene()
        scene.values = [value("B36", 100)]
        let keys = keys(scene, [entered("B36", key: .context)])
        #expect(!keys.threat.isOpen && !keys.capacity.isOpen)
    }

    @Test("Harm by the force that takes over is a veto")
    func successorForce() {
        var scene = Scene()
        scene.values = [value("B20", 95)]
        scene.incidents = [killing("2023-05-01", 3...3, actor: "Government of Mali")]
        let result = keys(scene, [posts, responder])
        #expect(result.vetoes == ["B24"])
        #expect(!result.bothOpen && !result.capacity.isOpen)
        scene.incidents = [killing("2023-05-01", 3...3, actor: nil)]
        #expect(keys(scene, [posts, responder]).vetoes.isEmpty)
    }

    @Test("An incident that may have killed no one leaves the veto in doubt: at risk")
    func doubtful() {
        var scene = Scene()
        scene.incidents = [killing("2023-05-01", 0...145, actor: "Government of Mali")]
        #expect(scene.assess(responder).state == .atRisk)
        #expect(scene.assess(responder).vetoes.isEmpty)
    }

    @Test("One incident under a credible probe is at risk, two are not met whatever is probed")
    func probe() {
        var scene = Scene()
        scene.values = [value("B24.probe", 1)]
        scene.incidents = [killing("2023-05-01", 3...3, actor: "Government of Mali")]
        #expect(scene.assess(responder).state == .atRisk)
        scene.incidents.append(killing("2023-05-09", 1...1, actor: "FAMa"))
        #expect(scene.assess(responder).state == .notMet)
    }

    @Test("People sheltering at the base are a veto until an alternative is agreed")
    func sheltering() {
        var scene = Scene()
        #expect(scene.assess(shelter).state == .unknown)
        scene.values = [value("B17", 2_400, in: .site("MEN"), month: "2023-04")]
        #expect(scene.assess(shelter).vetoes == ["B17"])
        scene.values.append(value("B17.alternative", 1, in: .site("MEN")))
        #expect(scene.assess(shelter).state == .atRisk)
        #expect(scene.assess(shelter, in: Scene.b).reason == .noSite)
    }

    @Test("A value too old to stand reads unknown")
    func stale() {
        var scene = Scene()
        scene.values = [value("B20", 95, month: "2023-03")]
        #expect(scene.assess(posts).reason == .nothingHeld)
    }

    @Test("A region’s value holds in its cercles only for what is given by region")
    func levels() {
        var scene = Scene()
        scene.values = [value("B28", 95, in: Scene.region), value("B20", 95, in: Scene.region)]
        #expect(scene.assess(entered("B28", level: .region)).state == .met)
        #expect(scene.assess(posts).state == .unknown)
    }

    @Test("The worst commune speaks for its cercle; there is no mean")
    func worst() {
        var scene = Scene()
        scene.values = [value("B26", 95, in: .site("MEN")), value("B26", 30, in: Scene.a, month: "2023-05")]
        #expect(scene.assess(entered("B26")).state == .notMet)
    }

    @Test("A task counts as ready from the shadow run, and a level nobody can show counts for the maximum only")
    func readiness() {
        let ready = indicator(
            "B30", key: .capacity, direction: .higher, level: .site, window: .month, baseline: .none, met: "> 90",
            notMet: "< 60", mass: nil, inARow: 1, computed: .taskReadiness)
        func standing(_ task: String, _ level: TaskLevel, _ evidence: String) -> TaskStanding {
            TaskStanding(
                task: task, site: "MEN", successor: "police", level: level, on: day("2023-06-01"), evidence: evidence)
        }
        var scene = Scene()
        #expect(scene.assess(ready).state == .unknown)
        #expect(scene.assess(ready, in: Scene.b).reason == .noSite)
        scene.standings = [standing("T1", .done, "visit"), standing("T2", .shadowRun, "")]
        #expect(scene.assess(ready).value == MeasureRange(min: 50, max: 100))
        #expect(scene.assess(ready).state == .atRisk)
        scene.standings = [standing("T1", .done, "visit"), standing("T2", .named, "")]
        #expect(scene.assess(ready).state == .notMet)
    }
}
