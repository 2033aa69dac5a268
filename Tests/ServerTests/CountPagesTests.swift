import Access
import Database
import Foundation
import Protection
import Store
import Testing
import TransparencyLog

@Suite("The pages that count")
struct CountPagesTests {
    @Test("Ranges are summed over incidents; status unknown and silence stand in columns of their own")
    func counted() async throws {
        let client = try await CountedServer.client()
        let page = try await client.get("/counts?by=area&lang=en")
        #expect(page.status == 200)
        let text = words(page.body)
        #expect(text.contains("At least 5 civilians recorded killed"))
        // Alpha: 3 to at least 8 and an incident without a number; 3 of 50,000 people are 6 in 100,000.
        #expect(text.contains("Alpha at least 3 unknown unknown 2 1 1 0 at least 6 census, 2022"))
        #expect(text.contains("Bravo 2 4 unknown 1 0 0 ! 1 unknown"))
        let french = try await client.get("/counts?by=month&lang=fr")
        #expect(words(french.body).contains("Au moins 5 personnes civiles tuées recensées"))
    }

    @Test("As known on a day, and what changed since another")
    func known() async throws {
        let client = try await CountedServer.client()
        let july = try await words(client.get("/counts?by=area&known=2023-07-15&lang=en").body)
        #expect(july.contains("At least 3 civilians recorded killed, as known on 15 July 2023"))
        #expect(!july.contains("Bravo 2"))
        let changed = try await words(client.get("/counts?by=area&since=2023-07-15&known=2023-08-15&lang=en").body)
        #expect(changed.contains("15 July 2023 → 15 August 2023"))
        #expect(changed.contains("Bravo not recorded yet → 2 not recorded yet → 4 not recorded yet → 1"))
        #expect(changed.contains("1 → 2"))
        let still = try await words(client.get("/counts?by=area&since=2023-08-10&known=2023-08-15&lang=en").body)
        #expect(still.contains("Nothing changed between these two days."))
    }

    @Test("What was verified after the day compared with is flagged against its own month")
    func late() async throws {
        let client = try await CountedServer.client()
        let after = try await words(client.get("/counts?by=month&since=2023-06-30&lang=en").body)
        #expect(after.contains("May 2023 at least 5 4 unknown 2 1 0 ! 1"))
        let told = try await words(client.get("/counts?by=month&since=2023-09-20&lang=en").body)
        #expect(told.contains("May 2023 at least 5 4 unknown 2 1 0 0"))
        // Its own page says so too.
        let incident = try await words(client.get("/harm/I-2023-0002?lang=en").body)
        #expect(incident.contains("Verified late, after May 2023 was over"))
    }

    @Test("Contested accounts stand side by side; children by the rule of each violation; persons by age and sex")
    func beside() async throws {
        let client = try await CountedServer.client()
        let page = try await client.get("/counts?lang=en")
        let text = words(page.body)
        #expect(text.contains("3–5 · at least 8"))
        #expect(page.body.contains("href=\"/harm/\(try await CountedServer.contested())\""))
        #expect(text.contains("killing and maiming children at least 1"))
        #expect(text.contains("recruitment and use children unknown"))
        #expect(text.contains("5-11 years 1 0 0") && text.contains("0 1 0"))
    }

    @Test("Whoever may see one area is told of no other, nor of what nobody has placed")
    func reach() async throws {
        let client = try await CountedServer.neighbour()
        let text = try await words(client.get("/counts?by=area&lang=en").body)
        #expect(text.contains("At least 3 civilians recorded killed") && text.contains("Alpha"))
        #expect(!text.contains("Bravo"))
        let other = try await words(client.get("/counts?by=area&area=test:B&lang=en").body)
        #expect(other.contains("No incident recorded here") && !other.contains("Bravo 2"))
    }

