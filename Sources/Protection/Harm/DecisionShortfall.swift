/// What is wanting for a decision on an allegation. People decide, and may decide otherwise with a reason; but never
/// without having been told.
public enum DecisionShortfall: Hashable, Sendable {
    /// Nobody has set a step on the ladder that it happened.
    case notGraded
    /// The step that was set is lower than the decision stands for.
    case gradedBelow(Grade, needed: Grade)
    /// By the rule the accounts carry a lower step than the decision stands for.
    case carriedBelow(Grade, needed: Grade)
    /// It all rests on one account, or on none.
    case oneAccount(SourceRating), noAccount

    public var label: Phrase {
        switch self {
        case .notGraded: Phrase(fr: "échelle non évaluée", en: "ladder not graded")
        case .gradedBelow(let set, let needed):
            Phrase(
                fr: "échelle à \(set.step), il faudrait \(needed.step)",
                en: "ladder at \(set.step), \(needed.step) is wanted")
        case .carriedBelow(let carried, let needed):
            Phrase(
                fr: "les récits portent \(carried.step) par la règle, il faudrait \(needed.step)",
                en: "by the rule the accounts carry \(carried.step), \(needed.step) is wanted")
        case .oneAccount(let rating): Phrase(fr: "un seul récit, \(rating)", en: "one account only, \(rating)")
        case .noAccount: Phrase(fr: "aucun récit retenu", en: "no account in use")
        }
    }
}

extension AllegationDecision {
    /// The step on the ladder that it happened (``GradeLadder``) for which the decision stands: the verified one, and the
    /// plausible one. The others say nothing on the ladder.
    public var step: Grade? {
        switch self {
        case .verified: Grade(4)
        case .credible: Grade(2)
        case .insufficient, .contested, .notHarm, .duplicate: nil
        }
    }

    /// What is wanting for it, gravest first; empty where nothing is.
    /// - Parameter graded: The step that a person has set; nil where nobody has.
    public func shortfalls(graded: Grade?, on claims: [IncidentClaim]) -> [DecisionShortfall] {
        guard let needed = step else { return [] }
        var found: [DecisionShortfall] = []
        if let graded {
            if graded < needed { found.append(.gradedBelow(graded, needed: needed)) }
        } else {
            found.append(.notGraded)
        }
        let held = claims.filter { $0.use == .held }
        let carried = GradeLadder.happened(held).grade
        if carried < needed { found.append(.carriedBelow(carried, needed: needed)) }
        if held.isEmpty { found.append(.noAccount) }
        if self == .verified, held.count == 1 { found.append(.oneAccount(held[0].rating)) }
        return found
    }
}
