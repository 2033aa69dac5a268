import Access
import Database
import Messaging
import PlaceNames
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("The account as received stays sealed; the facts hold it without names")
struct NarrativeTests {
    private let account = Access.AccountID("aline")
    private static let said = "Hier Oumar Zzyqqa et wwxkelo sont morts près de Kouna. Appelez le 70 12 34 56."

    private func received(_ scene: IntakeScene) async throws -> String {
        let answers = ReportAnswers([
            .init("incident_type", "attack"), .init("place", "Kouna"), .init("narrative", Self.said),
        ])
        guard let key = Report.ID("uuid:narrative") else { throw IntakeScene.Missing() }
        let incoming = IncomingReport(
            answers: answers, key: key, channel: .api, form: Report.Form(id: "incident_report"), isTrusted: true)
        let receipt = try await scene.intake.receive(incoming, at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        return receipt.id
    }

    private func reading(_ scene: IntakeScene, _ report: String) async throws -> StoredReading {
        try #require(try await scene.store.facts.read { try StoredReading.current(of: report, in: $0) })
    }

    private func redact(_ scene: IntakeScene) -> RedactNarrative {
        RedactNarrative(
            store: scene.store, vault: scene.vault, sealing: scene.intake.sealing,
            sieve: NameSieve(places: Gazetteer([])))
    }

    @Test(
        "No name that the lists know stands in the facts; as received it opens from its seal",
        arguments: Engine.allCases)
    func canary(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let held = try await reading(scene, report)
        let narrative = try #require(held.narrative)
        #expect(narrative.contains("[name]") && narrative.contains("[number]"))
        let stored = try await scene.everythingStored()
        for name in ["Oumar", "oumar", "Zzyqqa", "70 12 34 56"] { #expect(!stored.holds(name)) }
        #expect(ReadingWords(try scene.intake.sealing.open(held.words))?.narrative == Self.said)
    }

    @Test(
        "Names of the report's persons, whom the vault knows, become references, and each read is logged",
        arguments: Engine.allCases)
    func references(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let caseFile = try await OpenCase(store: scene.store, vault: scene.vault)(
            title: "A matter", bounds: Bounds(), by: nil, at: IntakeScene.noon)
        let subject = StoredSubject(scene.store.ids.next(), .victim, of: caseFile, by: nil, at: IntakeScene.noon)
        try await EnrolIdentity(store: scene.store, vault: scene.vault)(
            subject, [.givenName: "Wwxkelo", .familyName: "Zzyqqa"], by: .system(.commandLine), at: IntakeScene.noon)
        let text = try #require(
            try await redact(scene)(report, knowing: [subject], by: account, at: IntakeScene.noon))
        #expect(text.contains("[[S-\(subject.id)]]"))
        let stored = try await scene.everythingStored()
        for name in ["Wwxkelo", "Zzyqqa", "Oumar"] { #expect(!stored.holds(name)) }
        let now = try await reading(scene, report)
        #expect(now.version == 2 && now.readBy == "aline" && now.narrative?.contains("wwxkelo") == false)
        let reads = try await scene.store.facts.read { transaction in
            try LogTable.page(of: .init(object: LogObject(.victim, LogID(subject.id))), count: 10, in: transaction)
                .count { $0.event.action == .identityRead }
        }
        #expect(reads == 1)
    }

    @Test(
        "A name struck out finds the incident no more, at once, also where it was searched before",
        arguments: Engine.allCases)
    func struckOut(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let day = IntakeScene.noon.day
        let incident = try await TrackIncident(store: scene.store).open(
            TrackedIncident.Details(
                start: day, end: day, datePrecision: .day, area: nil, placePrecision: .country, place: "Kouna"),
            from: [TrackIncident.Taken(report: report, sourceType: .community, harms: [])], by: account,
            at: IntakeScene.noon)
        let index = HarmIndex(store: scene.store)
        func found() async throws -> [String] {
            try await index.page(HarmSelection(words: "wwxkelo"), within: nil, size: 9).incidents.map(\.incident)
        }
        #expect(try await found() == [incident.id])
        let held = try await reading(scene, report)
        let struck = try #require(held.narrative).replacing("wwxkelo", with: "[name]")
        try await redact(scene).reviewed(report, version: held.version, as: struck, by: account, at: IntakeScene.noon)
        #expect(try await found().isEmpty)
    }

    @Test("Whoever reads it over strikes out, and cannot add a word", arguments: Engine.allCases)
    func review(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let held = try await reading(scene, report)
        let struck = try #require(held.narrative).replacing("wwxkelo", with: "[name]")
        let error = await #expect(throws: Refusal.self) {
            try await redact(scene).reviewed(
                report, version: held.version, as: struck + " Bakary", by: account, at: IntakeScene.noon)
        }
        #expect(error?.code == "words_added")
        try await redact(scene).reviewed(report, version: held.version, as: struck, by: account, at: IntakeScene.noon)
        let now = try await reading(scene, report)
        #expect(now.narrative == struck && now.readBy == "aline")
        let late = await #expect(throws: Refusal.self) {
            try await redact(scene).reviewed(
                report, version: held.version, as: struck, by: account, at: IntakeScene.noon)
        }
        #expect(late?.code == "changed_meanwhile")
    }
}
