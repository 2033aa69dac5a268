import Access
import Catalogue
import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("What the ledger feeds the benchmarks with")
struct FiguresTests {
    /// Figures of a region: the level the picture of this store is drawn at, which alerts of its cercles count in.
    private func values(
        _ ledger: Ledger, of region: AreaRef = Ledger.region, knownAt: Instant = .latest
    ) async throws -> [String: IndicatorValue] {
        let day = try #require(Day("2023-06-30"))
        let knowledge = try await Knowledge.load(from: ledger.store, at: day, knownAt: knownAt)
        return Dictionary(
            knowledge.values.filter { $0.area == region }.map { ($0.indicator, $0) }, uniquingKeysWith: { $1 })
    }

    @Test(
        "Response rate, nine in ten of delays and unfounded share come from alerts; without any, nothing",
        arguments: Engine.allCases)
    func figures(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        #expect(try await values(ledger).isEmpty)
        var ids: [String] = []
        for number in 0..<4 { ids.append(try #require(try await ledger.warn("f-\(number)")).id) }
        func move(_ alert: Int, _ moves: [(Int, AlertMove)]) async throws {
            for (step, one) in moves.enumerated() {
                try await ledger.move(
                    one.1, on: ids[alert], after: step, by: Ledger.analyst, at: Ledger.after(one.0))
            }
        }
        try await move(0, [(10, .act(told: ["patrol"])), (50, .arrive(actor: "patrol")), (60, .close(.avoided))])
        try await move(1, [(20, .act(told: ["patrol"])), (90, .arrive(actor: "patrol")), (95, .close(.occurred))])
        try await move(2, [(30, .close(.unfounded))])
        try await move(3, [(30, .decline(.noMeans, why: "nobody free"))])
        let found = try await values(ledger)
        // Three called for action, two were acted on; of three with an outcome one was unfounded.
        let rate = try #require(found["B21"]?.value)
        #expect(abs(rate.min - 200.0 / 3) < 0.01 && rate.max == rate.min)
        #expect(found["B21"]?.provenance == .computed)
        // Nobody came to the third: nine in ten have no upper bound, and are at least the longest that was measured.
        #expect(found["B22"]?.value.min == 90 && found["B22"]?.value.max == nil)
        let unfounded = try #require(found["B42"]?.value)
        #expect(abs(unfounded.min - 100.0 / 3) < 0.01)
        // As known before anything was decided: all four may yet go either way, and none was verified.
        let early = try await values(ledger, knownAt: Ledger.after(5))
        #expect(early["B21"]?.value.min == 0 && early["B21"]?.value.max == 100)
        #expect(early["B42"] == nil)
        try await ledger.close()
    }

    @Test(
        "As known before, an alert lies where it lay then, and is judged by the clocks of then",
        arguments: Engine.allCases)
    func knownBefore(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let path = ledger.folder.path + "/more.csv"
        try """
        scheme,code,name,level,parent,valid_from
        TEST,R2,Autre,1,,2020-01-01
        TEST,R2C1,Kidal,2,R2,2020-01-01

        """.write(toFile: path, atomically: true, encoding: .utf8)
        _ = try await ImportFile(store: ledger.store)(
            .areas, path: path, options: ImportOptions(), recordedAt: Ledger.after(-1440))
        let other = AreaRef(scheme: Ledger.scheme, code: "R2")
        try await ledger.warn("k-1", source: "S-1")
        // What is set and said on the next days.
        try await SetClocks(store: ledger.store, sealing: nil).set(
            ClockRule(limits: ClockLimits(minutes: [.acted: 1], levels: [["duty"]], minutesBetweenLevels: 1)),
            by: Ledger.analyst, at: Ledger.after(1_440))
        try await ledger.warn(
            "k-2", [("alert_type", "attack"), ("place", "Kidal")], at: 2_880, replaces: "k-1", source: "S-1",
            areas: [Ledger.gao, AreaRef(scheme: Ledger.scheme, code: "R2C1")])
        let before = try await (
            values(ledger, knownAt: Ledger.after(5)), values(ledger, of: other, knownAt: Ledger.after(5))
        )
        #expect(before.0["B21"]?.value.min == 0 && before.0["B21"]?.value.max == 100 && before.1["B21"] == nil)
        let between = try await values(ledger, knownAt: Ledger.after(1_500))
        #expect(between["B21"]?.value.max == 0, "by the rule of the day after nobody answered")
        let now = try await (values(ledger), values(ledger, of: other))
        #expect(now.0["B21"] == nil && now.1["B21"]?.value.max == 0)
        try await ledger.close()
    }

    @Test("Invented alerts and silences feed no benchmark", arguments: Engine.allCases)
    func excluded(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let report = try #require(try await ledger.warn("f-9"))
        try await ledger.store.facts.write { transaction in
            try transaction.execute("UPDATE alert SET is_invented = \(true) WHERE id = \(report.id)")
        }
        #expect(try await values(ledger).isEmpty)
        try await ledger.close()
    }
}
