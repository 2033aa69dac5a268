import Database
import Protection
import Sealing
import TestSupport
import Testing
import Vault

@Suite("The vault's keys")
struct KeyTests {
    @Test("the right passphrase opens after a restart; a wrong one gets a sentence", arguments: Engine.allCases)
    func asvs_V11_4_4_passphrase(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        let again = try await Vault.unlock(scene.stores, passphrase: passphrase)
        #expect(try await scene.read(subject, again) == "A")
        let why = await refusal {
            try await Vault.unlock(scene.stores, passphrase: Passphrase("a passphrase that is not it"))
        }
        #expect(why == .sealing(.wrongPassphrase))
        #expect(why?.english.contains("passphrase is wrong") == true)
        #expect(why?.french.contains("phrase secrète") == true)
        try await scene.stores.close()
    }

    @Test("a vault is made once, never with a short passphrase, never without anyone who could open it")
    func making() async throws {
        let scene = try await Scene(.sqlite)
        #expect(
            await refusal { try await Vault.make(in: scene.stores, passphrase: passphrase, cost: cheap, at: noon) }
                == .alreadyMade)
        try await scene.stores.close()
        let stores = try Scene.open(.sqlite, TemporaryFolder())
        #expect(
            await refusal {
                try await Vault.make(in: stores, passphrase: Passphrase("fourteen chars"), cost: cheap, at: noon)
            }
                == .sealing(.passphraseTooShort(minimum: 15)))
        #expect(
            await refusal { try await Vault.make(in: stores, passphrase: nil, cost: cheap, at: noon) }
                == .invalid(.noCustodian))
        await #expect(throws: MigrationRefusal.self) { try await Vault.unlock(stores, passphrase: passphrase) }
        _ = try await stores.migrate(at: noon)
        #expect(await refusal { try await Vault.unlock(stores, passphrase: passphrase) } == .notMade)
        try await stores.close()
    }

    @Test("each custodian opens the vault alone with the key file; anyone else does not")
    func custodians() async throws {
        let stores = try Scene.open(.sqlite, TemporaryFolder())
        let (first, second, stranger) = (try OrganisationKey(), try OrganisationKey(), try OrganisationKey())
        let made = try await Vault.make(
            in: stores, passphrase: nil, custodians: [first.publicKey, second.publicKey], at: noon)
        let file = try CustodianFile(text: try #require(made.file).text + "\n")
        for key in [first, second] { _ = try await Vault.unlock(stores, file: file, key: key) }
        let why = await refusal { try await Vault.unlock(stores, file: file, key: stranger) }
        #expect(why == .sealing(.otherKey(file.custodians.joined(separator: ", "))))
        #expect(await refusal { try await Vault.unlock(stores, passphrase: passphrase) } == .noPassphrase)
        try await stores.close()
    }

    @Test("after a change of passphrase only the new one opens", arguments: Engine.allCases)
    func changePassphrase(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        let new = Passphrase("another passphrase for these tests")
        #expect(
            await refusal { try await scene.vault.changePassphrase(from: new, to: new, cost: cheap, at: noon) }
                == .sealing(.wrongPassphrase))
        try await scene.vault.changePassphrase(from: passphrase, to: new, cost: cheap, at: noon)
        #expect(
            await refusal { try await Vault.unlock(scene.stores, passphrase: passphrase) } == .sealing(.wrongPassphrase)
        )
        let again = try await Vault.unlock(scene.stores, passphrase: new)
        #expect(try await scene.read(subject, again) == "A")
        try await scene.stores.close()
    }

    @Test(
        "after a new master key old custodians' files open nothing, and everything is still there",
        arguments: Engine.allCases)
    func asvs_V11_2_2_rotateMaster(_ engine: Engine) async throws {
        let stores = try Scene.open(engine, TemporaryFolder())
        let custodian = try OrganisationKey()
        let made = try await Vault.make(
            in: stores, passphrase: passphrase, custodians: [custodian.publicKey], cost: cheap, at: noon)
        try await made.vault.makeCompartment(gao, at: noon)
        let subject = newSubject()
        try await made.vault.enrol(NewIdentity(subject, .victim, in: [gao], texts: [.givenName: "A"]), at: noon)
        let old = try #require(made.file)
        let rotated = try await made.vault.rotateMaster(
            passphrase: passphrase, custodians: [custodian.publicKey], cost: cheap, at: noon)
        let new = try #require(rotated)
        #expect(await refusal { try await Vault.unlock(stores, file: old, key: custodian) } == .otherVault)
        for vault in [
            made.vault, try await Vault.unlock(stores, file: new, key: custodian),
            try await Vault.unlock(stores, passphrase: passphrase),
        ] {
            let grant = CaseGrant(
                account: reader, caseID: "case-1", compartment: gao, subjects: [subject], from: noon, until: later(9))
            let found = try await vault.read(subject, [.givenName], by: grant, at: noon) { _ in }
            #expect(found.text(.givenName) == "A")
        }
        try await stores.close()
    }

    @Test(
        "rotating a compartment wraps every key anew, leaves one version, and changes nothing for readers",
        arguments: Engine.allCases)
    func asvs_V13_3_4_rotate(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subjects = (0..<30).map { _ in newSubject() }
        for subject in subjects { try await scene.enrol(subject, in: [gao, mopti]) }
        #expect(try await scene.vault.rotate(gao, at: later(1)) == 30)
        #expect(try await scene.vault.rotate(gao, at: later(2)) == 30)
        let versions = try await scene.stores.wraps.read {
            try $0.query("SELECT version FROM compartment_key WHERE compartment = 'gao-1'").map { try $0.int(at: 0) }
        }
        #expect(versions == [3])
        // Another server, whose memory still holds the old version.
        let other = try await Vault.unlock(scene.stores, passphrase: passphrase)
        for subject in subjects {
            #expect(try await scene.read(subject) == "A")
            #expect(try await scene.read(subject, other) == "A")
        }
        #expect(await refusal { try await scene.vault.rotate(CompartmentID("x")!, at: noon) } == .unknownCompartment)
        try await scene.stores.close()
    }

    @Test(
        "a person admitted to a second compartment is read by both; dismissed, by the other alone",
        arguments: Engine.allCases)
    func admit(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        let (here, there) = (scene.grant([subject]), scene.grant([subject], mopti))
        func why(_ grant: CaseGrant) async -> VaultError? {
            await refusal {
                try await scene.vault.read(subject, [.givenName], by: grant, at: noon, logging: scene.log.record)
            }
        }
        #expect(await why(there) == .unknownSubject)
        try await scene.vault.admit(subject, to: mopti, by: here, at: noon)
        #expect(await why(there) == nil)
        try await scene.vault.dismiss(subject, by: here, at: noon)
        #expect(await why(here) == .unknownSubject)
        #expect(await why(there) == nil)
        #expect(
            await refusal { try await scene.vault.dismiss(subject, by: there, at: noon) } == .invalid(.noCompartment))
        try await scene.stores.close()
    }
}
