/// A line a value is held against, as the catalogue writes it: `<= 50% baseline and <= 5`, `> 50 or < 2`.
///
/// Each clause compares with a number or with a share of the baseline. A range is on one side of a line only when
/// every value in it is: that is what makes a range that straddles neither met nor not met.
public struct Line: Hashable, Sendable {
    public enum Relation: String, Sendable {
        case atMost = "<="
        case below = "<"
        case atLeast = ">="
        case above = ">"

        var isUpper: Bool { self == .atMost || self == .below }

        func holds(_ value: Double, _ bound: Double) -> Bool {
            switch self {
            case .atMost: value <= bound
            case .below: value < bound
            case .atLeast: value >= bound
            case .above: value > bound
            }
        }
    }

    public struct Clause: Hashable, Sendable {
        public let relation: Relation
        /// A value in the indicator's unit, or a share of the baseline (0.5 for 50 %).
        public let number: Double
        public let isOfBaseline: Bool

        func bound(_ baseline: Double?) -> Double? {
            isOfBaseline ? baseline.map { $0 * number } : number
        }
    }

    /// Joined by "or", each a list of clauses joined by "and". None at all: the line never holds.
    public let alternatives: [[Clause]]

    /// A line from its text, or nil where the text is not one. `never` is the line that never holds.
    public init?(_ text: String) {
        let words = text.replacing("%", by: " % ").split(separator: " ")
        if words == ["never"] {
            alternatives = []
            return
        }
        var alternatives: [[Clause]] = []
        for part in words.split(separator: "or", omittingEmptySubsequences: false) {
            var clauses: [Clause] = []
            for clause in part.split(separator: "and", omittingEmptySubsequences: false) {
                guard let clause = Clause(Array(clause)) else { return nil }
                clauses.append(clause)
            }
            alternatives.append(clauses)
        }
        self.alternatives = alternatives
    }

    /// Whether the line means nothing without a baseline.
    public var needsBaseline: Bool {
        !alternatives.isEmpty && alternatives.allSatisfy { $0.contains(where: \.isOfBaseline) }
    }

    /// Whether the line holds for every value of the range; an open upper end reaches to infinity. A clause on a
    /// baseline that is not known holds for nothing.
    public func holds(throughout range: MeasureRange, baseline: Double?) -> Bool {
        alternatives.contains { clauses in
            clauses.allSatisfy { clause in
                guard let bound = clause.bound(baseline) else { return false }
                return clause.relation.holds(range.min, bound) && clause.relation.holds(range.max ?? .infinity, bound)
            }
        }
    }

    /// The line as one number on the indicator's axis; nil where it is a band, or rests on a baseline not known.
    public func bound(baseline: Double?) -> Double? {
        guard alternatives.count == 1, let first = alternatives.first?.first,
            alternatives[0].allSatisfy({ $0.relation.isUpper == first.relation.isUpper })
        else { return nil }
        let bounds = alternatives[0].compactMap { $0.bound(baseline) }
        guard bounds.count == alternatives[0].count else { return nil }
        return first.relation.isUpper ? bounds.min() : bounds.max()
    }
}

extension Line.Clause {
    /// From words: `<= 5`, or `<= 50 % baseline`.
    fileprivate init?(_ words: [Substring]) {
        guard words.count == 2 || (words.count == 4 && words[2...] == ["%", "baseline"]),
            let relation = Line.Relation(rawValue: String(words[0])), let number = Double(words[1]), number.isFinite
        else { return nil }
        self.init(
            relation: relation, number: words.count == 4 ? number / 100 : number, isOfBaseline: words.count == 4)
    }
}

extension String {
    fileprivate func replacing(_ character: Character, by text: String) -> String {
        reduce(into: "") { $0 += $1 == character ? text : String($1) }
    }
}
