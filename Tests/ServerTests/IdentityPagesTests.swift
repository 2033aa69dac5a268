import Access
import Database
import Foundation
import Protection
import Store
import Testing
import TransparencyLog
import Workflows

/// The two invented cases of the demonstration: the first is entrusted by name, the second to nobody.
private struct Cases {
    let entrusted: String
    let other: String
    /// The reference of the second, as people write it.
    let otherReference: String

    init(_ client: Client) async throws {
        let page = try await client.get("/cases").body
        let links = page.components(separatedBy: "href=\"/cases/").dropFirst()
        let found = links.map {
            (id: String($0.prefix { $0 != "\"" }), text: String($0.drop { $0 != ">" }.dropFirst()))
        }
        try #require(found.count >= 2)
        entrusted = "/cases/" + found[0].id
        other = "/cases/" + found[1].id
        otherReference = String(found[1].text.prefix { $0 != "<" })
    }

    /// The addresses of a case's people.
    static func people(_ kind: String, in page: String) -> [String] {
        page.components(separatedBy: "href=\"/vault/\(kind)/").dropFirst().map {
            "/vault/\(kind)/" + $0.prefix { $0 != "\"" }
        }
    }
}

extension Client {
    /// Sends the form that stands on a page, filled in.
    fileprivate func fill(
        _ page: String, action: String, _ values: [String: String]
    ) async throws -> Answer {
        let body = try await get(page).body
        let form = try #require(
            body.components(separatedBy: "<form").dropFirst().first { $0.contains("action=\"\(action)\"") })
        var fields: [String: String] = [:]
        for part in form.components(separatedBy: "<input type=\"hidden\" name=\"").dropFirst() {
            let name = String(part.prefix { $0 != "\"" })
            fields[name] = String(part.components(separatedBy: "value=\"")[1].prefix { $0 != "\"" })
        }
        return try await post(action, fields.merging(values) { $1 })
    }
}

@Suite("Identities on pages", .serialized)
struct IdentityPagesTests {
    /// A server of its own: an emergency stands on every page of every custodian.
    private static let server = Task { try await Demonstration.another() }

    private static func stranger() async throws -> Client { try await server.value.client }

    @Test("A victim is enrolled under a pseudonym, and read by those granted the case by name")
    func victim() async throws {
        let client = try await Self.stranger().entered(as: "investigator")
        let cases = try await Cases(client)
        let before = Set(Cases.people("victims", in: try await client.get(cases.entrusted).body))
        let answer = try await client.fill(
            cases.entrusted, action: "/vault/victims", ["given_name": "Qanarizutik", "contact": "one\r\ntwo"])
        #expect(answer.status == 303)
        let page = try await client.get(cases.entrusted).body
        #expect(!page.contains("Qanarizutik"))
        let new = try #require(Set(Cases.people("victims", in: page)).subtracting(before).first)
        let read = try await client.get(new)
        #expect(read.status == 200 && read.body.contains("Qanarizutik"))
        let analyst = try await Self.stranger().entered(as: "analyst")
        #expect(try await analyst.get(new).body.contains("Qanarizutik"))
        for role in ["planner", "verifier", "monitor", "liaison", "custodian", "auditor", "operator"] {
            let other = try await Self.stranger().entered(as: role)
            let hidden = try await other.get(new)
            let absent = try await other.get("/vault/victims/018f0000-0000-7000-8000-000000000000")
            #expect(hidden.status == 404 && hidden.body == absent.body, "\(role)")
        }
    }

    @Test("Every read of an identity is in the log before it is answered")
    func logged() async throws {
        let client = try await Self.stranger().entered(as: "investigator", second: true)
        let cases = try await Cases(client)
        let victim = try #require(Cases.people("victims", in: try await client.get(cases.entrusted).body).first)
        #expect(try await client.get(victim).status == 200)
        let log = try await Self.stranger().entered(as: "auditor").get("/admin/log").body
        #expect(log.contains("Identité lue") && log.contains(String(victim.suffix(12))))
    }

    @Test("A grant on all cases reads nobody; the case must be named")
    func named() async throws {
        let client = try await Self.stranger().entered(as: "investigator")
        let cases = try await Cases(client)
        let entrusted = Cases.people("victims", in: try await client.get(cases.entrusted).body)
        let store = try await Self.server.value.store
        let victims = try await store.facts.read { try StoredSubject.page(50, in: $0) }.filter { $0.kind == .victim }
            .map { "/vault/victims/\($0.id)" }
        let others = victims.filter { !entrusted.contains($0) }
        #expect(!others.isEmpty)
        for victim in others { #expect(try await client.get(victim).status == 404) }
    }

    @Test("A source is shown to nobody alone, and is no victim")
    func source() async throws {
        let client = try await Self.stranger().entered(as: "investigator")
        let cases = try await Cases(client)
        let source = try #require(Cases.people("sources", in: try await client.get(cases.entrusted).body).first)
        let page = try await client.get(source)
        #expect(page.status == 200 && !page.body.contains("Source inventée 1"))
        let victims = source.replacing("sources", with: "victims")
        #expect(try await client.get(victims).status == 404)
        let asked = try await client.fill(
            source, action: "/admin/approvals", ["reason": "A court asks who saw it", "hours": "8"])
        #expect(asked.status == 303)
        let custodian = try await Self.stranger().entered(as: "custodian", second: true)
        let waiting = try await custodian.get("/admin/approvals").body
        #expect(waiting.contains("A court asks who saw it"))
        let move = try #require(
            waiting.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
                .first { $0.hasSuffix("/approve") })
        // A minute must pass, and nobody uses what is not approved.
        #expect(try await custodian.submit(move).status == 422)
        let use = move.replacing("/approve", with: "/use")
        let tried = try await client.submit(use)
        #expect(tried.status == 403 && !tried.body.contains("Source inventée 1"))
        #expect(try await Self.stranger().entered(as: "analyst").get(source).status == 404)
    }

