import Access
import Database
import Protection
import SignIn
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("A second passkey, and one fewer")
struct PasskeyChangeTests {
    /// Someone with two sessions and some passkeys.
    private func someone(_ credentials: [String], in store: Store) async throws -> (StoredSession, StoredSession) {
        let now = Instant.now
        let account = try await Invite(store: store)(name: "Awa", unit: UnitID("Mopti"), by: nil, at: now).account
        return try await store.facts.write { transaction in
            for credential in credentials {
                try StoredPasskey(
                    credential: credential, account: account, algorithm: -7, publicKey: [4], signCount: 0,
                    model: [UInt8](repeating: 0, count: 16), isSyncable: false, isSynced: false, label: credential
                ).insert(at: now, in: transaction)
            }
            let sessions = ["one", "two"].map { name in
                StoredSession(
                    digest: name + account.rawValue, account: account, startedAt: now, seenAt: now, provenAt: now)
            }
            for session in sessions { try session.insert(in: transaction) }
            return (sessions[0], sessions[1])
        }
    }

    private func held(by session: StoredSession, _ store: Store) async throws -> (passkeys: [String], sessions: Int) {
        try await store.facts.read { transaction in
            (
                try StoredPasskey.of(session.account, in: transaction).map(\.credential),
                try StoredSession.of(session.account, in: transaction).count
            )
        }
    }

    @Test(
        "asvs_V7_4_3: its owner removes one; every other session ends, and the log says both",
        arguments: Engine.allCases)
    func removes(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (session, _) = try await someone(["a", "b"], in: store)
        try await ChangePasskeys(store: store).remove("a", from: session, at: .now)
        let left = try await held(by: session, store)
        #expect(left.passkeys == ["b"] && left.sessions == 1)
        let acts = try await store.facts.read { transaction in
            try LogTable.page(
                of: .init(object: LogObject(.person, LogID(session.account.rawValue))), count: 10, in: transaction
            ).map(\.event.action)
        }
        #expect(Set(acts).isSuperset(of: [.factorRemoved, .sessionEnded]))
        try await store.close()
    }

    @Test("The last way in is never removed, by two who try at once neither", arguments: Engine.allCases)
    func last(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (session, _) = try await someone(["a", "b"], in: store)
        let change = ChangePasskeys(store: store)
        let removed = await withTaskGroup(of: Bool.self) { group in
            for credential in ["a", "b"] {
                group.addTask { (try? await change.remove(credential, from: session, at: .now)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        let left = try await held(by: session, store)
        #expect(removed == 1 && left.passkeys.count == 1)
        await #expect(throws: Refusal.self) { try await change.remove(left.passkeys[0], from: session, at: .now) }
        // With a password and its codes there is another way in.
        try await store.facts.write { transaction in
            try StoredPassword(account: session.account, hash: "x", codeSecret: [1], lastStep: nil)
                .save(at: .now, in: transaction)
        }
        try await change.remove(left.passkeys[0], from: session, at: .now)
        #expect(try await held(by: session, store).passkeys == [])
        try await store.close()
    }

    @Test("Nobody removes another's, nor one that is not there", arguments: Engine.allCases)
    func others(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (own, _) = try await someone(["a", "b"], in: store)
        let invited = try await Invite(store: store)(name: "B", unit: UnitID("other"), by: nil, at: .now)
        let other = StoredSession(
            digest: "other", account: invited.account, startedAt: .now, seenAt: .now, provenAt: .now)
        for credential in ["a", "none"] {
            await #expect(throws: Refusal.self) {
                try await ChangePasskeys(store: store).remove(credential, from: other, at: .now)
            }
        }
        #expect(try await held(by: own, store).passkeys == ["a", "b"])
        try await store.close()
    }

    @Test(
        "What no authenticator of this account signed is not kept",
        arguments: [("", "x"), ("{}", "x"), ("{}", ""), ("{}", "\u{202E}x"), ("{}", String(repeating: "x", count: 51))])
    func unsigned(reply: String, label: String) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let (session, _) = try await someone(["a"], in: store)
        let passkeys = SignInWithPasskey(store: store, party: try RelyingParty(origin: "http://localhost:8080"))
        await #expect(throws: Refusal.self) {
            try await ChangePasskeys(store: store).add(
                to: session, reply: reply, challenge: "AAAA", label: label, passkeys: passkeys, at: .now)
        }
        #expect(try await held(by: session, store).passkeys == ["a"])
        try await store.close()
    }

    @Test(
        "asvs_V7_4_5: an administrator ends every session of a person, who still comes in anew",
        arguments: Engine.allCases)
    func ended(engine: Engine) async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(engine, in: folder)
        let (session, _) = try await someone(["a"], in: store)
        let administrator = try await Invite(store: store)(name: "B", unit: UnitID("other"), by: nil, at: .now)
        try await Sessions(store: store).endAll(of: session.account, by: administrator.account, at: .now)
        let left = try await held(by: session, store)
        #expect(left.sessions == 0 && left.passkeys == ["a"])
        try await store.close()
    }
}
