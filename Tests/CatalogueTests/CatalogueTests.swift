import Catalogue
import Protection
import Testing

@Suite("The indicator catalogue")
struct CatalogueTests {
    @Test("The 44 indicators travel inside the product, each named in French and English")
    func builtIn() throws {
        let catalogue = try Catalogue.builtIn()
        #expect(catalogue.indicators.count == 44)
        #expect(Set(catalogue.indicators.map(\.code)).count == 44)
        for indicator in catalogue.indicators {
            #expect(!indicator.label.french.isEmpty && !indicator.label.english.isEmpty)
            #expect(indicator.basis.english.hasPrefix("Proposed lines"))
        }
    }

    @Test("Every level and dimension is used, so each is mapped to an area or reads unknown")
    func levels() throws {
        let indicators = try Catalogue.builtIn().indicators
        #expect(Set(indicators.map(\.level)) == Set(Indicator.Level.allCases))
        #expect(Set(indicators.map(\.dimension)) == Set(Indicator.Dimension.allCases))
    }

    @Test("The vetoes are harm by the successor force, reprisals, and people at the wire")
    func vetoes() throws {
        let indicators = try Catalogue.builtIn().indicators
        #expect(indicators.filter(\.isVeto).map(\.code) == ["B17", "B24", "B43"])
        #expect(indicators.filter { $0.isRequired && $0.key == .threat }.map(\.code) == ["B01", "B04", "B17"])
        #expect(
            indicators.filter { $0.isRequired && $0.key == .capacity }.map(\.code) == ["B20", "B21", "B24", "B30"])
    }

    @Test("Every harm line relative to a baseline has an absolute floor beside it")
    func floors() throws {
        for indicator in try Catalogue.builtIn().indicators where indicator.computation?.isHarm == true {
            guard indicator.met.needsBaseline else { continue }
            #expect(indicator.met.alternatives.allSatisfy { $0.contains { !$0.isOfBaseline } }, "\(indicator.code)")
        }
    }

    @Test("A user’s file changes only the keys it names, and can add a code")
    func override() throws {
        let mine = """
            indicators:
              - code: B01
                met: "<= 25% baseline and <= 2"
              - code: X01
                label: {fr: Marchés, en: Markets}
                unit: {fr: "%", en: "%"}
                definition: {fr: ouverts, en: open}
                dimension: community
                key: context
                better: higher
                given_by: town
                window: month
                met: ">= 80"
                not_met: "< 50"
            """
        let built = try Catalogue.builtIn()
        let changed = try built.overridden(by: mine, file: "mine.yaml")
        #expect(changed.indicators.count == 45)
        #expect(changed["B01"]?.metBound == 2)
        #expect(changed["B01"]?.massEvent == 10)
        #expect(changed["B01"]?.label == built["B01"]?.label)
        #expect(changed["B02"] == built["B02"])
    }

    @Test("Every bad key is reported with its line and what is allowed")
    func badKeys() throws {
        let text = "indicators:\n  - code: B01\n    mets: \"<= 5\"\n    met: five\n  - code: B02\n    required: maybe\n"
        let error = try #require(throws: CatalogueError.self) {
            try Catalogue.builtIn().overridden(by: text, file: "mine.yaml")
        }
        #expect(error.problems.map(\.line) == [3, 4, 6])
        #expect(error.sentence(in: .english).contains("mine.yaml, line 3, B01: unknown key “mets”"))
        #expect(error.sentence(in: .french).contains("ligne 4"))
    }

    @Test(
        "What is not a catalogue is refused with a sentence",
        arguments: ["", "42", "indicators: 3", "a: [", "indicators:\n  - label: x", "indicators:\n  - {code: N1}"])
    func refused(_ text: String) throws {
        let error = try #require(throws: CatalogueError.self) {
            try Catalogue.builtIn().overridden(by: text, file: "mine.yaml")
        }
        #expect(!error.problems.isEmpty)
        #expect(error.sentence(in: .french).hasPrefix("mine.yaml"))
    }
}

extension Indicator {
    fileprivate var metBound: Double? { met.bound(baseline: 1_000) }
}
