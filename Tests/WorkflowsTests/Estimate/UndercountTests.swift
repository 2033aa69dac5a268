import Access
import Database
import Estimation
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("Estimates of the unrecorded: from persons to lists, and beside everything else")
struct UndercountTests {
    private func listed(_ person: String, _ list: String?, _ area: String? = nil, year: Int? = nil) -> ListedPerson {
        ListedPerson(
            person: person, list: list, area: area.map { AreaRef(scheme: "s", code: $0) },
            month: year.flatMap { Month(year: $0, month: 1) })
    }

    /// The run, once it has ended, however long it takes.
    private func ended(_ id: String, in office: Office) async throws -> StoredUndercount {
        while true {
            let run = try await office.store.facts.read { try StoredUndercount.with(id: id, in: $0) }
            if let run, run.outcome != nil { return run }
            try await Task.sleep(for: .milliseconds(25))
        }
    }

    @Test("Records decided to be one person are one, along chains too, and stand on the lists of all of them")
    func joined() throws {
        let histories = try CaptureHistories(
            [
                listed("a", "x"), listed("b", "y"), listed("c", "z"), listed("d", "x"), listed("d", "y"),
                listed("e", nil),
            ],
            links: [
                PersonLink(first: "a", second: "far", probability: 1),
                PersonLink(first: "b", second: "far", probability: 1),
                PersonLink(first: "b", second: "c", probability: 1),
            ], strata: .none)
        #expect(histories.tables.count == 1 && histories.tables[0].lists == ["x", "y", "z"])
        #expect(histories.tables[0].counts == [0b111: 1, 0b011: 1])
        #expect(histories.leftOut == 1 && histories.uncertain == 0)
    }

    @Test("An uncertain link holds in as many draws as its probability says, and the same seed draws the same")
    func drawn() throws {
        // Two hundred pairs, each one person with probability 0.7.
        let people = (0..<200).flatMap { [listed("a\($0)", "x"), listed("b\($0)", "y")] }
        let links = (0..<200).map { PersonLink(first: "a\($0)", second: "b\($0)", probability: 0.7) }
        let histories = try CaptureHistories(people, links: links, strata: .none)
        #expect(histories.tables.count == CaptureHistories.draws && histories.uncertain == 200)
        let both = histories.tables.reduce(0) { $0 + ($1.counts[0b11] ?? 0) }
        // 4,000 draws: the mean is 2,800 with a standard deviation of 29.
        #expect((2_650...2_950).contains(both))
        #expect(histories.tables.allSatisfy { $0.count(onAll: 1) == 200 && $0.count(onAll: 2) == 200 })
        #expect(try CaptureHistories(people, links: links, strata: .none).tables == histories.tables)
        #expect(Set(histories.tables).count > 1)
    }

    @Test("Persons of whom nobody gave the whole name are in no table, unless linked with someone who did")
    func halfNamed() throws {
        let people = [listed("a", "x"), listed("b", "y"), listed("c", "z"), listed("d", "z")]
        let histories = try CaptureHistories(
            people, links: [PersonLink(first: "a", second: "b", probability: 1)], halfNamed: ["b", "c"], strata: .none)
        #expect(histories.tables.map(\.counts) == [[0b011: 1, 0b100: 1]])
        #expect(histories.withoutName == 1)
        #expect(try CaptureHistories(people, links: [], strata: .none).withoutName == 0)
    }

    @Test("A population in parts keeps a part for what is not known")
    func parts() throws {
        let histories = try CaptureHistories(
            [
                listed("a", "x", year: 2022), listed("b", "y", year: 2022), listed("c", "x", year: 2023),
                listed("d", "y"),
            ],
            links: [], strata: .year)
        #expect(histories.strata.map(\.name) == ["2022", "2023", "?"])
        #expect(histories.strata.map(\.table.observed) == [2, 1, 1])
    }

    @Test("Someone whom lists put in two parts is in one of them, so that the parts add up to the whole")
    func onePart() throws {
        let histories = try CaptureHistories(
            [
                listed("a", "x", "gao"), listed("b", "y", "mopti"), listed("c", "z", "mopti"), listed("d", "x", "gao"),
                listed("e", "y"), listed("f", "z", "gao"),
            ],
            links: [
                PersonLink(first: "a", second: "b", probability: 1),
                PersonLink(first: "b", second: "c", probability: 1),
                PersonLink(first: "e", second: "f", probability: 1),
            ], strata: .area)
        #expect(histories.tables[0].observed == 3)
        #expect(histories.strata.map(\.name) == ["gao", "mopti"])
        #expect(histories.strata.map(\.table.observed) == [2, 1])
        // On all the lists that name them, wherever these put them.
        #expect(histories.strata[1].table.counts == [0b111: 1])
    }