    @Test("A withdrawn consent destroys the key; what remains says so")
    func consent() async throws {
        let client = try await Self.stranger().entered(as: "investigator")
        let cases = try await Cases(client)
        let before = Set(Cases.people("victims", in: try await client.get(cases.entrusted).body))
        _ = try await client.fill(cases.entrusted, action: "/vault/victims", ["given_name": "Qanariwithdrawn"])
        let page = try await client.get(cases.entrusted).body
        let victim = try #require(Set(Cases.people("victims", in: page)).subtracting(before).first)
        let id = String(victim.suffix(36))
        let recorded = try await client.fill(
            "/admin/consents", action: "/admin/consents",
            ["subject": id, "purpose": "holding", "recipient": "org-1", "level": "full", "until": ""])
        #expect(recorded.status == 303)
        let own = try #require(recorded.headers["location"])
        let list = try await client.get(own).body
        let withdraw = try #require(
            list.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
                .first { $0.hasSuffix("/withdraw") })
        // Without the person it belongs to, or by someone who does not hold the case, it is not there.
        #expect(try await client.submit(withdraw).status == 404)
        let done = try await client.fill(own, action: withdraw, ["subject": id])
        #expect(done.status == 200 && done.body.contains("role=\"status\""))
        let gone = try await client.get(victim)
        #expect(gone.status == 200 && !gone.body.contains("Qanariwithdrawn"))
        #expect(try await client.get(own).body.contains("détruite"))
        // Taken back again, it is said that nothing was left to destroy, and no fault of the server.
        #expect(try await client.submit(withdraw, ["subject": id]).status == 200)
    }

    @Test("An emergency opens the case for its investigator, loudly, until a custodian has reviewed it")
    func emergency() async throws {
        let client = try await Self.stranger().entered(as: "investigator", second: true)
        let cases = try await Cases(client)
        #expect(Cases.people("victims", in: try await client.get(cases.other).body).isEmpty)
        let unknown = try await client.submit(
            "/admin/emergency-access", ["case": "D-00000000", "reason": "They are coming back tonight"])
        #expect(unknown.status == 422)
        let opened = try await client.submit(
            "/admin/emergency-access", ["case": cases.otherReference, "reason": "They are coming back tonight"])
        #expect(opened.status == 303)
        let victim = try #require(Cases.people("victims", in: try await client.get(cases.other).body).first)
        #expect(try await client.get(victim).body.contains("Victime inventée 3"))
        try await requireStandingSecond(client, cases)
        let custodian = try await Self.stranger().entered(as: "custodian")
        for page in ["/admin/people", "/admin/approvals", "/admin/log"] {
            #expect(try await custodian.get(page).body.contains("role=\"alert\""))
        }
        let register = try await custodian.get("/admin/approvals").body
        #expect(register.contains("They are coming back tonight"))
        let review = try #require(
            register.components(separatedBy: "action=\"").map { String($0.prefix { $0 != "\"" }) }
                .first { $0.hasSuffix("/review") })
        #expect(try await client.submit(review, ["finding": "justified"]).status == 404)
        #expect(try await custodian.submit(review, ["finding": "notJustified"]).status == 303)
        #expect(try await client.get(victim).status == 404)
        #expect(try await !custodian.get("/admin/people").body.contains("role=\"alert\""))
    }

    /// Whoever is in a case by an emergency alone is nobody's second person: who told us is not theirs to open.
    private func requireStandingSecond(_ client: Client, _ cases: Cases) async throws {
        let enrolled = try await client.fill(
            cases.other, action: "/vault/sources", ["given_name": "Source inventée, la nuit"])
        #expect(enrolled.status == 303)
        let source = try #require(Cases.people("sources", in: try await client.get(cases.other).body).last)
        let store = try await Self.server.value.store
        let people = try await store.facts.read { try AccountProfile.page(50, in: $0) }
        let asker = try #require(people.first { $0.name.contains("Investigator") && $0.unit == UnitID("A") })
        let (id, asked) = (String(source.suffix(36)), Instant.now.advanced(byMinutes: -5))
        let approval = try await AskApproval(store: store)(
            .unmasking, of: id, (.source, id), by: asker.party, because: "A court asks who saw it", at: asked)
        let approve = "/admin/approvals/\(approval)/approve"
        #expect(try await client.submit(approve).status == 404)
        let custodian = try await Self.stranger().entered(as: "custodian", second: true)
        #expect(try await custodian.submit(approve).status == 303)
    }

    @Test("Without the vault nothing of people is shown or taken, and the page says who can help")
    func locked() async throws {
        // Consents are asked of a server whose vault nobody unlocked.
        let client = try await LockedServer.client()
        let answer = try await client.get("/admin/consents")
        #expect(answer.status == 503 && answer.body.contains("passphrase-file"))
    }
}
