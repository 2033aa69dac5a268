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
    /// Each change of the figures, oldest first.
    public let summaries: [IncidentSummary]
    /// Names of accounts by identity.
    public let accounts: [String: String]
    /// The words of the codes of casualty recording, and which of them forms offer.
    public let codes: CasualtyWords

    /// - Parameter knownAt: The moment as of which figures, claims and persons are read; the history is read whole.
    /// - Returns: nil where there was no such incident.
    public static func load(
        _ id: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws -> IncidentDossier? {
        guard let file = try HarmFile.load(id, knownAt: knownAt, in: transaction) else { return nil }
        let members = try TrackedIncident.merged(into: id, knownAt: knownAt, in: transaction)
        var sources: [String: Source] = [:]
        for report in Set(file.claims.map(\.claim.report)) {
            guard let stored = try StoredReport.with(id: report, in: transaction) else { continue }
            let reading = try StoredReading.current(of: report, in: transaction)
            sources[report] = Source(
                channel: stored.channel, receivedAt: stored.receivedAt, narrative: reading?.narrative)
        }
        var subjects: [String: StoredSubject] = [:]
        for person in file.persons where person.isNamed {
            guard let subject = UUIDv7(person.id) else { continue }
            subjects[person.id] = try StoredSubject.with(subject, in: transaction)
        }
        var personJudgements: Set<StoredJudgement> = []
        for person in file.persons {
            personJudgements.formUnion(try StoredJudgement.history(of: person.id, .person, in: transaction))
        }
        let versions = try TrackedIncident.versions(of: id, in: transaction)
        var claims: [StoredClaim] = []
        for member in [id] + members { claims += try StoredClaim.history(of: member, in: transaction) }
        let reviews = try IncidentReview.of(id, in: transaction)
        let judgements = try StoredJudgement.history(of: id, .incident, in: transaction)
        let people =
            versions.map(\.recordedBy) + claims.map(\.recordedBy) + reviews.map(\.account)
            + file.allegation.moves.map(\.by) + versions.compactMap(\.details.assignedTo)
            + (judgements + personJudgements).flatMap { [$0.account, $0.undone?.by].compactMap(\.self) }
        var accounts: [String: String] = [:]
        for person in Set(people) {
            accounts[person] = try AccountProfile.with(AccountID(person), in: transaction)?.name
        }
        return IncidentDossier(
            file: file, versions: versions, claimHistory: claims, sources: sources,
            links: try IncidentLink.of(id, knownAt: knownAt, in: transaction), reviews: reviews,
            judgements: judgements, personJudgements: personJudgements.sorted { $0.judgedAt < $1.judgedAt },
            subjects: subjects,
            merged: try members.compactMap { try TrackedIncident.with(id: $0, in: transaction) },
            mergedInto: try file.incident.mergedInto.flatMap { try TrackedIncident.with(id: $0, in: transaction) },
            summaries: try IncidentSummary.history(of: id, in: transaction), accounts: accounts,
            codes: try StoredCodes.words(in: transaction))
    }
}
