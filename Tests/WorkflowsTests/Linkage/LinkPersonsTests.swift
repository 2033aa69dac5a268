import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Linking persons held: names inside the vault, decisions in the store")
struct LinkPersonsTests {
    @Test(
        "Spellings of one person on two lists are linked, in one entry of the log, each link with its provenance",
        arguments: Engine.allCases)
    func links(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        try await here.take(ListOffice.lists())
        let link = LinkPersons(store: here.store, vault: here.vault)
        let found = try await link(by: here.aline, at: Office.later(60))
        #expect(found.records == 24)
        #expect(found.persons == 12)
        #expect(try await here.entries(.linkageRun) == 1)
        let judgements = try await here.judgements()
        #expect(judgements.count == found.linked)
        for judgement in judgements {
            #expect(judgement.account == nil && judgement.model == found.run && judgement.probability ?? 0 >= 0.98)
            #expect(judgement.first != judgement.second)
        }
        // Twelve persons of two rows each hang together by a join each.
        let joins = try await here.store.facts.read { try PersonLink.all(in: $0) }
        #expect(joins.count >= 12 && joins.count { $0.probability > 0.9 } == 12)
        let again = try await link(by: here.aline, at: Office.later(120))
        #expect((again.linked, again.unlinked) == (0, 0))
        #expect(try await here.store.facts.read { try PersonLink.all(in: $0) } == joins)
        #expect(try await here.judgements() == judgements)
        try await here.office.close()
    }

    @Test(
        "Someone recorded since is compared with everyone held, and is never their own candidate",
        arguments: Engine.allCases)
    func candidates(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        try await here.take(ListOffice.lists())
        let link = LinkPersons(store: here.store, vault: here.vault)
        _ = try await link(by: here.aline, at: Office.later(60))
        try await here.take(
            ListOffice.head + "\np4,PRS,Ibrahim,Kone,,M,24,2022-03-14,day,killed,ML05,ML0502,ML050214,Village4\n",
            at: Office.later(90))
        let new = try await here.person("p4", of: "PRS")
        let entries = try await here.entries(.linkageRun)
        let found = try await link.candidates(for: new, by: here.aline, at: Office.later(100))
        #expect(try await here.entries(.linkageRun) == entries + 1)
        let known = [try await here.person("u4", of: "UNM"), try await here.person("n4", of: "NGO")]
        #expect(found.first.map { known.contains($0.person) } == true)
        #expect(!found.map(\.person).contains(new))
        let reasons = try #require(found.first?.reasons)
        #expect(reasons.probability > 0.5)
        #expect(reasons.steps.contains { $0.what.english == "family name" && !$0.isUnsaid })
        try await here.office.close()
    }

