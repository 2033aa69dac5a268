public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Takes a person's word on a pair: one and the same, two, or unsure; and takes it back. Every decision keeps who, when and
/// why, what the model said at the time, and ends those it contradicts: they stay in the history.
public struct JudgePair: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// What someone says of a pair.
    public enum Verdict: String, Sendable, CaseIterable {
        case same, different, unsure
    }

    /// - Parameters:
    ///   - mark: What `PairStanding` said when the pair was shown; nil where nobody was shown anything.
    ///   - reason: In words; empty takes that of the product.
    /// - Returns: The decision; nil for someone unsure.
    /// - Throws: `Refusal.changedMeanwhile` where someone else joined or parted a half of the pair: theirs stands.
    @discardableResult
    public func callAsFunction(
        _ one: String, _ other: String, _ verdict: Verdict, seen mark: String?, reason: String = "",
        by account: Access.AccountID, at now: Instant
    ) async throws -> StoredJudgement? {
        guard one != other else { throw Refusal.onePerson }
        return try await told {
            try await store.facts.write { [store] transaction in
                try LogWriter.reserve(in: transaction)
                let known = try StoredPersons.with(ids: [one, other], in: transaction)
                guard known.count == 2 else { throw Refusal.noSuchThing }
                let standing = try PairStanding.load(one, other, .person, in: transaction)
                if let mark, mark != standing.mark { throw Refusal.changedMeanwhile }
                guard verdict != .unsure else {
                    _ = try StoredPair.postpone(
                        .person, one, other, at: now, by: account.rawValue, in: transaction)
                    try LogWriter.append(
                        LogEvent(
                            .seen, .victim, min(one, other), by: account, at: now, reason: .linkage,
                            under: max(one, other)), in: transaction)
                    return nil
                }
                let isSame = verdict == .same
                let overruled = standing.overruled(by: isSame, one, other)
                for judgement in standing.judgements
                where overruled.contains(judgement) || Set([judgement.first, judgement.second]) == [one, other] {
                    if judgement.isSame == isSame, judgement.account != nil, !overruled.contains(judgement) {
                        return judgement
                    }
                    _ = try StoredJudgement.undo(
                        judgement.id, at: now, by: account.rawValue, reason: "overruled", in: transaction)
                }
                let pair = try StoredPair.with(.person, one, other, in: transaction)
                let said = reason.isEmpty ? "judged side by side" : String(reason.prefix(500))
                guard
                    let judgement = StoredJudgement(
                        id: store.ids.next().description, kind: .person, one, other, isSame: isSame,
                        probability: pair?.probability, model: pair?.run, account: account.rawValue, reason: said,
                        judgedAt: now)
                else { throw Refusal.onePerson }
                try judgement.insert(in: transaction)
                try settle(standing.first + standing.second, by: account, at: now, in: transaction)
                try LogWriter.append(
                    LogEvent(
                        isSame ? .merged : .split, .victim, judgement.first, by: account, at: now, reason: .linkage,
                        under: judgement.second), in: transaction)
                return judgement
            }
        }
    }

    /// Takes a decision back; the pair is open again.
    /// - Parameter reason: In words; empty takes that of the product.
    public func undo(
        _ id: String, reason: String = "", by account: Access.AccountID, at now: Instant
    ) async throws {
        try await told {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                guard let judgement = try StoredJudgement.with(id: id, in: transaction), judgement.kind == .person
                else { throw Refusal.noSuchThing }
                let standing = try PairStanding.load(judgement.first, judgement.second, .person, in: transaction)
                let said = reason.isEmpty ? "taken back" : String(reason.prefix(500))
                guard try StoredJudgement.undo(id, at: now, by: account.rawValue, reason: said, in: transaction) else {
                    throw Refusal.changedMeanwhile
                }
                try settle(standing.first + standing.second, by: account, at: now, in: transaction)
                try LogWriter.append(
                    LogEvent(
                        .changed, .victim, judgement.first, by: account, at: now, reason: .linkage,
                        under: judgement.second), in: transaction)
            }
        }
    }

    /// Brings the facts of every incident that these persons are counted in to what is held now.
    private func settle(
        _ persons: [String], by account: Access.AccountID, at now: Instant, in transaction: any Transaction
    ) throws {
        for incident in try StoredPersons.incidents(of: persons, in: transaction) {
            try TrackIncident(store: store).settle(incident, .changed, by: account, at: now, in: transaction)
        }
    }

    /// Two at once on one pair: the second is told.
    private func told<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.changedMeanwhile
        }
    }
}

extension Refusal {
    static let onePerson = Refusal(
        .usage, code: "one_person",
        message: Phrase(fr: "C’est deux fois la même fiche.", en: "This is the same record twice."),
        remedy: Phrase(fr: "Choisissez une autre fiche.", en: "Choose another record."))
}