    @Test("Counts of sexual violence are told to those alone whose grant opens that mark, on the page and as a file")
    func marked() async throws {
        let client = try await CountedServer.client()
        let asked = "/counts?kind=sexual_violence&by=area&lang=en"
        let text = try await words(client.get(asked).body)
        #expect(text.contains("Alpha 2–5 unknown unknown 2 1 1 0") && text.contains("Bravo 1 unknown"))
        let page = try await client.get("/counts?lang=en").body
        #expect(page.contains("value=\"sexual_violence\"") && words(page).contains("sexual violence children 0–6"))
        let neighbour = try await CountedServer.neighbour()
        let hidden = try await neighbour.get(asked)
        let absent = try await neighbour.get("/nothing?lang=en")
        #expect(hidden.status == 404 && hidden.body == absent.body)
        let file = ["by": "area", "format": "csv", "kind": "sexual_violence"]
        #expect(try await neighbour.submit("/counts/file", file).status == 404)
        #expect(try await client.submit("/counts/file", file).body.contains(",sexual_violence,civilian,2,5,"))
        let own = try await neighbour.get("/counts?lang=en").body
        #expect(own.contains("killing and maiming") && !own.contains("sexual"))
    }

    @Test("A grant that opens the mark in one area opens it in no other")
    func markedHere() async throws {
        let client = try await CountedServer.still().entered(as: "analyst", second: true)
        let text = try await words(client.get("/counts?kind=sexual_violence&by=area&lang=en").body)
        #expect(text.contains("Bravo 1") && !text.contains("Alpha 2"))
        // The children of both areas cannot be told; those of the one can.
        #expect(try await !words(client.get("/counts?lang=en").body).contains("sexual violence children"))
        #expect(
            try await words(client.get("/counts?area=test:B&lang=en").body).contains("sexual violence children 0–1"))
    }

    @Test("A file is safe in a spreadsheet, says unknown, and stands in the log; a liaison gets none")
    func file() async throws {
        let client = try await CountedServer.client()
        let csv = try await client.submit("/counts/file", ["by": "area.month.actor", "format": "csv"])
        #expect(csv.status == 200 && csv.headers["content-type"] == "text/csv; charset=utf-8")
        #expect(csv.body.contains("test,A,Alpha,2023-05,'=Group,all,all,killed,civilian,3,no_upper_end,0,1,1,0,0,"))
        #expect(
            csv.body.contains("test,A,Alpha,2023-06,unknown,all,all,killed,civilian,unknown,unknown,unknown,1,0,1,0,"))
        let json = try await client.submit("/counts/file", ["by": "area", "format": "json"])
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(json.body.utf8)) as? [String: Any])
        #expect(read["use"] as? String == "internal" && (read["lines"] as? [Any])?.count == 2)
        let store = try await CountedServer.store()
        let exported = try await store.facts.read { transaction in
            try LogTable.page(of: .init(object: LogObject(.incident)), count: 20, in: transaction)
        }.filter { $0.event.action == .exported }
        #expect(exported.count >= 2)
        let liaison = try await CountedServer.client("liaison")
        #expect(try await liaison.get("/counts").status == 200)
        #expect(try await liaison.submit("/counts/file", ["format": "csv"]).status == 404)
        #expect(try await !liaison.get("/counts").body.contains("/counts/file"))
    }

    @Test(
        "What does not read is refused in words",
        arguments: ["by=x", "kind=x", "from=2023", "known=1.1.23", "grade=9", "cause=x"])
    func malformed(query: String) async throws {
        let client = try await CountedServer.client()
        #expect(try await client.get("/counts?\(query)").status == 400)
    }

    @Test(
        "To those without a part in it there are no counts", arguments: ["operator", "custodian", "auditor", "monitor"])
    func hidden(role: String) async throws {
        let client = try await CountedServer.client(role)
        let absent = try await client.get("/nothing").body
        for target in ["/counts", "/undercount", "/undercount/x", "/admin/codes"] {
            let answer = try await client.get(target)
            #expect(answer.status == 404 && answer.body == absent, "\(target)")
        }
    }
}
