import Database
import Foundation
import Protection
import Store
import TestSupport
import Testing

@Suite("The ledger that keeps itself up to date")
struct AlertNewsTests {
    /// When the only session there is was seen last, in microseconds.
    private func seen(_ store: any Database) async throws -> Int? {
        try await store.read { try $0.first("SELECT max(seen_at) FROM session")?.int(at: 0) }
    }

    @Test("asvs_V7_3_1: a page that only refreshes itself keeps nobody signed in, whoever asks for one does")
    func unattended() async throws {
        let store = try await Demonstration.people(in: TemporaryFolder())
        let client = try await Demonstration.serve(store).entered(as: "analyst")
        let then = Instant.now.microseconds - 600_000_000
        try await store.facts.write { transaction in
            try transaction.execute(
                "UPDATE session SET started_at = \(then), seen_at = \(then), proven_at = \(then)")
        }
        #expect(try await client.get("/alerts", ["Releve-Unattended": "1"]).status == 200)
        #expect(try await client.get("/alerts", ["Accept": "text/event-stream"]).status == 200)
        #expect(try await seen(store.facts) == Int(then))
        #expect(try await client.get("/alerts").status == 200)
        #expect(try await seen(store.facts).map { $0 > Int(then) } == true)
    }

    @Test("However many alerts changed at one moment, each of them is told")
    func many() async throws {
        let store = try await Demonstration.people(in: TemporaryFolder())
        let client = try await Demonstration.serve(store).entered(as: "analyst")
        let now = Instant.now.microseconds
        try await store.facts.write { transaction in
            for number in 0..<2_300 {
                try transaction.execute(
                    """
                    INSERT INTO alert (id, received_at, channel, is_sealed, is_invented, is_urgent, areas, is_open, events,
                                       changed_at)
                    VALUES (\("a-\(number)"), \(now), 'api', \(false), \(false), \(false), '', \(true), 0, \(now))
                    """)
            }
        }
        let news = try await client.get("/alerts/stream?since=\(now - 1)").body
        #expect(Set(news.components(separatedBy: "\n").filter { $0.hasPrefix("data:") }).count == 2_300)
    }
}
