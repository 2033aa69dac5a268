import Access
import Database
import Foundation
import Protection
import Server
import Store
import TestSupport
import Testing
import Vault
import VaultTestSupport
import Workflows

@Suite("An account is read over on the page of its report")
struct ReadingOverTests {
    private static let said = "hier kpatcha, pierre et كباكو tués au marché"

    @Test("The page tells how many words are kept back and why, and shows them again by one button, or one by one")
    func page() async throws {
        let folder = try TemporaryFolder()
        let store = try await Demonstration.people(in: folder)
        let (sealed, wraps) = try Store.vaultDatabases(of: store.location, create: true)
        let vault = try await Vault.cheap(in: VaultStores(vault: sealed, wraps: wraps), at: .now)
        let client = try await Demonstration.serve(store, options: .init(vault: vault)).entered(as: "analyst")
        let intake = Intake(store: store, vault: vault)
        let incoming = IncomingReport(
            answers: ReportAnswers([
                .init("incident_type", "attack"), .init("place", "chez kpatcha"), .init("narrative", Self.said),
            ]),
            key: try #require(Report.ID("uuid:read")), channel: .api, form: Report.Form(id: "incident_report"),
            isTrusted: true)
        let id = try await intake.receive(incoming, at: .now).id
        // Whoever comes first reads it, the server or we; either way it is read afterwards.
        _ = try await intake.readAll(at: .now)

        let address = "/reports/\(id)?lang=en"
        let page = try await client.get(address).body
        let account = "hier [word 1], [word 2] et [word 4] tués au marché"
        #expect(page.contains(">\(account)<"))
        for words in [
            "Read over by nobody", "Words kept back: 3", "on a list of names: 1", "in no dictionary here: 1",
            "in other letters: 1", "value=\"1\"> kpatcha<", "value=\"2\"> pierre<", "value=\"4\"> كباكو<",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        // A place that names someone is not filled in for the incident.
        #expect(!page.contains("value=\"chez kpatcha\""))

        let versions = "/reports/\(id)/versions"
        let some = try await client.submit(versions, ["version": "1", "show": "some", "word": "2"])
        #expect(some.status == 303)
        let partly = try await client.get(address).body
        #expect(
            partly.contains("hier [word 1], pierre et [word 4] tués au marché")
                && partly.contains("Read over by nobody"))
        #expect(try await client.submit(versions, ["version": "1", "show": "all"]).status == 409)
        #expect(try await client.submit(versions, ["version": "2", "show": "none"]).status == 400)
        #expect(try await client.submit(versions, ["version": "2", "show": "all"]).status == 303)
        let read = try await client.get(address).body
        #expect(
            read.contains(">\(Self.said)<") && read.contains("Read over by a person") && !read.contains("kept back"))
    }
}
