public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Moves a request of the two-person rule: approve, refuse, withdraw, and use it once.
public struct DecideApproval: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// A move someone asks for.
    public enum Move: String, CaseIterable, Sendable {
        case approve, refuse, withdraw
        /// Do what was approved; once.
        case use
    }

    /// Makes the move. A grant that is used is given in the same transaction.
    /// - Throws: `ApprovalError` with what binds; `Refusal` where someone else was faster.
    public func callAsFunction(_ move: Move, _ id: ApprovalID, by party: Party, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let approval = try Approval.with(id, in: transaction) else { throw Refusal.noSuchThing }
            let moved: Approval
            let action: LogAction
            switch move {
            case .approve: (moved, action) = (try approval.approved(by: party, at: now), .approved)
            case .refuse: (moved, action) = (try approval.refused(by: party, at: now), .declined)
            case .withdraw: (moved, action) = (try approval.withdrawn(by: party.account, at: now), .withdrawn)
            case .use: (moved, action) = (try approval.used(by: party.account, at: now), .granted)
            }
            guard try moved.save(over: approval.state, in: transaction) else { throw Refusal.movedMeanwhile }
            if move == .use, approval.purpose == .grant {
                try Grant.giveAsked(under: id, by: party.account, in: transaction)
                try Settings.bumpAccessVersion(in: transaction)
            }
            try LogWriter.append(
                LogEvent(action, .approval, id.rawValue, by: party.account, at: now, under: id.rawValue),
                in: transaction)
        }
    }
}

extension Refusal {
    static let movedMeanwhile = Refusal(
        .verification, code: "moved_meanwhile",
        message: Phrase(
            fr: "Quelqu’un d’autre vient de décider de cette demande.",
            en: "Someone else has just decided on this request."),
        remedy: Phrase(fr: "Relisez la page.", en: "Read the page again."))
}
