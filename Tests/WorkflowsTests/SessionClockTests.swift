import Access
import Database
import Protection
import SignIn
import Store
import TestSupport
import Testing
import Workflows

@Suite("A session and the clocks around it")
struct SessionClockTests {
    @Test(
        "Of two requests at once the one whose moment is earlier finds the session too, whichever was noted first",
        arguments: Engine.allCases)
    func sideBySide(engine: Engine) async throws {
        let office = try await Office(engine)
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.session, using: &generator)
        try await office.store.facts.write {
            try StoredSession(
                digest: token.digest.text, account: office.investigator.account, startedAt: Office.noon,
                seenAt: Office.noon, provenAt: Office.noon
            ).insert(in: $0)
        }
        let sessions = Sessions(store: office.store)
        let later = Office.later(300)
        #expect(try await sessions.find(token, at: later) != nil)
        #expect(try await sessions.find(token, at: Instant(microseconds: later.microseconds - 900_000)) != nil)
        // Still no longer than a quarter of an hour, and not before it began.
        #expect(try await sessions.find(token, at: Office.later(300 + 900)) == nil)
        #expect(try await sessions.find(token, at: Office.later(-1)) == nil)
        try await office.close()
    }
}
