import Foundation
import Testing

@Suite("The demonstration's incidents")
struct DemonstrationIncidentsTests {
    /// The address of the page of the incident whose row holds these words.
    private func incident(_ words: String, _ client: Client) async throws -> String {
        let rows = try await client.get("/harm?lang=en").body.components(separatedBy: "<tr>")
        let row = try #require(rows.first { $0.contains(words) })
        let parts = row.components(separatedBy: "href=\"")
        return String(try #require(parts.dropFirst().first).prefix { $0 != "\"" })
    }

    @Test("What is invented counts nowhere: the sums are those of the nineteen that happened")
    func sums() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        for path in ["/harm?lang=en", "/counts?lang=en"] {
            #expect(words(try await analyst.get(path).body).contains("at least 926"), "\(path)")
        }
        let invented = try await analyst.get(try await incident("invented hamlet", analyst)).body
        #expect(invented.contains("Exemple inventé") && invented.contains("piste"))
        #expect(try await Demonstration.client().get("/situation?lang=en").body.contains("630"))
    }

    @Test("An incident shows what each source says, side by side, with where it was published")
    func sources() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let moura = try await analyst.get(try await incident("Moura", analyst) + "?lang=en").body
        for words in ["OHCHR", "UCDP GED 24.1", "https://www.tellerreport.com/", "at least 500", "243–300"] {
            #expect(moura.contains(words), "\(words)")
        }
        // One who reads no narrative sees the figures and not the words.
        let planner = try await Demonstration.client().get(try await incident("Moura", analyst)).body
        #expect(!planner.contains("tellerreport") && planner.contains("243"))
    }

    @Test("A pair of persons waits with what weighs for it and against, and a pair of incidents beside it")
    func pair() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let persons = try await analyst.get("/duplicates?lang=en").body
        #expect(persons.contains("Incidents\u{A0}(1)"))
        #expect(persons.contains("One person or two?") && persons.contains("1 pair waits, of 1"))
        for words in ["At the start", "Given name", "local authority", "invented hamlet"] {
            #expect(persons.contains(words), "\(words)")
        }
        let page = try await analyst.get("/duplicates?kind=incident&lang=en").body
        #expect(page.contains("One incident or two?") && page.contains("1 pair waits, of 1"))
        #expect(page.contains("likely one incident, yet held as two"))
    }
}
