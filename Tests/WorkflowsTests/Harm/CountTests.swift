import Access
import Database
import Protection
import SeededSupport
import Store
import TestSupport
import Testing
import Workflows

/// Something happens to incidents, over and over, as chance has it: the same for the same seed.
private struct Upheaval {
    let office: Office
    let reports: [String]
    var chance: SeededGenerator
    var incidents: [String] = []
    var persons: [(id: String, incident: String)] = []
    var clock: Int64 = 0
    var moments: [Instant] = []
    let people = ["aline", "bakary", "coumba"].map { AccountID($0) }

    init(_ engine: Engine, seed: UInt64) async throws {
        office = try await Office(engine)
        chance = SeededGenerator(seed: seed)
        var ids: [String] = []
        for number in 0..<6 { ids.append(try await office.report("report \(number)")) }
        reports = ids
    }

    private mutating func tick() -> Instant {
        clock += Int64(chance.below(3))
        let now = Office.later(clock)
        if moments.last != now { moments.append(now) }
        return now
    }

    private mutating func details() throws -> TrackedIncident.Details {
        let day = try #require(Day("2023-01-01")).advanced(by: chance.below(150))
        return TrackedIncident.Details(
            start: day, end: day.advanced(by: chance.below(40)), datePrecision: chance.one(of: [.day, .month, .year]),
            area: chance.one(of: [nil, AreaRef(scheme: "s", code: "a"), AreaRef(scheme: "s", code: "b")]),
            placePrecision: chance.one(of: [.near, .admin2, .country]), place: "x",
            violence: chance.one(of: ViolenceType.allCases),
            cause: CasualtyCode(chance.one(of: [.smallArms, .unknown])),
            happened: chance.one(of: [nil, Grade(1), Grade(3)]),
            attributions: chance.one(of: [
                [], [Attribution(actor: "A", grade: Grade(2))],
                [Attribution(actor: "A", grade: Grade(1)), Attribution(actor: "B", grade: Grade(1))],
                [Attribution(actor: "A"), Attribution(actor: "B", grade: Grade(3))],
            ]), objects: chance.one(of: [[], ["school"], ["granary"]]))
    }

    private mutating func taken() -> TrackIncident.Taken {
        let harms = (0..<chance.below(3)).map { _ in
            let low = chance.below(9)
            return Harm(
                kind: chance.one(of: [.killed, .injured, .sexualViolence]),
                status: chance.one(of: CivilianStatus.allCases),
                count: chance.one(of: [
                    CountRange(min: low, max: low + chance.below(5)), CountRange(min: low, max: nil), .unknown,
                    CountRange(exactly: low),
                ]))
        }
        return TrackIncident.Taken(
            report: chance.one(of: reports), sourceType: chance.one(of: [.media, .medical]),
            rating: SourceRating(chance.one(of: [.fairlyReliable, .unreliable]), .possible), harms: harms)
    }

