import Database
import Protection
import Testing
import Vault

@Suite("Consent")
struct ConsentTests {
    private func consent(
        _ purpose: Consent.Purpose, to recipient: String = "org-1", level: IdentityLevel = .name,
        expiresAt: Instant? = nil
    ) -> Consent {
        Consent(
            id: identifiers.next(), purpose, to: recipient, level: level, givenAt: noon, expiresAt: expiresAt)
    }

    @Test("a read to pass on is covered by purpose, recipient, level and time, or refused", arguments: Engine.allCases)
    func coverage(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        let given = consent(.referral, level: .contact, expiresAt: later(100))
        try await scene.enrol(subject, consents: [given])
        func why(_ ground: ReadGround, _ fields: Set<IdentityField>, after seconds: Int64 = 1) async -> VaultError? {
            await refusal {
                try await scene.vault.read(
                    subject, fields, by: scene.grant([subject]), ground: ground, at: later(seconds),
                    logging: scene.log.record)
            }
        }
        #expect(await why(.consent(.referral, recipient: "org-1"), [.givenName, .contact]) == nil)
        #expect(await why(.consent(.referral, recipient: "org-1"), [.home]) == .noConsent)
        #expect(await why(.consent(.referral, recipient: "org-2"), [.givenName]) == .noConsent)
        #expect(await why(.consent(.justice, recipient: "org-1"), [.givenName]) == .noConsent)
        #expect(await why(.consent(.referral, recipient: "org-1"), [.givenName], after: 101) == .noConsent)
        #expect(await why(.caseWork, [.home], after: 101) == nil)
        let found = try await scene.vault.consents(of: subject, by: scene.grant([subject]), at: noon)
        #expect(found == [given])
        try await scene.stores.close()
    }

    @Test("taking one of two consents back narrows; taking the last back destroys the key", arguments: Engine.allCases)
    func withdrawal(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        let (one, two) = (consent(.referral), consent(.reparation))
        try await scene.enrol(subject, in: [gao, mopti], consents: [one, two])
        let grant = scene.grant([subject])
        #expect(try await scene.vault.withdraw(one.id, of: subject, by: grant, at: later(1)) == .narrowed(remaining: 1))
        #expect(try await scene.read(subject) == "A")
        let last = try await scene.vault.withdraw(two.id, of: subject, by: grant, at: later(2))
        guard case .destroyed(let destruction) = last else {
            Issue.record("the key should be gone")
            return
        }
        #expect(destruction.tracesErased)
        #expect(destruction.tombstone.reason == .withdrawn)
        for compartment in [gao, mopti] {
            let why = await refusal {
                try await scene.vault.read(
                    subject, [.givenName], by: scene.grant([subject], compartment), at: later(3),
                    logging: scene.log.record)
            }
            #expect(why == .destroyed(destruction.tombstone))
        }
        let wraps = try await scene.stores.wraps.read { try $0.query("SELECT subject FROM subject_wrap").count }
        #expect(wraps == 0)
        try await scene.stores.close()
    }

    @Test("the last two consents, taken back at once, destroy the key", arguments: Engine.allCases)
    func together(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        for _ in 0..<10 {
            let subject = newSubject()
            let given = [consent(.referral), consent(.reparation)]
            try await scene.enrol(subject, consents: given)
            let grant = scene.grant([subject])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for one in given {
                    group.addTask {
                        do {
                            _ = try await scene.vault.withdraw(one.id, of: subject, by: grant, at: later(1))
                        } catch VaultError.destroyed {
                            // The other was quicker, and took the key with it.
                        }
                    }
                }
                try await group.waitForAll()
            }
            let why = await refusal { try await scene.read(subject) }
            guard case .destroyed = why else {
                Issue.record("the key should be gone")
                return
            }
        }
        try await scene.stores.close()
    }

    @Test("whoever takes back the consent to be kept is forgotten, whatever else they agreed to")
    func holding() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        let (keep, other) = (consent(.holding), consent(.justice))
        try await scene.enrol(subject, consents: [keep, other])
        let result = try await scene.vault.withdraw(keep.id, of: subject, by: scene.grant([subject]), at: later(1))
        guard case .destroyed = result else {
            Issue.record("the key should be gone")
            return
        }
        try await scene.stores.close()
    }

    @Test("beyond the time a person set for being kept, nobody reads them, for any purpose")
    func holdingExpires() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        try await scene.enrol(subject, consents: [consent(.holding, expiresAt: later(10)), consent(.justice)])
        for ground in [.caseWork, .consent(.justice, recipient: "org-1")] as [ReadGround] {
            let why = await refusal {
                try await scene.vault.read(
                    subject, [.givenName], by: scene.grant([subject]), ground: ground, at: later(11),
                    logging: scene.log.record)
            }
            #expect(why == .noConsent)
        }
        #expect(try await scene.read(subject) == "A")
        try await scene.stores.close()
    }

    @Test("a consent is recorded once; another under its identifier is refused", arguments: Engine.allCases)
    func idempotent(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        let grant = scene.grant([subject])
        let given = consent(.publication)
        try await scene.vault.record(given, of: subject, by: grant, at: noon)
        try await scene.vault.record(given, of: subject, by: grant, at: noon)
        let other = Consent(id: given.id, .publication, to: "org-1", level: .full, givenAt: noon)
        #expect(
            await refusal { try await scene.vault.record(other, of: subject, by: grant, at: noon) } == .differs(subject)
        )
        #expect(try await scene.vault.consents(of: subject, by: grant, at: noon) == [given])
        try await scene.stores.close()
    }
}
