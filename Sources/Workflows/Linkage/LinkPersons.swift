public import Access
import Database
import Linkage
import LinkageFiles
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Finds out which persons held are one and the same. Names are compared inside the vault; what comes out are identities,
/// levels and weights. A run is one entry in the log, written with its effect.
public struct LinkPersons: Sendable {
    private let store: Store
    private let vault: Vault
    /// The most pairs that a run lays before people.
    private static let queueLength = 500

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What a run found and did.
    public struct Summary: Sendable, Hashable {
        /// What its links and its entry in the log name.
        public let run: String
        public let records: Int
        /// Persons, those nobody named one by one.
        public let persons: Int
        public let namedPersons: Int
        /// Persons of whom someone gave both parts of the name: as many there are at least, as far as the links are right.
        public let identifiedPersons: Int
        /// Pairs compared, and those above the probability of review.
        public let comparisons: Int
        public let worthALook: Int
        /// Links made and taken back without asking, and those that stand.
        public let linked: Int
        public let unlinked: Int
        public let linksStanding: Int
        /// Pairs laid before people.
        public let questions: Int
        /// People's decisions that it learnt from and obeys.
        public let decisions: Int
    }

    /// Compares everyone with everyone, links what is surer than the team asks for, and lays out the pairs to judge.
    /// - Throws: `CancellationError`; `VaultError`; `Refusal.changedMeanwhile` where people went on deciding all the time.
    public func callAsFunction(
        by account: Access.AccountID?, at now: Instant, progress: (@Sendable (Phrase) -> Void)? = nil
    ) async throws -> Summary {
        for _ in 0..<3 {
            if let summary = try await run(by: account, at: now, progress) { return summary }
        }
        throw Refusal.changedMeanwhile
    }

    private func run(
        by account: Access.AccountID?, at now: Instant, _ progress: (@Sendable (Phrase) -> Void)?
    ) async throws -> Summary? {
        progress?(Phrase(fr: "  lecture", en: "  reading"))
        let held = try await load()
        progress?(
            Phrase(
                fr: "  apprentissage · \(held.facts.count) fiches", en: "  learning · \(held.facts.count) records"))
        do {
            let (groups, questions) = try await withTaskExecutorPreference(LinkageThread()) {
                let index = try await make(held)
                progress?(Phrase(fr: "  comparaison", en: "  comparing"))
                let groups = try await index.link(
                    sure: held.profile.settings.autoLinkProbability, shouldStop: { Task.isCancelled })
                return (groups, await index.queue(Self.queueLength))
            }
            return try await keep(groups, questions, held, by: account, at: now)
        } catch LinkageError.cancelled {
            throw CancellationError()
        }
    }

    /// Those who may be a person held, likeliest first, each with why: what a form shows beside someone just recorded.
    /// It is in the log before it is answered.
    public func candidates(
        for person: String, limit: Int = 10, by account: Access.AccountID, at now: Instant
    ) async throws -> [PersonCandidate] {
        let found = try await index().candidates(of: person, limit: limit)
        try await log(by: account, at: now)
        return found.map { question in
            PersonCandidate(
                person: question.pair.first == person ? question.pair.second : question.pair.first,
                reasons: PairReasons(question.waterfall))
        }
    }

    /// Any two held, compared at once though no run laid them out; nil where one of them is not held. It is in the log
    /// before it is answered.
    public func pair(
        _ one: String, _ other: String, by account: Access.AccountID, at now: Instant
    ) async throws -> StoredPair? {
        guard let waterfall = try await index().explain(one, other) else { return nil }
        let run = try await log(by: account, at: now)
        return StoredPair(
            kind: .person, one, other, probability: waterfall.probability, why: PairReasons.asked, value: 0,
            start: waterfall.start, calibration: waterfall.calibration, steps: waterfall.stored, run: run,
            foundAt: now)
    }

    /// Who is one person with whom, as the model and people's decisions have it now: for each person the one who stands
    /// for the group.
    public func groups(by account: Access.AccountID?, at now: Instant) async throws -> PersonGroups {
        let held = try await load()
        let groups = try await withTaskExecutorPreference(LinkageThread()) {
            try await make(held).link(sure: 1, shouldStop: { Task.isCancelled })
        }
        try await log(by: account, at: now)
        return groups
    }

    @discardableResult
    private func log(by account: Access.AccountID?, at now: Instant) async throws -> String {
        let run = store.ids.next().description
        try await store.facts.append { transaction in
            try LogWriter.append(
                LogEvent(.linkageRun, .linkage, run, by: account, at: now, reason: .linkage), in: transaction)
        }
        return run
    }

    // MARK: the index

    private struct Held: Sendable {
        let facts: [CasualtyRecord]
        let decisions: [PersonDecision]
        /// Of the decisions, as they stood when they were read.
        let stamp: [Int]
        let profile: LinkageProfile
        /// Of the facts and the profile, as they stood when they were read.
        let basis: [Int]
    }

    /// The index in the vault's memory, brought up to date: made where there is none or it is stale, with everyone recorded
    /// since.
    func index() async throws -> PersonIndex {
        let (basis, stamp, count) = try await store.facts.read { transaction in
            (
                try Self.basis(in: transaction), try StoredJudgement.stamp(.person, in: transaction),
                try LinkablePerson.count(in: transaction)
            )
        }
        let index = try await vault.personIndex(basis: basis) {
            let held = try await load()
            return try await withTaskExecutorPreference(LinkageThread()) { try await make(held) }
        }
        if await index.count != count { try await takeIn(index) }
        if await index.decisionStamp != stamp {
            let (decisions, stamp) = try await store.facts.read { try Self.decided(in: $0) }
            try await index.decide(decisions, stamp: stamp)
        }
        return index
    }

