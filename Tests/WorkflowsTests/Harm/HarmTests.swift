import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

/// A store with reports of one attack, by several channels.
private struct Village {
    let office: Office
    let reports: [String]
    var store: Store { office.store }
    let aline = AccountID("aline")
    let bakary = AccountID("bakary")
    let coumba = AccountID("coumba")

    init(_ engine: Engine, reports count: Int = 5) async throws {
        office = try await Office(engine)
        let channels: [Channel] = [.sms, .odk, .web, .voice, .api]
        var ids: [String] = []
        for number in 0..<count {
            ids.append(try await office.report("report \(number)", channel: channels[number % 5]))
        }
        reports = ids
    }

    func taken(
        _ number: Int, _ low: Int, _ high: Int?, _ source: SourceType = .community, actors: [String] = []
    ) -> TrackIncident.Taken {
        TrackIncident.Taken(
            report: reports[number], sourceType: source, rating: SourceRating(.fairlyReliable, .possible),
            harms: [Harm(kind: .killed, status: .civilian, count: CountRange(min: low, max: high))],
            actors: actors.map { IncidentClaim.AllegedActor(name: $0) })
    }

    func details(_ grade: Int? = nil) throws -> TrackedIncident.Details {
        let day = try #require(Day("2023-05-04"))
        return TrackedIncident.Details(
            start: day, end: day, datePrecision: .day, area: AreaRef(scheme: "s", code: "a"), placePrecision: .near,
            place: "Kouna", happened: grade.flatMap { Grade($0) })
    }

    func file(_ id: String, knownAt: Instant = .latest) async throws -> HarmFile {
        try #require(try await store.facts.read { try HarmFile.load(id, knownAt: knownAt, in: $0) })
    }

    /// What the picture counts: the fact in force of this store's own incidents.
    func facts(knownAt: Instant = .latest) async throws -> [Incident] {
        try await store.facts.read { try FactTable<Incident>.all(knownAt: knownAt, in: $0) }
    }
}

@Suite("Tracking harm: from many voices to what is known")
struct HarmTests {
    @Test(
        "Five reports of one attack are one incident with a range, two claims on the actor stay side by side",
        arguments: Engine.allCases)
    func oneIncident(engine: Engine) async throws {
        let village = try await Village(engine)
        let track = TrackIncident(store: village.store)
        let incident = try await track.open(
            village.details(),
            from: [
                village.taken(0, 3, 5, actors: ["A"]), village.taken(1, 4, nil, .family),
                village.taken(2, 6, 8, .medical, actors: ["B"]), village.taken(3, 3, 3, .media),
            ], by: village.aline, at: Office.noon)
        #expect(incident.reference == "I-2023-0001")
        _ = try await track.take(
            village.taken(4, 5, 7, .humanRights, actors: ["A"]), under: incident.id, by: village.aline,
            at: Office.later(1))
        let file = try await village.file(incident.id)
        let count = try #require(file.count(.killed, .civilian))
        #expect(count.range.min == 3 && count.range.max == nil)
        #expect(count.isContested)
        #expect(file.attributions.map(\.actor) == ["A", "B"])
        #expect(file.happened.grade.step >= 3)
        let facts = try await village.facts()
        #expect(facts.count == 1 && facts[0].harm(.killed, .civilian)?.min == 3)
        #expect(facts[0].attribution == .unknown, "nobody has graded an attribution yet")
        try await village.office.close()
    }

    @Test(
        "A person reported under two spellings counts once, twice when that is undone, once again when decided anew",
        arguments: Engine.allCases)
    func persons(engine: Engine) async throws {
        let village = try await Village(engine)
        let track = TrackIncident(store: village.store)
        let (people, judge) = (RecordPersons(store: village.store), JudgePair(store: village.store))
        let incident = try await track.open(
            village.details(), from: [village.taken(0, 1, nil)], by: village.aline, at: Office.noon)
        var ids: [String] = []
        for (number, status) in [PersonStatus.civilian, .civilian, .civilian].enumerated() {
            ids.append(
                try await people.record(
                    .killed, codes: .init(status: status), from: village.reports[number], under: incident.id,
                    by: village.aline,
                    at: Office.later(1 + Int64(number))))
        }
        func minimum(_ knownAt: Instant = .latest) async throws -> Int? {
            try await village.file(incident.id, knownAt: knownAt).count(.killed, .civilian)?.range.min
        }
        #expect(try await minimum() == 3)
        try await judge(
            ids[0], ids[1], .same, seen: nil, reason: "same father, same day", by: village.bakary, at: Office.later(10))
        #expect(try await minimum() == 2)
        let judgement = try #require(try await village.file(incident.id).judgements.first)
        try await judge.undo(judgement.id, reason: "two brothers", by: village.coumba, at: Office.later(20))
        #expect(try await minimum() == 3)
        try await judge(
            ids[1], ids[0], .same, seen: nil, reason: "one after all", by: village.coumba, at: Office.later(30))
        #expect(try await minimum() == 2)
        // Every day keeps its own figure.
        #expect(try await minimum(Office.later(5)) == 3)
        #expect(try await minimum(Office.later(15)) == 2)
        #expect(try await minimum(Office.later(25)) == 3)
        let history = try await village.store.facts.read { [first = ids[0]] in
            try StoredJudgement.history(of: [first], .person, in: $0)
        }
        #expect(history.count == 2 && history[0].undone?.reason == "two brothers")
        try await village.office.close()
    }

