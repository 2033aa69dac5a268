import Access
public import Database
public import Protection
public import Store

/// Everything the page of one incident shows, read in one transaction.
public struct IncidentDossier: Sendable {
    /// A report a claim was made from, as far as the page needs it.
    public struct Source: Sendable {
        public let channel: Channel
        public let receivedAt: Instant
        /// The narrative with names taken out; nil where that was not done.
        public let narrative: String?
    }

    public let file: HarmFile
    /// The versions of what is held, oldest first.
    public let versions: [TrackedIncident]
    /// Every version of every claim that was ever under it, oldest first.
    public let claimHistory: [StoredClaim]
    public let sources: [String: Source]
    public let links: [IncidentLink]
    public let reviews: [IncidentReview]
    /// What was decided of it and other incidents, what was undone too.
    public let judgements: [StoredJudgement]
    /// What was decided of pairs of its persons, what was undone too.
    public let personJudgements: [StoredJudgement]
    /// Those of its persons that the vault knows or knew.
    public let subjects: [String: StoredSubject]
    /// The incidents merged into it, by identity, and the one it was merged into.
    public let merged: [TrackedIncident]
    public let mergedInto: TrackedIncident?
    /// What people call every incident it was ever merged with, by identity.
    public let references: [String: String]
    /// Each change of the figures, oldest first.
    public let summaries: [IncidentSummary]
    /// Names of accounts by identity.
    public let accounts: [String: String]
    /// The words of the codes of casualty recording, and which of them forms offer.
    public let codes: CasualtyWords

    /// When what the decision in force was made on last changed after it: figures, days or place. nil where it did not,
    /// or where nothing is decided.
    public var changedSinceDecision: Instant? {
        guard let decided = file.allegation.decision?.at,
            let then = summaries.last(where: { $0.recordedAt <= decided }), let now = summaries.last,
            now.recordedAt > decided
        else { return nil }
        let isSame =
            now.harms == then.harms && now.start == then.start && now.end == then.end && now.area == then.area
        return isSame ? nil : now.recordedAt
    }

    /// - Parameter knownAt: The moment as of which figures, claims and persons are read; the history is read whole.
    /// - Returns: nil where there was no such incident.
    public static func load(
        _ id: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws -> IncidentDossier? {
        guard let file = try HarmFile.load(id, knownAt: knownAt, in: transaction) else { return nil }
        let reports = Set(file.claims.map(\.claim.report)).sorted()
        let narratives = try StoredReading.narratives(of: reports, in: transaction)
        var sources: [String: Source] = [:]
        for (report, arrival) in try StoredReport.arrivals(of: reports, in: transaction) {
            sources[report] = Source(
                channel: arrival.channel, receivedAt: arrival.receivedAt, narrative: narratives[report])
        }
        let named = file.persons.filter(\.isNamed).compactMap { UUIDv7($0.id) }
        let subjects = try StoredSubject.with(ids: named, in: transaction)
        let personJudgements = try StoredJudgement.history(of: file.persons.map(\.id), .person, in: transaction)
        let versions = try TrackedIncident.versions(of: id, in: transaction)
        let claims = try StoredClaim.history(of: [id] + file.merged, in: transaction)
        let reviews = try IncidentReview.of(id, in: transaction)
        let judgements = try StoredJudgement.history(of: [id], .incident, in: transaction)
        let people =
            versions.map(\.recordedBy) + claims.map(\.recordedBy) + reviews.map(\.account)
            + file.allegation.moves.map(\.by) + versions.compactMap(\.details.assignedTo)
            + (judgements + personJudgements).flatMap { [$0.account, $0.undone?.by].compactMap(\.self) }
        let once = versions.compactMap(\.mergedInto) + judgements.flatMap { [$0.first, $0.second] }
        let others = try TrackedIncident.with(ids: Set(file.merged + once).subtracting([id]).sorted(), in: transaction)
        return IncidentDossier(
            file: file, versions: versions, claimHistory: claims, sources: sources,
            links: try IncidentLink.of(id, knownAt: knownAt, in: transaction), reviews: reviews,
            judgements: judgements, personJudgements: personJudgements,
            subjects: Dictionary(subjects.map { ($0.id.description, $0) }, uniquingKeysWith: { first, _ in first }),
            merged: others.filter { file.merged.contains($0.id) },
            mergedInto: others.first { $0.id == file.incident.mergedInto },
            references: Dictionary(others.map { ($0.id, $0.reference) }, uniquingKeysWith: { first, _ in first }),
            summaries: try IncidentSummary.history(of: id, in: transaction),
            accounts: try AccountProfile.names(of: Set(people), in: transaction),
            codes: try StoredCodes.words(in: transaction))
    }
}