    /// One more thing happens; what the rules refuse does not, and that is as it should be.
    mutating func happen() async throws {
        let (track, record) = (TrackIncident(store: office.store), RecordPersons(store: office.store))
        let (now, who) = (tick(), chance.one(of: people))
        guard !incidents.isEmpty, chance.below(6) > 0 else {
            let opened = try await track.open(details(), from: [taken()], by: who, at: now)
            incidents.append(opened.id)
            return
        }
        let incident = chance.one(of: incidents)
        do {
            switch chance.below(10) {
            case 0: _ = try await track.take(taken(), under: incident, by: who, at: now)
            case 1:
                let held = try await office.store.facts.read { try TrackedIncident.with(id: incident, in: $0) }
                try await track.revise(
                    incident, version: held?.version ?? 0, to: details(), reason: "seen anew", by: who, at: now)
            case 2:
                let claims = try await office.store.facts.read { try StoredClaim.of([incident], in: $0) }
                guard let claim = claims.first else { return }
                let changed = StoredClaim(
                    claim.claim, incident: claim.incident, version: claim.version, recordedAt: now,
                    recordedBy: who.rawValue, isWithdrawn: chance.below(2) == 0)
                try await track.revise(changed, by: who, at: now)
            case 3, 4:
                let person = try await record.record(
                    chance.one(of: [.killed, .injured]),
                    codes: .init(
                        sex: chance.one(of: PersonSex.allCases), age: chance.one(of: AgeBand.allCases),
                        status: chance.one(of: PersonStatus.allCases)), from: nil, under: incident, by: who, at: now)
                persons.append((person, incident))
            case 5:
                guard let person = persons.randomElement(using: &chance) else { return }
                try await record.add(
                    PersonFate(person: person.id, kind: .killed), from: nil, under: incident, by: who, at: now)
            case 6, 7:
                guard let one = persons.randomElement(using: &chance), let other = persons.randomElement(using: &chance)
                else { return }
                let verdict: JudgePair.Verdict = chance.below(3) > 0 ? .same : .different
                try await JudgePair(store: office.store)(
                    one.id, other.id, verdict, seen: nil, reason: "seen", by: who, at: now)
            case 8:
                let state: AllegationState = chance.one(of: [
                    .triaged, .proposed(.notHarm), .decided(.notHarm), .initialAssessment, .proposed(.verified),
                    .decided(.verified), .underInquiry,
                ])
                try await track.move(incident, to: state, reason: "next", evidence: ["x"], by: who, at: now)
            default:
                if chance.below(2) == 0 {
                    try await track.merge(incident, into: chance.one(of: incidents), reason: "one", by: who, at: now)
                } else {
                    try await track.unmerge(incident, reason: "two", by: who, at: now)
                }
            }
        } catch is AllegationError {
        } catch is Refusal {
        }
    }
}

/// The counts by the rules alone: every file loaded, nothing kept.
private enum ByTheRules {
    static func lines(
        _ question: CountQuestion, in transaction: any Transaction
    ) throws -> [CountSheet.Key: CountSheet.Sum] {
        var sums: [CountSheet.Key: CountSheet.Sum] = [:]
        var harms: [CountSheet.Key: [String: Harm]] = [:]
        for incident in try TrackedIncident.all(knownAt: question.knownAt, in: transaction) where incident.counts {
            let file = try #require(try HarmFile.load(incident.id, knownAt: question.knownAt, in: transaction))
            let details = incident.details
            let area = details.placePrecision.isUnplaced ? nil : details.area
            if let areas = question.areas, !(area.map(areas.contains) ?? false) { continue }
            let month = details.datePrecision.fitsMonth ? details.start.month : nil
            if let months = question.months {
                let days = months.lowerBound.firstDay...months.upperBound.lastDay
                let isIn = month.map(months.contains) ?? (days.contains(details.start) && days.contains(details.end))
                if !isIn { continue }
            }
            if let actor = question.actor, !details.attributions.contains(where: { $0.actor == actor }) { continue }
            if let least = question.atLeast, !(details.happened.map { $0 >= least } ?? false) { continue }
            let parts = question.parts
            let key = CountSheet.Key(
                area: parts.contains(.area) ? area : nil, month: parts.contains(.month) ? month : nil,
                actor: parts.contains(.actor) ? file.fact.attribution.actor : nil,
                violence: parts.contains(.violence) ? details.violence : nil,
                cause: parts.contains(.cause) ? details.cause : nil)
            var sum = sums[key] ?? CountSheet.Sum()
            sum.incidents += 1
            var (speaks, isContested) = (false, false)
            for kind in HarmKind.allCases where question.kind == nil || question.kind == kind {
                for status in CivilianStatus.allCases {
                    let persons = file.roll.count(kind, status)
                    guard
                        let count = IncidentCount(
                            kind, status, claims: file.claims.map(\.claim), persons: persons)
                    else { continue }
                    speaks = speaks || !count.range.isUnknown
                    isContested = isContested || count.isContested
                    let place = kind.rawValue + status.rawValue
                    let before = harms[key]?[place]?.count ?? .noneRecorded
                    harms[key, default: [:]][place] = Harm(kind: kind, status: status, count: before + count.range)
                }
            }
            if !speaks { sum.silent += 1 }
            if isContested { sum.contested += 1 }
            if case .decided(.verified) = incident.state,
                let verified = file.allegation.moves.last(where: {
                    $0.to == .decided(.verified) && $0.at <= question.knownAt
                })
            {
                let end = month?.lastDay ?? details.end
                let told = question.publishedOn ?? end
                if verified.at.day > told, end <= told { sum.late += 1 }
            }
            sums[key] = sum
        }
        for (key, found) in harms {
            sums[key]?.harms = HarmKind.allCases.flatMap { kind in
                CivilianStatus.allCases.compactMap { found[kind.rawValue + $0.rawValue] }
            }
        }
        return sums
    }
}

