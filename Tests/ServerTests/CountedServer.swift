import Access
import Collection
import Database
import Protection
import Server
import Store
import TestSupport
import Workflows

/// A server with the people of the demonstration and incidents of known figures, made once for all tests of counts.
///
/// Two incidents of May 2023: at A, 3 to 5 civilians by one account and 8 at least by another, contested; at B, 2 civilians
/// and 4 of unknown status. One of June at A gives no number of those killed. The first was known on 1 July 2023, the
/// others on 1 August; the second was verified on 10 September. Of sexual violence the two accounts at A tell 2 and 5,
/// which contradict each other, and the one at B tells 1.
enum CountedServer {
    static let areas = ["A", "B"].map { AreaRef(scheme: "test", code: $0) }

    static func client(_ role: String = "analyst") async throws -> Client {
        try await running.value.client.entered(as: role)
    }

    static func store() async throws -> Store { try await running.value.store }

    /// The first incident, by identity.
    static func contested() async throws -> String { try await running.value.first }

    /// An analyst who may see area A alone.
    static func neighbour() async throws -> Client {
        try await running.value.client.entered(as: "analyst", second: true)
    }

    /// A second server of the same kind, for tests that change what it holds.
    static func changing() async throws -> (store: Store, client: Client, first: String) { try await changed.value }

    /// A third, as the second one is made, which nobody changes.
    static func still() async throws -> Client { try await unchanged.value.client }

    /// Leaves the second analyst area A without any mark, and with it what else is given.
    private static func narrow(in store: Store, and more: Compartment?) async throws {
        let now = Instant.now
        let ids = [GrantID(store.ids.next().description), GrantID(store.ids.next().description)]
        let alone = Compartment(areas: .only([areas[0]]), organisations: .all, cases: .all)
        try await store.facts.write { transaction in
            for account in try AccountProfile.page(100, after: nil, in: transaction) where account.unit == UnitID("B") {
                for grant in try Grant.of(account.id, in: transaction) where grant.role == .analyst {
                    _ = try Grant.end(grant.id, at: now, in: transaction)
                    for (id, compartment) in zip(ids, [alone] + [more].compactMap(\.self)) {
                        try Grant(
                            id: id, account: account.id, role: .analyst, compartment: compartment, from: now,
                            until: Instant(microseconds: now.microseconds + 3_600_000_000)
                        ).insert(givenBy: nil, in: transaction)
                    }
                }
            }
            try Settings.bumpAccessVersion(in: transaction)
        }
    }

    private static func moment(_ day: String) throws -> Instant {
        guard let day = Day(day) else { throw Refusal(.data, code: "day", message: Phrase(fr: day, en: day)) }
        return Instant(startOf: day).advanced(byMinutes: 60)
    }

    private static let running = Task { try await made(second: nil) }
    /// Here the second analyst sees area B too, with the mark of sexual violence.
    private static let changed = Task { try await made(second: marked) }
    private static let unchanged = Task { try await made(second: marked) }
    private static let marked = Compartment(
        areas: .only([areas[1]]), organisations: .all, cases: .all, marks: .sexualViolence)

    private static func made(
        second: Compartment?
    ) async throws -> (store: Store, client: Client, first: String) {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        try await store.facts.write { try Settings.set(.enteredByClick, to: "people alone", in: $0) }
        try await Demonstrators(store: store).settle(at: .now)
        try await place(in: store)
        let first = try await harm(in: store)
        try await narrow(in: store, and: second)
        let path = folder.path + "/web"
        _ = try await Demonstration.start(store, at: .unixSocket(path: path))
        return (store: store, client: Client(place: .socket(path)), first: first)
    }

    /// The two areas, and a population of one of them.
    private static func place(in store: Store) async throws {
        let (ids, known) = (store.ids, try moment("2023-01-01"))
        try await store.facts.write { transaction in
            for (area, name) in zip(areas, ["Alpha", "Bravo"]) {
                _ = try FactTable<Area>.record(
                    Area(ref: area, name: name, level: 2), kind: "areas", at: known, ids: ids, in: transaction)
            }
            _ = try FactTable<Population>.record(
                Population(area: areas[0], year: 2022, persons: 50_000, source: "census"), kind: "population",
                at: known, ids: ids, in: transaction)
        }
    }

    private static func harm(in store: Store) async throws -> String {
        let track = TrackIncident(store: store)
        let (aline, bakary, coumba) = (AccountID("aline"), AccountID("bakary"), AccountID("coumba"))
        var reports: [String] = []
        for number in 0..<4 {
            let id = store.ids.next().description
            guard let key = Report.ID("report \(number)") else { continue }
            let report = StoredReport(
                id: id, key: key, channel: .sms, purpose: .live, format: .text, form: nil,
                receivedAt: try moment("2023-06-01"), saidAt: nil,
                digest: AnswersDigest(of: Array("said \(number)".utf8)), body: [1], replaces: nil, owner: nil,
                source: nil, areas: [], clearHeader: nil, quarantine: nil)
            try await store.facts.write { try report.insert(in: $0) }
            reports.append(id)
        }
        func taken(
            _ number: Int, _ source: SourceType, _ harms: [(CivilianStatus, CountRange)], sexualViolence: Int? = nil
        ) -> TrackIncident.Taken {
            TrackIncident.Taken(
                report: reports[number], sourceType: source, rating: SourceRating(.fairlyReliable, .possible),
                harms: harms.map { Harm(kind: .killed, status: $0.0, count: $0.1) }
                    + [sexualViolence].compactMap(\.self).map {
                        Harm(kind: .sexualViolence, status: .civilian, count: CountRange(exactly: $0))
                    })
        }
        func details(_ area: Int, _ day: String, actor: String?) throws -> TrackedIncident.Details {
            let day = try moment(day).day
            return TrackedIncident.Details(
                start: day, end: day, datePrecision: .day, area: areas[area], placePrecision: .near, place: "x",
                attributions: actor.map { [Attribution(actor: $0, grade: Grade(2))] } ?? [])
        }
        let first = try await track.open(
            details(0, "2023-05-04", actor: "=Group"),
            from: [
                taken(0, .medical, [(.civilian, CountRange(min: 3, max: 5))], sexualViolence: 2),
                taken(1, .humanRights, [(.civilian, CountRange(min: 8, max: nil))], sexualViolence: 5),
            ], by: aline, at: moment("2023-07-01"))
        let second = try await track.open(
            details(1, "2023-05-20", actor: nil),
            from: [
                taken(
                    2, .media, [(.civilian, CountRange(exactly: 2)), (.unknown, CountRange(exactly: 4))],
                    sexualViolence: 1)
            ], by: aline, at: moment("2023-08-01"))
        _ = try await track.open(
            details(0, "2023-06-09", actor: nil), from: [taken(3, .community, [])], by: aline, at: moment("2023-08-01"))
        for (day, state, who) in [
            ("2023-09-02", AllegationState.triaged, aline), ("2023-09-03", .initialAssessment, aline),
            ("2023-09-04", .proposed(.verified), bakary), ("2023-09-10", .decided(.verified), coumba),
        ] {
            try await track.move(second.id, to: state, reason: "next", evidence: ["x"], by: who, at: moment(day))
        }
        let people = RecordPersons(store: store)
        for (sex, age) in [(PersonSex.woman, AgeBand.from5), (.man, .from30)] {
            _ = try await people.record(
                .killed, codes: .init(sex: sex, age: age, status: .civilian), from: reports[0], under: first.id,
                by: aline, at: moment("2023-09-01"))
        }
        return first.id
    }
}
