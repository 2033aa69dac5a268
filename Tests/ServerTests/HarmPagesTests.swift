import Access
import Database
import Foundation
import Protection
import Store
import Testing

@Suite("The pages of harm", .timeLimit(.minutes(10)))
struct HarmPagesTests {
    private static let told = [
        "start": "2023-05-04", "date_precision": "1", "place_precision": "2", "violence": "3", "cause": "unknown",
        "category": "attack", "source": "community", "rating": "B2", "access": "unknown", "killed": "3-5",
        "area": "COD-AB 2017:ML0704",
    ]

    /// A report that a program sent, by the identity of its page.
    private func report() async throws -> String {
        let running = try await Demonstration.changing()
        let program = try await running.program([.reportAppend])
        let key = UUID().uuidString
        let sent = try await program.client.send(
            "POST", "/api/v1/reports",
            ["Authorization": "Bearer \(program.token)", "Content-Type": "application/json"],
            body: #"{"id":"\#(key)","text":"rien de particulier \#(key)"}"#)
        try #require(sent.status == 201)
        let status = try await program.client.get(
            try #require(sent.headers["location"]), ["Authorization": "Bearer \(program.token)"])
        try #require(status.status == 200)
        let report = try #require(Report.ID(key))
        let id = try #require(try await running.store.facts.read { try StoredReport.with(key: report, in: $0)?.id })
        // It stands in the list once it was read, which happens after it was taken.
        while try await running.store.facts.read({ try StoredReport.isPending(id, in: $0) }) {
            try await Task.sleep(for: .milliseconds(50))
        }
        let analyst = try await running.client.entered(as: "analyst")
        #expect(try await analyst.get("/reports").body.contains("href=\"/reports/\(id)\""))
        return id
    }

    /// The address of an incident an analyst opened.
    private func incident(_ client: Client, _ more: [String: String] = [:]) async throws -> String {
        let form = Self.told.merging(["report": try await report()]) { $1 }.merging(more) { $1 }
        let answer = try await client.submit("/harm", form)
        try #require(answer.status == 303, "\(answer.body.prefix(2_000))")
        return try #require(answer.headers["location"])
    }

    @Test("What is in view on the map narrows list, map and export alike; a part that does not read is refused")
    func part() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let whole = try await analyst.get("/harm?lang=en").body
        #expect(whole.contains("data-field=\"extent\"") && !whole.contains("class=\"chosen\""))
        let part = try await analyst.get("/harm?extent=13.5,-5,15,-3&lang=en").body
        #expect(part.contains("<h1>9\u{A0}incidents: at least\u{A0}677 civilians recorded killed</h1>"))
        #expect(part.components(separatedBy: "<th scope=\"row\"><a href=\"/harm/").count == 10)
        #expect(part.contains("<rect class=\"chosen\"") && part.contains("href=\"/harm\">Remove the frame</a>"))
        #expect(part.contains("/harm/export.csv?extent=13.5%2C-5%2C15%2C-3"))
        #expect(try await analyst.get("/harm?extent=13,5").status == 400)
    }

    @Test(
        "A choice that does not read is refused in words, on the list, its files and among searches kept",
        arguments: ["category=x", "state=x", "grade=99", "area=x", "cause=x", "contested=2", "after=x", "extent=1,2,3"])
    func malformed(query: String) async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let answer = try await analyst.get("/harm?\(query)&lang=en")
        #expect(answer.status == 400 && !answer.body.contains("civilians recorded killed"))
        #expect(try await analyst.get("/harm?\(query)", ["Accept-Language": "en"]).status == 400)
        if !query.hasPrefix("after") {
            #expect(try await analyst.get("/harm/export.json?\(query)").status == 400)
            let kept = try await analyst.submit("/harm/views", ["do": "save", "name": "x", "query": query])
            #expect(kept.status == 400)
        }
    }

    @Test("Causes are a choice beside the list, and lead to those incidents alone")
    func causes() async throws {
        let analyst = try await Demonstration.stranger().entered(as: "analyst")
        let whole = try await analyst.get("/harm?lang=en").body
        #expect(whole.contains("href=\"/harm?cause="))
        let part = try await analyst.get("/harm?cause=unknown&lang=en").body
        #expect(part.contains("/harm/export.csv?cause=unknown"))
    }

    @Test("A search is kept as the list understands it, fifty at most, and the fifty-first is refused in words")
    func kept() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst", second: true)
        func save(_ number: Int) async throws -> Client.Answer {
            try await analyst.submit(
                "/harm/views", ["do": "save", "name": "search \(number)", "query": "words=puits&nothing=1"])
        }
        for number in 1...50 { #expect(try await save(number).headers["location"] == "/harm?words=puits", "\(number)") }
        let refused = try await save(51)
        #expect(refused.status == 400 && refused.body.contains("50"))
    }

