import Interchange
import Linkage
import LinkageFiles
import Protection
import Testing

@Suite("Settings and models as files")
struct LinkageProfileTests {
    @Test("A profile written out and read back is the same profile, model and odd names included")
    func roundTrip() throws {
        let file = try records(madeUpLists(persons: 400, seed: 3))
        let index = try LinkageIndex(
            file.table,
            decisions: DecisionBook([Decision(0, 1, isSamePerson: true), Decision(0, 9, isSamePerson: false)]))
        var settings = LinkageSettings()
        settings.joinProbability = 0.55
        settings.spellingGroups = SpellingGroups(groups: [["oumar", "omar"], ["a\"b\\c", "\u{202E}d: #"]])
        let profile = LinkageProfile(
            settings: settings, map: ColumnMap(columns: [.givenName: "pré nom: \"x\""]), model: index.model)
        let read = try LinkageProfile(yaml: profile.yaml, file: "p.yaml")
        #expect(read.settings == profile.settings)
        #expect(read.map == profile.map)
        let (model, known) = (try #require(read.model), index.model)
        #expect(model.lists == known.lists && model.records == file.table.count)
        #expect(model.givenNames.map(\.first) == known.givenNames.map(\.first) && !model.givenNames.isEmpty)
        #expect(abs(model.calibration.slope - known.calibration.slope) < 1e-4)
        #expect(model.calibration.decisions == 2 && known.calibration.decisions == 2)
        // Once written in six figures, it is written the same again.
        #expect(read.yaml == profile.yaml)
    }

    @Test("A model read back finds the same pairs with the same weights as the one that was learnt")
    func sameResult() throws {
        let file = try records(madeUpLists(persons: 500, seed: 8))
        let learnt = try LinkageIndex(file.table)
        let profile = try LinkageProfile(yaml: LinkageProfile(model: learnt.model).yaml, file: "p.yaml")
        let used = try LinkageIndex(file.table, model: profile.model)
        let (one, other) = (try learnt.link(), try used.link())
        #expect(one.pairs.count > 300)
        #expect(one.pairs.count == other.pairs.count)
        for (a, b) in zip(one.pairs, other.pairs) {
            #expect(a.first == b.first && a.second == b.second)
            #expect(abs(a.weight - b.weight) < 0.01)
        }
    }

    @Test("A model serves lists in another order, and a list it never met")
    func otherLists() throws {
        let text = madeUpLists(persons: 500, seed: 8)
        let model = try LinkageIndex(try records(text).table).model
        let renamed = text.replacing(",A,", with: ",Z,")
        let lines = renamed.split(separator: "\n")
        let reversed = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        let (forward, backward) = (try records(text), try records(reversed))
        let (one, other) = (
            try LinkageIndex(forward.table, model: model).link(), try LinkageIndex(backward.table, model: model).link()
        )
        #expect(abs(one.personCount - other.personCount) < one.personCount / 50)
    }

    @Test("Everything wrong in a profile is told at once, each with its line")
    func problems() throws {
        let yaml = """
            settings:
              join_probability: 1.5
              colour: blue
            columns:
              given_name: prenom
              prénom: nom
            compare:
              nina: fingerprint
            """
        let refusal = try #require(refusal { _ = try LinkageProfile(yaml: yaml, file: "p.yaml") })
        guard case .settings("p.yaml", let problems) = refusal else {
            Issue.record("\(refusal)")
            return
        }
        #expect(problems.map(\.line) == [2, 3, 6, 8])
        #expect(refusal.sentence(in: .french).contains("join_probability"))
        #expect(refusal.sentence(in: .english).contains("code | birth | text | category"))
    }

    @Test(
        "What is no YAML, or no profile, is refused with a sentence",
        arguments: ["a: [", "- 1", "settings: 3", "version: 9", "model: {records: 4}", "a: 1\na: 2", "compare: [x]"])
    func malformed(_ text: String) {
        #expect(refusal { _ = try LinkageProfile(yaml: text, file: "p.yaml") } != nil)
    }

    @Test("A model of other further columns is refused")
    func otherColumns() throws {
        let file = try records("rec_id,given_name,family_name\n1,Awa,Keita\n2,Awa,Keita\n")
        let map = ColumnMap(extras: [ExtraField(name: "nina", kind: .code)])
        let other = try records("rec_id,given_name,family_name,nina\n1,Awa,Keita,12\n2,Awa,Keita,12\n", map: map)
        let model = try LinkageIndex(other.table).model
        #expect(throws: LinkageError.otherColumns) { try LinkageIndex(file.table, model: model) }
    }

    @Test("A map says which column is which and what else to compare")
    func map() throws {
        let map = try ColumnMap(
            yaml: "columns:\n  given_name: prénom\ncompare:\n  carte: code\n  quartier: text\n", file: "m.yaml")
        #expect(map.columns == [.givenName: "prénom"])
        #expect(map.extras.map(\.kind) == [.code, .text])
        #expect(refusal { _ = try ColumnMap(yaml: "settings: {}", file: "m.yaml") } != nil)
        let missing = refusal { _ = try records("rec_id,given_name\n1,Awa\n", map: map) }
        #expect(missing == .columnsMissing(["prénom", "carte", "quartier"], found: ["rec_id", "given_name"]))
    }
}
