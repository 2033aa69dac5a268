import Database
import Foundation
import Store
import Testing

@Suite("The alert pages")
struct AlertPagesTests {
    /// The first alert that an analyst's list leads to.
    private func alert(_ client: Client) async throws -> String {
        try #require(try await client.get("/alerts").links("/alerts/").first { $0.count == "/alerts/".count + 36 })
    }

    @Test("The demonstration's alerts say on their face that they are invented")
    func invented() async throws {
        let client = try await Demonstration.stranger().entered(as: "analyst")
        let page = try await client.get("/alerts")
        #expect(page.status == 200 && page.body.contains("Exemple inventé : hommes armés"))
        #expect(page.body.components(separatedBy: "<span class=\"pv as\">inventée</span>").count == 7)
        #expect(try await client.get("/alerts?lang=en").body.contains("made up"))
        // Never sealed, so no seal of theirs is broken.
        #expect(!page.body.contains("Sceau rompu"))
    }

    @Test("A planner sees the ledger without anyone's words, and moves nothing")
    func planner() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let path = try await alert(analyst)
        let client = try await Demonstration.client()
        let page = try await client.get(path)
        #expect(page.status == 200 && !page.body.contains("Exemple inventé"))
        #expect(!page.body.contains("action=\"\(path)/moves\""))
        #expect(try await client.submit(path + "/moves", ["move": "see", "after": "0"]).status == 404)
    }

    @Test(
        "To those without a part in it there is no ledger, no alert, no news and no clocks",
        arguments: ["operator", "custodian", "auditor", "monitor"])
    func hidden(role: String) async throws {
        let path = try await alert(try await Demonstration.stranger().entered(as: "analyst"))
        let client = try await Demonstration.stranger().entered(as: role)
        let absent = try await client.get("/nothing").body
        for target in [
            "/alerts", path, "/alerts/stream", "/alerts/feed", "/admin/clocks", "/voices/coverage", "/alerts/response",
        ] {
            let answer = try await client.get(target)
            #expect(answer.status == 404 && answer.body == absent, "\(target)")
        }
    }

    @Test("Response is told by day and night, region and actor, and says what is made up", arguments: ["fr", "en"])
    func response(language: String) async throws {
        let client = try await Demonstration.stranger().entered(as: "planner")
        let page = try await client.get("/alerts/response?lang=" + language)
        #expect(page.status == 200)
        let isFrench = language == "fr"
        for words in isFrench
            ? ["De jour", "De nuit", "inventées", "comité local (inventé)", "Gao"]
            : ["By day", "By night", "made up", "comité local (inventé)", "Gao"]
        {
            #expect(page.body.contains(words), "\(words)")
        }
        #expect(try await client.get("/alerts").body.contains("href=\"/alerts/response\""))
    }

    @Test("A region's coverage stands in a table and on the map once somebody is expected there")
    func coverageMap() async throws {
        let client = try await Demonstration.changing().client.entered(as: "analyst")
        #expect(try await client.get("/voices/coverage").body.contains("inconnue"))
        let form = ["source": "S-map", "area": "COD-AB 2017:ML0704", "from": "2023-06-05"]
        #expect(try await client.submit("/voices/coverage", form).status == 303)
        let page = try await client.get("/voices/coverage").body
        #expect(page.contains("id=\"regions\"") && page.contains("class=\"land\""))
        #expect(page.contains("Ménaka, 0 sur 1 entendus"))
        #expect(
            page.contains("Kidal, personne n’est attendu : inconnu")
                || page.contains("personne n’est attendu\u{A0}: inconnu"))
    }

    @Test("No list of an alert opens on its best answer, and nothing is said in anyone's place")
    func unchosen() async throws {
        let client = try await Demonstration.stranger().entered(as: "analyst")
        let page = try await client.get(try await alert(client)).body
        for name in ["outcome", "reason"] {
            let select = page.components(separatedBy: "name=\"\(name)\"").dropFirst().first
            let options = try #require(select?.components(separatedBy: "</select>").first)
            #expect(options.contains("<option value=\"\">à choisir</option>") && !options.contains(" selected"))
        }
        #expect(!page.contains("Votre message a été suivi"))
        // No way is set in the demonstration: the offices are named, and none is said to be told by the product.
        #expect(page.contains("value=\"FAMA\"> Forces armées maliennes</label>") && !page.contains("sera prévenu par"))
    }

    @Test("What comes next stands open; what may come later opens by its title")
    func nextStep() async throws {
        let client = try await Demonstration.stranger().entered(as: "analyst")
        let page = try await client.get(try await alert(client)).body
        let folds = page.components(separatedBy: "<details class=\"fold\"><summary><h3>").dropFirst()
            .map { $0.prefix { $0 != "<" } }
        #expect(folds == ["Ne pas agir", "Issue", "Retour à la personne qui a alerté"])
        #expect(page.contains("<h3>Agir</h3>"))
    }

    @Test("A decision to act that names nobody comes back as it was filled, with the message at the field")
    func returned() async throws {
        let client = try await Demonstration.stranger().entered(as: "analyst")
        let path = try await alert(client)
        let form = ["move": "act", "after": "0", "others": "", "at": ""]
        let nobody = try await client.submit(path + "/moves", form)
        #expect(nobody.status == 422 && nobody.body.contains("id=\"wrong-told\""))
        let early = form.merging(["others": "comité", "at": "2001-06-30 14:05"]) { $1 }
        let answer = try await client.submit(path + "/moves", early)
        #expect(answer.status == 422 && answer.body.contains("id=\"wrong-at\""))
        #expect(answer.body.contains("value=\"2001-06-30 14:05\"") && answer.body.contains("value=\"comité\""))
    }

    @Test("What a form leaves out or gets wrong is refused in words, and the alert stays as it was")
    func wrong() async throws {
        let server = try await Demonstration.changing()
        let client = try await server.client.entered(as: "analyst")
        let path = try await alert(client)
        let id = String(path.dropFirst("/alerts/".count))
        /// What people did: clocks that run out meanwhile write on the page too.
        func steps() async throws -> Int {
            try await server.store.facts.read { transaction in
                try StoredAlertEvent.all(of: id, in: transaction).count { $0.writtenBy != nil }
            }
        }
        let before = try await steps()
        for (form, status) in [
            (["move": "fly", "after": "0"], 400), (["move": "see"], 400), (["move": "act", "after": "0"], 422),
            (["move": "close", "after": "0", "outcome": "never"], 400),
            (["move": "see", "after": "9"], 409), (["move": "see", "after": "0", "at": "yesterday"], 422),
            (["move": "see", "after": "0", "at": "2999-01-01 00:00"], 422),
        ] {
            #expect(try await client.submit(path + "/moves", form).status == status, "\(form)")
        }
        #expect(try await client.submit("/alerts/none/moves", ["move": "see", "after": "0"]).status == 404)
        #expect(try await steps() == before)
    }
}