    @Test("Nobody, or nobody on any list, is refused and not estimated as none")
    func nobody() {
        #expect(throws: EstimationError.self) { try CaptureHistories([], links: [], strata: .none) }
        #expect(throws: EstimationError.self) {
            try CaptureHistories([listed("a", nil)], links: [], strata: .none)
        }
    }

    @Test(
        "Many asked for at once are made one after the other, refused beyond the limit, and each is kept once",
        .timeLimit(.minutes(10)), arguments: Engine.allCases)
    func asked(engine: Engine) async throws {
        let office = try await Office(engine)
        let desk = UndercountDesk(store: office.store, atOnce: 1)
        let file = try ListTableFile(bytes: Array("a,b,count\n1,0,30\n0,1,20\n1,1,12\n".utf8))
        let tables = UndercountTables(file)
        var ids: [String] = []
        for number in 0..<UndercountDesk.mostOfOne {
            ids.append(
                try await desk.ask(
                    tables, title: "run \(number)", question: Phrase(fr: "q", en: "q"), areas: nil, isPasted: true,
                    by: AccountID("aline\(number)"), at: Office.later(Int64(number))))
        }
        for id in ids {
            let kept = try await ended(id, in: office)
            // Two lists: the log-linear model answers (30+12)(20+12)/12 = 112, the others say why they do not.
            let result = try #require(kept.result)
            #expect(kept.outcome == .done && result.observed == 62 && result.methods.count == 3)
            let estimate = try #require(result.methods[0].estimate)
            #expect((110...114).contains(estimate))
            #expect(result.methods[1].estimate == nil && result.methods[1].refusal != nil)
            #expect(result.warnings.contains { $0.english.hasPrefix("Two lists only") })
        }
        let again = try await office.store.facts.write { [first = ids[0]] in
            try StoredUndercount.finish(first, .stopped, answer: "", at: Office.later(9), in: $0)
        }
        #expect(!again)
        try await office.close()
    }

    @Test("A fault of the program is kept as one, with its word, and not as a refusal", arguments: Engine.allCases)
    func fault(engine: Engine) async throws {
        let office = try await Office(engine)
        let run = StoredUndercount(
            id: office.store.ids.next().description, account: "aline", askedAt: Office.noon, title: "t", areas: nil,
            isPasted: true, question: "", lists: "")
        let kept = try await office.store.facts.write { transaction in
            try run.insert(in: transaction)
            try StoredUndercount.finish(run.id, .failed, answer: "unforeseen", at: Office.noon, in: transaction)
            return try StoredUndercount.with(id: run.id, in: transaction)
        }
        #expect(kept?.outcome == .failed && kept?.fault == "unforeseen" && kept?.refusal == nil)
        try await office.close()
    }

    @Test(
        "What somebody decided is sure, what linkage joined is as sure as it says; what was parted, or is only possible, is no link",
        arguments: Engine.allCases)
    func links(engine: Engine) async throws {
        let office = try await Office(engine)
        let store = office.store
        let pairs = [("a", "b", 0.9), ("a", "c", 0.4), ("a", "d", 0.8), ("a", "e", 0.7)]
        try await store.facts.write { transaction in
            try StoredPair.replace(
                .person,
                by: pairs.map {
                    StoredPair(
                        kind: .person, $0.0, $0.1, probability: $0.2, why: "close", value: 1, start: 0, calibration: 0,
                        steps: [], run: "r", foundAt: Office.noon)
                }, in: transaction)
            for (other, isSame, probability, account) in [
                ("b", true, 0.9, "aline" as String?), ("d", false, 0.8, "aline"), ("e", true, 0.7, nil),
            ] {
                try StoredJudgement(
                    id: store.ids.next().description, kind: .person, "a", other, isSame: isSame,
                    probability: probability, account: account, reason: "seen", judgedAt: Office.noon
                )?.insert(in: transaction)
            }
        }
        let links = try await store.facts.read { try PersonLink.all(in: $0) }
        #expect(
            Set(links) == [
                PersonLink(first: "a", second: "b", probability: 1),
                PersonLink(first: "a", second: "e", probability: 0.7),
            ])
        try await office.close()
    }

    @Test("Rows of lists taken in are listed persons, by kind, area and month", arguments: Engine.allCases)
    func imported(engine: Engine) async throws {
        let office = try await Office(engine)
        let rows: [[StoredPersonRecord.Column: String]] = [
            [
                .eventType: "killed", .admin1: "ML04", .admin2: "ML0404", .eventDate: "2018-06-01",
                .datePrecision: "month",
            ],
            [.eventType: "killed", .admin1: "ML04", .eventDate: "2018-01-01", .datePrecision: "year"],
            [.eventType: "disappeared", .eventDate: "2018-03-02", .datePrecision: "day"],
        ]
        try await office.store.facts.write { transaction in
            for (number, values) in rows.enumerated() {
                try StoredPersonRecord(
                    person: "p\(number)", recordedAt: Office.noon, list: "NGO", sourceKey: "\(number)", digest: [1],
                    scheme: "s", values: values
                ).insert(in: transaction)
            }
        }
        let (killed, missing) = try await office.store.facts.read { transaction in
            (
                try ListedPerson.all(.killed, by: .imported, in: transaction),
                try ListedPerson.all(.missing, by: .imported, in: transaction)
            )
        }
        #expect(
            killed == [
                ListedPerson(
                    person: "p0", list: "NGO", area: AreaRef(scheme: "s", code: "ML0404"),
                    month: Month(year: 2018, month: 6)),
                ListedPerson(person: "p1", list: "NGO", area: AreaRef(scheme: "s", code: "ML04"), month: nil),
            ])
        #expect(missing.map(\.person) == ["p2"] && missing[0].area == nil)
        try await office.close()
    }

    @Test("What is refused at once is kept as refused, however many ask together", .timeLimit(.minutes(10)))
    func together() async throws {
        let office = try await Office(.sqlite)
        let desk = UndercountDesk(store: office.store)
        let apart = UndercountTables(try ListTableFile(bytes: Array("a,b,count\n1,0,5\n0,1,6\n".utf8)))
        for _ in 0..<10 {
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for number in 0..<9 {
                    group.addTask {
                        try await desk.ask(
                            apart, title: "x", question: Phrase(fr: "q", en: "q"), areas: nil, isPasted: true,
                            by: AccountID("aline\(number % 3)"), at: Office.noon)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            for id in ids { #expect(try await ended(id, in: office).outcome == .refused) }
        }
        try await office.close()
    }

    @Test("One person does not keep everyone else waiting", .timeLimit(.minutes(10)))
    func limited() async throws {
        let office = try await Office(.sqlite)
        let desk = UndercountDesk(store: office.store, atOnce: 1)
        // Seven lists: a minute of work, sixty times, stopped below.
        let rows = (1..<128).map { pattern in
            (0..<7).map { String(pattern >> $0 & 1) }.joined(separator: ",") + ",\(40 + pattern)"
        }
        let one = UndercountTables(
            try ListTableFile(bytes: Array(("a,b,c,d,e,f,g,count\n" + rows.joined(separator: "\n")).utf8)))
        let tables = UndercountTables(
            lists: one.lists, tables: Array(repeating: one.tables[0], count: 60), strata: [], warnings: [])
        let account = AccountID("aline")
        func ask() async throws -> String {
            try await desk.ask(
                tables, title: "x", question: Phrase(fr: "q", en: "q"), areas: nil, isPasted: true, by: account,
                at: Office.noon)
        }
        var ids: [String] = []
        for _ in 0..<UndercountDesk.mostOfOne { ids.append(try await ask()) }
        await #expect(throws: Refusal.self) { _ = try await ask() }
        for id in ids { try await desk.stop(id, by: account, at: Office.later(5)) }
        for id in ids {
            let run = try await office.store.facts.read { try StoredUndercount.with(id: id, in: $0) }
            #expect(run?.outcome == .stopped)
            // Who stopped it stands in the log.
            let uuid = try #require(UUIDv7(id))
            #expect(try await office.acts(on: .assessment, uuid) == [.assessed, .closed])
        }
        for id in ids {
            while true {
                if case .unknown = await desk.standing(of: id) { break }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        let next = try await ask()
        try await desk.stop(next, by: account, at: Office.later(6))
        try await office.close()
    }
}
