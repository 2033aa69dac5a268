import Protection
import SeededSupport
import Testing

@Suite("What no amount of data may bend")
struct AssessorPropertyTests {
    /// From best to worst; unknown is no step on it.
    private let ladder: [BenchmarkState] = [.met, .atRisk, .notMet]

    private func scene(_ generator: inout SeededGenerator) -> Scene {
        var scene = Scene()
        scene.share = Double(Int.random(in: 40...100, using: &generator)) / 100
        for _ in 0..<Int.random(in: 0...12, using: &generator) {
            scene.incidents.append(
                incident(in: ["2021", "2022", "2023"].randomElement(using: &generator) ?? "", &generator))
        }
        return scene
    }

    private func incident(in year: String, _ generator: inout SeededGenerator) -> Incident {
        let low = Int.random(in: 0...8, using: &generator)
        let precision: PlacePrecision = Int.random(in: 0..<4, using: &generator) == 0 ? .admin1 : .exact
        return killing("\(year)-05-10", low...(low + Int.random(in: 0...6, using: &generator)), precision: precision)
    }

    private let kinds = [
        indicator(),
        indicator(
            "B04", met: "<= 75% baseline and <= 3", notMet: "> 125% baseline and > 1",
            mass: nil, inARow: 1, computed: .attacksOnCivilians),
    ]

    @Test("Adding harm to the quarter judged never improves a state")
    func harmNeverHelps() {
        var generator = SeededGenerator(seed: 42)
        var moved = 0
        for round in 0..<400 {
            let before = scene(&generator)
            var after = before
            after.incidents.append(incident(in: "2023", &generator))
            let kind = kinds[round % kinds.count]
            let (old, new) = (before.assess(kind).state, after.assess(kind).state)
            if old != new { moved += 1 }
            if old == .unknown {
                #expect(new == .unknown || new == .notMet)
            } else {
                #expect((ladder.firstIndex(of: new) ?? -1) >= (ladder.firstIndex(of: old) ?? 9))
            }
        }
        #expect(moved > 20)
    }

    @Test("Lowering coverage never opens a key")
    func silenceNeverOpens() {
        var generator = SeededGenerator(seed: 99)
        var shut = 0
        for _ in 0..<400 {
            let before = scene(&generator)
            var after = before
            after.share = (before.share ?? 0) * 0.6
            let open = [before, after].map { scene in
                let assessor = scene.assessor(kinds)
                return assessor.keys(from: assessor.assessments()).map(\.threat.isOpen)
            }
            for (was, now) in zip(open[0], open[1]) {
                #expect(was || !now)
                if was, !now { shut += 1 }
            }
        }
        #expect(shut > 20)
    }
}