    /// Takes those recorded since into the index.
    private func takeIn(_ index: PersonIndex) async throws {
        let all = try await store.facts.read { try LinkablePerson.identities(in: $0) }
        let missing = await index.missing(of: all)
        for start in stride(from: 0, to: missing.count, by: 200) {
            let chunk = Array(missing[start..<min(start + 200, missing.count)])
            let facts = try await store.facts.read { try LinkablePerson.with(ids: chunk, in: $0) }
            try await vault.insert(facts.map(CasualtyRecord.init), into: index)
        }
    }

    /// What changes where the index has to be learnt anew.
    private static func basis(in transaction: any Transaction) throws(DatabaseError) -> [Int] {
        [try LinkablePerson.revisions(in: transaction), try LinkageChoices.stamp(in: transaction)]
    }

    /// What people decided, and its stamp.
    private static func decided(
        in transaction: any Transaction
    ) throws(DatabaseError) -> (decisions: [PersonDecision], stamp: [Int]) {
        let judged = try StoredJudgement.standing(.person, in: transaction).filter { $0.account != nil }
        return (
            judged.map { PersonDecision($0.first, $0.second, isSame: $0.isSame) },
            try StoredJudgement.stamp(.person, in: transaction)
        )
    }

    private func load() async throws -> Held {
        let choices = LinkageChoices(store: store, vault: vault)
        return try await store.facts.read { transaction in
            let (decisions, stamp) = try Self.decided(in: transaction)
            return Held(
                facts: try LinkablePerson.all(in: transaction).map(CasualtyRecord.init), decisions: decisions,
                stamp: stamp, profile: try choices.profile(in: transaction), basis: try Self.basis(in: transaction))
        }
    }

    private func make(_ held: Held) async throws -> PersonIndex {
        try await vault.makePersonIndex(
            of: held.facts, settings: held.profile.settings, model: held.profile.model, decisions: held.decisions,
            basis: held.basis, shouldStop: { Task.isCancelled })
    }

    // MARK: what a run leaves

    /// - Returns: Nil where someone decided something meanwhile: what was found may contradict it.
    private func keep(
        _ groups: PersonGroups, _ questions: [PersonQuestion], _ held: Held, by account: Access.AccountID?,
        at now: Instant
    ) async throws -> Summary? {
        let run = store.ids.next().description
        let pairs = questions.map { question in
            StoredPair(
                kind: .person, question.pair.first, question.pair.second, probability: question.pair.probability,
                why: question.reason.rawValue, value: question.value, start: question.waterfall.start,
                calibration: question.waterfall.calibration, steps: question.waterfall.stored, run: run, foundAt: now)
        }
        return try await store.facts.write { [store] transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredJudgement.stamp(.person, in: transaction) == held.stamp else { return nil }
            let standing = try StoredJudgement.standing(.person, in: transaction)
            let links = AutoLinks(sure: groups.sure, heads: groups.heads, standing: standing)
            for id in links.ended {
                _ = try StoredJudgement.undo(
                    id, at: now, by: "", reason: Self.endedReason(run), in: transaction)
            }
            for pair in links.made {
                let judgement = StoredJudgement(
                    id: store.ids.next().description, kind: .person, pair.first, pair.second, isSame: true,
                    probability: pair.probability, model: run, account: nil, reason: Self.madeReason, judgedAt: now)
                try judgement?.insert(in: transaction)
            }
            try StoredPair.replace(.person, by: pairs, in: transaction)
            let joins = groups.joins.map {
                PersonLink(first: $0.first, second: $0.second, probability: $0.probability)
            }
            try PersonLink.replaceJoins(by: joins, halfNamed: groups.halfNamed, in: transaction)
            for incident in try StoredPersons.incidents(
                of: links.touched(standing), in: transaction)
            {
                try TrackIncident(store: store).settle(incident, .changed, by: account, at: now, in: transaction)
            }
            try LogWriter.append(
                LogEvent(.linkageRun, .linkage, run, by: account, at: now, reason: .linkage), in: transaction)
            return Summary(
                run: run, records: held.facts.count, persons: groups.persons, namedPersons: groups.namedPersons,
                identifiedPersons: groups.identified.count, comparisons: groups.comparisons,
                worthALook: groups.worthALook, linked: links.made.count,
                unlinked: links.ended.count, linksStanding: links.kept + links.made.count, questions: pairs.count,
                decisions: held.decisions.count)
        }
    }

    private static let madeReason = "linked unasked: above the probability set"

    private static func endedReason(_ run: String) -> String { "no longer linked unasked, run " + run }
}

/// Someone who may be the person asked about.
public struct PersonCandidate: Sendable, Hashable {
    public let person: String
    public let reasons: PairReasons
}

extension CasualtyRecord {
    /// A person's facts, without the name.
    init(_ person: LinkablePerson) {
        self.init(id: person.id)
        source = person.list
        reportDate = person[.reportDate]
        sex = person[.sex]
        age = person[.age]
        eventDate = person[.eventDate]
        datePrecision = person[.datePrecision]
        eventType = person[.eventType]
        admin1 = person[.admin1]
        admin2 = person[.admin2]
        admin3 = person[.admin3]
        placeName = person[.placeName]
        latitude = person[.latitude]
        longitude = person[.longitude]
        occupation = person[.occupation]
        incidentReference = person[.incidentReference]
    }
}
