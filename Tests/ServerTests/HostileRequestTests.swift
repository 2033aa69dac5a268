import Testing

@Suite("Hostile requests")
struct HostileRequestTests {
    private static let mark = "%3Cscript%3Ealert(1)%3C/script%3E"
    private static let long = String(repeating: "a", count: 6_000)

    @Test(
        "Whatever stands in an address gets an answer, none of it comes back as markup, and the server goes on",
        arguments: [
            "/plan?base=MEN&week=9223372036854775807", "/plan?base=MEN&week=-9223372036854775808",
            "/plan?week=9223372036854775807", "/plan?base=MEN&map=-9223372036854775808", "/plan?base=MEN&week=1e400",
            "/plan?base=MEN&week=99999999999999999999999", "/plan?base=\(mark)&week=3", "/plan?base=%00%FF&week=3",
            "/situation?at=\(mark)", "/situation?lang=\(mark)", "/situation?lang=\(long)", "/situation?\(long)",
            "/situation?at=2023-06-30&at=2022-06-30", "/situation?at", "/situation?=", "/situation?&&&",
            "/situation?at=%", "/situation?at=%zz", "/situation?known=0001-01-01", "/situation?known=9999-12-31",
            "/areas/\(mark)/\(mark)", "/areas/%FF/%00", "/areas/..%2f..%2fetc/passwd", "/areas//",
            "/areas/\(Address.menaka)?after=-1", "/areas/\(Address.menaka)?after=99999999999999999999",
            "/areas/\(Address.menaka)?after=\(mark)", "/benchmarks/\(Address.menaka)/\(mark)",
            "/benchmarks/\(Address.menaka)/B01?after=9223372036854775807", "/assets/..%2f..%2fetc%2fpasswd",
            "/assets/../../etc/passwd", "//situation", "/\(long)", "/situation/", "/SITUATION",
        ])
    func addresses(target: String) async throws {
        let client = try await Demonstration.client()
        let answer = try await client.get(target)
        #expect([200, 301, 302, 303, 307, 308, 400, 404, 414, 431].contains(answer.status))
        #expect(!answer.body.contains("<script>") && !answer.body.contains("root:"))
        #expect(try await client.get("/healthz").status == 200)
    }

    @Test(
        "asvs_V13_4_1: nothing of the folder it runs in is served, a repository's own files least of all",
        arguments: [
            "/.git/HEAD", "/.git/config", "/.git/", "/.svn/entries", "/.hg/hgrc", "/Package.swift", "/.env",
            "/assets/.git/HEAD", "/assets/..%2f.git%2fHEAD", "/assets/%2e%2e/.git/HEAD", "/deploy/nginx/releve.conf",
        ])
    func folder(target: String) async throws {
        let client = try await Demonstration.client()
        let absent = try await client.get("/nothing-of-the-kind")
        let answer = try await client.get(target)
        #expect(answer.status == 404 && answer.body == absent.body)
    }

    @Test(
        "Odd headers change nothing",
        arguments: [
            ("Cookie", "lang=\(mark)"), ("Cookie", "lang"), ("Cookie", "=;=;lang=en;"), ("Accept", ""),
            ("Accept-Language", long), ("X-Forwarded-Host", "elsewhere.example"), ("Range", "bytes=0-1"),
        ])
    func headers(name: String, value: String) async throws {
        let answer = try await Demonstration.client().get("/situation", [name: value])
        #expect(answer.status == 200)
        #expect(!answer.body.contains("elsewhere.example") && !answer.body.contains("<script>"))
    }

    @Test("A key of the incident list that is none shows the list from its start")
    func keys() async throws {
        let client = try await Demonstration.client()
        let first = try await client.get("/areas/\(Address.menaka)")
        let odd = try await client.get("/areas/\(Address.menaka)?after=none")
        #expect(first.body == odd.body)
    }
}
