public import Access
import Database
import Linkage
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Finds out which incidents held may be one and the same: from type, time, place, actors, counts, and the words of the
/// accounts. Nothing is merged unasked.
///
/// Accounts are compared as received, opened into memory for the run: what nobody has read over is kept back among the facts,
/// and would say nothing there. While the vault is locked, what the facts hold is compared. Only how alike they are comes out.
public struct LinkIncidents: Sendable {
    private let store: Store
    private let sealing: ReportSealing?
    private static let queueLength = 500
    /// How far apart in time candidates for one incident may begin, and how many of the nearest are looked at: a page waits.
    private static let daysApart = 31
    private static let mostNear = 20

    /// - Parameter vault: Opens accounts; nil while it is locked.
    public init(store: Store, vault: Vault? = nil) {
        self.store = store
        sealing = vault.map { ReportSealing($0) }
    }

    /// What a run found.
    public struct Summary: Sendable, Hashable {
        public let incidents: Int
        public let questions: Int
    }

    /// Compares all incidents that stand for themselves and lays out the pairs to judge, the likeliest first among the
    /// unsure.
    @discardableResult
    public func callAsFunction(by account: Access.AccountID?, at now: Instant) async throws -> Summary {
        let held = try await store.facts.read { try self.held(in: $0) }
        let run = store.ids.next().description
        let pairs = try await withTaskExecutorPreference(LinkageThread()) {
            try await questions(held, run: run, at: now)
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try StoredPair.replace(.incident, by: pairs, in: transaction)
            try LogWriter.append(
                LogEvent(.linkageRun, .linkage, run, by: account, at: now, reason: .linkage), in: transaction)
        }
        return Summary(incidents: held.count, questions: pairs.count)
    }

    /// The incidents that may be one held, likeliest first, each with why: what a form shows beside an incident just opened.
    public func candidates(for incident: String, limit: Int = 10) async throws -> [IncidentCandidate] {
        let (held, records) = try await store.facts.read { transaction -> ([TrackedIncident], [IncidentRecord]) in
            guard let own = try TrackedIncident.with(id: incident, in: transaction), own.mergedInto == nil else {
                return ([], [])
            }
            let held = [own] + (try Self.neighbours(of: own, in: transaction))
            return (held, try self.records(of: held, in: transaction))
        }
        guard held.count > 1 else { return [] }
        do {
            let index = try IncidentIndex(records, shouldStop: { Task.isCancelled })
            return index.candidates(of: 0, limit: limit).map { pair in
                IncidentCandidate(
                    incident: held[max(pair.first, pair.second)],
                    reasons: PairReasons(index.explain(pair.first, pair.second)))
            }
        } catch {
            throw CancellationError()
        }
    }

    /// Any two held, compared at once though no run laid them out, by what is learnt from those around the first; nil where
    /// one of them does not stand for itself.
    public func pair(_ one: String, _ other: String, at now: Instant) async throws -> StoredPair? {
        let held = try await store.facts.read { transaction -> [IncidentRecord] in
            guard let first = try TrackedIncident.with(id: one, in: transaction), first.mergedInto == nil,
                let second = try TrackedIncident.with(id: other, in: transaction), second.mergedInto == nil
            else { return [] }
            let near = try Self.neighbours(of: first, in: transaction).filter { $0.id != other }
            return try records(of: [first, second] + near, in: transaction)
        }
        guard let a = held.firstIndex(where: { $0.id == one }), let b = held.firstIndex(where: { $0.id == other })
        else { return nil }
        do {
            let index = try IncidentIndex(held, shouldStop: { Task.isCancelled })
            return Self.stored(index, held, a, b, why: PairReasons.asked, run: "", at: now)
        } catch {
            throw CancellationError()
        }
    }

    private static func stored(
        _ index: IncidentIndex, _ held: [IncidentRecord], _ a: Int, _ b: Int, why: String, run: String, at now: Instant
    ) -> StoredPair {
        let waterfall = index.explain(a, b)
        return StoredPair(
            kind: .incident, held[a].id, held[b].id, probability: waterfall.probability, why: why,
            value: 1 - 2 * abs(waterfall.probability - 0.5), start: waterfall.start, calibration: 0,
            steps: waterfall.steps.map {
                StoredPair.Step(comparison: $0.aspect.rawValue, level: $0.level, weight: $0.weight)
            }, run: run, foundAt: now)
    }

    private func questions(_ held: [IncidentRecord], run: String, at now: Instant) async throws -> [StoredPair] {
        guard held.count > 1 else { return [] }
        let index: IncidentIndex
        do {
            index = try IncidentIndex(held, shouldStop: { Task.isCancelled })
        } catch {
            throw CancellationError()
        }
        // What teaches most is what is least sure; one in two comes first.
        let pairs = index.likelyPairs().sorted { abs($0.weight) < abs($1.weight) }.prefix(Self.queueLength)
        return pairs.map { pair in
            // Nothing is merged unasked: what is likely one stands in two.
            let why = pair.probability >= 0.9 ? PairReasons.likelyOne : ReviewItem.Reason.uncertain.rawValue
            return Self.stored(index, held, pair.first, pair.second, why: why, run: run, at: now)
        }
    }

