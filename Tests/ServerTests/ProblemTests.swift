import Foundation
import Protection
import Testing

@Suite("Problems over HTTP")
struct ProblemTests {
    @Test(
        "What is not there is a page of both languages, the asked one first",
        arguments: [
            "/nothing", "/benchmarks/COD-AB%202017/ML9999/B01", "/benchmarks/\(Address.menaka)/B99",
            "/areas/COD-AB%202017/none", "/areas/none/ML0704", "/assets/releve.css", "/plan/more",
        ])
    func missing(target: String) async throws {
        let answer = try await Demonstration.client().get(Address.with("lang=en", target))
        #expect(answer.status == 404)
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
        #expect(answer.body.contains("<html lang=\"en\""))
        #expect(answer.body.contains("<h1>This page does not exist"))
        #expect(answer.body.contains("Cette page n’existe pas"))
    }

    @Test(
        "A day that is none is refused with how to write one",
        arguments: ["yesterday", "2023-02-30", "2023-13-01", "23-6-1", "99999-01-01", "<b>", "2023-06-30T00:00"])
    func days(text: String) async throws {
        let escaped = text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        for name in ["at", "known"] {
            let answer = try await Demonstration.client().get("/situation?\(name)=\(escaped)")
            #expect(answer.status == 400)
            #expect(answer.body.contains("AAAA-MM-JJ") && answer.body.contains("YYYY-MM-DD"))
            #expect(!answer.body.contains("<b>"))
        }
    }

    @Test(
        "A day no mission can be seen from is refused, not computed",
        arguments: ["0001-01-01", "1899-12-31", "9999-12-31"])
    func farDays(day: String) async throws {
        for page in ["/situation", "/benchmarks", "/plan", "/areas/\(Address.menaka)"] {
            let answer = try await Demonstration.client().get("\(page)?at=\(day)&lang=en")
            #expect(answer.status == 400)
            #expect(answer.body.contains("1900 to 2200"))
        }
    }

    private struct Document: Decodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let remedy: String
    }

    @Test(
        "A program gets problem details: always from the API, elsewhere when it reads JSON and no pages",
        arguments: [
            ("/api/v1/nothing", "*/*", 404, "not_found"),
            ("/api/v1/nothing", "text/html", 404, "not_found"),
            ("/nothing", "application/json", 404, "not_found"),
            ("/situation?at=never", "application/problem+json", 400, "day_malformed"),
            ("/plan?at=1950-01-01", "application/json", 404, "plan_missing"),
        ])
    func details(target: String, accept: String, status: Int, code: String) async throws {
        var titles: Set<String> = []
        for language in Language.allCases {
            let answer = try await Demonstration.client()
                .get(Address.with("lang=\(language.rawValue)", target), ["Accept": accept])
            #expect(answer.status == status)
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.headers["content-language"] == language.rawValue)
            let document = try JSONDecoder().decode(Document.self, from: Data(answer.body.utf8))
            #expect(document.status == status && document.code == code && document.type == "about:blank")
            #expect(document.detail.hasPrefix(document.title) && !document.remedy.isEmpty)
            titles.insert(document.title)
        }
        #expect(titles.count == Language.allCases.count, "each language has words of its own")
    }

    @Test("A browser, which reads pages too, gets a page")
    func browser() async throws {
        let accept = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"
        let answer = try await Demonstration.client().get("/nothing", ["Accept": accept])
        #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
    }

    @Test("Pages are read, not written to", arguments: ["POST", "PUT", "DELETE", "PATCH"])
    func methods(method: String) async throws {
        let answer = try await Demonstration.client().send(method, "/situation", ["Content-Length": "0"])
        #expect((400..<500).contains(answer.status))
        #expect(answer.headers["content-security-policy"] != nil)
    }
}
