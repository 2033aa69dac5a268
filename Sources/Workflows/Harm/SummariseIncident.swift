import Database
import Protection
public import Store

/// Keeps what lists and searches read of an incident true to its file: the summary, and the stems of its words.
public enum SummariseIncident {
    /// Records the summary that holds after a change, in the change's own transaction.
    static func record(_ file: HarmFile, at now: Instant, in transaction: any Transaction) throws {
        let summary = IncidentSummary(
            of: file.incident, recordedAt: now,
            actors: file.claims.filter { $0.claim.use == .held }.flatMap { $0.claim.actors.map(\.name) },
            harms: file.harms, isContested: open(file).contains(where: \.isContested), claims: file.claims.count,
            persons: file.roll.distinct)
        try summary.record(in: transaction)
        try IncidentStems.replace(
            try stems(of: file, in: transaction), of: file.incident.id, in: transaction)
    }

    /// Summarises anew the incidents that a report lies under, once its account has changed: what was struck out finds
    /// them no more.
    static func again(_ report: String, at now: Instant, in transaction: any Transaction) throws {
        var incidents: Set<String> = []
        for id in try StoredClaim.incidents(of: report, in: transaction) {
            incidents.insert(id)
            if let other = try TrackedIncident.with(id: id, in: transaction)?.mergedInto { incidents.insert(other) }
        }
        for id in incidents.sorted() {
            guard let file = try HarmFile.load(id, in: transaction) else { continue }
            try record(file, at: now, in: transaction)
        }
    }

    /// What a list and a search may tell everyone who sees the incident: sexual violence bears a mark, and neither a word
    /// found nor "contested" says that there was any.
    private static func open(_ file: HarmFile) -> [HarmTally.Cell] { file.cells.filter { $0.kind != .sexualViolence } }

    /// Summarises incidents that have no summary or no stem yet, those of an older store; called when a server starts.
    public static func settle(_ store: Store) async throws {
        var last: (incident: String, recordedAt: Instant)?
        repeat {
            last = try await store.facts.write { [last] transaction in
                try LogWriter.reserve(in: transaction)
                let missing = try IncidentSummary.missing(200, after: last, in: transaction)
                for (incident, recordedAt) in missing {
                    guard let file = try HarmFile.load(incident, in: transaction) else { continue }
                    try record(file, at: recordedAt, in: transaction)
                }
                return missing.last
            }
        } while last != nil
    }

    /// What an incident is found by: the place as analysts name it, labels of its codes in both languages, its
    /// reference, and the narratives of its reports from which names were taken. Actors are chosen from a list, not
    /// searched: whoever is named there could be a person.
    private static func stems(of file: HarmFile, in transaction: any Transaction) throws -> Set<String> {
        let details = file.incident.details
        var texts = [details.place, file.incident.reference.replacing("-", with: " ")] + details.objects
        for label in [details.category?.label, details.cause.label].compactMap(\.self) {
            texts += [label.french, label.english]
        }
        for cell in open(file) { texts += [cell.kind.words.french, cell.kind.words.english] }
        let reports = Set(file.claims.map(\.claim.report)).sorted()
        texts += try StoredReading.narratives(of: reports, in: transaction).values
        return Set(texts.flatMap { SearchStems.of($0) })
    }
}