    /// Incidents that stand for themselves, as linkage compares them.
    private func held(in transaction: any Transaction) throws -> [IncidentRecord] {
        try records(of: try TrackedIncident.all(in: transaction).filter { $0.mergedInto == nil }, in: transaction)
    }

    /// The incidents around one, the nearest in time first. What lies further apart is no candidate; so a store of many years
    /// answers as quickly.
    private static func neighbours(
        of own: TrackedIncident, in transaction: any Transaction
    ) throws -> [TrackedIncident] {
        let region = own.details.area.flatMap { area in
            LinkablePerson.levels(of: area.code).first.map { AreaRef(scheme: area.scheme, code: $0) }
        }
        return try TrackedIncident.beginning(
            around: own.details.start, within: daysApart, region: region, limit: mostNear + 1, in: transaction
        ).filter { $0.id != own.id && mayMeet($0, own) }
    }

    /// Whether two lie in one region, as far as both say where they lie.
    private static func mayMeet(_ one: TrackedIncident, _ other: TrackedIncident) -> Bool {
        guard let a = one.details.area, let b = other.details.area, a.scheme == b.scheme else { return true }
        return LinkablePerson.levels(of: a.code).first == LinkablePerson.levels(of: b.code).first
    }

    private func records(
        of incidents: [TrackedIncident], in transaction: any Transaction
    ) throws -> [IncidentRecord] {
        let claims = Dictionary(grouping: try StoredClaim.of(incidents.map(\.id), in: transaction), by: \.incident)
        let accounts = try StoredReading.accounts(
            of: Array(Set(claims.values.flatMap { $0.map(\.claim.report) })).sorted(), in: transaction)
        let texts = accounts.compactMapValues { account in
            // What cannot be opened is compared as the facts hold it.
            (try? sealing?.open(account.words)).flatMap { ReadingWords($0)?.narrative } ?? account.narrative
        }
        return incidents.map { incident in
            let own = claims[incident.id] ?? []
            return IncidentRecord(
                incident, own.map(\.claim), text: own.compactMap { texts[$0.claim.report] })
        }
    }
}

/// An incident that may be the one asked about.
public struct IncidentCandidate: Sendable, Hashable {
    public let incident: TrackedIncident
    public let reasons: PairReasons
}

extension IncidentRecord {
    fileprivate init(_ incident: TrackedIncident, _ claims: [IncidentClaim], text: [String]) {
        self.init(id: incident.id)
        let details = incident.details
        eventType = details.category?.rawValue ?? ""
        eventDate = details.start.description
        switch details.datePrecision {
        case .day: datePrecision = "day"
        case .fewDays, .week, .month: datePrecision = "month"
        case .year: datePrecision = "year"
        }
        if let code = details.area?.code {
            let parts = LinkablePerson.levels(of: code)
            admin1 = parts[0]
            admin2 = parts.count > 1 ? parts[1] : ""
            admin3 = parts.count > 2 ? parts[2] : ""
        }
        placeName = details.place
        latitude = details.coordinate.map { String($0.latitude) } ?? ""
        longitude = details.coordinate.map { String($0.longitude) } ?? ""
        actors = Array(Set(claims.flatMap { $0.actors.map(\.name) })).sorted()
        let killed = claims.flatMap(\.harms).filter { $0.kind == .killed }.map(\.count)
        if let low = killed.map(\.min).min() {
            // Without an upper bound the range ends at what is known at least.
            let high = killed.map { $0.max ?? $0.min }.max() ?? low
            self.killed = low...max(low, high)
        }
        self.text = text.joined(separator: " ")
    }
}

extension PairReasons {
    init(_ waterfall: IncidentWaterfall) {
        self.init(
            probability: waterfall.probability, start: waterfall.start, calibration: 0,
            steps: waterfall.steps.map { step in
                let level = step.aspect.meaning(of: step.level)
                return Step(
                    what: Phrase(fr: step.aspect.french, en: step.aspect.english),
                    level: Phrase(fr: level.french, en: level.english), isUnsaid: step.level == 0, weight: step.weight)
            })
    }

    /// The comparisons that weigh most, in words; at most three.
    public var strongest: [Phrase] {
        steps.filter { !$0.isUnsaid }.sorted { abs($0.weight) > abs($1.weight) }.prefix(3).map { step in
            Phrase(
                fr: step.what.french + " : " + step.level.french, en: step.what.english + ": " + step.level.english)
        }
    }
}
