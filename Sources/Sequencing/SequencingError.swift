/// Why an instance or a plan was refused. Each case names the place and what to do.
public enum SequencingError: Error, Sendable, Equatable {
    /// The text is not an instance; `at` is a field path or a line and column.
    case malformed(at: String, why: String)
    /// Values contradict each other or the schema.
    case invalid([Flaw])
    /// No plan can satisfy the hard constraints; the conflicts say which ones.
    case infeasible([Conflict])
    /// No plan was found in the effort given, and none was proven impossible. Lists what the closest try violates.
    case undecided([Violation])
    /// The run was cancelled before any feasible plan was found.
    case cancelled

    /// One fault of an instance.
    public struct Flaw: Sendable, Equatable {
        /// Field path, such as `bases[GAO].parent`.
        public let place: String
        /// What is wrong and what to do, in English.
        public let english: String
        /// The same in French.
        public let french: String

        init(_ place: String, _ english: String, _ french: String) {
            self.place = place
            self.english = english
            self.french = french
        }
    }

    /// The sentence for people, in English.
    public var english: String {
        switch self {
        case .malformed(let place, let why):
            "The instance cannot be read at \(place): \(why). Correct the file and try again."
        case .invalid(let flaws): flaws.map { "\($0.place): \($0.english)" }.joined(separator: "\n")
        case .infeasible(let conflicts):
            (["No plan satisfies the limits. Relax one of these:"] + conflicts.map(\.english)).joined(separator: "\n")
        case .undecided(let violations):
            ([
                "No feasible plan was found in the effort given; give more time or relax a limit. The closest try breaks:"
            ]
                + violations.map(\.english)).joined(separator: "\n")
        case .cancelled: "Cancelled before a feasible plan was found. Give more time."
        }
    }

    /// The sentence for people, in French.
    public var french: String {
        switch self {
        case .malformed(let place, let why):
            "L’instance est illisible à l’endroit « \(place) » : \(why). Corrigez le fichier puis recommencez."
        case .invalid(let flaws): flaws.map { "\($0.place) : \($0.french)" }.joined(separator: "\n")
        case .infeasible(let conflicts):
            (["Aucun plan ne respecte les limites. Desserrez l’une d’elles :"] + conflicts.map(\.french))
                .joined(separator: "\n")
        case .undecided(let violations):
            ([
                "Aucun plan réalisable n’a été trouvé dans l’effort accordé ; accordez plus de temps ou desserrez une "
                    + "limite. Le plus proche enfreint :"
            ] + violations.map(\.french)).joined(separator: "\n")
        case .cancelled: "Annulé avant qu’un plan réalisable soit trouvé. Accordez plus de temps."
        }
    }
}
