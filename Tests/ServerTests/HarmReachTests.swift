import Access
import Collection
import Database
import Foundation
import Protection
import Store
import Testing
import Workflows

/// What a form of an incident names besides the incident must lie within reach too. The second analyst sees area A without
/// any mark and area B with that of sexual violence, and nothing that nobody has placed.
@Suite("Harm: nothing beyond one’s areas and marks, by whatever way it is asked for")
struct HarmReachTests {
    private struct Missing: Error {}

    /// The two analysts, the store, and the incident at A.
    private struct Scene {
        let store: Store
        let everywhere: Client
        let here: Client
        let first: String
        var path: String { "/harm/" + first }

        init() async throws {
            let (store, client, first) = try await CountedServer.changing()
            self.store = store
            everywhere = try await client.entered(as: "analyst")
            here = try await client.entered(as: "analyst", second: true)
            self.first = first
        }

        /// A live report; lying in an area where it was read to.
        func report(in area: AreaRef? = nil, harms: [ReportReading.HarmTold] = []) async throws -> String {
            let id = store.ids.next().description
            guard let key = Report.ID("key " + id) else { throw Missing() }
            let report = StoredReport(
                id: id, key: key, channel: .sms, purpose: .live, format: .text, form: nil,
                receivedAt: .now, saidAt: nil, digest: AnswersDigest(of: Array(id.utf8)), body: [1], replaces: nil,
                owner: nil, source: nil, areas: [], clearHeader: nil, quarantine: nil)
            let reading = StoredReading(
                report: id, version: 1, readAt: .now, readBy: "someone", kind: .incident, category: .attack,
                isUrgent: false, area: area, coordinate: nil, placePrecision: nil, day: nil, dayPrecision: nil,
                harms: harms, peopleAtRisk: nil, isOngoing: nil, isHearsay: false, sourceType: nil, consent: nil,
                mayCallBack: nil, rating: .unjudged, words: [], narrative: nil)
            try await store.facts.write { transaction in
                try report.insert(in: transaction)
                if area != nil { try reading.insert(in: transaction) }
            }
            return id
        }

        /// An incident that some area is put down for, but that nobody has placed.
        func unplaced() async throws -> TrackedIncident {
            guard let day = Day("2023-05-05") else { throw Missing() }
            return try await TrackIncident(store: store).open(
                TrackedIncident.Details(
                    start: day, end: day, datePrecision: .day, area: CountedServer.areas[0], placePrecision: .country,
                    place: "somewhere", category: .looting),
                from: [TrackIncident.Taken(report: try await report(), sourceType: .media, harms: [])],
                by: AccountID("aline"), at: .now)
        }

        func incident(_ id: String) async throws -> TrackedIncident {
            guard let found = try await store.facts.read({ try TrackedIncident.with(id: id, in: $0) }) else {
                throw Missing()
            }
            return found
        }

        func claims(of incident: String) async throws -> [StoredClaim] {
            try await store.facts.read { try StoredClaim.of([incident], in: $0) }
        }
    }

    private static let told = [
        "version": "1", "source": "community", "rating": "B2", "access": "unknown", "killed": "3-5",
        "start": "2023-05-04", "date_precision": "1", "place_precision": "2", "violence": "3", "cause": "unknown",
        "area": "test:A",
    ]

    @Test("An incident beyond reach cannot be merged into, by whoever knows its reference")
    func merging() async throws {
        let scene = try await Scene()
        let other = try await scene.unplaced()
        let form = ["do": "merge", "version": "1", "into": other.reference, "reason": "x"]
        for reference in [other.reference, "I-1900-0001"] {
            let answer = try await scene.here.submit(scene.path, form.merging(["into": reference]) { $1 })
            #expect(answer.status == 422 && answer.body.contains("Aucun incident ne s"))
        }
        #expect(try await scene.incident(scene.first).mergedInto == nil)
    }

