import Database
import Linkage
import TestSupport
import Testing
import Vault

@Suite("Persons compared inside the vault")
struct PersonIndexTests {
    /// What the facts say of a person: every second is on the other list, two and two at one time and place.
    private func fact(_ subject: SubjectID, _ number: Int) -> CasualtyRecord {
        var fact = CasualtyRecord(id: subject.description)
        fact.source = number.isMultiple(of: 2) ? "UNM" : "NGO"
        fact.eventDate = "2022-03-\(10 + number / 2 % 18)"
        fact.datePrecision = "day"
        fact.eventType = "killed"
        (fact.admin1, fact.admin2) = ("ML0\(1 + number / 2 % 5)", "ML0\(1 + number / 2 % 5)01")
        return fact
    }

    /// A family name is never compared where one of the two is unknown.
    private func comparesFamily(_ waterfall: Waterfall?) -> Bool {
        waterfall?.steps.contains { $0.comparison == .family && $0.level > 0 } == true
    }

    @Test(
        "Namesakes are found by pseudonym, a source of the same name is not, and no answer quotes a name",
        arguments: Engine.allCases)
    func namesakes(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        var facts: [CasualtyRecord] = []
        for number in 0..<40 {
            let (subject, name) = (newSubject(), canaries[number / 2])
            // Across compartments: who holds which case does not change who somebody is.
            try await scene.enrol(
                subject, given: name.given, family: name.family, in: [number.isMultiple(of: 3) ? mopti : gao])
            facts.append(fact(subject, number))
        }
        let source = newSubject()
        try await scene.enrol(source, .source, given: canaries[0].given, family: canaries[0].family)
        facts.append(fact(source, 1))
        let index = try await scene.vault.makePersonIndex(
            of: facts, settings: LinkageSettings(), model: nil, decisions: [], basis: [1])
        let groups = try await index.link(sure: 0.9)
        var text = ""
        dump((groups, await index.queue(40)), to: &text)
        for number in stride(from: 0, to: 40, by: 2) {
            let (one, other) = (facts[number].id, facts[number + 1].id)
            #expect(groups.heads[one] == groups.heads[other])
            let found = await index.candidates(of: one)
            #expect(found.first.map { Set([$0.pair.first, $0.pair.second]) } == [one, other])
            #expect(comparesFamily(await index.explain(one, other)))
            dump(found, to: &text)
        }
        #expect(!comparesFamily(await index.explain(facts[0].id, source.description)))
        #expect(groups.heads[source.description] != groups.heads[facts[0].id])
        #expect(text.contains(facts[0].id))
        for name in canaries { #expect(!text.contains(name.given) && !text.contains(name.family)) }
        try await scene.stores.close()
    }

    @Test("A vault that was locked holds no index, and makes none")
    func locked() async throws {
        let scene = try await Scene(.sqlite)
        var facts: [CasualtyRecord] = []
        for number in 0..<4 {
            let subject = newSubject()
            try await scene.enrol(subject, given: canaries[number].given, family: canaries[number].family)
            facts.append(fact(subject, number))
        }
        _ = try await scene.vault.makePersonIndex(
            of: facts, settings: LinkageSettings(), model: nil, decisions: [], basis: [1])
        #expect(try await scene.vault.heldPersonIndex(basis: [1]) != nil)
        #expect(try await scene.vault.heldPersonIndex(basis: [2]) == nil)
        scene.vault.lock()
        #expect(await refusal { try await scene.vault.heldPersonIndex(basis: [1]) } == .locked)
        let all = facts
        let made = await refusal {
            try await scene.vault.makePersonIndex(
                of: all, settings: LinkageSettings(), model: nil, decisions: [], basis: [1])
        }
        #expect(made == .locked)
        try await scene.stores.close()
    }

    /// Three persons, sealed, as the facts have them.
    private func three(_ scene: Scene) async throws -> [CasualtyRecord] {
        var facts: [CasualtyRecord] = []
        for number in 0..<3 {
            let subject = newSubject()
            try await scene.enrol(subject, given: canaries[number].given, family: canaries[number].family)
            facts.append(fact(subject, number))
        }
        return facts
    }

    @Test("A vault locked while an index is made hands none out")
    func lockedMeanwhile() async throws {
        let scene = try await Scene(.sqlite)
        let (vault, facts) = (scene.vault, try await three(scene))
        let made = await refusal {
            try await vault.makePersonIndex(
                of: facts, settings: LinkageSettings(), model: nil, decisions: [], basis: [1],
                shouldStop: {
                    vault.lock()
                    return false
                })
        }
        #expect(made == .locked)
        try await scene.stores.close()
    }

    @Test(
        "A name a list gives later is sealed, whether somebody was named before or not, and the index goes",
        arguments: Engine.allCases)
    func named(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let nameless = newSubject()
        let facts = try await three(scene) + [fact(nameless, 3)]
        let known = SubjectID(try #require(UUIDv7(facts[0].id)))
        for subject in [known, nameless] {
            _ = try await scene.vault.makePersonIndex(
                of: facts, settings: LinkageSettings(), model: nil, decisions: [], basis: [1])
            let identity = try NewIdentity(subject, .victim, in: [gao], texts: [.givenName: "Awa"])
            try await scene.vault.replace([.givenName], by: identity, at: noon)
            #expect(try await scene.vault.heldPersonIndex(basis: [1]) == nil)
            #expect(try await scene.read(subject) == "Awa")
        }
        try await scene.stores.close()
    }

    private final class Made: Sendable {
        let count = Guarded(0)
    }

    @Test("Many who ask at once wait for one index")
    func asked() async throws {
        let scene = try await Scene(.sqlite)
        let (vault, facts, made) = (scene.vault, try await three(scene), Made())
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let index = try await vault.personIndex(basis: [1]) {
                        made.count.withLock { $0 += 1 }
                        return try await vault.makePersonIndex(
                            of: facts, settings: LinkageSettings(), model: nil, decisions: [], basis: [1])
                    }
                    return await index.count
                }
            }
            for try await count in group { #expect(count == 3) }
        }
        #expect(made.count.withLock { $0 } == 1)
        try await scene.stores.close()
    }
}
