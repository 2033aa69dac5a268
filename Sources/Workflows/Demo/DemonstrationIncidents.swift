import Access
import Database
import Demonstration
import Protection
import Store

/// Puts incidents into the demonstration: true ones with their sources, and invented ones that stay leads and say so.
///
/// Each account is a report of its own. It is recorded on the day it was published, so that what was known on a day can
/// be told; the data set's accounts on the day of the view. People of the demonstration take them in, grade and decide
/// them, as an exercise.
struct DemonstrationIncidents {
    let store: Store
    private static let exercise = "Exercice de la démonstration · Exercise of the demonstration"

    /// Notes, with the facts of the demonstration, that its incidents are to come. An older demonstration keeps none.
    static func announce(in transaction: any Transaction) throws {
        try Settings.set(.demonstrationIncidentsOwed, to: "yes", in: transaction)
    }

    /// Makes those that are owed, and goes on where it was cut off.
    func settle(at now: Instant) async throws {
        guard try await store.facts.read({ try Settings.value(.demonstrationIncidentsOwed, in: $0) }) == "yes" else {
            return
        }
        let people = try await people()
        for documented in DocumentedIncident.all { try await make(documented, by: people) }
        for invented in InventedIncident.all { try await make(invented, by: people[0]) }
        try await LinkIncidents(store: store)(by: nil, at: now)
        try await store.facts.write { try Settings.set(.demonstrationIncidentsOwed, to: "no", in: $0) }
    }

    /// The incident that a report was taken under already.
    private func incident(of report: String) async throws -> TrackedIncident? {
        try await store.facts.read { transaction in
            try StoredClaim.incidents(of: report, in: transaction).first
                .flatMap { try TrackedIncident.with(id: $0, in: transaction) }
        }
    }

    /// Who takes in, who proposes, who decides.
    private func people() async throws -> [AccountID] {
        let demonstrators = Demonstrators(store: store)
        var people: [AccountID] = []
        for (role, second) in [(Role.analyst, false), (.analyst, true), (.verifier, false)] {
            guard let account = try await demonstrators.account(role, second: second) else { throw Refusal.noSuchThing }
            people.append(account)
        }
        return people
    }

    // MARK: - What happened

    private func make(_ documented: DocumentedIncident, by people: [AccountID]) async throws {
        let track = TrackIncident(store: store)
        let details = TrackedIncident.Details(
            start: documented.start, end: documented.end, datePrecision: documented.datePrecision,
            area: documented.area, coordinate: documented.point, placePrecision: documented.placePrecision,
            place: documented.place, category: documented.category, violence: documented.violence,
            cause: CasualtyCode(documented.cause))
        var incident: TrackedIncident?
        for (number, account) in documented.accounts.enumerated() {
            // In their order, where several became known on one day.
            let before = documented.accounts.prefix(number).count { $0.knownFrom == account.knownFrom }
            let moment = Instant(startOf: account.knownFrom).advanced(byMinutes: before)
            let report = try await report(
                "\(documented.key)-\(number)", .table, documented.category, at: moment,
                in: documented.area, on: documented.start, account.words)
            if let held = try await self.incident(of: report) {
                incident = held
                continue
            }
            let taken = TrackIncident.Taken(
                report: report, sourceType: account.sourceType, rating: account.rating, access: account.access,
                harms: account.harms, actors: account.actors,
                saidOn: account.day != nil || account.month == nil ? .whenReceived : .unknown)
            if let incident {
                _ = try await track.take(taken, under: incident.id, by: people[0], at: moment)
            } else {
                incident = try await track.open(details, from: [taken], by: people[0], at: moment)
            }
        }
        guard let incident else { return }
        let claims = try await setAside(documented, under: incident.id, by: people[0])
        try await grade(documented, incident.id, on: claims, by: people[0])
        try await move(incident.id, to: documented.state, on: claims, by: people)
    }

    /// - Returns: The claims that count, by identity.
    private func setAside(
        _ documented: DocumentedIncident, under incident: String, by account: AccountID
    ) async throws -> [String] {
        let held = try await store.facts.read { try StoredClaim.of([incident], in: $0) }
        var counting: [String] = []
        for (claim, told) in zip(held, documented.accounts) {
            guard let why = told.setAside else {
                counting.append(claim.claim.id)
                continue
            }
            guard claim.claim.use == .held else { continue }
            let next = IncidentClaim(
                id: claim.claim.id, report: claim.claim.report, sourceType: claim.claim.sourceType,
                rating: claim.claim.rating, saidOn: claim.claim.saidOn, access: claim.claim.access,
                harms: claim.claim.harms, actors: claim.claim.actors, use: .setAside(why: why))
            try await TrackIncident(store: store).revise(
                StoredClaim(
                    next, incident: incident, version: claim.version, recordedAt: claim.recordedAt,
                    recordedBy: claim.recordedBy), by: account, at: Self.view)
        }
        return counting
    }

