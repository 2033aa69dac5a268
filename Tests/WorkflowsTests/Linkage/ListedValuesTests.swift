import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("What a list of persons says that cannot be is told, and not stored as known")
struct ListedValuesTests {
    private static let rows = [
        "b1,UNM,Ali,Ba,,M,430,2023-01-05,day,killed,ML05,ML0502,,Kouna",
        "b2,UNM,Awa,Ba,,x,-3,Tabaski,day,killed,ML05,ML0502,,Kouna",
        "b3,UNM,Issa,Ba,,M,20,2099-01-05,day,killed,ML05,NOPE,,Kouna",
        "b4,UNM,Penda,Ba,,F,20,2022-02-31,day,bogus,ML05,ML0502,,Kouna",
        "b5,UNM,Oumou,Ba,,F,20,2022-03-01,day,disappeared,,,,",
    ]

    @Test(
        "Ages, sexes and days that cannot be count as not said; unknown areas and harms stay; all are told by line",
        arguments: Engine.allCases)
    func told(engine: Engine) async throws {
        let here = try await ListOffice(engine)
        let answer = try await here.take(([ListOffice.head] + Self.rows).joined(separator: "\n") + "\n")
        #expect(answer.new == 5 && answer.rejected.isEmpty)
        let told = (answer.unread ?? []).filter { !$0.column.hasPrefix("admin") }
        #expect(
            told.map { "\($0.column) \($0.count) \($0.line) \($0.value)" } == [
                "age 2 2 430", "sex 1 3 x", "event_date 2 3 Tabaski", "event_date 1 4 2099-01-05",
                "event_type 1 5 bogus",
            ])
        let areas = (answer.unread ?? []).filter { $0.column == "admin2_pcode" }
        #expect(areas.map(\.count) == [4] && areas.first?.why.english.contains("no area held") == true)
        let held = try await here.store.facts.read {
            try StoredPersonRecord.held(["b1", "b2", "b3", "b4", "b5"], of: "UNM", in: $0)
        }
        let values = Dictionary(held.map { ($0.sourceKey, $0) }, uniquingKeysWith: { first, _ in first })
        #expect(values["b1"]?[.age] == "" && values["b1"]?[.eventDate] == "2023-01-05")
        #expect(values["b2"]?[.age] == "" && values["b2"]?[.sex] == "" && values["b2"]?[.eventDate] == "")
        #expect(values["b3"]?[.eventDate] == "" && values["b3"]?[.admin2] == "NOPE")
        #expect(values["b4"]?[.eventDate] == "" && values["b4"]?[.eventType] == "bogus")
        try await here.office.close()
    }

    @Test("A dry run answers what the run itself answers, and stores nothing")
    func dryRun() async throws {
        let here = try await ListOffice(.sqlite)
        let text = ListOffice.lists() + Self.rows.joined(separator: "\n") + "\nu1,UNM,Awa,Coulibaly,,F,,,,killed,,,,\n"
        func dry(_ text: String) async throws -> ImportSummary {
            try await ImportPersons(store: here.store, vault: here.vault)(
                MemoryBytes(text), ImportPersons.Options(scheme: "COD-AB 2021"), at: Office.noon, dryRun: true)
        }
        for text in [text, text, text.replacingOccurrences(of: "u3,UNM,Fatoumata", with: "u3,UNM,Fanta")] {
            let before = try await here.entries(.sealed)
            let dry = try await dry(text)
            #expect(try await here.entries(.sealed) == before)
            let run = try await here.take(text)
            #expect(Self.figures(dry) == Self.figures(run))
        }
        try await here.office.close()
    }

    private static func figures(_ summary: ImportSummary) -> [String] {
        ["\(summary.read) \(summary.new) \(summary.revised) \(summary.unchanged)"]
            + summary.rejected.map { "\($0.line) \($0.column) \($0.value)" }
            + (summary.unread ?? []).map { "\($0.column) \($0.count) \($0.line) \($0.value)" }
    }
}