    @Test(
        "Verified by two who did not take it in; no harm found takes it out of the picture, and only from then on",
        arguments: Engine.allCases)
    func decided(engine: Engine) async throws {
        let village = try await Village(engine)
        let track = TrackIncident(store: village.store)
        let incident = try await track.open(
            village.details(), from: [village.taken(0, 3, 5)], by: village.aline, at: Office.noon)
        for (step, state) in [AllegationState.triaged, .initialAssessment, .underInquiry].enumerated() {
            try await track.move(
                incident.id, to: state, reason: "next", by: village.aline, at: Office.later(1 + Int64(step)))
        }
        try await track.move(
            incident.id, to: .proposed(.notHarm), reason: "a wedding", by: village.bakary, at: Office.later(10))
        await #expect(throws: AllegationError.samePerson) {
            try await track.move(
                incident.id, to: .decided(.notHarm), reason: "so it is", by: village.bakary, at: Office.later(11))
        }
        #expect(try await village.facts().count == 1)
        try await track.move(
            incident.id, to: .decided(.notHarm), reason: "seen the film", by: village.coumba, at: Office.later(12))
        #expect(try await village.facts().isEmpty)
        #expect(try await village.facts(knownAt: Office.later(11)).count == 1)
        #expect(try await village.file(incident.id).allegation.moves.count == 6)
        try await village.office.close()
    }

    @Test(
        "Two incidents found to be one count once; taken apart again, nothing of either is lost",
        arguments: Engine.allCases)
    func mergedAndApart(engine: Engine) async throws {
        let village = try await Village(engine)
        let track = TrackIncident(store: village.store)
        let one = try await track.open(
            village.details(), from: [village.taken(0, 3, 5)], by: village.aline, at: Office.noon)
        let other = try await track.open(
            village.details(), from: [village.taken(1, 4, 9)], by: village.bakary, at: Office.later(1))
        let third = try await track.open(
            village.details(), from: [village.taken(2, 1, 1)], by: village.bakary, at: Office.later(2))
        try await track.merge(
            one.id, into: other.id, reason: "same place and hour", by: village.coumba, at: Office.later(3))
        #expect(try await village.facts().count == 2)
        #expect(try await village.file(other.id).count(.killed, .civilian)?.range == CountRange(min: 3, max: 9))
        // Someone else, who still sees three, merges the half that is gone: told, and nothing changes.
        await #expect(throws: Refusal.self) {
            try await track.merge(
                one.id, into: third.id, reason: "I thought so", by: village.aline, at: Office.later(4))
        }
        try await track.unmerge(one.id, reason: "two hamlets", by: village.aline, at: Office.later(5))
        #expect(try await village.facts().count == 3)
        #expect(try await village.file(one.id).count(.killed, .civilian)?.range == CountRange(min: 3, max: 5))
        #expect(try await village.file(other.id).count(.killed, .civilian)?.range == CountRange(min: 4, max: 9))
        // With what it was merged once stays named, though it stands for itself again.
        let dossier = try await village.store.facts.read { try IncidentDossier.load(one.id, in: $0) }
        #expect(dossier?.references == [other.id: other.reference])
        // A finding is about a version there was.
        await #expect(throws: Refusal.self) {
            try await track.review(one.id, version: 99, .agrees, note: "", by: village.coumba, at: Office.later(6))
        }
        try await village.office.close()
    }

    @Test("Of two who edit the same version one wins and the other is told", arguments: Engine.allCases)
    func editedTwice(engine: Engine) async throws {
        let village = try await Village(engine)
        let track = TrackIncident(store: village.store)
        let incident = try await track.open(
            village.details(), from: [village.taken(0, 3, 5)], by: village.aline, at: Office.noon)
        try await track.revise(
            incident.id, version: 1, to: village.details(2), reason: "graded", by: village.bakary, at: Office.later(1))
        await #expect(throws: Refusal.self) {
            try await track.revise(
                incident.id, version: 1, to: village.details(4), reason: "graded", by: village.coumba,
                at: Office.later(2))
        }
        #expect(try await village.file(incident.id).incident.details.happened?.step == 2)
        let count = CountHarm(store: village.store)
        var question = CountQuestion()
        question.atLeast = Grade(2)
        let lines = try await count(question).lines
        #expect(lines.count == 1 && lines[0].sum.harms.first?.count == CountRange(min: 3, max: 5))
        question.atLeast = Grade(3)
        #expect(try await count(question).lines.isEmpty)
        try await village.office.close()
    }

    @Test("Nobody is filed under sexual violence")
    func countOnly() async throws {
        let village = try await Village(.sqlite)
        let incident = try await TrackIncident(store: village.store).open(
            village.details(), from: [village.taken(0, 1, nil)], by: village.aline, at: Office.noon)
        await #expect(throws: Refusal.self) {
            _ = try await RecordPersons(store: village.store).record(
                .sexualViolence, from: nil, under: incident.id, by: village.aline, at: Office.later(1))
        }
        try await village.office.close()
    }
}