    @Test("Nobody puts an incident beyond their own areas, nor takes it from its place there; within them they may")
    func places() async throws {
        let scene = try await Scene()
        let report = try await scene.report(in: CountedServer.areas[0])
        let opened = try await scene.here.submit("/harm", Self.told.merging(["report": report]) { $1 })
        let path = try #require(opened.headers["location"])
        let id = String(path.dropFirst("/harm/".count))
        let edit = Self.told.merging(["do": "edit", "reason": "found out"]) { $1 }
        let unplaced = ["place_precision": String(PlacePrecision.country.rawValue), "area": ""]
        for change in [["area": "test:C"], ["area": ""], unplaced] {
            let answer = try await scene.here.submit(path + "?lang=en", edit.merging(change) { $1 })
            #expect(answer.status == 422 && answer.body.contains("not in the areas entrusted to you"), "\(change)")
        }
        #expect(try await scene.incident(id).version == 1)
        #expect(try await scene.here.submit(path, edit.merging(["area": "test:B"]) { $1 }).status == 303)
        let onward = edit.merging(["area": "test:C", "version": "2"]) { $1 }
        #expect(try await scene.here.submit(path, onward).status == 422)
        #expect(try await scene.everywhere.submit(path, onward).status == 303)
        #expect(try await scene.incident(id).details.area == AreaRef(scheme: "test", code: "C"))
    }

    @Test("A report that one could not open is laid under no incident: it is as though there were none")
    func reports() async throws {
        let scene = try await Scene()
        let (far, near) = (try await scene.report(), try await scene.report(in: CountedServer.areas[0]))
        let form = Self.told.merging(["do": "take"]) { $1 }
        let refused = try await scene.here.submit(scene.path, form.merging(["report": far]) { $1 })
        let absent = try await scene.here.submit(scene.path, form.merging(["report": "none"]) { $1 })
        #expect(refused.status == 422 && absent.status == 422)
        let reference = try await scene.incident(scene.first).reference
        for more in [[:], ["into": reference]] {
            func answer(_ report: String) async throws -> Client.Answer {
                try await scene.here.submit(
                    "/harm", Self.told.merging(more) { $1 }.merging(["report": report]) { $1 })
            }
            let (hidden, none) = (try await answer(far), try await answer("none"))
            #expect(hidden.status == none.status && hidden.status >= 400)
        }
        #expect(try await scene.store.facts.read { try StoredClaim.incidents(of: far, in: $0) }.isEmpty)
        #expect(try await scene.here.submit("/harm", Self.told.merging(["report": near]) { $1 }).status == 303)
    }

