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
}
