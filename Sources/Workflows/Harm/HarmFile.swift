public import Database
public import Protection
public import Store

/// Everything held under one incident as known at a moment: what the page shows and figures are made from.
public struct HarmFile: Sendable {
    public let incident: TrackedIncident
    /// The incidents merged into it: what is theirs counts here, and only here.
    public let merged: [String]
    public let claims: [StoredClaim]
    public let persons: [HarmedPerson]
    public let fates: [(id: String, incident: String, report: String?, fate: PersonFate)]
    /// Decisions about pairs of its persons.
    public let judgements: [StoredJudgement]
    public let allegation: Allegation
    /// Who is who among its persons.
    public let roll: PersonRoll
    /// What is held of each kind of harm to people of each status, by the rules of counting; a pair that nothing speaks of is
    /// not there.
    public let cells: [HarmTally.Cell]

    /// - Returns: nil where the incident was not held at that moment.
    public static func load(
        _ id: String, knownAt: Instant = .latest, in transaction: any Transaction
    ) throws -> HarmFile? {
        guard let incident = try TrackedIncident.with(id: id, knownAt: knownAt, in: transaction) else { return nil }
        let merged = try TrackedIncident.merged(into: id, knownAt: knownAt, in: transaction)
        let members = [id] + merged
        let fates = try StoredPersons.fates(of: members, knownAt: knownAt, in: transaction)
        let people = Set(fates.map(\.fate.person)).sorted()
        let claims = try StoredClaim.of(members, knownAt: knownAt, in: transaction)
        let persons = try StoredPersons.with(ids: people, knownAt: knownAt, in: transaction)
        let judgements = try StoredJudgement.about(people, .person, knownAt: knownAt, in: transaction)
        let roll = PersonRoll(
            persons: persons, fates: fates.map(\.fate),
            same: judgements.filter(\.isSame).map { ($0.first, $0.second) })
        return HarmFile(
            incident: incident, merged: merged, claims: claims, persons: persons, fates: fates,
            judgements: judgements, allegation: try StoredMoves.allegation(of: incident, in: transaction), roll: roll,
            cells: HarmTally.cells(claims: claims.map(\.claim), roll: roll))
    }

    /// What is held of one kind of harm to people of one status; nil where nothing speaks of it.
    public func count(_ kind: HarmKind, _ status: CivilianStatus) -> HarmTally.Cell? {
        cells.first { $0.kind == kind && $0.status == status }
    }

    /// Every harm held, one entry for each kind and status that anything speaks of.
    public var harms: [Harm] { cells.map { Harm(kind: $0.kind, status: $0.status, count: $0.range) } }

    /// The step the evidence carries, that it happened.
    public var happened: GradeProposal { GradeLadder.happened(claims.map(\.claim)) }

    /// The step the evidence carries for each actor that a claim names, by name.
    public var attributions: [(actor: String, proposal: GradeProposal)] {
        let claims = claims.map(\.claim)
        let names = Set(claims.flatMap { $0.actors.map(\.name) }).sorted()
        return names.map { ($0, GradeLadder.attribution(to: $0, claims)) }
    }

    /// The incident as a fact for the picture, the benchmarks and the plan.
    public var fact: Incident {
        let details = incident.details
        return Incident(
            origin: HarmFile.origin(of: incident), start: details.start, end: details.end,
            datePrecision: details.datePrecision, violence: details.violence, targetsCivilians: nil, isCommunal: nil,
            coordinate: details.coordinate, placePrecision: details.placePrecision, placeName: details.place,
            country: "", admin1: "", admin2: "", sideA: "", sideB: "", harms: harms,
            attribution: attribution, sources: claims.count, flags: [], area: details.area)
    }

    /// To whom it is laid: the actor of the highest grade, where one stands alone there.
    public var attribution: Attribution {
        let ranked = incident.details.attributions.sorted { ($0.grade?.step ?? -1) > ($1.grade?.step ?? -1) }
        let isSplit = ranked.count > 1 && ranked[0].grade == ranked[1].grade
        return isSplit ? .unknown : ranked.first ?? .unknown
    }

    /// Where the fact of an incident comes from: this store itself.
    public static func origin(of incident: TrackedIncident) -> Incident.Origin {
        Incident.Origin(dataset: "Relève", key: incident.reference)
    }
}
