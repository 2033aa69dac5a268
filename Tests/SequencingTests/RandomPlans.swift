import SeededSupport
import Sequencing

extension PlanningFixture {
    /// A tiny instance whose scenarios do not weigh alike.
    static func uneven(seed: UInt64, bases: Int = 3) throws -> Instance {
        var instance = try tiny(seed: seed, bases: bases)
        var random = SeededGenerator(seed: seed &+ 99)
        let parts = instance.probabilities.map { _ in Double.random(in: 0.1...1, using: &random) }
        instance.probabilities = parts.map { $0 / parts.reduce(0, +) }
        return instance
    }

    /// Closings and handovers drawn at random, kept or broken limits alike; no freight.
    static func randomPlan(_ instance: Instance, seed: UInt64) -> Plan {
        var random = SeededGenerator(seed: seed &* 0x9E37_79B9 | 1)
        var plan = Plan(closures: [:], handovers: [:])
        for base in instance.bases {
            plan.closures[base.id] = Int.random(in: base.earliest...base.latest, using: &random)
        }
        for task in instance.tasks where Bool.random(using: &random) {
            plan.handovers[task.id] = Int.random(in: 1...instance.deadline, using: &random)
        }
        plan.waivers = instance.benchmarks.map(\.id)
        return plan
    }
}