    private func grade(
        _ documented: DocumentedIncident, _ incident: String, on claims: [String], by account: AccountID
    ) async throws {
        var steps: [(TrackIncident.Ladder, Grade)] = documented.happened.map { [(.happened, $0)] } ?? []
        for attribution in documented.attributions {
            if let actor = attribution.actor, let grade = attribution.grade {
                steps.append((.attribution(actor: actor), grade))
            }
        }
        let version = try await store.facts.read { try TrackedIncident.with(id: incident, in: $0)?.version } ?? 1
        for (number, step) in steps.enumerated() where number + 1 >= version {
            try await TrackIncident(store: store).grade(
                incident, version: number + 1, step.0, step.1, on: claims, reason: Self.exercise, by: account,
                at: Self.view)
        }
    }

    /// Walks an allegation from the first step to the one it is shown at.
    private func move(
        _ incident: String, to goal: AllegationState, on claims: [String], by people: [AccountID]
    ) async throws {
        let course: [AllegationState] = [.logged, .triaged, .initialAssessment, .underInquiry]
        var steps: [AllegationState]
        switch goal {
        case .proposed: steps = course + [goal]
        case .decided(let decision): steps = course + [.proposed(decision), goal]
        default: steps = Array(course.prefix { $0 != goal }) + [goal]
        }
        let done = try await store.facts.read { transaction in
            try TrackedIncident.with(id: incident, in: transaction)
                .map { try StoredMoves.allegation(of: $0, in: transaction).moves.count } ?? 0
        }
        for step in steps.dropFirst(done) {
            let account =
                switch step {
                case .proposed: people[1]
                case .decided: people[2]
                default: people[0]
                }
            try await TrackIncident(store: store).move(
                incident, to: step, reason: Self.exercise, evidence: claims, by: account, at: Self.view)
        }
    }

    // MARK: - What is invented

    private func make(_ invented: InventedIncident, by account: AccountID) async throws {
        let details = TrackedIncident.Details(
            start: invented.day, end: invented.day, datePrecision: .day, area: invented.area, placePrecision: .admin2,
            place: invented.place, category: .attack)
        var taken: [TrackIncident.Taken] = []
        for (number, told) in invented.accounts.enumerated() {
            let report = try await report(
                "invented-\(invented.key)-\(number)", told.channel, .attack, at: Self.view,
                in: invented.area, on: invented.day, told.words)
            taken.append(
                TrackIncident.Taken(
                    report: report, sourceType: told.sourceType,
                    harms: told.killed.map { [Harm(kind: .killed, status: .civilian, count: $0)] } ?? [],
                    actors: told.actor.map { [.init(name: $0)] } ?? []))
        }
        var incident = try await self.incident(of: taken[0].report)
        if incident == nil {
            incident = try await TrackIncident(store: store).open(
                details, from: taken, isLead: true, by: account, at: Self.view)
        }
        guard let incident else { return }
        let persons = zip(taken, invented.accounts).flatMap { taken, told in told.persons.map { (taken.report, $0) } }
        let held = try await store.facts.read { try StoredPersons.fates(of: [incident.id], in: $0).count }
        for (report, person) in persons.dropFirst(held) {
            _ = try await RecordPersons(store: store).record(
                person.kind, on: invented.day,
                codes: .init(sex: person.sex, age: person.age, status: .civilian), from: report,
                under: incident.id, by: account, at: Self.view)
        }
    }

    private static let view = Instant(startOf: Mali.asKnown)

    /// A report without a sender: nothing of it was ever sealed.
    private func report(
        _ key: String, _ channel: Channel, _ category: ReportCategory, at moment: Instant,
        in area: AreaRef, on day: Day, _ words: String
    ) async throws -> String {
        guard let key = Report.ID("demonstration-incident-" + key),
            let digest = AnswersDigest([UInt8](repeating: 0, count: 32))
        else { throw Refusal.noSuchThing }
        if let held = try await store.facts.read({ try StoredReport.with(key: key, in: $0) }) { return held.id }
        let id = store.ids.next().description
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try StoredReport(
                id: id, key: key, channel: channel, purpose: .live, format: .text, form: nil, receivedAt: moment,
                saidAt: nil, digest: digest, body: [], replaces: nil, owner: nil, source: nil, areas: [area],
                clearHeader: nil, quarantine: nil
            ).insert(in: transaction)
            _ = try StoredReport.settle(id, in: transaction)
            try StoredReading(
                report: id, version: 1, readAt: moment, readBy: nil, kind: .incident, category: category,
                isUrgent: false,
                area: area, coordinate: nil, placePrecision: .admin2, day: day, dayPrecision: .day, harms: [],
                peopleAtRisk: nil, isOngoing: nil, isHearsay: false, sourceType: nil, consent: nil, mayCallBack: nil,
                rating: .unjudged, words: [], narrative: words
            ).insert(in: transaction)
        }
        return id
    }
}