    @Test("An incident made from a report stands in the list, with a link back to the report")
    func opened() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst, ["place": "Kouna <b>"])
        let page = try await analyst.get(path)
        #expect(page.status == 200 && page.body.contains("de 3 à 5\u{A0}civils tués recensés"))
        #expect(page.body.contains("Kouna &lt;b&gt;") && page.body.contains("href=\"/reports/"))
        #expect(try await analyst.get("/harm").body.contains("href=\"\(path)\""))
        let english = try await analyst.get(path + "?lang=en").body
        #expect(english.contains("between 3 and 5 civilians recorded killed") && english.contains("Missing for"))
    }

    @Test("A planner reads an incident without words and changes nothing; others have no such page")
    func shown() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst)
        let planner = try await Demonstration.changing().client.entered(as: "planner")
        let page = try await planner.get(path)
        #expect(page.status == 200 && !page.body.contains("method=\"post\""))
        for (target, form) in [
            (path, ["do": "assign", "version": "1"]),
            (path + "/decisions", ["to": "proposed:duplicate", "reason": "x"]),
            (path + "/reviews", ["finding": "agrees", "version": "1"]),
            ("/harm", Self.told.merging(["report": "x"]) { $1 }),
        ] {
            #expect(try await planner.submit(target, form).status == 404, "\(target)")
        }
        for role in ["operator", "custodian", "auditor", "monitor", "liaison"] {
            let client = try await Demonstration.changing().client.entered(as: role)
            let absent = try await client.get("/nothing").body
            for target in ["/harm", path, "/harm/export.csv", "/harm/export.json"] {
                let answer = try await client.get(target)
                #expect(answer.status == 404 && answer.body == absent, "\(role) \(target)")
            }
        }
    }

    @Test("Whoever took it in decides nothing about it and reviews nothing of it")
    func twoOthers() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst)
        #expect(try await analyst.submit(path + "/reviews", ["finding": "agrees", "version": "1"]).status == 404)
        #expect(
            try await analyst.submit(path + "/decisions", ["to": "proposed:not_harm", "reason": "x"]).status == 404)
        // Nor does the way of an analyst's own steps lead there.
        let forced = ["do": "move", "version": "1", "to": "decided:not_harm", "reason": "x"]
        #expect(try await analyst.submit(path, forced).status == 400)
        let verifier = try await Demonstration.changing().client.entered(as: "verifier")
        let sent = try await verifier.submit(path + "/decisions", ["to": "proposed:not_harm", "reason": "a wedding"])
        #expect(sent.status == 303)
        let page = try await verifier.get(path).body
        #expect(page.contains("À confirmer par une autre personne"))
    }

    @Test("What a form gets wrong is refused in words, and the incident stays as it was")
    func wrong() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst)
        let version = ["version": "1"]
        for (form, status) in [
            (["do": "fly"], 400), (["do": "grade", "grade": "9"], 400),
            (["do": "grade", "grade": "3", "reason": "x"], 422),
            (["do": "merge", "into": "I-1900-0001", "reason": "x"], 422),
            (["do": "merge", "into": "I-1900-0001"], 422),
            (["do": "take", "report": "none"].merging(Self.told) { $1 }, 422),
            (["do": "take", "report": "none"].merging(Self.told.merging(["killed": "many?"]) { $1 }) { $1 }, 422),
            (["do": "edit", "reason": "x"].merging(Self.told.merging(["start": "2023-99-99"]) { $1 }) { $1 }, 422),
            (["do": "edit"].merging(Self.told) { $1 }, 422), (["do": "unmerge", "reason": "x"], 409),
            (["do": "tie", "reference": "E-00000000"], 422), (["do": "person", "kind": "killed"], 400),
            (
                [
                    "do": "person", "kind": "sexual_violence", "sex": "unknown", "age": "unknown", "status": "unknown",
                    "cause": "unknown",
                ], 422
            ),
            (["do": "judge", "first": "a", "second": "b", "same": "yes", "reason": "x"], 400),
        ] {
            let answer = try await analyst.submit(path, form.merging(version) { own, _ in own })
            #expect(answer.status == status, "\(form["do"] ?? ""): \(answer.status)")
        }
        // Of two who edit one version the second is told.
        let edited = Self.told.merging(["do": "edit", "version": "1", "reason": "x", "place": "A"]) { $1 }
        #expect(try await analyst.submit(path, edited).status == 303)
        #expect(try await analyst.submit(path, edited).status == 409)
        #expect(try await analyst.get(path + "?known=2000-01-01").status == 404)
        #expect(try await analyst.get(path + "?known=soon").status == 400)
        #expect(try await analyst.get("/harm/none").status == 404)
    }

    @Test("A number nobody gives stays unknown through the form, and what is left as shown stays as it was told")
    func unknownNumber() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst, ["injured": "?", "missing": "0+", "abducted": "une dizaine"])
        func shown() async throws -> String {
            let page = try await analyst.get(path + "?lang=en").body
            #expect(!page.contains("at least\u{A0}0"))
            for (name, value) in [("injured", "?"), ("missing", "?"), ("abducted", "7-15")] {
                let field = page.components(separatedBy: "name=\"\(name)\"").dropFirst()
                    .map { $0.prefix { $0 != ">" } }
                #expect(field.contains { $0.contains("value=\"\(value)\"") }, "\(name)")
            }
            return page
        }
        let page = try await shown()
        let claim = page.components(separatedBy: "name=\"claim\" value=\"")[1].prefix { $0 != "\"" }
        let revised = Self.told.merging([
            "do": "revise-claim", "version": "1", "claim": String(claim), "claim_version": "1", "injured": "?",
            "missing": "?", "abducted": "7-15",
        ]) { $1 }
        #expect(try await analyst.submit(path, revised).status == 303)
        _ = try await shown()
    }

    @Test("A form of 33 fields with one mistake comes back as it was filled, and says at the field what is wrong")
    func returned() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let report = try await report()
        // As a browser sends it: everything the form asks for, most of it empty.
        let parts = try await analyst.get("/reports/" + report).body.components(separatedBy: "action=\"/harm\"")
        let drawn = try #require(parts.dropFirst().first?.components(separatedBy: "</form>").first)
        let names = drawn.components(separatedBy: " name=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        #expect(names.contains("actor1") && names.count > 25)
        let empty = Dictionary(names.map { ($0, $0.hasPrefix("role") ? "perpetrator" : "") }) { first, _ in first }
        let whole = empty.filter { $0.key != "token" }
            .merging(Self.told.merging(["report": report, "place": "Puits nord"]) { $1 }) { $1 }
        for (field, value) in [
            ("killed", "2 ou 3"), ("area", "Bourem"), ("start", ""), ("date_precision", ""), ("violence", ""),
            ("place_precision", "6"),
        ] {
            let answer = try await analyst.submit("/harm", whole.merging([field: value]) { $1 })
            #expect(answer.status == 422, "\(field)")
            #expect(answer.body.contains("id=\"wrong-\(field)\""), "\(field)")
            #expect(
                answer.body.contains("value=\"Puits nord\"") && answer.body.contains("<details class=\"fold\" open>"))
            #expect(answer.body.contains("<nav "))
        }
    }

    @Test("Nothing is chosen for whoever opens an incident: not how well the day is known, nor the form of violence")
    func unchosen() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let page = try await analyst.get("/reports/" + (try await report())).body
        for name in ["date_precision", "place_precision", "violence"] {
            let select = page.components(separatedBy: "name=\"\(name)\"").dropFirst().first
            let options = try #require(select?.components(separatedBy: "</select>").first)
            #expect(options.contains("required><option value=\"\">à choisir</option>"), "\(name)")
            #expect(!options.contains(" selected"), "\(name)")
        }
        #expect(page.contains("<option value=\"0\">inconnue</option>"))
    }

    @Test("Verified on one account nobody judged: the verifier is told what is wanting, and says that they go on")
    func wanting() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst, ["source": "unknown", "rating": "F6"])
        for (version, step) in ["triaged", "initial_assessment", "under_inquiry"].enumerated() {
            let form = ["do": "move", "version": "\(version + 1)", "to": step, "reason": "suite"]
            #expect(try await analyst.submit(path, form).status == 303, "\(step)")
        }
        let verifier = try await Demonstration.changing().client.entered(as: "verifier")
        let page = try await verifier.get(path).body
        #expect(
            page.replacing("\u{A0}", with: " ").contains(
                "échelle non évaluée ; les récits portent 1 par la règle, il faudrait 4 ; un seul récit, F6"))
        let claim = try #require(
            page.components(separatedBy: "name=\"evidence\" value=\"").dropFirst().first?.prefix { $0 != "\"" })
        let decision = ["to": "proposed:verified", "evidence": String(claim), "reason": "Vu sur place."]
        let refused = try await verifier.submit(path + "/decisions", decision)
        #expect(refused.status == 422 && refused.body.contains("id=\"wrong-despite\""))
        #expect(refused.body.contains(">Vu sur place.</textarea>"))
        #expect(
            try await verifier.submit(path + "/decisions", decision.merging(["despite": "yes"]) { $1 }).status == 303)
        // The second may say no: the allegation goes back, with the reason.
        let second = try await Demonstration.changing().client.entered(as: "verifier", second: true)
        #expect(try await second.get(path).body.contains(">Ne pas confirmer</button>"))
        let no = ["to": "under_inquiry", "reason": "Un seul récit."]
        #expect(try await second.submit(path + "/decisions", no).status == 303)
        let after = try await second.get(path).body
        #expect(after.contains("Un seul récit.") && after.contains("Enquête en cours"))
        #expect(try await second.submit(path + "/decisions", no).status == 400)
    }

    @Test("The file puts an incident that nobody has placed into no area")
    func unplacedExport() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        _ = try await incident(
            analyst, ["place": "Quelque part Xq", "place_precision": "6", "area": "", "category": "displacement"])
        let file = try #require(Self.joined(try await analyst.get("/harm/export.csv?category=displacement").body))
        let line = try #require(file.components(separatedBy: "\r\n").first { $0.contains("Quelque part Xq") })
        #expect(line.contains(",6,unknown,displacement,") && !line.contains("ML0704"))
    }

    @Test("An export has the list's lines, says that it is internal, and carries no formula")
    func exported() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let path = try await incident(analyst, ["place": "=HYPERLINK(1)", "category": "looting", "actor0": "+cmd"])
        let page = try await analyst.get("/harm?category=looting").body
        let shown = page.components(separatedBy: "href=\"/harm/").filter { $0.hasPrefix("0") }.count
        let export = try await analyst.get("/harm/export.csv?category=looting")
        #expect(export.status == 200 && export.headers["content-type"] == "text/csv; charset=utf-8")
        let table = try #require(Self.joined(export.body))
        let lines = table.split(separator: "\r\n")
        #expect(lines.count == shown + 1 && page.contains("href=\"\(path)\""))
        #expect(table.contains(",'=HYPERLINK(1),") && table.contains(",'+cmd,"))
        #expect(lines.dropFirst().allSatisfy { $0.contains("INTERNAL") })
        let told = try #require(Self.joined(try await analyst.get("/harm/export.json?category=looting").body))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(told.utf8)) as? [String: Any])
        #expect(object["count"] as? Int == shown && (object["incidents"] as? [Any])?.count == shown)
    }

    /// The chunks of a body sent as it was made, put together (RFC 9112, 7.1); nil where they do not read.
    private static func joined(_ body: String) -> String? {
        var bytes = Array(body.utf8)[...]
        var joined: [UInt8] = []
        while let end = bytes.firstIndex(of: 0x0D) {
            guard let size = Int(String(decoding: bytes[..<end], as: UTF8.self), radix: 16) else { return nil }
            if size == 0 { return String(decoding: joined, as: UTF8.self) }
            guard bytes.count >= end - bytes.startIndex + 2 + size + 2 else { return nil }
            let start = end + 2
            joined += bytes[start..<start + size]
            bytes = bytes[(start + size + 2)...]
        }
        return nil
    }

    @Test("Words are looked for as they were typed, and stand in the addresses of the page as bytes")
    func words() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let page = try await analyst.get("/harm?words=march%C3%A9+%2B+puits&contested=1").body
        #expect(page.contains("value=\"marché + puits\""))
        #expect(page.contains("words=march%C3%A9%20%2B%20puits"))
        #expect(try await analyst.get("/harm?words=%ZZ").status == 400)
    }

    @Test("A search is saved for oneself alone, and removed again")
    func saved() async throws {
        let analyst = try await Demonstration.changing().client.entered(as: "analyst")
        let name = "search " + UUID().uuidString
        let saved = try await analyst.submit(
            "/harm/views", ["do": "save", "name": name, "query": "category=attack&grade=3"])
        #expect(saved.status == 303)
        let page = try await analyst.get("/harm").body
        #expect(page.contains(name) && page.contains("/harm?category=attack&amp;grade=3"))
        #expect(try await !Demonstration.changing().client.entered(as: "planner").get("/harm").body.contains(name))
        let parts = page.components(separatedBy: name)[1].components(separatedBy: "name=\"view\" value=\"")
        let id = String(parts[1].prefix { $0 != "\"" })
        let planner = try await Demonstration.changing().client.entered(as: "planner")
        #expect(try await planner.submit("/harm/views", ["do": "remove", "view": id]).status == 404)
        #expect(try await analyst.submit("/harm/views", ["do": "remove", "view": id]).status == 303)
        #expect(try await !analyst.get("/harm").body.contains(name))
    }
}
