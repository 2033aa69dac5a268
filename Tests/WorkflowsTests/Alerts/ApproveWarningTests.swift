import Access
import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing
import Warning
import Workflows

@Suite("Approving a warning")
struct ApproveWarningTests {
    private func draft(
        _ areas: [AreaRef] = [Ledger.gao], audience: CAPWarning.Audience = .restricted(rule: "protection cluster, Gao"),
        headline: String = "Armed men near Gao"
    ) -> ApproveWarning.Draft {
        ApproveWarning.Draft(
            audience: audience, response: .avoid, urgency: .expected, severity: .severe, certainty: .likely, hours: 12,
            texts: [("fr", "Hommes armés près de Gao"), ("en", headline)].map { language, title in
                CAPWarning.Text(
                    language: language, event: title, senderName: "Office", headline: title, description: title,
                    instruction: "Avoid the road.")
            }, areas: areas)
    }

    @Test(
        "Approved, updated and taken back, each refers to the one before, and only the last is in force",
        arguments: Engine.allCases)
    func chain(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("w-1")).id
        let approve = ApproveWarning(store: ledger.store, sender: "releve@example.org")
        let first = try await approve(draft(), for: id, by: Ledger.analyst, at: Ledger.after(5))
        let second = try await approve(
            draft([Ledger.region]), for: id, updating: first.id, by: Ledger.analyst, at: Ledger.after(6))
        await #expect(throws: Refusal.self, "replaced already") {
            try await approve(draft(), for: id, updating: first.id, by: Ledger.analyst, at: Ledger.after(7))
        }
        let force = WarningsInForce(store: ledger.store)
        #expect(try await force(within: nil, seesAddressed: true, at: Ledger.after(8)).map(\.id) == [second.id])
        // The region is beyond the reach of whoever sees one cercle.
        #expect(try await force(within: [Ledger.gao], seesAddressed: true, at: Ledger.after(8)).isEmpty)
        let last = try await approve.cancel(
            second.id, of: id, note: "The men have left.", by: Ledger.analyst, at: Ledger.after(9))
        let held = try #require(try await force.one(last.id)?.warning)
        let updated = try #require(try await force.one(second.id)?.warning)
        #expect(held.message == .cancel([updated.reference], note: "The men have left."))
        #expect(updated.message.references.map(\.identifier) == ["releve." + first.id])
        #expect(try await force(within: nil, seesAddressed: true, at: Ledger.after(10)).map(\.id) == [last.id])
        #expect(try await force(within: nil, seesAddressed: true, at: Ledger.after(2_000)).isEmpty)
        try await ledger.close()
    }

    @Test("A warning that says nobody, or two sorts, may read it is not shown; no more is one with a word unknown")
    func damaged() async throws {
        let ledger = try await Ledger(.sqlite)
        let id = try #require(try await ledger.warn("w-9")).id
        let sent = try await ApproveWarning(store: ledger.store, sender: "releve@example.org")(
            draft(), for: id, by: Ledger.analyst, at: Ledger.after(5))
        #expect(sent.warning() != nil)
        for (part, other) in [
            (#""rule":"protection cluster, Gao","#, ""),
            (#""rule":"#, #""addresses":["a"],"rule":"#), (#""response":"Avoid""#, #""response":"Run""#),
        ] {
            let damaged = StoredWarning(
                id: sent.id, alert: sent.alert, area: sent.area, isAddressed: sent.isAddressed, sentAt: sent.sentAt,
                expiresAt: sent.expiresAt, replaces: nil, approvedBy: sent.approvedBy,
                document: sent.document.replacingOccurrences(of: part, with: other))
            #expect(damaged.document != sent.document && damaged.warning() == nil, "\(part)")
        }
        try await ledger.close()
    }

    @Test("What could reach a person, or goes to no one named, does not leave", arguments: Engine.allCases)
    func refused(engine: Engine) async throws {
        let ledger = try await Ledger(engine)
        let id = try #require(try await ledger.warn("w-2")).id
        let approve = ApproveWarning(store: ledger.store, sender: "releve@example.org")
        for bad in [
            draft(headline: "Call +223 70 00 00 00"), draft(headline: "At 16.2717, -0.0447"),
            draft(audience: .restricted(rule: " ")), draft([]),
        ] {
            await #expect(throws: WarningError.self) {
                try await approve(bad, for: id, by: Ledger.analyst, at: Ledger.after(5))
            }
        }
        await #expect(throws: Refusal.self, "an area the alert does not lie in") {
            try await approve(draft([Ledger.menaka]), for: id, by: Ledger.analyst, at: Ledger.after(5))
        }
        #expect(try await ledger.store.facts.read { try StoredWarning.all(of: id, in: $0) }.isEmpty)
        let addressed = try await approve(
            draft(audience: .addressed(["office@example.org"])), for: id, by: Ledger.analyst, at: Ledger.after(6))
        let force = WarningsInForce(store: ledger.store)
        #expect(try await force(within: nil, seesAddressed: false, at: Ledger.after(7)).isEmpty)
        #expect(try await force(within: nil, seesAddressed: true, at: Ledger.after(7)).map(\.id) == [addressed.id])
        try await ledger.close()
    }
}