@Suite("Counts: kept beside each incident, and the same as the rules say")
struct CountTests {
    /// Questions of several kinds, as known at many of these moments and now.
    private static func questions(_ moments: [Instant]) throws -> [CountQuestion] {
        let months = try (#require(Month("2023-02")))...(#require(Month("2023-04")))
        var questions: [CountQuestion] = []
        for moment in [Instant.latest] + stride(from: 0, to: moments.count, by: 9).map({ moments[$0] }) {
            var question = CountQuestion()
            question.knownAt = moment
            questions.append(question)
            question.kind = .killed
            question.parts = [.month, .cause]
            question.months = months
            questions.append(question)
            question.kind = nil
            question.parts = [.violence]
            question.areas = [AreaRef(scheme: "s", code: "a")]
            question.actor = "A"
            question.atLeast = Grade(1)
            question.publishedOn = Day("2023-06-30")
            questions.append(question)
        }
        return questions
    }

    @Test("An incident from before tallies were kept keeps its past when it changes", arguments: Engine.allCases)
    func older(engine: Engine) async throws {
        var scene = try await Upheaval(engine, seed: 11)
        let store = scene.office.store
        for _ in 0..<60 { try await scene.happen() }
        try await store.facts.write { _ = try $0.execute("DELETE FROM harm_tally") }
        for _ in 0..<25 { try await scene.happen() }
        let count = CountHarm(store: store)
        for question in try Self.questions(scene.moments) {
            let rules = try await store.facts.read { try ByTheRules.lines(question, in: $0) }
            let kept = try await count(question)
            #expect(Dictionary(uniqueKeysWithValues: kept.lines.map { ($0.key, $0.sum) }) == rules, "\(question)")
        }
        try await scene.office.close()
    }

    @Test(
        "Whatever happens to incidents, claims and persons, the kept counts are those of the rules, at every moment",
        arguments: [(Engine.sqlite, 1 as UInt64), (.sqlite, 2), (.sqlite, 3), (.postgres, 4)])
    func sameAsTheRules(engine: Engine, seed: UInt64) async throws {
        var scene = try await Upheaval(engine, seed: seed)
        let store = scene.office.store
        let count = CountHarm(store: store)
        for step in 0..<140 {
            try await scene.happen()
            // The book is read along the way, so that it also grows by parts.
            if step % 35 == 20 { _ = try await count.book() }
        }
        let questions = try Self.questions(scene.moments)
        // A store from before tallies were kept comes to the same figures.
        let later = CountHarm(store: store)
        for (pass, counting) in [count, later].enumerated() {
            if pass == 1 { try await store.facts.write { _ = try $0.execute("DELETE FROM harm_tally") } }
            for question in questions {
                let rules = try await store.facts.read { try ByTheRules.lines(question, in: $0) }
                let kept = try await counting(question)
                #expect(
                    Dictionary(uniqueKeysWithValues: kept.lines.map { ($0.key, $0.sum) }) == rules,
                    "seed \(seed), pass \(pass), \(question)")
                #expect(kept.total.incidents == rules.values.reduce(0) { $0 + $1.incidents })
            }
        }
        #expect(scene.incidents.count > 8 && scene.persons.count > 5)
        try await scene.office.close()
    }
}
