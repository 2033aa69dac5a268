/// Why a base closes when it does, and what other weeks would change.
public struct ClosureReason: Sendable, Equatable, Codable {
    /// The base.
    public let base: String
    /// What keeps it from closing earlier.
    public let binding: Binding
    /// Closing one week earlier, all other dates kept.
    public let earlier: Change
    /// Closing one week later, all other dates kept.
    public let later: Change
    /// Benchmarks unmet at its closing, proposed to be overridden.
    public let proposedOverrides: [Override]

    /// What keeps a base from closing earlier.
    public struct Binding: Sendable, Equatable, Codable {
        /// The kind of reason.
        public enum Kind: String, Sendable, Equatable, Codable {
            /// A hard limit would be broken.
            case constraint
            /// A benchmark would no longer be met.
            case benchmark
            /// The weighted objective would be worse by this term most of all.
            case harm, risk, freight, cost
            /// Nothing: one week earlier is not worse. The search ended before it saw this, or the two are equal.
            case none
        }

        /// The kind of reason.
        public let kind: Kind
        /// The benchmark, where one binds.
        public let benchmark: String?
        /// The reason in English.
        public let english: String
        /// The reason in French.
        public let french: String
    }

    /// What another closing week would change; amounts are differences from the plan, more being worse.
    public struct Change: Sendable, Equatable, Codable {
        /// The other week.
        public let week: Int
        /// Expected civilians harmed; `nil` where the week is impossible.
        public let harm: Double?
        /// Civilians harmed in the worst scenarios.
        public let cvar: Double?
        /// Risk to personnel.
        public let risk: Double?
        /// Running cost.
        public let cost: Double?
        /// Containers left behind.
        public let writeoff: Double?
        /// Whole objective, waivers included.
        public let objective: Double?
        /// Benchmarks met in the plan and not any more.
        public let newlyUnmet: [String]
        /// Benchmarks not met in the plan that would be.
        public let newlyMet: [String]
        /// Why the week is impossible, in English; empty where it is possible.
        public let whyNot: [String]
        /// The same in French.
        public let whyNotFrench: [String]

        /// Whether the week is possible with all other dates kept.
        public var isPossible: Bool { whyNot.isEmpty }
    }

    /// A benchmark proposed to be overridden.
    public struct Override: Sendable, Equatable, Codable {
        /// The benchmark.
        public let benchmark: String
        /// What its override costs in the objective.
        public let waiverCost: Double
    }
}

extension ClosureReason.Change {
    /// Compares an evaluation with the plan's.
    init(week: Int, from plan: Evaluation, to other: Evaluation) {
        let possible = other.isFeasible
        func difference(_ term: (Evaluation) -> Double) -> Double? { possible ? term(other) - term(plan) : nil }
        self.init(
            week: week, harm: difference(\.harm), cvar: difference(\.cvar), risk: difference(\.risk),
            cost: difference(\.cost), writeoff: difference(\.writeoff), objective: difference(\.objective),
            newlyUnmet: other.unmet.filter { !plan.unmet.contains($0) },
            newlyMet: plan.unmet.filter { !other.unmet.contains($0) }, whyNot: other.violations.map(\.english),
            whyNotFrench: other.violations.map(\.french))
    }
}
