import SeededSupport
import Sequencing
import Testing

@Suite("Conflicts against every closing tried one by one")
struct ConflictOracleTests {
    /// A tiny instance with something made scarce, so that often no plan is left.
    private func tight(_ seed: Int) throws -> Instance {
        var instance = try PlanningFixture.tiny(seed: UInt64(seed))
        var random = SeededGenerator(seed: UInt64(seed &* 7_919 | 1))
        instance.transitCamp = Double.random(in: 0...250, using: &random)
        instance.airlift = instance.airlift.map { _ in Double.random(in: 20...200, using: &random) }
        instance.escortGroups[0].capacity = instance.escortGroups[0].capacity.map { _ in
            Double(Int.random(in: 0...2, using: &random))
        }
        for index in instance.bases.indices where Bool.random(using: &random) {
            instance.bases[index].medevac = [instance.bases[Int.random(in: 0..<3, using: &random)].id]
        }
        if Bool.random(using: &random) { instance.benchmarks[1].waivable = false }
        return instance
    }

    /// Whether some closings, with handovers left to the search, keep every limit.
    private func hasPlan(_ instance: Instance) -> Bool {
        var closings: [[String: Int]] = [[:]]
        for base in instance.bases {
            let weeks = base.earliest...min(base.latest, instance.deadline)
            closings = closings.flatMap { chosen in weeks.map { chosen.merging([base.id: $0]) { $1 } } }
        }
        return closings.contains { chosen in
            handovers(instance, chosen).contains {
                IndependentJudge(instance: instance, plan: Plan(closures: chosen, handovers: $0)).keepsLimits
            }
        }
    }

    /// Handovers matter to feasibility only where a veto reads them.
    private func handovers(_ instance: Instance, _ closings: [String: Int]) -> [[String: Int]] {
        guard instance.benchmarks.contains(where: { !$0.waivable && $0.kind != .calm }) else { return [[:]] }
        return instance.tasks.reduce([[:]]) { chosen, task in
            let weeks = stride(from: task.ready + task.duration, through: closings[task.base] ?? 0, by: 1)
            return chosen + chosen.flatMap { plan in weeks.map { plan.merging([task.id: $0]) { $1 } } }
        }
    }

    private func relaxed(_ instance: Instance, keeping kept: Set<Conflict.Limit>) -> Instance {
        var copy = instance
        for index in copy.bases.indices {
            let base = copy.bases[index]
            if !kept.contains(.medevac(base: base.id)) { copy.bases[index].medevac.append(base.id) }
            if let parent = base.parent, !kept.contains(.road(base: base.id, parent: parent)) {
                copy.bases[index].parent = nil
            }
        }
        for index in copy.escortGroups.indices where !kept.contains(.escorts(group: copy.escortGroups[index].id)) {
            copy.escortGroups[index].capacity = copy.escortGroups[index].capacity.map { _ in 1_000 }
        }
        if !kept.contains(.transitCamp) { copy.transitCamp = 1e6 }
        if !kept.contains(.repatriation) { copy.guardForce = 1e6 }
        for index in copy.benchmarks.indices {
            let benchmark = copy.benchmarks[index]
            if !kept.contains(.veto(benchmark: benchmark.id, base: benchmark.base)) {
                copy.benchmarks[index].waivable = true
            }
        }
        return copy
    }

    /// The plan, or what the engine says stands against one.
    private func answer(_ instance: Instance) throws -> (plan: Plan?, conflicts: [Conflict]) {
        do {
            return (try Sequencer(instance: instance, seed: 1).run(.iterations(3_000), explain: false), [])
        } catch SequencingError.infeasible(let conflicts) {
            return (nil, conflicts)
        }
    }

    /// Whether the limits exclude each other, and any of them can be met once another is left out.
    private func excludeEachOther(_ limits: [Conflict.Limit], in instance: Instance) -> Bool {
        let all = Set(limits)
        return !hasPlan(relaxed(instance, keeping: all))
            && limits.allSatisfy { hasPlan(relaxed(instance, keeping: all.subtracting([$0]))) }
    }

    @Test("a plan is found where there is one; else the limits named exclude each other, and none is blamed in vain")
    func namesTrueConflicts() throws {
        var (solved, refused, together) = (0, 0, 0)
        for seed in 1...40 {
            let instance = try tight(seed)
            let answer = try answer(instance)
            if let plan = answer.plan {
                #expect(try instance.evaluate(plan).isFeasible)
                #expect(IndependentJudge(instance: instance, plan: plan).keepsLimits)
                solved += 1
                continue
            }
            refused += 1
            #expect(!hasPlan(instance), "seed \(seed)")
            if case .together(let limits) = answer.conflicts.first {
                together += 1
                #expect(excludeEachOther(limits, in: instance), "seed \(seed)")
            }
        }
        #expect(solved > 3 && refused > 3 && together > 3)
    }
}
