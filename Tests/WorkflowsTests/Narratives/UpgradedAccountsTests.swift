import Access
import Database
import Foundation
import Messaging
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Accounts that nobody had read over before an upgrade are put through the stricter sieve, once")
struct UpgradedAccountsTests {
    private static let said = "hier kpatcha wa koulou tuer kabako"
    /// What the sieve of an earlier release let stand.
    private static let loose = "hier kpatcha wa koulou tuer kabako"

    /// Reports, as a store at step 18 held them: the first unread, in its second reading; the second read over by a person; the
    /// third made up for the demonstration. Each lies under an incident, whose words are searched.
    private func older(_ scene: IntakeScene) async throws -> [String] {
        var reports: [String] = []
        for key in ["one", "two"] {
            let incoming = IncomingReport(
                answers: ReportAnswers([.init("incident_type", "attack"), .init("narrative", Self.said)]),
                key: try #require(Report.ID("uuid:" + key)), channel: .api, form: Report.Form(id: "incident_report"),
                isTrusted: true)
            reports.append(try await scene.intake.receive(incoming, at: IntakeScene.noon).id)
        }
        try await scene.intake.readAll(at: IntakeScene.noon)
        reports.append(scene.store.ids.next().description)
        try await scene.store.facts.write { [reports] transaction in
            try StoredReport(
                id: reports[2], key: try #require(Report.ID("made-up")), channel: .sms, purpose: .live, format: .text,
                form: nil, receivedAt: IntakeScene.noon, saidAt: nil,
                digest: try #require(AnswersDigest([UInt8](repeating: 0, count: 32))), body: [], replaces: nil,
                owner: nil,
                source: nil, areas: [], clearHeader: nil, quarantine: nil
            ).insert(in: transaction)
            _ = try StoredReport.settle(reports[2], in: transaction)
            try StoredReading(
                report: reports[2], version: 1, readAt: IntakeScene.noon, readBy: nil, kind: .incident,
                category: .attack,
                isUrgent: false, area: nil, coordinate: nil, placePrecision: nil, day: nil, dayPrecision: nil,
                harms: [],
                peopleAtRisk: nil, isOngoing: nil, isHearsay: false, sourceType: nil, consent: nil, mayCallBack: nil,
                rating: .unjudged, words: [], narrative: "exemple inventé"
            ).insert(in: transaction)
            let again = try #require(try StoredReading.current(of: reports[0], in: transaction)).renumbered(2)
            try again.insert(in: transaction)
            try transaction.execute(
                "UPDATE report_reading SET narrative = \(Self.loose) WHERE report <> \(reports[2])")
            try transaction.execute("UPDATE report_reading SET read_by = 'aline' WHERE report = \(reports[1])")
        }
        let day = IntakeScene.noon.day
        for report in reports {
            _ = try await TrackIncident(store: scene.store).open(
                TrackedIncident.Details(
                    start: day, end: day, datePrecision: .day, area: nil, placePrecision: .country, place: "Kouna"),
                from: [TrackIncident.Taken(report: report, sourceType: .community, harms: [])], by: AccountID("aline"),
                at: IntakeScene.noon)
        }
        try await scene.store.facts.write { transaction in
            try transaction.execute("ALTER TABLE report_reading DROP COLUMN read_over_by")
            try transaction.execute("DROP TABLE report_unsieved")
            // The steps after it.
            try transaction.execute("ALTER TABLE expected_reporter DROP COLUMN ended_at")
            for table in ["alert_place", "person_join", "person_half_named"] as [SQL] {
                try transaction.execute("DROP TABLE \(table)")
            }
            try transaction.execute("DELETE FROM schema_migration WHERE number >= 19")
        }
        return reports
    }

