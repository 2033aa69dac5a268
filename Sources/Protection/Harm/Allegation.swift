/// Where an allegation stands between the first word of it and a decision.
public enum AllegationState: Hashable, Sendable {
    /// Heard of, with nothing to go by yet.
    case lead
    case logged, triaged
    case initialAssessment
    case underInquiry
    /// A decision stands proposed by one person and wants a second.
    case proposed(AllegationDecision)
    case decided(AllegationDecision)

    /// The word of it, for columns and addresses.
    public var word: String {
        switch self {
        case .lead: "lead"
        case .logged: "logged"
        case .triaged: "triaged"
        case .initialAssessment: "initial_assessment"
        case .underInquiry: "under_inquiry"
        case .proposed(let decision): "proposed:" + decision.rawValue
        case .decided(let decision): "decided:" + decision.rawValue
        }
    }

    public init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.dropFirst().first.flatMap(AllegationDecision.init(rawValue:))) {
        case ("lead", nil): self = .lead
        case ("logged", nil): self = .logged
        case ("triaged", nil): self = .triaged
        case ("initial_assessment", nil): self = .initialAssessment
        case ("under_inquiry", nil): self = .underInquiry
        case ("proposed", let decision?): self = .proposed(decision)
        case ("decided", let decision?): self = .decided(decision)
        default: return nil
        }
    }

    public var label: Phrase {
        switch self {
        case .lead: Phrase(fr: "piste", en: "lead")
        case .logged: Phrase(fr: "consignée", en: "logged")
        case .triaged: Phrase(fr: "triée", en: "triaged")
        case .initialAssessment: Phrase(fr: "évaluation initiale", en: "initial assessment")
        case .underInquiry: Phrase(fr: "enquête en cours", en: "under inquiry")
        case .proposed(let decision):
            Phrase(fr: "proposée\u{A0}: \(decision.label.french)", en: "proposed: \(decision.label.english)")
        case .decided(let decision): decision.label
        }
    }
}

/// What was decided of an allegation.
public enum AllegationDecision: String, CaseIterable, Sendable {
    case verified
    case credible = "credible_not_verified"
    case insufficient, contested
    case notHarm = "not_harm"
    case duplicate

    /// Whether the incident's harm still counts as recorded. What is insufficient stays recorded, with its low grade.
    public var counts: Bool { self != .notHarm && self != .duplicate }

    public var label: Phrase {
        switch self {
        case .verified: Phrase(fr: "vérifiée", en: "verified")
        case .credible: Phrase(fr: "crédible, non vérifiée", en: "credible, not verified")
        case .insufficient: Phrase(fr: "éléments insuffisants", en: "insufficient information")
        case .contested: Phrase(fr: "contestée", en: "contested")
        case .notHarm: Phrase(fr: "dommage non constaté", en: "no harm found")
        case .duplicate: Phrase(fr: "doublon", en: "duplicate")
        }
    }
}

/// One step in the life of an allegation: only ever added.
public struct AllegationMove: Hashable, Sendable {
    public let at: Instant
    /// The account that made it.
    public let by: String
    public let to: AllegationState
    public let reason: String
    /// Claims, reports or pieces of evidence it rests on, by identity.
    public let evidence: [String]

    public init(at: Instant, by: String, to: AllegationState, reason: String, evidence: [String] = []) {
        self.at = at
        self.by = by
        self.to = to
        self.reason = reason
        self.evidence = evidence
    }
}

/// The life of an allegation: its moves, and whether one more may be made.
///
/// A decision takes two people, and neither may be the one who took the allegation in. A decided allegation can be
/// revisited: it goes back under inquiry, and what was decided stays in its history.
public struct Allegation: Hashable, Sendable {
    /// The account that took it in.
    public let takenInBy: String
    public private(set) var moves: [AllegationMove]
    public private(set) var state = AllegationState.lead

    public init(takenInBy: String) {
        self.takenInBy = takenInBy
        moves = []
    }

    /// An allegation with the moves stored of it.
    public init(takenInBy: String, moves: [AllegationMove]) throws(AllegationError) {
        self.init(takenInBy: takenInBy)
        for move in moves { try add(move) }
    }

