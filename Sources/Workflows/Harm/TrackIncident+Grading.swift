public import Access
import Database
public import Protection
public import Store
import TransparencyLog

extension TrackIncident {
    /// One of the two ladders; they are never one number.
    public enum Ladder: Hashable, Sendable {
        case happened
        case attribution(actor: String)
    }

    /// Sets a step on a ladder: a person decides, names the claims it rests on, and says why.
    /// - Parameters:
    ///   - version: The version of the incident that was seen.
    ///   - evidence: Claims under the incident, by identity.
    public func grade(
        _ id: String, version: Int, _ ladder: Ladder, _ grade: Grade, on evidence: [String], reason: String,
        by account: AccountID, at now: Instant
    ) async throws {
        try await change(id, .changed, by: account, at: now) { [store] incident, transaction in
            guard incident.version == version else { throw Refusal.changedMeanwhile }
            guard !reason.allSatisfy(\.isWhitespace) else { throw AllegationError.reasonMissing }
            let members = [id] + (try TrackedIncident.merged(into: id, in: transaction))
            let held = Set(try StoredClaim.of(members, in: transaction).map(\.claim.id))
            guard held.isSuperset(of: evidence), grade.step == 0 || !evidence.isEmpty else {
                throw AllegationError.evidenceMissing
            }
            var details = incident.details
            let kind: IncidentLink.Kind
            var actor = ""
            switch ladder {
            case .happened:
                kind = .happened
                details.happened = grade
            case .attribution(let name):
                guard let name = name.split(whereSeparator: \.isNewline).first.map(String.init) else {
                    throw Refusal.noActor
                }
                (kind, actor) = (.attribution, name)
                details.attributions.removeAll { $0.actor == name }
                details.attributions.append(Attribution(actor: name, grade: grade))
            }
            try IncidentLink.withdraw(kind, of: id, commented: actor, at: now, in: transaction)
            for claim in Set(evidence).sorted() {
                try IncidentLink(
                    id: store.ids.next().description, kind, of: id, to: claim, comment: actor, by: account.rawValue,
                    at: now
                ).insert(in: transaction)
            }
            let next = incident.revised(details, at: now, by: account.rawValue, reason: reason)
            guard try next.replace(in: transaction) else { throw Refusal.changedMeanwhile }
        }
    }

    /// Ties a piece of evidence, or a case, to an incident.
    public func tie(
        _ kind: IncidentLink.Kind, _ reference: String, to id: String, comment: String, by account: AccountID,
        at now: Instant
    ) async throws {
        try await change(id, .changed, by: account, at: now) { [store] _, transaction in
            try IncidentLink(
                id: store.ids.next().description, kind, of: id, to: reference, comment: comment,
                by: account.rawValue, at: now
            ).insert(in: transaction)
        }
    }

    /// Notes what a reviewer found. The incident stays as it is.
    public func review(
        _ id: String, version: Int, _ finding: IncidentReview.Finding, note: String, by account: AccountID,
        at now: Instant
    ) async throws {
        guard finding == .agrees || !note.allSatisfy(\.isWhitespace) else { throw AllegationError.reasonMissing }
        try await store.facts.write { [store] transaction in
            try LogWriter.reserve(in: transaction)
            guard let incident = try TrackedIncident.with(id: id, in: transaction) else { throw Refusal.noSuchThing }
            // A finding is about a version there was.
            guard (1...incident.version).contains(version) else { throw Refusal.changedMeanwhile }
            try IncidentReview(
                id: store.ids.next().description, incident: id, version: version, account: account.rawValue, at: now,
                finding: finding, note: note
            ).insert(in: transaction)
            try LogWriter.append(LogEvent(.seen, .incident, id, by: account, at: now), in: transaction)
        }
    }
}

extension Refusal {
    static let noActor = Refusal(
        .usage, code: "no_actor",
        message: Phrase(fr: "Aucun acteur n’est nommé.", en: "No actor is named."),
        remedy: Phrase(fr: "Choisissez un acteur, ou écrivez son nom.", en: "Choose an actor, or write its name."))
}
