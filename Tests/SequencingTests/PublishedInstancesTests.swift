import Foundation
import Sequencing
import Testing

/// The planning instances beside the project, found at run time; without them these tests say so and pass over.
enum PlanningFiles {
    static let folder: URL? = {
        let given = ProcessInfo.processInfo.environment["RELEVE_SHARED"].map { URL(fileURLWithPath: $0) }
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared = given ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        let folder = shared.appendingPathComponent("planning")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: try #require(folder).appendingPathComponent(name)))
    }

    static func instance(_ name: String) throws -> Instance { try Instance(json: try bytes(name + ".json")) }

    static func bestPlan(_ name: String) throws -> Plan {
        try JSONDecoder().decode(Plan.self, from: Data(try bytes(name + ".best-plan.json")))
    }
}

@Suite("Published planning instances", .enabled(if: PlanningFiles.folder != nil, "../shared is not here"))
struct PublishedInstancesTests {
    @Test(
        "a plan is judged as its published figures say",
        arguments: [
            ("minusma", 1441.3233, 605.88, 767.32, 245.0), ("s013", 815.4885, 361.22, 547.86, 50),
            ("s050", 3815.7671, 1967.19, 2642.89, 25), ("s100", 6570.7996, 3578.70, 4118.58, 50),
        ])
    func judged(_ name: String, objective: Double, harm: Double, cvar: Double, waivers: Double) throws {
        let result = try PlanningFiles.instance(name).evaluate(try PlanningFiles.bestPlan(name))
        #expect(result.isFeasible)
        #expect(abs(result.objective - objective) < 0.001)
        #expect(abs(result.harm - harm) < 0.01)
        #expect(abs(result.cvar - cvar) < 0.01)
        #expect(result.waiverCost == waivers)
    }

    @Test("the same seed and iterations give the same plan, and it is feasible")
    func reproducible() throws {
        let instance = try PlanningFiles.instance("minusma")
        let first = try Sequencer(instance: instance, seed: 7).run(.iterations(60_000))
        let second = try Sequencer(instance: instance, seed: 7).run(.iterations(60_000))
        #expect(first == second)
        let judged = try instance.evaluate(first)
        #expect(judged.isFeasible)
        #expect(abs(judged.objective - (first.objective ?? 0)) < 1e-6)
        #expect(first.reasons?.count == instance.bases.count)
    }

    @Test("a hub that must close before its outposts can is answered with the conflict, never with a plan")
    func hubBeforeOutposts() throws {
        var instance = try PlanningFiles.instance("minusma")
        let gao = try #require(instance.bases.firstIndex { $0.id == "GAO" })
        let kidal = try #require(instance.bases.firstIndex { $0.id == "KID" })
        instance.bases[gao].latest = 10
        instance.bases[kidal].earliest = 12
        let settled = instance
        let error = #expect(throws: SequencingError.self) {
            _ = try Sequencer(instance: settled).run(.iterations(10_000))
        }
        guard case .infeasible(let conflicts)? = error else {
            Issue.record("the conflict was not named")
            return
        }
        let said = conflicts.map(\.english).joined(separator: " ")
        #expect(said.contains("GAO") || said.contains("Gao"))
        #expect(said.contains("KID") || said.contains("Kidal"))
        #expect(conflicts.allSatisfy { !$0.french.isEmpty })
    }

    @Test("a cancelled run ends with the best plan so far or says that it was cancelled")
    func cancelled() throws {
        let instance = try PlanningFiles.instance("minusma")
        let result = Result { try Sequencer(instance: instance).run(.untilStopped, shouldStop: { true }) }
        switch result {
        case .success(let plan): #expect(try instance.evaluate(plan).isFeasible)
        case .failure(let error): #expect(error as? SequencingError == .cancelled)
        }
    }

    @Test("trying another date judges the plan with that date and says what it changes")
    func anotherDate() throws {
        let instance = try PlanningFiles.instance("minusma")
        let plan = try PlanningFiles.bestPlan("minusma")
        let questions = try WhatIf(instance: instance, plan: plan)
        let week = try #require(plan.closures["MEN"])
        let answer = try questions.closing("MEN", in: week + 1, push: false)
        #expect(answer.plan.closures["MEN"] == week + 1)
        let harm = try #require(answer.change.harm ?? Optional(answer.evaluation.harm - questions.evaluation.harm))
        #expect(harm < 0)
        #expect(throws: SequencingError.self) { try questions.closing("NOWHERE", in: 5) }
    }

    @Test("an instance without scenarios is refused by name")
    func noScenarios() throws {
        var instance = try PlanningFiles.instance("s013")
        instance.probabilities = []
        #expect(throws: SequencingError.self) { try instance.validated() }
    }
}

@Suite("Instances that are no instances")
struct MalformedInstancesTests {
    @Test(
        "text that is no instance is refused with a sentence",
        arguments: ["", "[", "{}", "null", "{\"bases\": 3}", "not json"])
    func refused(_ text: String) {
        let error = #expect(throws: SequencingError.self) { _ = try Instance(json: Array(text.utf8)) }
        #expect(error?.english.isEmpty == false)
        #expect(error?.french.isEmpty == false)
    }

    @Test("JSON nested ten thousand deep is refused, not a crash")
    func deep() {
        let text = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        #expect(throws: SequencingError.self) { try Instance(json: Array(text.utf8)) }
    }
}
