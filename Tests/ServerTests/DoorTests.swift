import Access
import Foundation
import Testing

@Suite("At the door")
struct DoorTests {
    /// Addresses a planner has no right to.
    private static let hidden = [
        "/admin/log", "/admin/people", "/admin/devices", "/admin/tokens", "/admin/approvals", "/admin/machine",
        "/metrics",
    ]

    @Test(
        "Nobody learns what there is: every address leads to where one signs in, and back",
        arguments: Address.pages + hidden + [
            "/account", "/nothing", "/admin/nothing", "/areas/none/none", "/plan/more",
        ])
    func nobody(target: String) async throws {
        let answer = try await Demonstration.stranger().get(target)
        #expect(answer.status == 303 && answer.body.isEmpty)
        let location = try #require(answer.headers["location"])
        let back = try #require(URLComponents(string: location)?.queryItems?.first { $0.name == "next" }?.value)
        #expect(location.hasPrefix("/sign-in?next=") && back == target)
    }

    @Test(
        "A program without a token is told so, whether or not there is such an address",
        arguments: ["/situation", "/no"])
    func programs(target: String) async throws {
        let answer = try await Demonstration.stranger().get(target, ["Accept": "application/json"])
        #expect(answer.status == 401 && answer.body.contains("\"code\":\"sign_in\""))
        #expect(answer.headers["content-type"] == "application/problem+json")
    }

    @Test("Below an address that is open to anyone, what is not there is not there, and asks nobody to sign in")
    func open() async throws {
        let open = Route.allCases.filter(PolicyTable.standard.isOpenToStrangers).map(\.address)
            .filter { $0.hasPrefix("GET ") && $0 != "GET /" }
        #expect(open.count > 5)
        for address in open {
            let path = String(address.dropFirst(4)).replacing(#/\{[^}]*\}/#, with: "nothing-here") + "/nothing"
            let answer = try await Demonstration.stranger().get(path, ["Accept": "application/json"])
            #expect(answer.status >= 400 && answer.status != 401, "\(address)")
        }
    }

    @Test("What a planner may not see answers as what does not exist", arguments: hidden)
    func absent(target: String) async throws {
        let client = try await Demonstration.client()
        let hidden = try await client.get(target)
        let absent = try await client.get("/admin/nothing")
        #expect(hidden.status == 404 && hidden.body == absent.body)
        #expect(hidden.headers["content-type"] == absent.headers["content-type"])
    }

    @Test(
        "Whoever runs, keeps or checks the machine reads no content",
        arguments: ["operator", "custodian", "auditor", "monitor"])
    func contentless(role: String) async throws {
        let client = try await Demonstration.stranger().entered(as: role)
        let absent = try await client.get("/nothing").body
        for page in Address.pages {
            let answer = try await client.get(page)
            #expect(answer.status == 404 && answer.body == absent)
        }
    }

    @Test("A form without the session's own token changes nothing", arguments: ["none", "empty", "another session’s"])
    func tokens(kind: String) async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        var form = ["name": "Not to be made \(kind)", "unit": "A"]
        switch kind {
        case "empty": form["token"] = ""
        case "none": break
        default: form["token"] = try await Demonstration.stranger().entered(as: "operator").formToken()
        }
        #expect(try await client.post("/admin/people", form).status == 403)
        #expect(try await !client.get("/admin/people").body.contains("Not to be made \(kind)"))
    }

    @Test(
        "A form that another site sends is refused, with the session's own token too",
        arguments: [
            ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"),
            ("Origin", "null"), ("Origin", "http://localhost:1"),
        ])
    func foreign(name: String, value: String) async throws {
        let client = try await Demonstration.stranger().entered(as: "operator")
        let answer = try await client.submit("/admin/people", ["name": "From \(value)", "unit": "A"], [name: value])
        #expect(answer.status == 403)
        #expect(try await client.submit("/sign-out", [:], [name: value]).status == 403)
        #expect(try await client.get("/account").status == 200)
    }

    @Test("A browser names no origin where no referrer is sent; that the page is ours, it says beside it")
    func unnamedOrigin() async throws {
        let headers = ["Origin": "null", "Sec-Fetch-Site": "same-origin"]
        let answer = try await Demonstration.stranger().post("/sign-in/demo", ["role": "planner"], headers)
        #expect(answer.status == 303 && answer.session != nil)
    }

    @Test("asvs_V7_4_1, V14_3_1: after signing out the session is worth nothing, in the browser and on the server")
    func signingOut() async throws {
        let client = try await Demonstration.stranger().entered(as: "planner")
        #expect(try await client.get("/situation").status == 200)
        let answer = try await client.submit("/sign-out")
        #expect(answer.status == 303 && answer.headers["location"] == "/sign-in")
        #expect(answer.headers["set-cookie"]?.contains("Max-Age=0") == true)
        #expect(answer.headers["clear-site-data"]?.contains("storage") == true)
        #expect(try await client.get("/situation").status == 303)
    }