    @Test("A case, and a person of one, beyond reach are not tied to an incident; within it they are")
    func cases() async throws {
        let scene = try await Scene()
        let store = scene.store
        let caseFile = StoredCase(
            id: store.ids.next(), title: "far", bounds: Bounds(), openedBy: nil, openedAt: .now)
        let person = StoredSubject(store.ids.next(), .victim, of: caseFile, by: nil, at: .now)
        try await store.facts.write { transaction in
            try caseFile.insert(in: transaction)
            try person.insert(in: transaction)
        }
        let tie = ["do": "tie", "version": "1", "reference": caseFile.reference.text]
        let record = [
            "do": "person", "version": "1", "subject": person.reference.text, "kind": "injured", "sex": "unknown",
            "age": "unknown", "status": "unknown", "cause": "unknown",
        ]
        for form in [tie, record] { #expect(try await scene.here.submit(scene.path, form).status == 422) }
        for form in [tie, record] { #expect(try await scene.everywhere.submit(scene.path, form).status == 303) }
        // What befell someone is according to an account of this incident, or to none.
        let elsewhere = record.merging(["subject": "", "report": try await scene.report()]) { $1 }
        #expect(try await scene.everywhere.submit(scene.path, elsewhere).status == 400)
    }

    @Test("What nobody has placed is compared and judged by no one of the area it may be in")
    func duplicates() async throws {
        let scene = try await Scene()
        let (one, other) = (try await scene.unplaced(), try await scene.unplaced())
        let pair = [scene.first, one.id].sorted().joined(separator: "_")
        let said = ["kind": "incident", "verdict": "different"]
        #expect(try await scene.here.submit("/duplicates/" + pair, said).status == 404)
        #expect(try await scene.here.get("/duplicates?kind=incident&pair=" + pair).status == 404)
        #expect(try await !scene.here.get(scene.path).body.contains(one.reference))
        // Nor is a decision about such a pair taken back by way of a pair within reach.
        let far = [one.id, other.id].sorted().joined(separator: "_")
        #expect(try await scene.everywhere.submit("/duplicates/" + far, said).status == 303)
        func standing() async throws -> StoredJudgement? {
            try await scene.store.facts.read { try StoredJudgement.standing(.incident, one.id, other.id, in: $0) }
        }
        let judgement = try #require(try await standing())
        let second = try #require(
            try await scene.store.facts.read { try TrackedIncident.with(reference: "I-2023-0002", in: $0) })
        let near = [scene.first, second.id].sorted().joined(separator: "_")
        let undo = ["kind": "incident", "undo": judgement.id]
        #expect(try await scene.here.submit("/duplicates/" + near, undo).status == 404)
        #expect(try await standing() == judgement)
        #expect(try await scene.everywhere.submit("/duplicates/" + far, undo).status == 303)
        #expect(try await standing() == nil)
    }

    @Test("An incident found to lie elsewhere is no longer shown as it was known, on its page or in the list")
    func known() async throws {
        let scene = try await Scene()
        let found = try await scene.store.facts.read { try TrackedIncident.with(reference: "I-2023-0003", in: $0) }
        let id = try #require(found).id
        let (page, list) = ("/harm/\(id)?known=2023-09-15", "/harm?known=2023-09-15")
        #expect(try await scene.here.get(page).status == 200)
        #expect(try await scene.here.get(list).body.contains("I-2023-0003"))
        var details = try await scene.incident(id).details
        details.placePrecision = .country
        try await TrackIncident(store: scene.store).revise(
            id, version: try await scene.incident(id).version, to: details, reason: "nobody knows", by: AccountID("a"),
            at: .now)
        #expect(try await scene.here.get(page).status == 404)
        #expect(try await !scene.here.get(list).body.contains("I-2023-0003"))
        #expect(try await scene.everywhere.get(page).status == 200)
    }

    @Test("Without the mark no page, list, search or file says whether there was sexual violence; the count is kept")
    func marked() async throws {
        let scene = try await Scene()
        let page = try await scene.here.get(scene.path + "?lang=en").body
        let line = "hidden<br><small>count and referral only"
        #expect(page.contains(line) && !page.contains("name=\"sexual_violence\""))
        // The same line stands where there was none.
        let report = try await scene.report(in: CountedServer.areas[0])
        let opened = try await scene.here.submit("/harm", Self.told.merging(["report": report]) { $1 })
        let without = try #require(opened.headers["location"])
        #expect(try await scene.here.get(without + "?lang=en").body.contains(line))
        #expect(try await !scene.everywhere.get(scene.path + "?lang=en").body.contains(line))
        let search = try await scene.everywhere.get("/harm?words=violences+sexuelles&lang=en").body
        #expect(!search.contains("I-2023-0001"))
        let file = try await scene.here.get("/harm/export.csv").body
        let lines = file.components(separatedBy: "\r\n")
        func cells(_ reference: String) throws -> [String] {
            let line = lines.first { $0.contains(reference + ",") }
            return try #require(line).components(separatedBy: ",")
        }
        let heads = try #require(lines.first { $0.hasPrefix("reference,") }).components(separatedBy: ",")
        let place = try #require(heads.firstIndex(of: "sexual_violence_civilian_min"))
        #expect(try cells("I-2023-0001")[place] == "hidden" && cells("I-2023-0002")[place] == "1")
        // A correction by someone who may not see it leaves it as it was.
        let claim = try #require(try await scene.claims(of: scene.first).first { $0.claim.sourceType == .medical })
        let revised = Self.told.merging([
            "do": "revise-claim", "claim": claim.claim.id, "claim_version": String(claim.version),
            "source": "medical", "sexual_violence": "9",
        ]) { $1 }
        #expect(try await scene.here.submit(scene.path, revised).status == 303)
        let now = try await scene.claims(of: scene.first).first { $0.claim.id == claim.claim.id }
        #expect(now?.version == claim.version + 1)
        #expect(now?.claim.count(.sexualViolence, .civilian) == CountRange(min: 2, max: 2))
    }

    @Test("What a report tells of sexual violence goes into the incident, though whoever opens it may not see it")
    func taken() async throws {
        let scene = try await Scene()
        let report = try await scene.report(
            in: CountedServer.areas[0],
            harms: [.init(kind: .sexualViolence, count: CountRange(exactly: 4), status: .civilian)])
        #expect(try await !scene.here.get("/reports/" + report).body.contains("name=\"sexual_violence\""))
        let opened = try await scene.here.submit("/harm", Self.told.merging(["report": report]) { $1 })
        let path = try #require(opened.headers["location"])
        let claim = try await scene.claims(of: String(path.dropFirst(6))).first?.claim
        #expect(claim?.count(.sexualViolence, .civilian) == CountRange(min: 4, max: 4))
        #expect(claim?.count(.killed, .civilian) == CountRange(min: 3, max: 5))
    }
}
