/// What is needed for a step of a ladder and is not there yet.
public enum GradeNeed: String, CaseIterable, Sendable {
    case anySource = "any_source"
    case credibleSource = "credible_source"
    case secondFamily = "second_family"
    case thirdFamilyOrVisit = "third_family_or_visit"
    case directSource = "direct_source"
    case namedActor = "named_actor"
    case agreement
    case outsideParties = "outside_parties"
    case command
    case judgement

    public var label: Phrase {
        switch self {
        case .anySource: Phrase(fr: "une source", en: "a source")
        case .credibleSource:
            Phrase(
                fr: "une source assez fiable, au contenu plausible", en: "a fairly reliable source, credible content")
        case .secondFamily: Phrase(fr: "une deuxième famille de sources", en: "a second family of sources")
        case .thirdFamilyOrVisit:
            Phrase(
                fr: "une troisième famille de sources, ou un constat sur place",
                en: "a third family of sources, or a visit to the place")
        case .directSource: Phrase(fr: "une source qui l’a vu ou subi", en: "a source that saw it or bore it")
        case .namedActor: Phrase(fr: "une source qui nomme un auteur", en: "a source that names a perpetrator")
        case .agreement: Phrase(fr: "deux familles de sources d’accord", en: "two families of sources that agree")
        case .outsideParties:
            Phrase(
                fr: "deux familles de sources indépendantes des parties",
                en: "two families of sources independent of the parties")
        case .command: Phrase(fr: "l’unité ou le commandement", en: "the unit or the command")
        case .judgement:
            Phrase(fr: "un tribunal ou une commission qui l’a constaté", en: "a court or a commission that found it so")
        }
    }
}

/// A step the evidence carries, on which claims it rests, and what the next one wants. A proposal: a person decides, and
/// may decide otherwise with a reason.
public struct GradeProposal: Hashable, Sendable {
    public let grade: Grade
    /// The claims it rests on, by identity.
    public let evidence: [String]
    /// What the next step wants; empty on the last.
    public let missing: [GradeNeed]

    fileprivate init(_ step: Int, on claims: [IncidentClaim], missing: [GradeNeed]) {
        guard let grade = Grade(step) else { preconditionFailure("a ladder has the steps 0 to 5") }
        self.grade = grade
        evidence = claims.map(\.id)
        self.missing = missing
    }
}

/// The two ladders: that it happened, and who did it. They are never one number.
///
/// Corroboration is counted in families of sources (`SourceType.family`), and only credible claims corroborate. Whether
/// something known speaks against a claim, and whether means, place and conduct point at an actor, no rule can see: the
/// person who sets the step weighs it.
public enum GradeLadder {
    /// That it happened: 0 not assessed, 1 single source, 2 plausible (first-hand), 3 corroborated (two families),
    /// 4 verified (three, or somebody went there), 5 established (verified, and found so by a court or commission).
    public static func happened(_ claims: [IncidentClaim]) -> GradeProposal {
        let held = claims.filter { $0.use == .held }
        guard !held.isEmpty else { return GradeProposal(0, on: [], missing: [.anySource]) }
        let credible = held.filter(\.isPlausible)
        guard !credible.isEmpty else { return GradeProposal(1, on: held, missing: [.credibleSource]) }
        let families = Set(credible.compactMap(\.sourceType.family))
        if families.count >= 3 || credible.contains(where: { $0.sourceType == .siteVisit }) {
            return families.contains(.judicial)
                ? GradeProposal(5, on: credible, missing: []) : GradeProposal(4, on: credible, missing: [.judgement])
        }
        if families.count == 2 { return GradeProposal(3, on: credible, missing: [.thirdFamilyOrVisit]) }
        return credible.contains(where: \.sourceType.isDirect)
            ? GradeProposal(2, on: credible, missing: [.secondFamily])
            : GradeProposal(1, on: credible, missing: [.directSource])
    }

    /// Who did it: 0 unknown, 1 alleged, 2 concordant (two families name them), 3 probable (two families apart from the
    /// parties), 4 reasonable grounds (and the unit or command is known), 5 established (by a court or commission). For
    /// one actor; what is said against another actor neither helps nor hurts here.
    public static func attribution(to actor: String, _ claims: [IncidentClaim]) -> GradeProposal {
        let naming = claims.filter { claim in
            claim.use == .held && claim.actors.contains { $0.name == actor }
        }
        guard !naming.isEmpty else { return GradeProposal(0, on: [], missing: [.namedActor]) }
        let credible = naming.filter(\.isPlausible)
        guard !credible.isEmpty else { return GradeProposal(1, on: naming, missing: [.credibleSource]) }
        let families = Set(credible.compactMap(\.sourceType.family))
        if families.contains(.judicial) { return GradeProposal(5, on: credible, missing: []) }
        guard families.count >= 2 else { return GradeProposal(1, on: credible, missing: [.agreement]) }
        guard families.subtracting([.party]).count >= 2 else {
            return GradeProposal(2, on: credible, missing: [.outsideParties])
        }
        let hasCommand = credible.contains { claim in
            claim.actors.contains { $0.name == actor && $0.role == .command }
        }
        return hasCommand
            ? GradeProposal(4, on: credible, missing: [.judgement])
            : GradeProposal(3, on: credible, missing: [.command])
    }

    /// The words of a step on the ladder that it happened.
    public static func happenedWords(_ grade: Grade) -> Phrase {
        [
            Phrase(fr: "non évalué", en: "not assessed"), Phrase(fr: "source unique", en: "single source"),
            Phrase(fr: "plausible", en: "plausible"), Phrase(fr: "corroboré", en: "corroborated"),
            Phrase(fr: "vérifié", en: "verified"), Phrase(fr: "établi", en: "established"),
        ][grade.step]
    }

    /// The words of a step on the ladder of who did it.
    public static func attributionWords(_ grade: Grade) -> Phrase {
        [
            Phrase(fr: "auteur inconnu", en: "perpetrator unknown"), Phrase(fr: "allégué", en: "alleged"),
            Phrase(fr: "concordant", en: "concordant"), Phrase(fr: "probable", en: "probable"),
            Phrase(fr: "motifs raisonnables", en: "reasonable grounds"), Phrase(fr: "établi", en: "established"),
        ][grade.step]
    }
}

extension IncidentClaim {
    /// Whether it carries weight on a ladder: credible, from a source fairly reliable or better, of content at least
    /// possible. Nobody's judgement is no weight.
    fileprivate var isPlausible: Bool {
        guard isCredible else { return false }
        let isFair = [.reliable, .usuallyReliable, .fairlyReliable].contains(rating.reliability)
        return isFair && rating.credibility.rawValue <= InformationCredibility.possible.rawValue
    }
}