    @Test("asvs_V7_2_4: a cookie planted beforehand is nobody's, and is not taken over at sign-in")
    func planted() async throws {
        let text = String(repeating: "A", count: 43)
        var client = try await Demonstration.stranger()
        client.session = text
        #expect(try await client.get("/account").status == 303)
        let answer = try await client.post("/sign-in/demo", ["role": "planner"])
        #expect(try #require(answer.session) != text)
        #expect(try await client.get("/account").status == 303)
    }

    @Test(
        "asvs_V3_3_1, V3_3_2, V3_3_3, V3_3_4: the cookie of a session is of this host, secure, out of reach of scripts and kept from other sites"
    )
    func cookie() async throws {
        let answer = try await Demonstration.stranger().post("/sign-in/demo", ["role": "planner"])
        let cookie = try #require(answer.headers["set-cookie"])
        for part in ["__Host-releve=", "Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age="] {
            #expect(cookie.contains(part), "\(cookie)")
        }
        #expect(!cookie.contains("Domain"))
    }

    @Test(
        "asvs_V3_7_2: after signing in one goes to an address of ours, whatever the form says",
        arguments: ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"])
    func elsewhere(next: String) async throws {
        let answer = try await Demonstration.stranger().post("/sign-in/demo", ["role": "planner", "next": next])
        #expect(answer.status == 303)
        #expect(try !#require(answer.headers["location"]).contains("elsewhere"))
        #expect(answer.headers["location"]?.hasPrefix("/") == true)
    }

    @Test("asvs_V6_3_8: who fails to sign in reads one sentence, whether or not there is such an account")
    func failing() async throws {
        let client = try await Demonstration.stranger()
        let form = ["password": "a phrase that is long enough", "code": "123456"]
        let unknown = try await client.post("/sign-in", form.merging(["name": "none"]) { $1 })
        let known = try await client.post("/sign-in", form.merging(["name": "Planification · Planner"]) { $1 })
        #expect(unknown.status == 401 && known.status == 401 && unknown.body == known.body)
        #expect(unknown.session == nil && known.session == nil)
    }

    @Test("asvs_V6_2_6, V6_2_7: what is typed as a password is masked, and may be filled in by a keeper of passwords")
    func masked() async throws {
        let page = try await Demonstration.stranger().get("/sign-in").body
        let field = try #require(page.firstMatch(of: /<input[^>]*name="password"[^>]*>/)).output
        #expect(field.contains("type=\"password\"") && field.contains("autocomplete=\"current-password\""))
        #expect(!page.contains("onpaste"))
    }

    @Test(
        "The navigation leads to nothing that is not there",
        arguments: ["monitor", "verifier", "analyst", "investigator", "planner", "liaison", "custodian", "operator"])
    func navigation(role: String) async throws {
        let client = try await Demonstration.stranger().entered(as: role)
        let page = try await client.get("/account").body
        let menu = try #require(
            page.components(separatedBy: "<nav").dropFirst().first?.components(separatedBy: "</nav>").first)
        let links = menu.components(separatedBy: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(links.contains("/account") && links.count > 1)
        for link in links { #expect(try await client.get(link).status < 400, "\(link)") }
        if role == "monitor" { #expect(links.contains("/report") && links.contains("/receipt")) }
    }

    @Test("asvs_V7_4_4: every page of someone signed in leads to where one signs out")
    func wayOut() async throws {
        let pages = try await Demonstration.addresses().filter { $0.hasPrefix("GET /") && !$0.contains("{") }
        // A stream that never ends, and the two pages of whoever has no session.
        let without: Set = ["/alerts/stream", "/sign-in", "/receipt"]
        var seen: Set<String> = []
        for role in ["planner", "analyst", "investigator", "custodian", "operator"] {
            let client = try await Demonstration.stranger().entered(as: role)
            for page in pages.map({ String($0.dropFirst(4)) }) + Address.pages where !without.contains(page) {
                let answer = try await client.get(page)
                guard answer.status == 200, answer.headers["content-type"]?.hasPrefix("text/html") == true else {
                    continue
                }
                seen.insert(page)
                #expect(answer.body.contains("href=\"/account"), "\(role) \(page)")
            }
            #expect(try await client.get("/account").body.contains("action=\"/sign-out\""))
        }
        #expect(seen.isSuperset(of: Address.pages + ["/alerts", "/harm", "/cases", "/admin/people", "/admin/machine"]))
    }
}
