import Foundation
import SeededSupport
import Sequencing

/// Where the shared planning instances stand: `RELEVE_SHARED`, else beside the package.
enum PlanningFixture {
    static var folder: URL {
        if let path = ProcessInfo.processInfo.environment["RELEVE_SHARED"] {
            return URL(fileURLWithPath: path).appendingPathComponent("planning")
        }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return package.appendingPathComponent("../shared/planning").standardizedFileURL
    }

    static func bytes(_ file: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(file)))
    }

    static func instance(_ name: String) throws -> Instance {
        try Instance(json: bytes(name + ".json"))
    }

    static func bestPlan(_ name: String) throws -> Plan {
        try JSONDecoder().decode(Plan.self, from: Data(bytes(name + ".best-plan.json")))
    }

    /// A small instance made from a seed: two hubs and their outposts, random in everything a plan trades off.
    static func tiny(seed: UInt64, bases count: Int = 3, weeks: Int = 7, scenarios: Int = 5) throws -> Instance {
        var random = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
        let ids = (0..<count).map { "S\($0)" }
        func series(_ range: ClosedRange<Double>) -> [Double] {
            (0..<weeks).map { _ in Double.random(in: range, using: &random).rounded(toPlaces: 3) }
        }
        let bases = ids.enumerated().map { index, id in
            Base(
                id: id, troops: Double(Int.random(in: 50...200, using: &random)),
                containers: Double(Int.random(in: 10...60, using: &random)), earliest: 1, latest: weeks - 2,
                drawdownWeeks: Int.random(in: 0...2, using: &random), rearGuard: 0.5,
                parent: index == 0 ? nil : ids[Int.random(in: 0..<index, using: &random)],
                transitWeeks: index == 0 ? 1 : Int.random(in: 0...1, using: &random), truckCycle: 1.5, pool: "P",
                escortGroup: "G", escortNeed: 1, medevac: index == 0 ? [id] : [ids[0], id], runningCost: 1,
                liquidationWeeks: index == 0 ? 1 : 0, outCap: series(2...15), riskOpen: series(0...1),
                riskClose: series(0...5))
        }
        let tasks = ids.enumerated().map { index, id in
            HandoverTask(
                id: "K\(index)", base: id, area: "A\(index)", actor: "army",
                ready: Int.random(in: 0...2, using: &random),
                duration: Int.random(in: 1...2, using: &random), ramp: 2, protection: 0.4)
        }
        let benchmarks = ids.enumerated().flatMap { index, id in
            [
                Benchmark(
                    id: "B\(index)t", kind: .tasks, base: id, area: "A\(index)", tasks: ["K\(index)"], lead: 1,
                    waiverCost: 20),
                Benchmark(id: "B\(index)c", kind: .ceiling, base: id, area: "A\(index)", level: 3, waiverCost: 8),
                Benchmark(id: "B\(index)m", kind: .calm, base: id, area: "A\(index)", level: 5, waiverCost: 8),
                Benchmark(id: "B\(index)r", kind: .residual, base: id, area: "A\(index)", level: 0.3, waiverCost: 8),
            ]
        }
        let harm = (0..<scenarios).map { _ in ids.map { _ in series(0...1000).map { $0.rounded() } } }
        let forecast = HarmForecast(rows: harm)
        return Instance(
            name: "tiny", startDate: "2023-07-01", weeks: weeks, deadline: weeks - 2, alpha: 0.7, harmScale: 100,
            weights: Weights(harm: 1, cvar: 0.5, risk: 1, cost: 0.05, writeoff: 0.2), bases: bases,
            pools: [Pool(id: "P", capacity: series(20...40))],
            escortGroups: [EscortGroup(id: "G", capacity: Array(repeating: 2, count: weeks))],
            airlift: Array(repeating: 200, count: weeks), transitCamp: 250, guardForce: 100,
            areas: ids.enumerated().map { index, id in
                // A lone base has no neighbour that could cover its area too.
                Area(id: "A\(index)", coverage: count == 1 ? [id: 0.6] : [id: 0.6, ids[(index + 1) % count]: 0.1])
            }, actors: [Actor(id: "army", capacity: 1)], tasks: tasks, benchmarks: benchmarks,
            harm: forecast ?? HarmForecast(scenarios: 0, areas: 0, weeks: 0, values: [])!,
            probabilities: Array(repeating: 1 / Double(scenarios), count: scenarios))
    }
}

extension Double {
    func rounded(toPlaces places: Int) -> Double {
        let factor = (0..<places).reduce(1.0) { value, _ in value * 10 }
        return (self * factor).rounded() / factor
    }
}
