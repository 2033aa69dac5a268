import Access
import Database
import Protection
import SignIn
import Store
import TestSupport
import Testing
import Workflows

@Suite("One's own account")
struct AccountTests {
    private static let present = "a phrase only Awa would think of"
    private static let cheap = PasswordCost(memory: 64, passes: 1, lanes: 1) ?? .standard

    /// Someone with a password and two sessions.
    private func someone(in store: Store) async throws -> (profile: AccountProfile, sessions: [StoredSession]) {
        let now = Instant.now
        let invited = try await Invite(store: store)(name: "Awa Diallo", unit: UnitID("Mopti field"), by: nil, at: now)
        var generator = SystemRandomNumberGenerator()
        let hash = try PasswordHash(of: try Password(Self.present), cost: Self.cheap, using: &generator)
        return try await store.facts.write { transaction in
            try StoredPassword(account: invited.account, hash: hash.text, codeSecret: [1, 2, 3], lastStep: 7)
                .save(at: now, in: transaction)
            let sessions = ["one", "two"].map {
                StoredSession(digest: $0, account: invited.account, startedAt: now, seenAt: now, provenAt: now)
            }
            for session in sessions { try session.insert(in: transaction) }
            return (try #require(try AccountProfile.with(invited.account, in: transaction)), sessions)
        }
    }

    private func held(_ account: AccountID, _ store: Store) async throws -> (password: StoredPassword?, sessions: Int) {
        try await store.facts.read {
            (try StoredPassword.of(account, in: $0), try StoredSession.of(account, in: $0).count)
        }
    }

    @Test(
        "asvs_V6_2_2, V7_4_3: a password is changed by its owner; the other sessions end, and the codes stay",
        arguments: Engine.allCases)
    func changes(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (profile, sessions) = try await someone(in: store)
        let new = "another phrase, of the river in flood"
        try await ChangePassword(store: store, cost: Self.cheap)(
            of: sessions[0], profile: profile, from: Self.present, to: new, at: .now)
        let (password, count) = try await held(profile.id, store)
        #expect(try PasswordHash(text: try #require(password).hash).verifies(try Password(new)))
        #expect(password?.lastStep == 7 && password?.codeSecret == [1, 2, 3])
        #expect(count == 1)
        try await store.close()
    }

    @Test(
        "asvs_V6_2_3: without the present password nothing is changed",
        arguments: ["", "a phrase only awa would think of", "x"])
    func present(given: String) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let (profile, sessions) = try await someone(in: store)
        let before = try await held(profile.id, store)
        await #expect(throws: Refusal.self) {
            try await ChangePassword(store: store, cost: Self.cheap)(
                of: sessions[0], profile: profile, from: given, to: "another phrase, of the river in flood", at: .now)
        }
        let after = try await held(profile.id, store)
        #expect(after.password?.hash == before.password?.hash && after.sessions == 2)
        try await store.close()
    }

    @Test(
        "asvs_V6_1_2, V6_2_4, V6_2_11, V6_2_12: nor is it changed to what anyone would try, or to what was stolen",
        arguments: [
            "too short", "aaaaaaaaaaaaaaaa", "Awa Diallo Mopti field", "passwordpassword", "stolen elsewhere, this one",
        ])
    func guessable(new: String) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let (profile, sessions) = try await someone(in: store)
        let changing = ChangePassword(store: store, cost: Self.cheap) { _ in new.hasPrefix("stolen") }
        await #expect(throws: Refusal.self) {
            try await changing(of: sessions[0], profile: profile, from: Self.present, to: new, at: .now)
        }
        #expect(try await held(profile.id, store).sessions == 2)
        try await store.close()
    }

    @Test("asvs_V7_4_2: closing an account ends its sessions at once", arguments: Engine.allCases)
    func closing(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (profile, _) = try await someone(in: store)
        let invited = try await Invite(store: store)(name: "B", unit: UnitID("other"), by: nil, at: .now)
        try await CloseAccount(store: store)(profile.id, by: invited.account, at: .now)
        #expect(try await held(profile.id, store).sessions == 0)
        try await store.close()
    }
}
