import Access
import Database
import Foundation
import Protection
import Store
import Testing
import Workflows

/// What people of one region may do; the cases of the demonstration lie in another.
@Suite("People of one region", .serialized)
struct RegionTests {
    private static let server = Task { try await Demonstration.another() }
    /// An area without a case.
    private static let region = Compartment(
        areas: .only([AreaRef(scheme: "COD-AB 2017", code: "ML0101")]), organisations: .all, cases: .all, marks: .all)

    private static func actions(_ body: String, ending: String) -> [String] {
        body.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
            .filter { $0.hasSuffix(ending) }
    }

    @Test("asvs_V8_2_2: an investigator neither reads nor withdraws consents of people whose case is not theirs")
    func consents() async throws {
        let server = try await Self.server.value
        let investigator = try await server.someone(.investigator, in: Self.region)
        let page = try await investigator.get("/admin/consents")
        #expect(page.status == 200 && !page.body.contains("P-"))
        let victim = try #require(
            try await server.store.facts.read { try StoredSubject.page(10, in: $0).first { $0.kind == .victim } })
        let named = try await investigator.get("/admin/consents?subject=\(victim.reference)")
        // The switch of languages repeats what was asked for, and nothing else differs.
        let absent = try await investigator.get("/admin/consents?subject=P-00000000")
        #expect(
            named.body.replacing(victim.reference.text, with: "") == absent.body.replacing("P-00000000", with: ""))
        let custodian = try await server.client.entered(as: "custodian")
        let own = "/admin/consents?subject=\(victim.reference)"
        let withdraw = try #require(Self.actions(try await custodian.get(own).body, ending: "/withdraw").first)
        let hidden = try await investigator.submit(withdraw, ["subject": victim.id.description])
        let unknown = try await investigator.submit(withdraw, ["subject": "018f0000-0000-7000-8000-000000000000"])
        #expect(hidden.status == 404 && hidden.body == unknown.body)
        #expect(try await custodian.get(own).body.contains(withdraw))
        let held = try await server.store.facts.read { try StoredSubject.with(victim.id, in: $0) }
        #expect(held?.destroyedAt == nil)
    }

    @Test("A list shows neither rows beyond reach nor a link to them, however many there are")
    func pages() async throws {
        let server = try await Self.server.value
        let menaka = AreaRef(scheme: "COD-AB 2017", code: "ML0704")
        for number in 0..<60 {
            _ = try await Keys(store: server.store).enrolDevice(
                label: "far \(number)", area: menaka, by: nil, at: .now)
        }
        _ = try await Keys(store: server.store).enrolDevice(
            label: "near", area: AreaRef(scheme: "COD-AB 2017", code: "ML0101"), by: nil, at: .now)
        let analyst = try await server.someone(.analyst, in: Self.region)
        let devices = try await analyst.get("/admin/devices").body
        #expect(devices.contains("near") && !devices.contains("far 1") && !devices.contains("?after="))
        let everywhere = try await server.client.entered(as: "operator")
        #expect(try await everywhere.get("/admin/devices").body.contains("?after="))
        let form = try await analyst.get("/admin/forms/community_alert").body
        #expect(!form.contains("far 1"))
    }

    @Test("An emergency opens its case to be read, and no incident, report, count or consent of anyone else")
    func emergency() async throws {
        let server = try await Self.server.value
        let investigator = try await server.someone(.investigator, in: Self.region)
        let custodian = try await server.client.entered(as: "custodian")
        let analyst = try await server.client.entered(as: "analyst")
        let victim = try #require(
            try await server.store.facts.read { try StoredSubject.page(10, in: $0).first { $0.kind == .victim } })
        let caseFile = try #require(victim.caseFile)
        func links(_ page: String, _ prefix: String) async throws -> [String] {
            try await analyst.get(page).links(prefix)
        }
        let incidents = try await links("/harm", "/harm/I-") + links("/harm", "/harm/0")
        let reports = try await links("/reports", "/reports/0")
        #expect(!incidents.isEmpty && !reports.isEmpty)
        var hidden: [String] = []
        for path in incidents + reports {
            if try await investigator.get(path).status == 404 { hidden.append(path) }
        }
        #expect(hidden.count > 1)
        let lists = ["/harm", "/reports", "/counts", "/situation"]
        var before: [String: [String]] = [:]
        for path in lists { before[path] = try await investigator.get(path).links("/") }
        #expect(try await investigator.get("/cases/\(caseFile)").status == 404)
        let reference = try #require(
            try await server.store.facts.read { try StoredCase.with(caseFile, in: $0)?.reference.text })
        let opened = try await investigator.submit(
            "/admin/emergency-access", ["case": reference, "reason": "They come back tonight"])
        #expect(opened.status == 303)
        #expect(try await investigator.get("/cases/\(caseFile)").status == 200)
        #expect(try await investigator.get("/vault/victims/\(victim.id)").status == 200)
        for path in hidden { #expect(try await investigator.get(path).status == 404, "\(path)") }
        for path in lists { #expect(try await investigator.get(path).links("/") == before[path], "\(path)") }
        let other = try #require(
            try await server.store.facts.read { try StoredCase.page(10, in: $0).first { $0.id != caseFile } })
        #expect(try await investigator.get("/cases/\(other.id)").status == 404)
        // It is read in an emergency, and nothing of it destroyed.
        let own = "/admin/consents?subject=\(victim.reference)"
        let withdraw = try #require(Self.actions(try await custodian.get(own).body, ending: "/withdraw").first)
        #expect(try await Self.actions(investigator.get(own).body, ending: "/withdraw").isEmpty)
        #expect(try await investigator.submit(withdraw, ["subject": victim.id.description]).status == 404)
    }

    @Test("A form is changed by who answers for every area and has just proven who they are, and by nobody else")
    func forms() async throws {
        let server = try await Self.server.value
        let address = "/admin/forms/community_alert"
        let operating = try await server.client.entered(as: "operator")
        let state = try #require(Self.actions(try await operating.get("/admin/forms").body, ending: "/state").first)
        let closed = ["state": "closed"]
        let analyst = try await server.someone(.analyst, in: Self.region)
        #expect(try await analyst.get(address).status == 200)
        #expect(try await Self.actions(analyst.get("/admin/forms").body, ending: "/state").isEmpty)
        for change in [state, address + "/mapping", address + "/devices", "/admin/forms"] {
            #expect(try await analyst.submit(change, closed).status == 404, "\(change)")
        }
        let everywhere = Compartment(areas: .all, organisations: .all, cases: .all)
        let early = Instant(microseconds: Instant.now.microseconds - 600_000_000)
        let stale = try await server.someone(.analyst, in: everywhere, provenAt: early)
        #expect(try await stale.submit(state, closed).status == 403)
        let fresh = try await server.someone(.analyst, in: everywhere)
        #expect(try await fresh.upload(address + "/mapping", ["mapping": "nonsense"], name: "x", []).status != 404)
        #expect(try await fresh.upload("/admin/forms/zz/devices", [:], name: "x", []).status == 404)
    }

    @Test("A count is taken as a file with a fresh proof, and without one is asked for it, not denied")
    func staleProof() async throws {
        let server = try await Self.server.value
        let early = Instant(microseconds: Instant.now.microseconds - 600_000_000)
        let stale = try await server.someone(.analyst, in: Self.region, provenAt: early)
        #expect(try await stale.submit("/counts/file", ["format": "csv"]).status == 403)
        let fresh = try await server.someone(.analyst, in: Self.region)
        #expect(try await fresh.submit("/counts/file", ["format": "csv"]).status == 200)
        #expect(try await server.someone(.verifier, in: Self.region).submit("/counts/file", [:]).status == 404)
    }

    @Test("A token that reads content is asked for by a liaison and stands before a custodian; no operator makes one")
    func readingToken() async throws {
        let server = try await Self.server.value
        let liaison = try await server.client.entered(as: "liaison")
        #expect(try await liaison.get("/admin/tokens").body.contains("facts:read"))
        let end = Instant(microseconds: Instant.now.microseconds + 30 * 86_400_000_000).day
        let asked = [
            "purpose": "bulkExport", "label": "the partner", "scope": "facts:read", "until": end.description,
            "areas": "COD-AB 2017:ML0101", "reason": "The partner counts with us", "hours": "8",
        ]
        #expect(try await liaison.submit("/admin/approvals", asked).status == 303)
        let custodian = try await server.client.entered(as: "custodian", second: true)
        let waiting = try await custodian.get("/admin/approvals").body
        #expect(waiting.contains("the partner") && waiting.contains("facts:read") && waiting.contains("ML0101"))
        let operating = try await server.client.entered(as: "operator")
        #expect(try await !operating.get("/admin/tokens").body.contains("facts:read"))
        #expect(try await operating.submit("/admin/approvals", asked).status == 404)
        let alone = ["label": "x", "scope": "facts:read", "until": end.description]
        #expect(try await operating.submit("/admin/tokens", alone).status == 404)
    }

    @Test(
        "asvs_V8_2_1: whoever has no right is told so before a form is looked at, on every address",
        arguments: Role.allCases)
    func rightsFirst(role: Role) async throws {
        let server = try await Self.server.value
        let (someone, nobody) = (try await server.client.entered(as: role.rawValue), server.client)
        let absent = try await someone.get("/nothing").body
        let own = Set(
            PolicyTable.standard.rules.filter { [.anyone, .signedIn, .role(role)].contains($0.standing) }.map(\.route))
        var closed = 0
        for address in try await Demonstration.addresses() where !address.hasPrefix("GET ") {
            let routes = Route.served(at: address).filter(\.changes)
            // An address that bears a token says by itself who asks.
            guard !address.contains("{token}"), !routes.isEmpty, own.isDisjoint(with: routes) else { continue }
            let parts = address.split(separator: " ").map(String.init)
            let path = parts[1].replacing(/\{[a-z]+\}/, with: "x")
            guard !path.hasPrefix("/api/") else { continue }
            // No type, no token, no field: nothing of it is looked at.
            let answer = try await someone.send(parts[0], path, [:], body: "?")
            #expect(answer.status == 404 && answer.body == absent, "\(address)")
            #expect(try await nobody.send(parts[0], path, [:], body: "?").status == 401, "\(address)")
            closed += 1
        }
        #expect(closed > 20)
    }

    @Test("The codes of the whole country are changed by who answers for all of it")
    func codes() async throws {
        let server = try await Self.server.value
        let form = [
            "do": "change", "code": "cause|cbrn", "version": "0", "french": "agents chimiques", "english": "chemical",
        ]
        let here = try await server.someone(.analyst, in: Self.region)
        #expect(try await !here.get("/admin/codes?code=cause%7Ccbrn").body.contains("<form class=\"ask\""))
        #expect(try await here.submit("/admin/codes", form).status == 404)
        let everywhere = Compartment(areas: .all, organisations: .all, cases: .all)
        let early = Instant(microseconds: Instant.now.microseconds - 600_000_000)
        let stale = try await server.someone(.analyst, in: everywhere, provenAt: early)
        #expect(try await stale.submit("/admin/codes", form).status == 403)
        #expect(try await server.someone(.analyst, in: everywhere).submit("/admin/codes", form).status == 303)
    }

    @Test("A grant, or a token, for an area that the store does not know is refused in words, and nobody is asked")
    func unknownAreas() async throws {
        let server = try await Self.server.value
        let custodian = try await server.client.entered(as: "custodian")
        let people = try await server.store.facts.read { try AccountProfile.page(50, in: $0) }
        let other = try #require(people.first { $0.name.contains("Planner") })
        let asked = ["account": other.id.rawValue, "role": "verifier", "reason": "Counts with us"]
        func waiting() async throws -> Int {
            try await server.store.facts.read { try $0.first("SELECT count(*) AS n FROM approval")?.int("n") ?? 0 }
        }
        let before = try await waiting()
        let refused = try await custodian.submit(
            "/admin/people/chosen/grants?lang=en", asked.merging(["areas": "COD-AB 2017:NOPE"]) { $1 })
        #expect(refused.status == 422 && refused.body.contains("NOPE") && refused.body.contains("not in the store"))
        let liaison = try await server.client.entered(as: "liaison")
        let end = Instant(microseconds: Instant.now.microseconds + 30 * 86_400_000_000).day
        let token = try await liaison.submit(
            "/admin/approvals?lang=en",
            [
                "purpose": "bulkExport", "label": "the partner", "scope": "facts:read", "until": end.description,
                "areas": "COD-AB 2017:NOPE", "reason": "The partner counts with us", "hours": "8",
            ])
        #expect(token.status == 422 && token.body.contains("not in the store"))
        #expect(try await waiting() == before)
    }

    @Test("What a form names that is not there is not there: a gateway, its numbers, a form’s devices")
    func absent() async throws {
        let server = try await Self.server.value
        let operating = try await server.client.entered(as: "operator")
        for path in ["/admin/gateways/zz/state", "/admin/gateways/zz/numbers", "/admin/forms/zz/devices"] {
            #expect(try await operating.submit(path, ["state": "open"]).status == 404, "\(path)")
        }
    }
}
