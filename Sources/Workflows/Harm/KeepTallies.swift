public import Database
public import Protection
public import Store

/// Keeps what each incident adds to counts true to what is held, in the transaction of every change.
public enum KeepTallies {
    /// Brings the tally of an incident up to date, and those of every other incident that the change touches.
    ///
    /// Call it last in the body of a change, after `LogWriter.reserve`. Whoever changes claims, persons, fates or
    /// judgements by another way than `TrackIncident` calls it for each incident concerned.
    /// - Parameter file: The incident as it is held after the change.
    /// - Returns: The other incidents whose figures changed.
    @discardableResult
    public static func settle(
        _ file: HarmFile, at now: Instant, in transaction: any Transaction
    ) throws -> [HarmFile] {
        try record(file, at: now, in: transaction)
        var moved: [HarmFile] = []
        for other in try TallyMoments.touched(by: file.incident.id, in: transaction) {
            guard let file = try HarmFile.load(other, in: transaction) else { continue }
            if try record(file, at: now, in: transaction) { moved.append(file) }
        }
        return moved
    }

    /// Writes what an incident adds now; of one that has no tally yet, all its past with it.
    /// - Returns: Whether anything was written.
    @discardableResult
    private static func record(_ file: HarmFile, at now: Instant, in transaction: any Transaction) throws -> Bool {
        let id = file.incident.id
        let isKept = try StoredTally.isKept(of: id, in: transaction)
        if !isKept { try retrace(id, in: transaction) }
        let isNew = try StoredTally.record(file.tally(), of: id, at: now, in: transaction)
        return isNew || !isKept
    }

    /// Makes the tallies of incidents that have none, with all their past: for a store made before tallies were kept.
    /// - Returns: How many incidents were brought up to date.
    public static func catchUp(in store: Store) async throws -> Int {
        var (caughtUp, last) = (0, "")
        while true {
            let missing = try await store.facts.read { [last] in try StoredTally.missing(200, after: last, in: $0) }
            guard let next = missing.last else { return caughtUp }
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                for incident in missing { try retrace(incident, in: transaction) }
            }
            (caughtUp, last) = (caughtUp + missing.count, next)
        }
    }

    /// Writes the tally of every moment at which it changed.
    private static func retrace(_ incident: String, in transaction: any Transaction) throws {
        var found = false
        for moment in try TallyMoments.all(of: incident, in: transaction) {
            guard let file = try HarmFile.load(incident, knownAt: moment, in: transaction) else { continue }
            try StoredTally.record(file.tally(knownAt: moment), of: incident, at: moment, in: transaction)
            found = true
        }
        guard found else {
            throw DatabaseError(.corrupt, "an incident has no version", place: "harm_incident_version")
        }
    }
}

extension HarmFile {
    /// What the incident adds to counts, by the rules of counting.
    /// - Parameter knownAt: Moves are read whole; those made later are left out.
    public func tally(knownAt: Instant = .latest) -> HarmTally {
        let details = incident.details
        let verified: Instant? =
            incident.state == .decided(.verified)
            ? allegation.moves.last { $0.to == .decided(.verified) && $0.at <= knownAt }?.at : nil
        return HarmTally(
            counts: incident.counts, start: details.start, end: details.end,
            month: details.datePrecision.fitsMonth ? details.start.month : nil,
            area: details.placePrecision.isUnplaced ? nil : details.area, actor: attribution.actor,
            actors: details.attributions.compactMap(\.actor), violence: details.violence, cause: details.causeCode,
            happened: details.happened, verifiedAt: verified,
            isOnSchoolOrHospital: details.objects.contains { ["school", "health", "hospital"].contains($0) },
            cells: cells, people: HarmTally.people(roll))
    }
}