    @Test("Who is forgotten is in no answer any more, and their name not in the index")
    func forgotten() async throws {
        let here = try await ListOffice(.sqlite)
        try await here.take(ListOffice.lists())
        let link = LinkPersons(store: here.store, vault: here.vault)
        let (u4, n4) = (try await here.person("u4", of: "UNM"), try await here.person("n4", of: "NGO"))
        let before = try await link.candidates(for: u4, by: here.aline, at: Office.later(1))
        #expect(before.first?.person == n4)
        let subject = SubjectID(try #require(UUIDv7(n4)))
        _ = try await here.vault.destroy(subject, .ordered, at: Office.later(2))
        let after = try await link.candidates(for: u4, by: here.aline, at: Office.later(3))
        let reasons = after.first { $0.person == n4 }?.reasons
        #expect(reasons?.steps.contains { $0.what.english == "family name" && !$0.isUnsaid } != true)
        try await here.office.close()
    }

    @Test("A link made unasked is taken back by a person, and stays taken back", arguments: Engine.allCases)
    func takenBack(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        let link = LinkPersons(store: here.store, vault: here.vault)
        // Of few nothing is learnt, and nothing is joined unasked.
        try await here.take(ListOffice.lists())
        _ = try await link(by: here.aline, at: Office.later(50))
        #expect(try await here.judgements().isEmpty)
        try await here.take(ListOffice.lists(40))
        _ = try await link(by: here.aline, at: Office.later(60))
        let made = try #require(try await here.judgements().first)
        try await JudgePair(store: here.store)(
            made.first, made.second, .different, seen: nil, by: here.bakary, at: Office.later(70))
        #expect(
            !(try await here.judgements()).contains { $0.isSame && $0.first == made.first && $0.second == made.second })
        _ = try await link(by: here.aline, at: Office.later(80))
        #expect(
            !(try await here.judgements()).contains { $0.isSame && $0.first == made.first && $0.second == made.second })
        let history = try await here.store.facts.read { try StoredJudgement.history(of: [made.first], .person, in: $0) }
        #expect(history.contains { $0.id == made.id && $0.undone?.by == "bakary" })
        try await here.office.close()
    }

    @Test("Of two who judge halves of one group at once one is told, and nothing is lost", arguments: Engine.allCases)
    func atOnce(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        try await here.take(ListOffice.lists(3))
        let (a, b, c) = (
            try await here.person("u0", of: "UNM"), try await here.person("u1", of: "UNM"),
            try await here.person("u2", of: "UNM")
        )
        let judge = JudgePair(store: here.store)
        // Both see nothing decided.
        let (first, second) = try await here.store.facts.read { transaction in
            (
                try PairStanding.load(a, b, .person, in: transaction).mark,
                try PairStanding.load(b, c, .person, in: transaction).mark
            )
        }
        try await judge(a, b, .same, seen: first, by: here.aline, at: Office.later(1))
        let error = await #expect(throws: Refusal.self) {
            try await judge(b, c, .same, seen: second, by: here.bakary, at: Office.later(2))
        }
        #expect(error?.code == "changed_meanwhile")
        #expect(try await here.judgements().map(\.account) == ["aline"])
        // Told, the second looks again and decides.
        let now = try await here.store.facts.read { try PairStanding.load(b, c, .person, in: $0).mark }
        try await judge(b, c, .same, seen: now, by: here.bakary, at: Office.later(3))
        #expect(try await here.judgements().count == 2)
        // "A and C are two" contradicts both by way of B: the later word holds, the one it overrules stays in the history.
        try await judge(a, c, .different, seen: nil, by: here.aline, at: Office.later(4))
        let standing = try await here.judgements()
        #expect(standing.count == 2 && standing.last?.isSame == false)
        let history = try await here.store.facts.read { try StoredJudgement.history(of: [b], .person, in: $0) }
        #expect(history.count == 2)
        try await here.office.close()
    }

    @Test("A decision taken back opens the pair again; one unsure comes last", arguments: Engine.allCases)
    func undone(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        try await here.take(ListOffice.lists())
        let link = LinkPersons(store: here.store, vault: here.vault)
        _ = try await link(by: here.aline, at: Office.later(60))
        func open() async throws -> [StoredPair] {
            try await here.store.facts.read { try StoredPair.open(.person, in: $0) }
        }
        let queue = try await open()
        let pair = try #require(queue.first)
        #expect(queue.count > 1)
        let judge = JudgePair(store: here.store)
        let judgement = try #require(
            try await judge(pair.first, pair.second, .different, seen: nil, by: here.aline, at: Office.later(61)))
        #expect(!(try await open()).contains { $0.first == pair.first && $0.second == pair.second })
        try await judge.undo(judgement.id, by: here.aline, at: Office.later(62))
        #expect(try await open().first == pair)
        try await judge(pair.first, pair.second, .unsure, seen: nil, by: here.aline, at: Office.later(63))
        #expect(try await open().last?.first == pair.first)
        #expect(try await here.entries(.seen) == 1, "not sure is an answer too, and who gave it is in the log")
        try await here.office.close()
    }

    @Test("A person cannot be judged to be themselves")
    func oneself() async throws {
        let here = try await ListOffice(.sqlite)
        try await here.take(ListOffice.lists(1))
        let a = try await here.person("u0", of: "UNM")
        await #expect(throws: Refusal.self) {
            try await JudgePair(store: here.store)(a, a, .same, seen: nil, by: here.aline, at: Office.later(1))
        }
        try await here.office.close()
    }
}
