import ArgumentParser
import Catalogue
import Foundation
import Protection
import Sequencing
import Store
import Workflows

/// `releve plan INSTANCE -o PLAN`, or `releve plan --mission NAME --deadline DAY` from the store.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan", abstract: "Sequence a withdrawal.")

    @Argument(help: "A planning instance (JSON). Left out with --mission.") var instance: String?
    @Option(name: [.customShort("o"), .long], help: "Where to write the plan (JSON).") var output: String?
    @Option(help: "Seconds to search, the closing steps included (best effort).") var seconds: Double?
    @Option(help: "Moves to try; reproducible with --seed.") var iterations: Int?
    @Option(help: "Seed of the search.") var seed: UInt64 = 1
    @Option(help: "Seconds to look for a lower bound after the search.") var boundSeconds: Double = 0
    @Option(help: "Plan for this mission from the store.") var mission: String?
    @Option(help: "Its last day, YYYY-MM-DD.") var deadline: String?
    @Option(name: .customLong("instance"), help: "With --mission: also write the instance here.")
    var instanceOutput: String?
    @OptionGroup var view: ViewOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var answer: OutputOptions

    func validate() throws {
        if (instance == nil) == (mission == nil) {
            throw ValidationError("Give an INSTANCE file, or --mission NAME --deadline DAY.")
        }
        if mission != nil, deadline == nil { throw ValidationError("--mission needs --deadline DAY.") }
        if seconds != nil, iterations != nil { throw ValidationError("Give --seconds or --iterations, not both.") }
        if let seconds, !(seconds.isFinite && seconds > 0 && seconds <= 86_400) {
            throw ValidationError("--seconds is a number above 0 and at most 86400.")
        }
        if let iterations, iterations < 1 { throw ValidationError("--iterations is at least 1.") }
        if !(boundSeconds.isFinite && boundSeconds >= 0) { throw ValidationError("--bound-seconds is 0 or more.") }
    }

    func run() async throws {
        let effort: SequenceWithdrawal.Effort =
            iterations.map { .iterations($0) } ?? .seconds(seconds ?? 10)
        let sequence = SequenceWithdrawal(effort: effort, seed: seed, boundSeconds: boundSeconds)
        if let path = instance {
            do {
                let instance = try Instance(json: try Files.bytes(at: path))
                try finish(try await sequence.plan(instance, progress: progress), assumed: [], instance)
            } catch {
                throw Refusal(error).placed(at: path)
            }
        } else if let mission, let deadline = try Day.written(deadline, at: "--deadline") {
            try await storeOptions.withStore { store in
                let knowledge = try await view.knowledge(in: store)
                let assessed = AssessAreas(knowledge, indicators: try Catalogue.builtIn().indicators)
                let result = try await sequence(
                    mission: mission, deadline: deadline, assessed: assessed, at: { .now }, in: store,
                    progress: progress)
                if let instanceOutput { try Files.write(result.instance, to: instanceOutput) }
                try finish(result.plan, assumed: result.basis.assumed, result.instance)
            }
        }
    }

    private var progress: (Sequencer.Progress) -> Void {
        guard answer.showsProgress else { return { _ in } }
        return { progress in
            let objective = progress.objective.map { String(($0 * 10).rounded() / 10) } ?? "–"
            Report.note("  \(progress.iterations) · \(objective)")
        }
    }

    private func finish(_ plan: Plan, assumed: [AssumedValue], _ instance: Instance) throws {
        if let output { try Files.write(plan, to: output) }
        if answer.json { return try Report.json(plan) }
        show(plan, assumed: assumed, instance)
    }

    private func show(_ plan: Plan, assumed: [AssumedValue], _ instance: Instance) {
        let french = answer.language == .french
        func number(_ value: Double?) -> String { value.map { String(($0 * 10).rounded() / 10) } ?? "–" }
        print(
            Phrase(
                fr: "Dommage attendu \(number(plan.harm)) · pire part des scénarios \(number(plan.cvar)) · "
                    + "objectif \(number(plan.objective)) · \(plan.bound.map { "borne \(number($0))" } ?? "aucune borne")",
                en: "Expected harm \(number(plan.harm)) · worst scenarios \(number(plan.cvar)) · "
                    + "objective \(number(plan.objective)) · \(plan.bound.map { "bound \(number($0))" } ?? "no bound")")[
                    answer.language])
        let names = Dictionary(instance.bases.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
        let reasons = Dictionary((plan.reasons ?? []).map { ($0.base, $0) }, uniquingKeysWith: { first, _ in first })
        for (base, week) in plan.closures.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
            let reason = reasons[base].map { french ? $0.binding.french : $0.binding.english } ?? ""
            print("  \(week)\t\(names[base] ?? base)\t\(reason)")
        }
        if !plan.waivers.isEmpty {
            let said = Phrase(fr: "Dérogations proposées", en: "Proposed overrides")
            print("\(said[answer.language]): \(plan.waivers.joined(separator: ", "))")
        }
        if !assumed.isEmpty {
            print(Phrase(fr: "Supposé :", en: "Assumed:")[answer.language])
            for value in assumed {
                print(
                    "  \(value.what[answer.language]): \(value.value[answer.language]). \(value.why[answer.language])")
            }
        }
    }
}