    @Test(
        "None stands in the clear from the upgrade on; with the vault open each is sieved anew",
        arguments: Engine.allCases)
    func upgraded(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let reports = try await older(scene)
        func narrative(_ number: Int) async throws -> String? {
            try await scene.store.facts.read { try StoredReading.current(of: reports[number], in: $0)?.narrative }
        }
        func rows(_ table: SQL) async throws -> Int {
            try await scene.store.facts.read { try $0.first("SELECT count(*) FROM \(table)")?.int(at: 0) ?? 0 }
        }
        let before = try await rows("harm_stem WHERE stem = 'kpatcha'")
        #expect(before == 2)
        #expect(
            try await Store.migrate(scene.store.location, now: IntakeScene.noon) == [
                "unread accounts", "known on", "person joins",
            ])

        let held = [try await narrative(0), try await narrative(1), try await narrative(2)]
        #expect(held == [nil, Self.loose, "exemple inventé"])
        #expect(try await rows("report_reading WHERE narrative LIKE '%kabako%'") == 1)
        #expect(try await rows("harm_stem") == 0)
        try await SummariseIncident.settle(scene.store)
        #expect(try await rows("harm_stem WHERE stem = 'kpatcha'") == 1)

        // Left off and taken up again by another server, each once.
        let other = try await scene.otherServer()
        #expect(try await scene.intake.sieveWaiting(at: IntakeScene.noon) == 1)
        #expect(try await other.sieveWaiting(at: IntakeScene.noon) == 0)
        let entries = try await rows("log_entry")
        #expect(try await scene.intake.sieveWaiting(at: IntakeScene.noon) == 0)
        #expect(try await rows("log_entry") == entries)
        #expect(try await narrative(0) == "hier [words 1-3] tuer [word 5]")
        #expect(try await rows("harm_stem WHERE stem = 'kpatcha'") == 1)
        let readOver = try await scene.store.facts.read { transaction in
            try reports.map { try StoredReading.current(of: $0, in: transaction)?.readOverBy }
        }
        #expect(readOver == [nil, "aline", nil])
        let status = try await Store.migrate(scene.store.location, now: IntakeScene.noon)
        #expect(status.isEmpty)
    }

    @Test(
        "A reading that somebody corrected while its account was sieved waits on, and is sieved then",
        arguments: Engine.allCases)
    func meanwhile(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let reports = try await older(scene)
        _ = try await Store.migrate(scene.store.location, now: IntakeScene.noon)
        try await scene.store.facts.write { transaction in
            let seen = try #require(try StoredReading.current(of: reports[0], in: transaction))
            let area = AreaRef(scheme: "s", code: "k")
            try seen.placed(in: area, .admin2, version: seen.version + 1, by: "aline", at: IntakeScene.noon)
                .insert(in: transaction)
            #expect(try !seen.sieved(as: "hier", in: transaction))
        }
        #expect(try await scene.intake.sieveWaiting(at: IntakeScene.noon) == 1)
        #expect(try await scene.intake.sieveWaiting(at: IntakeScene.noon) == 0)
        let held = try await scene.store.facts.read { try StoredReading.current(of: reports[0], in: $0) }
        #expect(held?.narrative == "hier [words 1-3] tuer [word 5]" && held?.area?.code == "k")
    }

    @Test("What an upgrade takes away is not in SQLite's files either")
    func files() async throws {
        let scene = try await IntakeScene(.sqlite)
        let reports = try await older(scene)
        try await scene.store.facts.write { [reports] transaction in
            try transaction.execute("UPDATE report_reading SET read_by = NULL WHERE report = \(reports[1])")
        }
        try await scene.store.close()
        func holds(_ text: String) throws -> Bool {
            let folder = scene.folder.path + "/store"
            return try FileManager.default.contentsOfDirectory(atPath: folder).contains { name in
                // A folder is no file of the store.
                (try? Data(contentsOf: URL(filePath: folder + "/" + name)))?.range(of: Data(text.utf8)) != nil
            }
        }
        #expect(try holds("kpatcha"))
        _ = try await Store.migrate(scene.store.location, now: IntakeScene.noon)
        #expect(try !holds("kpatcha"))
    }
}
