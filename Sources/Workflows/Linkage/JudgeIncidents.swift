public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Takes a person's word on a pair of incidents: one and the same merges the younger into the elder, two keeps them apart.
public struct JudgeIncidents: Sendable {
    private let store: Store
    private let track: TrackIncident

    public init(store: Store) {
        self.store = store
        track = TrackIncident(store: store)
    }

    /// - Parameter mark: As in `JudgePair`.
    /// - Throws: `Refusal.changedMeanwhile` where someone else merged or parted one of the two: theirs stands.
    public func callAsFunction(
        _ one: String, _ other: String, _ verdict: JudgePair.Verdict, seen mark: String?, reason: String = "",
        by account: Access.AccountID, at now: Instant
    ) async throws {
        let said = reason.isEmpty ? "judged side by side" : String(reason.prefix(500))
        // Asked again where the decision is written: another may be taken in between.
        let requireUnchanged: @Sendable (any Transaction) throws -> Void = { transaction in
            if let mark, mark != (try PairStanding.load(one, other, .incident, in: transaction).mark) {
                throw Refusal.changedMeanwhile
            }
        }
        let pair = try await store.facts.read { transaction in
            try requireUnchanged(transaction)
            let found = try [one, other].compactMap { try TrackedIncident.with(id: $0, in: transaction) }
            guard found.count == 2 else { throw Refusal.noSuchThing }
            return Self.order(found)
        }
        switch verdict {
        case .same:
            try await track.merge(
                pair[1].id, into: pair[0].id, reason: said, by: account, at: now, provided: requireUnchanged)
        case .different, .unsure:
            try await note(one, other, verdict, said, by: account, at: now, provided: requireUnchanged)
        }
    }

    /// The one that stays first: what was taken in later goes into what was there.
    public static func order(_ incidents: [TrackedIncident]) -> [TrackedIncident] {
        incidents.sorted { ($0.takenInAt, $0.id) < ($1.takenInAt, $1.id) }
    }

    /// Takes a decision back: what was merged stands for itself again.
    public func undo(_ id: String, by account: Access.AccountID, at now: Instant) async throws {
        let judgement = try await store.facts.read { try StoredJudgement.with(id: id, in: $0) }
        guard let judgement, judgement.kind == .incident else { throw Refusal.noSuchThing }
        guard judgement.isSame else {
            return try await track.change(judgement.first, .changed, by: account, at: now) { _, transaction in
                guard
                    try StoredJudgement.undo(
                        id, at: now, by: account.rawValue, reason: "taken back", in: transaction)
                else { throw Refusal.changedMeanwhile }
            }
        }
        let merged = try await store.facts.read { transaction in
            try [judgement.first, judgement.second].compactMap { try TrackedIncident.with(id: $0, in: transaction) }
                .first { $0.mergedInto == judgement.first || $0.mergedInto == judgement.second }
        }
        guard let merged else { throw Refusal.changedMeanwhile }
        try await track.unmerge(merged.id, reason: "taken back", by: account, at: now)
    }

    private func note(
        _ one: String, _ other: String, _ verdict: JudgePair.Verdict, _ reason: String, by account: Access.AccountID,
        at now: Instant, provided isAllowed: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws {
        try await track.change(one, .changed, by: account, at: now) { [store] _, transaction in
            try isAllowed(transaction)
            guard verdict == .different else {
                _ = try StoredPair.postpone(.incident, one, other, at: now, by: account.rawValue, in: transaction)
                return
            }
            let pair = try StoredPair.with(.incident, one, other, in: transaction)
            if let standing = try StoredJudgement.standing(.incident, one, other, in: transaction) {
                guard standing.isSame else { return }
                throw Refusal.changedMeanwhile
            }
            let judgement = StoredJudgement(
                id: store.ids.next().description, kind: .incident, one, other, isSame: false,
                probability: pair?.probability, model: pair?.run, account: account.rawValue, reason: reason,
                judgedAt: now)
            try judgement?.insert(in: transaction)
        }
    }
}
