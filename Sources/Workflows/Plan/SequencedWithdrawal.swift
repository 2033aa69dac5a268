private import Foundation
public import Protection
public import Sequencing
public import Store

/// A plan with the instance it answers and what stands behind its figures.
public struct SequencedWithdrawal: Sendable {
    /// What stands behind the figures of an instance built from a store.
    public struct Basis: Sendable {
        public let assumed: [AssumedValue]
        /// Vetoes that stand in the area of each site: no plan can waive them, they must be lifted before it closes.
        public let vetoes: [String: [String]]
        /// The area of each base, where it has one.
        public let areas: [String: AreaRef]
        /// Names of tasks by their identifier in the instance.
        public let taskNames: [String: Phrase]
    }

    public let mission: String
    public let deadline: Day
    /// The day of the view it was made from.
    public let at: Day
    public let madeAt: Instant
    public let instance: Instance
    public let plan: Plan
    public let evaluation: Evaluation
    public let basis: Basis

    public init(
        mission: String, deadline: Day, at: Day, madeAt: Instant, instance: Instance, plan: Plan, basis: Basis
    ) throws {
        self.mission = mission
        self.deadline = deadline
        self.at = at
        self.madeAt = madeAt
        self.instance = instance
        self.plan = plan
        self.basis = basis
        evaluation = try instance.evaluate(plan)
    }

    /// A plan read back from the store.
    public init(stored: StoredPlan) throws {
        try self.init(
            mission: stored.mission, deadline: stored.deadline, at: stored.at, madeAt: stored.madeAt,
            instance: try Instance(json: Array(stored.instance.utf8)),
            plan: try JSONDecoder().decode(Plan.self, from: Data(stored.plan.utf8)),
            basis: try JSONDecoder().decode(Basis.self, from: Data(stored.basis.utf8)))
    }

    /// The plan as the store keeps it.
    func stored(id: String) throws -> StoredPlan {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        return StoredPlan(
            id: id, mission: mission, deadline: deadline, at: at, madeAt: madeAt, instance: try text(instance),
            plan: try text(plan), basis: try text(basis))
    }
}

extension SequencedWithdrawal.Basis: Codable {
    private struct Words: Codable {
        let fr: String
        let en: String
        init(_ phrase: Phrase) { (fr, en) = (phrase.french, phrase.english) }
        var phrase: Phrase { Phrase(fr: fr, en: en) }
    }

    private struct Assumed: Codable {
        let what: Words
        let value: Words
        let why: Words
    }

    private struct Place: Codable {
        let scheme: String
        let code: String
    }

    private enum Keys: String, CodingKey {
        case assumed, vetoes, areas, taskNames
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        assumed = try container.decode([Assumed].self, forKey: .assumed).map {
            AssumedValue(what: $0.what.phrase, value: $0.value.phrase, why: $0.why.phrase)
        }
        vetoes = try container.decode([String: [String]].self, forKey: .vetoes)
        areas = try container.decode([String: Place].self, forKey: .areas)
            .mapValues { AreaRef(scheme: $0.scheme, code: $0.code) }
        taskNames = try container.decode([String: Words].self, forKey: .taskNames).mapValues(\.phrase)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(
            assumed.map { Assumed(what: Words($0.what), value: Words($0.value), why: Words($0.why)) }, forKey: .assumed)
        try container.encode(vetoes, forKey: .vetoes)
        try container.encode(areas.mapValues { Place(scheme: $0.scheme, code: $0.code) }, forKey: .areas)
        try container.encode(taskNames.mapValues(Words.init), forKey: .taskNames)
    }
}
