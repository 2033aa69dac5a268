import Catalogue
import Database
import Demonstration
public import Protection
public import Store

/// Fills an empty store with the demonstration: Mali as it could be known on 30 June 2023. Loading it again changes
/// nothing, and goes on where it was cut off.
public struct LoadDemonstration: Sendable {
    private let store: Store
    private let now: @Sendable () -> Instant

    /// - Parameter now: The clock.
    public init(store: Store, now: @escaping @Sendable () -> Instant) {
        self.store = store
        self.now = now
    }

    /// Loads what is missing.
    /// - Throws: `Refusal`, before anything is written, where the store was not made by this and holds anything at all:
    ///   the demonstration's people come in by a click, and must never come in where real people report.
    public func callAsFunction() async throws {
        let door = try await store.facts.read { try Settings.value(.enteredByClick, in: $0) }
        if door == Mali.name { return try await settle() }
        guard try await store.isUntouched() else {
            throw Refusal(
                .store, code: "store_not_empty",
                message: Phrase(
                    fr: "La démonstration ne se charge que dans une base vide ; celle-ci contient déjà quelque chose. "
                        + "Rien n’y a été écrit.",
                    en: "The demonstration is loaded into an empty store only, and this one holds something already. "
                        + "Nothing was written to it."),
                remedy: Phrase(
                    fr: "Donnez un dossier neuf : --store DOSSIER.", en: "Give a new folder: --store FOLDER."))
        }
        // Everything counts as known from the day of the view, since that is when the view stands.
        let known = Instant(startOf: Mali.asKnown)
        let staged = try await StagedImport.begin(
            kind: "demonstration", fileName: Mali.name, fingerprint: Mali.name, recordedAt: known,
            tables: [
                .init(Area.self), .init(Crosswalk.self), .init(Population.self), .init(Site.self), .init(Route.self),
                .init(ActorProfile.self), .init(ProtectionTask.self), .init(TaskStanding.self),
                .init(IndicatorValue.self), .init(Coverage.self), .init(Incident.self),
            ], in: store)
        var load = FactLoad()
        try await load.stage(all: MaliAreas.all, in: staged)
        try await load.stage(all: MaliAreas.crosswalks, in: staged)
        try await load.stage(all: MaliAreas.populations, in: staged)
        try await load.stage(all: MaliSites.all, in: staged)
        try await load.stage(all: MaliAssumptions.planning.routes, in: staged)
        try await load.stage(all: MaliActors.all, in: staged)
        try await load.stage(all: MandateTasks.all, in: staged)
        try await load.stage(all: standings, in: staged)
        try await load.stage(all: MaliAssumptions.indicators, in: staged)
        try await load.stage(all: MaliAssumptions.coverage(), in: staged)
        try await load.stage(all: MaliHarm.incidents(), in: staged)
        try await staged.publish(load.summary) { transaction in
            try Settings.set(.demonstration, to: Mali.name, in: transaction)
            try Settings.set(.enteredByClick, to: Mali.name, in: transaction)
            try DemonstrationIncidents.announce(in: transaction)
            try Settings.set(.viewDay, to: Mali.asKnown.description, in: transaction)
            try Settings.set(.scheme, to: MaliAreas.scheme, in: transaction)
        }
        try await settle()
    }

    /// Makes what is missing beside the facts.
    private func settle() async throws {
        try await Demonstrators(store: store).settle(at: now())
        try await DemonstrationIncidents(store: store).settle(at: now())
        try await plan()
        try await DemonstrationAlerts(store: store).settle(at: now())
    }

    /// A plan of the withdrawal, unless there is one; the same on every machine: by iterations, with a seed.
    private func plan() async throws {
        guard try await store.facts.read({ try StoredPlan.count(in: $0) }) == 0 else { return }
        let knowledge = try await Knowledge.load(from: store, at: Mali.asKnown, knownAt: .latest, now: now())
        let assessed = AssessAreas(knowledge, indicators: try Catalogue.builtIn().indicators)
        _ = try await SequenceWithdrawal(effort: .iterations(400_000), seed: 1)(
            mission: Mali.mission, deadline: Mali.deadline, assessed: assessed, at: now, in: store)
    }
}

/// On the day the mandate ended no task had a resourced successor: each stands at the foot of its ladder.
private let standings = MaliAssumptions.planning.handovers.map {
    TaskStanding(
        task: $0.task, site: $0.site, successor: $0.successor, level: .none, on: Mali.asKnown, evidence: "")
}

extension Mali {
    /// What a store calls the demonstration it holds.
    static let name = "Mali, 30 June 2023"
}

extension FactLoad {
    fileprivate mutating func stage<Fact: StoredFact>(all facts: [Fact], in staged: StagedImport) async throws {
        for start in stride(from: 0, to: facts.count, by: 2_000) {
            let batch = Array(facts[start..<min(start + 2_000, facts.count)])
            let outcome = try await staged.stage(batch)
            add(outcome, lines: Array(1...batch.count), keys: batch.map(\.key))
        }
    }
}
