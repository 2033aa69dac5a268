import Access
import Database
import Protection
import Store
import Testing
import Workflows

@Suite("Where a thing lies, asked before it is opened")
struct WhereaboutsTests {
    @Test(
        "Cases, people and evidence lie where their rows say; a source is no victim; what is not there lies nowhere",
        arguments: Engine.allCases)
    func files(engine: Engine) async throws {
        let office = try await Office(engine)
        let area = AreaRef(scheme: "test", code: "A")
        let marked = StoredCase(
            id: office.store.ids.next(), title: "marked",
            bounds: Bounds(area: area, organisation: OrganisationID("O"), marks: [.child, .informant]),
            openedBy: office.investigator.account, openedAt: Office.noon)
        try await office.store.facts.write { _ = try marked.insert(in: $0) }
        let (victim, source) = (try await office.enrolled(), try await office.enrolled(.source))
        let taking = try await TakeEvidence(
            into: office.caseFile, name: "note.txt", by: office.investigator.account, at: Office.noon,
            store: office.store, vault: office.vault)
        try taking.receive(Array("only words".utf8))
        let evidence = try await taking.finish()
        func lies(_ kind: Whereabouts, _ id: UUIDv7) async throws -> Resource? {
            try await office.store.whereabouts(of: kind, id.description)
        }
        for one in [office.caseFile, marked] { #expect(try await lies(.caseFile, one.id) == one.resource) }
        #expect(try await lies(.victim, victim.id) == victim.resource)
        #expect(try await lies(.source, source.id) == source.resource)
        #expect(try await lies(.source, victim.id) == nil)
        #expect(try await lies(.victim, source.id) == nil)
        let piece = try #require(try await lies(.evidence, evidence.id))
        #expect(piece.cases == [office.caseFile.caseID] && piece.owner == .account(office.investigator.account))
        for kind in Whereabouts.allCases {
            #expect(try await lies(kind, office.store.ids.next()) == nil)
            #expect(try await office.store.whereabouts(of: kind, "I-1900-0001") == nil)
        }
        try await office.close()
    }

    @Test(
        "A report lies where it was understood to, else where its sender is vouched for; an incident nobody placed nowhere",
        arguments: Engine.allCases)
    func records(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let alert = try #require(try await ledger.warn("w-1"))
        #expect(try await ledger.store.whereabouts(of: .alert, alert.id)?.area == Ledger.gao)
        let report = try #require(
            try await ledger.store.facts.read { try StoredAlert.reports(of: alert.id, in: $0) }.first)
        #expect(try await ledger.store.whereabouts(of: .report, report)?.area == Ledger.gao)
        try await ledger.store.facts.write { try $0.execute("DELETE FROM report_reading") }
        let unread = try #require(try await ledger.store.facts.read { try StoredReport.with(id: report, in: $0) })
        #expect(try await ledger.store.whereabouts(of: .report, report)?.area == unread.vouchedArea)
        let track = TrackIncident(store: ledger.store)
        func open(_ precision: PlacePrecision) async throws -> TrackedIncident {
            try await track.open(
                TrackedIncident.Details(
                    start: Ledger.start.day, end: Ledger.start.day, datePrecision: .day, area: Ledger.menaka,
                    placePrecision: precision, place: "x"),
                from: [TrackIncident.Taken(report: report, sourceType: .media, harms: [])], by: Ledger.analyst,
                at: Ledger.start)
        }
        let (near, far) = (try await open(.near), try await open(.country))
        for name in [near.id, near.reference] {
            let lies = try #require(try await ledger.store.whereabouts(of: .incident, name))
            #expect(lies.id == near.id && lies.area == Ledger.menaka && lies.owner == .account(Ledger.analyst))
        }
        #expect(try await ledger.store.whereabouts(of: .incident, far.id).map { $0.area == nil } == true)
        try await ledger.close()
    }
}
