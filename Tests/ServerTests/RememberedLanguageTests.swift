import Testing

@Suite("The remembered language")
struct RememberedLanguageTests {
    private func isEnglish(_ answer: Client.Answer) -> Bool { answer.body.contains("<html lang=\"en\"") }

    @Test("A language chosen is remembered for a year, by this server alone, out of reach of scripts")
    func chosen() async throws {
        let answer = try await Demonstration.client().get("/situation?lang=en")
        let cookie = try #require(answer.headers["set-cookie"])
        for part in ["lang=en", "Path=/", "SameSite=Lax", "HttpOnly", "Max-Age=31536000"] {
            #expect(cookie.contains(part), "\(cookie)")
        }
        #expect(!cookie.contains("Domain"))
    }

    @Test(
        "What is remembered holds where the address says nothing, on problem pages too",
        arguments: ["/plan", "/nothing"])
    func remembered(target: String) async throws {
        let answer = try await Demonstration.client().get(target, ["Cookie": "other=1; lang=en"])
        #expect(isEnglish(answer))
        #expect(answer.headers["set-cookie"] == nil)
    }

    @Test("The address overrules what is remembered, and replaces it")
    func overruled() async throws {
        let answer = try await Demonstration.client().get("/situation?lang=fr", ["Cookie": "lang=en"])
        #expect(!isEnglish(answer))
        #expect(answer.headers["set-cookie"]?.contains("lang=fr") == true)
    }

    @Test("Nothing is remembered unasked, and no language that is none")
    func unasked() async throws {
        let client = try await Demonstration.client()
        for target in ["/situation", "/situation?lang=xx", "/situation?lang="] {
            let answer = try await client.get(target)
            #expect(answer.headers["set-cookie"] == nil)
            #expect(!isEnglish(answer))
        }
    }
}
