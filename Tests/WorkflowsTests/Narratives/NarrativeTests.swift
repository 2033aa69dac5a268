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
            sieve: AccountSieve(places: Gazetteer([]), ordinary: OrdinaryWords()))
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
        for name in ["Oumar", "oumar", "Zzyqqa", "wwxkelo", "70 12 34 56"] { #expect(!stored.holds(name)) }
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
        // Whoever asks for that has read nothing over.
        #expect(now.readOverBy == nil)
        let reads = try await scene.store.facts.read { transaction in
            try LogTable.page(of: .init(object: LogObject(.victim, LogID(subject.id))), count: 10, in: transaction)
                .count { $0.event.action == .identityRead }
        }
        #expect(reads == 1)
    }

    /// An incident made of a report.
    private func incident(of report: String, _ scene: IntakeScene) async throws -> TrackedIncident {
        let day = IntakeScene.noon.day
        return try await TrackIncident(store: scene.store).open(
            TrackedIncident.Details(
                start: day, end: day, datePrecision: .day, area: nil, placePrecision: .country, place: "Kouna"),
            from: [TrackIncident.Taken(report: report, sourceType: .community, harms: [])], by: account,
            at: IntakeScene.noon)
    }

    @Test(
        "A search finds a word once it is brought back, and no more once it is struck out, which no later step undoes",
        arguments: Engine.allCases)
    func struckOut(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let incident = try await incident(of: report, scene)
        let index = HarmIndex(store: scene.store)
        func found(_ words: String) async throws -> [String] {
            try await index.page(HarmSelection(words: words), within: nil, size: 9).incidents.map(\.incident)
        }
        #expect(try await found("wwxkelo").isEmpty)
        for word in ["name", "word", "number"] { #expect(try await found(word).isEmpty) }
        let redact = redact(scene)
        try await redact.broughtBack(report, version: 1, words: nil, by: account, at: IntakeScene.noon)
        #expect(try await found("wwxkelo") == [incident.id])
        let read = try await reading(scene, report)
        #expect(read.readOverBy == "aline" && read.narrative?.contains("[word") == false)
        let struck = try #require(read.narrative).replacing("wwxkelo", with: "[name]")
        try await redact.reviewed(report, version: 2, as: struck, by: account, at: IntakeScene.noon)
        try await redact(report, knowing: [], by: account, at: IntakeScene.noon)
        #expect(try await found("wwxkelo").isEmpty)
        #expect(try await reading(scene, report).narrative == struck)
        // Nor do the readings before it hold what was struck out.
        let stored = try await scene.everythingStored()
        #expect(!stored.holds("wwxkelo"))
    }

    @Test("One word brought back leaves the account unread, and its number is what counts", arguments: Engine.allCases)
    func oneWord(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let held = try await reading(scene, report)
        let sieve = try await scene.intake.sieve()
        let kept = sieve.kept(back: try #require(held.narrative), of: Self.said)
        let word = try #require(kept.first { $0.word == "wwxkelo" })
        let late = await #expect(throws: Refusal.self) {
            try await redact(scene).broughtBack(report, version: 7, words: nil, by: account, at: IntakeScene.noon)
        }
        #expect(late?.code == "changed_meanwhile")
        let text = try await redact(scene).broughtBack(
            report, version: 1, words: [word.number], by: account, at: IntakeScene.noon)
        let now = try await reading(scene, report)
        #expect(text == now.narrative && now.readOverBy == nil && now.version == 2)
        #expect(text?.contains("wwxkelo") == true && text?.contains("Oumar") == false)
    }

    @Test(
        "Incidents are compared by the words of their accounts as received, though none of these stands in the clear",
        arguments: Engine.allCases)
    func compared(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        var incidents: [String] = []
        for (key, said) in [
            ("a", "bana kpatcha wa kolou kabako silabo"), ("b", "bana kpatcha wa kolou kabako silabo"),
            ("c", "zoumbo tekre walpo misko dambre felko"),
        ] {
            let incoming = IncomingReport(
                answers: ReportAnswers([.init("incident_type", "attack"), .init("narrative", said)]),
                key: try #require(Report.ID("uuid:" + key)), channel: .api, form: Report.Form(id: "incident_report"),
                isTrusted: true)
            let receipt = try await scene.intake.receive(incoming, at: IntakeScene.noon)
            try await scene.intake.readAll(at: IntakeScene.noon)
            incidents.append(try await incident(of: receipt.id, scene).id)
        }
        /// The level at which the words of two accounts agree: 1 nearly the same, 0 where one says too little.
        func level(_ one: Int, _ other: Int, _ vault: Vault?) async throws -> Int? {
            let pair = try await LinkIncidents(store: scene.store, vault: vault)
                .pair(incidents[one], incidents[other], at: IntakeScene.noon)
            return pair?.steps.first { $0.comparison == 6 }?.level
        }
        #expect(try await level(0, 1, scene.vault) == 1)
        #expect(try await level(0, 2, scene.vault) == 4)
        #expect(try await level(0, 1, nil) == 0)
        #expect(try await !scene.everythingStored().holds("kpatcha"))
    }

    @Test("Whoever reads it over strikes out, and cannot add a word", arguments: Engine.allCases)
    func review(engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let report = try await received(scene)
        let held = try await reading(scene, report)
        let struck = try #require(held.narrative).replacing("Hier ", with: "")
        for word in [" Bakary", " wwxkelo"] {
            let error = await #expect(throws: Refusal.self) {
                try await redact(scene).reviewed(
                    report, version: held.version, as: struck + word, by: account, at: IntakeScene.noon)
            }
            #expect(error?.code == "words_added")
        }
        try await redact(scene).reviewed(report, version: held.version, as: struck, by: account, at: IntakeScene.noon)
        let now = try await reading(scene, report)
        #expect(now.narrative == struck && now.readOverBy == "aline")
        let late = await #expect(throws: Refusal.self) {
            try await redact(scene).reviewed(
                report, version: held.version, as: struck, by: account, at: IntakeScene.noon)
        }
        #expect(late?.code == "changed_meanwhile")
    }
}
