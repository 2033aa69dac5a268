/// What is needed for a step of a ladder and is not there yet.
public enum GradeNeed: String, CaseIterable, Sendable {
    case anySource = "any_source"
    case credibleSource = "credible_source"
    case secondFamily = "second_family"
    case thirdFamily = "third_family"
    case directSource = "direct_source"
    case siteVisit = "site_visit"
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
        case .thirdFamily: Phrase(fr: "une troisième famille de sources", en: "a third family of sources")
        case .directSource: Phrase(fr: "une source qui l’a vu ou subi", en: "a source that saw it or bore it")
        case .siteVisit: Phrase(fr: "un constat sur place", en: "a visit to the place")
        case .namedActor: Phrase(fr: "une source qui nomme un auteur", en: "a source that names a perpetrator")
        case .agreement: Phrase(fr: "deux familles de sources d’accord", en: "two families of sources that agree")
        case .outsideParties:
            Phrase(fr: "une source indépendante des deux parties", en: "a source independent of both parties")
        case .command: Phrase(fr: "l’unité ou le commandement", en: "the unit or the command")
        case .judgement: Phrase(fr: "un jugement ou un aveu", en: "a judgement or an admission")
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
/// Corroboration is counted in families of sources (`SourceType.family`), and only credible claims corroborate.
public enum GradeLadder {
    /// That it happened: 0 nothing, 1 reported, 2 plausible, 3 corroborated, 4 established, 5 verified on the spot.
    public static func happened(_ claims: [IncidentClaim]) -> GradeProposal {
        let held = claims.filter { $0.use == .held }
        guard !held.isEmpty else { return GradeProposal(0, on: [], missing: [.anySource]) }
        let credible = held.filter(\.isPlausible)
        guard !credible.isEmpty else { return GradeProposal(1, on: held, missing: [.credibleSource]) }
        let families = Set(credible.compactMap(\.sourceType.family))
        guard families.count >= 2 else { return GradeProposal(2, on: credible, missing: [.secondFamily]) }
        let isDirect = credible.contains { $0.sourceType.isDirect }
        guard families.count >= 3, isDirect else {
            let missing: [GradeNeed] = (families.count >= 3 ? [] : [.thirdFamily]) + (isDirect ? [] : [.directSource])
            return GradeProposal(3, on: credible, missing: missing)
        }
        guard credible.contains(where: { $0.sourceType == .siteVisit || $0.sourceType == .court }) else {
            return GradeProposal(4, on: credible, missing: [.siteVisit])
        }
        return GradeProposal(5, on: credible, missing: [])
    }

    /// Who did it: 0 unknown, 1 alleged, 2 plausible, 3 corroborated, 4 established, 5 judged or admitted. For one actor;
    /// what is said against another actor neither helps nor hurts here.
    public static func attribution(to actor: String, _ claims: [IncidentClaim]) -> GradeProposal {
        let naming = claims.filter { claim in
            claim.use == .held && claim.actors.contains { $0.name == actor }
        }
        guard !naming.isEmpty else { return GradeProposal(0, on: [], missing: [.namedActor]) }
        let credible = naming.filter(\.isPlausible)
        guard !credible.isEmpty else { return GradeProposal(1, on: naming, missing: [.credibleSource]) }
        let families = Set(credible.compactMap(\.sourceType.family))
        guard families.count >= 2 else { return GradeProposal(2, on: credible, missing: [.agreement]) }
        let outside = families.subtracting([.party])
        let hasCommand = credible.contains { claim in
            claim.actors.contains { $0.name == actor && $0.role == .command }
        }
        guard outside.count >= 2, hasCommand else {
            let missing: [GradeNeed] =
                (outside.count >= 2 ? [] : [.outsideParties]) + (hasCommand ? [] : [.command])
            return GradeProposal(3, on: credible, missing: missing)
        }
        guard families.contains(.judicial) else { return GradeProposal(4, on: credible, missing: [.judgement]) }
        return GradeProposal(5, on: credible, missing: [])
    }

    /// The words of a step on the ladder that it happened.
    public static func happenedWords(_ grade: Grade) -> Phrase {
        [
            Phrase(fr: "rien", en: "nothing"), Phrase(fr: "signalé", en: "reported"),
            Phrase(fr: "plausible", en: "plausible"), Phrase(fr: "corroboré", en: "corroborated"),
            Phrase(fr: "établi", en: "established"), Phrase(fr: "vérifié sur place", en: "verified on the spot"),
        ][grade.step]
    }

    /// The words of a step on the ladder of who did it.
    public static func attributionWords(_ grade: Grade) -> Phrase {
        [
            Phrase(fr: "inconnu", en: "unknown"), Phrase(fr: "allégué", en: "alleged"),
            Phrase(fr: "plausible", en: "plausible"), Phrase(fr: "corroboré", en: "corroborated"),
            Phrase(fr: "établi", en: "established"), Phrase(fr: "jugé ou reconnu", en: "judged or admitted"),
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
