import Access
import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Opening alerts")
struct OpeningTests {
    @Test(
        "A warning opens one alert in the transaction in which it is read, with its areas", arguments: Engine.allCases)
    func opens(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let alert = try #require(try await ledger.warn("w-1"))
        #expect(alert.areas == [Ledger.gao, Ledger.region])
        #expect(alert.category == .attack && alert.isOpen && alert.receivedAt == Ledger.start)
        // Read again, and sent again: still one.
        try await ledger.intake.readAll(at: Ledger.after(1))
        try await ledger.warn("w-1", at: 2)
        let all = try await ledger.store.facts.read { try StoredAlert.page(10, within: nil, in: $0) }
        #expect(all.map(\.id) == [alert.id])
        try await ledger.close()
    }

    @Test("Training, drafts, floods and what is past open none", arguments: Engine.allCases)
    func opensNone(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        #expect(try await ledger.warn("t-1", purpose: .training) == nil)
        #expect(try await ledger.warn("t-2", purpose: .draft) == nil)
        for number in 0..<61 { try await ledger.warn("flood-\(number)", source: "S-1") }
        let opened = try await ledger.store.facts.read { try StoredAlert.page(100, within: nil, in: $0) }
        // The gauge lets sixty an hour pass; what it sets aside opens no alert.
        #expect(opened.count == 60)
        try await ledger.close()
    }

    @Test(
        "A correction by its sender joins the alert and moves its place; one by a stranger does not",
        arguments: Engine.allCases)
    func corrections(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let first = try #require(try await ledger.warn("c-1", source: "S-1"))
        let joined = try #require(
            try await ledger.warn(
                "c-2", [("alert_type", "looting"), ("place", "Ménaka")], at: 3, replaces: "c-1", source: "S-1",
                areas: [Ledger.gao, Ledger.menaka]))
        #expect(joined.id == first.id && joined.category == .looting && joined.areas.first == Ledger.menaka)
        #expect(joined.receivedAt == first.receivedAt)
        let other = try #require(try await ledger.warn("c-3", at: 4, source: "S-1"))
        let foreign = try #require(try await ledger.warn("c-4", at: 5, replaces: "c-3", source: "S-2"))
        #expect(foreign.id != other.id)
        let reports = try await ledger.store.facts.read { try StoredAlert.reports(of: first.id, in: $0) }
        #expect(reports.count == 2)
        try await ledger.close()
    }

    @Test(
        "A sealed report opens an alert by its clear header, unless it says there is no hurry",
        arguments: Engine.allCases)
    func sealed(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        func send(_ key: String, _ header: String?) async throws -> StoredAlert? {
            let receipt = try await ledger.intake.receive(
                IncomingReport(
                    key: Report.ID(key)!, channel: .web, format: .sealed,
                    digest: AnswersDigest([UInt8](repeating: 7, count: 32))!, original: Array("sealed".utf8),
                    clearHeader: header), at: Ledger.start)
            try await ledger.intake.readAll(at: Ledger.start)
            return try await ledger.store.facts.read { try StoredAlert.of(report: receipt.id, in: $0) }
        }
        let urgent = try #require(
            try await send("s-1", #"{"scheme":"TEST","area":"R1C2","category":"abduction","urgency":"now"}"#))
        #expect(urgent.isSealed && urgent.isUrgent && urgent.category == .abduction)
        #expect(urgent.areas == [Ledger.menaka, Ledger.region])
        // Whoever made up a code would else hide the alert from everyone whose areas are known.
        let invented = try #require(try await send("s-4", #"{"scheme":"TEST","area":"R9","urgency":"now"}"#))
        #expect(invented.area == nil && invented.isUrgent)
        let silent = try #require(try await send("s-2", nil))
        #expect(silent.area == nil && silent.category == nil && !silent.isUrgent)
        #expect(try await send("s-3", #""scheme":null,"area":null,"category":null,"urgency":"later""#) == nil)
        try await ledger.close()
    }

    @Test(
        "A code of no known area is not understood, and the area its device is registered for holds",
        arguments: Engine.allCases)
    func unknownArea(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        func read(_ key: String, _ code: String) async throws -> (area: AreaRef?, notUnderstood: [String]?) {
            let receipt = try await ledger.intake.receive(
                IncomingReport(
                    answers: ReportAnswers([.init("what/incident_type", "attack"), .init("what/commune", code)]),
                    key: try #require(Report.ID(key)), channel: .odk, form: Report.Form(id: "incident_report"),
                    areas: [Ledger.gao]), at: Ledger.start)
            try await ledger.intake.readAll(at: Ledger.start)
            let reading = try #require(
                try await ledger.store.facts.read { try StoredReading.current(of: receipt.id, in: $0) })
            return (reading.area, ReadingWords(try ledger.intake.sealing.open(reading.words))?.notUnderstood)
        }
        #expect(try await read("u-1", "R1C2") == (Ledger.menaka, []))
        #expect(try await read("u-2", "R1C9") == (Ledger.gao, ["TEST:R1C9"]))
        try await ledger.close()
    }

    @Test("The ledger is paged by key: open first, latest first, every alert once", arguments: Engine.allCases)
    func paging(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        var ids: [String] = []
        for number in 0..<7 { ids.append(try #require(try await ledger.warn("p-\(number)", at: number)).id) }
        try await ledger.move(.close(.unfounded), on: ids[6], after: 0, by: Ledger.analyst, at: Ledger.after(20))
        var seen: [String] = []
        var place: StoredAlert.Place?
        repeat {
            let page = try await ledger.store.facts.read { [place] in
                try StoredAlert.page(2, within: nil, after: place, in: $0)
            }
            seen += page.map(\.id)
            place = page.last.map { StoredAlert.Place(StoredAlert.Place($0).text)! }
        } while place != nil
        #expect(seen == Array(ids[0..<6].reversed()) + [ids[6]])
        let elsewhere = try await ledger.store.facts.read {
            try StoredAlert.page(10, within: [Ledger.menaka], in: $0)
        }
        #expect(elsewhere.isEmpty)
        try await ledger.close()
    }
}
