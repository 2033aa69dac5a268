import Access
import Database
import Protection
import Sealing
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Renewing what opens the vault")
struct RenewVaultKeysTests {
    private let office = Passphrase("a passphrase only for these tests")

    @Test(
        "After a change the new passphrase opens the vault, the old one does not, and the log says so",
        arguments: Engine.allCases)
    func passphrase(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled(given: "Qanarizut")
        let renew = RenewVaultKeys(store: office.store, vault: office.vault)
        let new = Passphrase("another passphrase only for these tests")
        await #expect(throws: VaultError.self) {
            try await renew.passphrase(
                from: new, to: new, cost: try #require(Argon2Cost(memoryKiB: 64, passes: 1)), at: Office.later(1))
        }
        try await renew.passphrase(
            from: self.office, to: new, cost: try #require(Argon2Cost(memoryKiB: 64, passes: 1)), at: Office.later(2))
        await #expect(throws: VaultError.self) { try await Vault.unlock(office.stores, passphrase: self.office) }
        let again = try await Vault.unlock(office.stores, passphrase: new)
        let identity = try await ReadIdentity(store: office.store, vault: again)(
            subject, by: office.investigator.account, at: Office.later(3))
        #expect(identity.text(.givenName) == "Qanarizut")
        #expect(try await entries(.keyWrapped, office) >= 1)
        try await office.close()
    }

    @Test(
        "One case or all get a new key: who is in them is read as before, and what was destroyed stays so",
        arguments: Engine.allCases)
    func rotation(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled(given: "Qanarizut")
        let renew = RenewVaultKeys(store: office.store, vault: office.vault)
        let before = try await entries(.keyMade, office)
        let one = try await renew.rotate(office.caseFile, at: Office.later(1))
        #expect(one.compartments == 1 && one.keys == 1)
        let all = try await renew.rotate(nil, at: Office.later(2))
        #expect(all.compartments >= 1 && all.keys >= 1)
        #expect(try await office.givenName(of: subject, at: Office.later(3)) == "Qanarizut")
        #expect(try await entries(.keyMade, office) == before + 1 + all.compartments)
        // What the vault seals for the server itself is no compartment's, and opens as before.
        let box = try office.vault.seal([1, 2], for: "reports")
        _ = try await renew.rotate(nil, at: Office.later(4))
        #expect(try office.vault.open(box, for: "reports") == [1, 2])
        try await office.close()
    }

    private func entries(_ action: LogAction, _ office: Office) async throws -> Int {
        try await office.store.facts.read { transaction in
            try LogTable.page(of: .init(), count: 1_000, in: transaction).count { $0.event.action == action }
        }
    }
}
