import Access
import Database
import Pages
import Protection
import Store
import Vault
import Workflows

/// Who, or what, of everything held may be the one just recorded: the part that a page of a person or an incident shows.
struct DuplicateCandidates {
    let store: Store
    let vault: Vault?
    let visitor: Visitor

    /// The incidents that may be this one; nil for whoever does not judge duplicates.
    func part(ofIncident id: String) async throws -> CandidatePart? {
        guard visitor.authorisation.opens(.duplicates, at: visitor.now) else { return nil }
        // One the asker could not open is not named here either.
        let candidates = try await LinkIncidents(store: store, vault: vault).candidates(for: id)
            .filter { visitor.mayJudge(in: $0.incident.areas, .duplicates) }
        return CandidatePart(
            candidates.map { candidate in
                CandidatePart.Line(
                    name: candidate.incident.reference, probability: candidate.reasons.probability,
                    reasons: candidate.reasons.strongest, path: path(id, candidate.incident.id, .incident))
            })
    }

    /// The persons who may be this one. Names are compared inside the vault, and asking is in the log; where the vault is locked
    /// nothing was compared, which the part says.
    func part(ofPerson id: String) async throws -> CandidatePart? {
        guard visitor.authorisation.opens(.duplicates, at: visitor.now), let account = visitor.profile?.id else {
            return nil
        }
        guard let vault else { return CandidatePart(nil) }
        let found = try await LinkPersons(store: store, vault: vault).candidates(
            for: id, by: account, at: visitor.now)
        let persons = try await store.facts.read { try LinkablePerson.with(ids: found.map(\.person), in: $0) }
        let areas = Dictionary(persons.map { ($0.id, $0.areas) }, uniquingKeysWith: { first, _ in first })
        return CandidatePart(
            found.filter { visitor.mayJudge(in: areas[$0.person], .duplicates) }.map { candidate in
                CandidatePart.Line(
                    name: UUIDv7(candidate.person).map { Reference(.victim, $0).text } ?? candidate.person,
                    probability: candidate.reasons.probability, reasons: candidate.reasons.strongest,
                    path: path(id, candidate.person, .person))
            })
    }

    private func path(_ one: String, _ other: String, _ kind: StoredJudgement.Kind) -> String {
        var query = DuplicateQuery(kind: kind)
        query.pair = (one, other)
        return query.path
    }
}