    /// Adds one more move.
    public mutating func add(_ move: AllegationMove) throws(AllegationError) {
        if let last = moves.last, move.at < last.at { throw .beforeItsTime(earliest: last.at) }
        guard !move.reason.allSatisfy(\.isWhitespace) else { throw .reasonMissing }
        try check(move)
        moves.append(move)
        state = move.to
    }

    private func check(_ move: AllegationMove) throws(AllegationError) {
        switch (state, move.to) {
        case (.lead, .logged), (.logged, .triaged), (.triaged, .initialAssessment), (.initialAssessment, .underInquiry):
            return
        case (_, .proposed(let decision)) where mayPropose(decision):
            guard move.by != takenInBy else { throw .tookItIn }
            guard !decision.needsEvidence || !move.evidence.isEmpty else { throw .evidenceMissing }
        case (.proposed(let proposed), .decided(let decision)):
            guard proposed == decision else { throw .otherDecision }
            guard move.by != takenInBy else { throw .tookItIn }
            guard move.by != moves.last?.by else { throw .samePerson }
        case (.proposed, .underInquiry), (.decided, .underInquiry):
            return
        default: throw .notNow(from: state)
        }
    }

    /// A duplicate or a case of no harm can be seen early; the rest wants an assessment first.
    private func mayPropose(_ decision: AllegationDecision) -> Bool {
        switch state {
        case .initialAssessment, .underInquiry: true
        case .logged, .triaged: decision == .duplicate || decision == .notHarm
        default: false
        }
    }

    /// The decision in force, and the moment it was made.
    public var decision: (AllegationDecision, at: Instant)? {
        guard case .decided(let decision) = state, let last = moves.last else { return nil }
        return (decision, last.at)
    }

    /// Whether the harm counts as recorded: everything does from the moment it is logged, until it was decided that it
    /// does not.
    public var counts: Bool {
        switch state {
        case .lead: false
        case .decided(let decision): decision.counts
        default: true
        }
    }

    /// Whether it was verified after the period it belongs to had been told of: then that period's figures change, and
    /// the page says so.
    public func isLate(for period: ClosedRange<Day>, publishedOn day: Day) -> Bool {
        guard case .decided(.verified) = state, let last = moves.last else { return false }
        return last.at.day > day && period.upperBound <= day
    }
}

extension AllegationDecision {
    fileprivate var needsEvidence: Bool { self == .verified || self == .credible || self == .contested }
}

/// Why a move cannot be made.
public enum AllegationError: Error, Hashable, Sendable {
    case beforeItsTime(earliest: Instant)
    case reasonMissing, evidenceMissing
    /// Whoever took it in decides nothing about it.
    case tookItIn
    /// Two people decide, not one twice.
    case samePerson
    /// What is confirmed must be what was proposed.
    case otherDecision
    case notNow(from: AllegationState)

    /// What happened and what to do.
    public var phrase: Phrase {
        switch self {
        case .beforeItsTime(let earliest):
            Phrase(
                fr: "Cette heure est trop tôt\u{A0}: la dernière étape date du \(earliest).",
                en: "That time is too early: the last step dates from \(earliest).")
        case .reasonMissing: Phrase(fr: "Dites pourquoi.", en: "Say why.")
        case .evidenceMissing:
            Phrase(fr: "Citez les éléments sur lesquels cela repose.", en: "Name the evidence it rests on.")
        case .tookItIn:
            Phrase(
                fr: "Vous avez reçu cette allégation\u{A0}: deux autres personnes doivent en décider.",
                en: "You took this allegation in: two other people must decide it.")
        case .samePerson:
            Phrase(
                fr: "Vous avez proposé cette décision\u{A0}: une autre personne doit la confirmer.",
                en: "You proposed this decision: another person must confirm it.")
        case .otherDecision:
            Phrase(
                fr: "La décision confirmée n’est pas celle qui a été proposée. Proposez-la d’abord.",
                en: "The decision confirmed is not the one proposed. Propose it first.")
        case .notNow(let state):
            Phrase(
                fr: "Cette étape n’est pas possible maintenant (\(state.label.french)). Suivez l’ordre des étapes.",
                en: "This step is not possible now (\(state.label.english)). Follow the order of the steps.")
        }
    }
}
