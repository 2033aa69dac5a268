import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Identities, from the vault to the facts")
struct IdentityTests {
    @Test(
        "who someone is stands in the vault, the pseudonym among the facts, and the log names neither",
        arguments: Engine.allCases)
    func enrolled(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled(given: "Qanarizut", consents: [office.consent(.holding)])
        let held = try #require(try await office.held(subject))
        #expect(held == subject && held.reference.text.hasPrefix("P-"))
        #expect(try await office.givenName(of: subject) == "Qanarizut")
        #expect(try await office.acts(on: .victim, subject.id) == [.sealed, .identityRead])
        try await office.close()
    }

    @Test(
        "the same person sent twice is one; another content under the same pseudonym is refused",
        arguments: Engine.allCases)
    func twice(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled()
        let enrol = EnrolIdentity(store: office.store, vault: office.vault)
        let actor = LogActor(office.investigator.account)
        try await enrol(subject, [.givenName: "A", .familyName: "B"], by: actor, at: Office.later(1))
        #expect(try await office.acts(on: .victim, subject.id) == [.sealed])
        await #expect(throws: VaultError.differs(SubjectID(subject.id))) {
            try await enrol(subject, [.givenName: "C"], by: actor, at: Office.later(2))
        }
        #expect(try await office.givenName(of: subject) == "A")
        try await office.close()
    }

    @Test(
        "an identity whose fact was never stored is removed at the next start, a fresh one is left alone",
        arguments: Engine.allCases)
    func orphans(engine: Engine) async throws {
        let office = try await Office(engine)
        let kept = try await office.enrolled()
        let lost = office.store.ids.next()
        let compartment = try #require(CompartmentID(office.caseFile.id.description))
        let identity = try NewIdentity(SubjectID(lost), .victim, in: [compartment], texts: [.givenName: "X"])
        try await office.vault.enrol(identity, at: Office.noon)
        let settle = SettleVault(store: office.store, vault: office.vault)
        #expect(try await settle(at: Office.later(60)).orphans == 0)
        #expect(try await settle(at: Office.later(600)).orphans == 1)
        #expect(try await office.acts(on: .key, lost) == [.orphanSwept])
        #expect(try await office.givenName(of: kept) == "A")
        try await office.close()
    }

    @Test("nobody is enrolled under the identifier of a case or of a piece of evidence", arguments: Engine.allCases)
    func taken(engine: Engine) async throws {
        let office = try await Office(engine)
        let evidence = StoredEvidence(
            id: office.store.ids.next(), caseFile: office.caseFile.id, kind: "text", byteCount: 1, size: nil, note: [1],
            receivedBy: nil, receivedAt: Office.noon)
        try await office.store.facts.write { try evidence.insert(in: $0) }
        for id in [office.caseFile.id, evidence.id] {
            let subject = StoredSubject(
                id, .victim, of: office.caseFile, by: office.investigator.account, at: Office.noon)
            await #expect(throws: VaultError.differs(SubjectID(id))) {
                try await EnrolIdentity(store: office.store, vault: office.vault)(
                    subject, [.givenName: "A"], by: LogActor(office.investigator.account), at: Office.noon)
            }
            #expect(try await office.held(subject) == nil)
        }
        try await office.close()
    }

    @Test("a read that cannot be logged is not answered", arguments: Engine.allCases)
    func unlogged(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled()
        try await office.store.facts.write { try $0.execute("UPDATE log_head SET size = size + 1 WHERE id = 1") }
        await #expect(throws: (any Error).self) { try await office.givenName(of: subject) }
        try await office.close()
    }

    @Test("a correction is logged and read back; what was left out stays", arguments: Engine.allCases)
    func corrected(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled()
        let read = ReadIdentity(store: office.store, vault: office.vault)
        try await read.amend(subject, [.givenName: "C"], by: office.investigator.account, at: Office.later(1))
        let identity = try await read(subject, by: office.investigator.account, at: Office.later(2))
        #expect(identity.text(.givenName) == "C" && identity.text(.familyName) == "B")
        #expect(try await office.acts(on: .victim, subject.id) == [.sealed, .changed, .identityRead])
        try await office.close()
    }
}

@Suite("Forgetting")
struct ForgettingTests {
    @Test(
        "one consent of two withdrawn narrows; the last destroys the key, and the facts stay",
        arguments: Engine.allCases)
    func withdrawn(engine: Engine) async throws {
        let office = try await Office(engine)
        let consents = [office.consent(.protection), office.consent(.justice)]
        let subject = try await office.enrolled(consents: consents)
        let forget = Forget(store: office.store, vault: office.vault)
        let account = office.investigator.account
        #expect(
            try await forget.withdraw(consents[0].id, of: subject, by: account, at: Office.later(10))
                == .narrowed(remaining: 1))
        #expect(try await office.givenName(of: subject) == "A")
        #expect(
            try await forget.withdraw(consents[1].id, of: subject, by: account, at: Office.later(20))
                == .destroyed(tracesErased: true))
        await #expect(throws: VaultError.self) { try await office.givenName(of: subject, at: Office.later(30)) }
        #expect(try await office.held(subject)?.destroyedAt == Office.later(20))
        #expect(try await office.acts(on: .consent, consents[1].id) == [.consentGiven, .requested, .consentWithdrawn])
        #expect(try await office.acts(on: .victim, subject.id).last == .keyDestroyed)
        try await office.close()
    }

    @Test("to withdraw again what is gone finds nothing left, and is no fault", arguments: Engine.allCases)
    func withdrawnTwice(engine: Engine) async throws {
        let office = try await Office(engine)
        let consent = office.consent(.holding)
        let subject = try await office.enrolled(consents: [consent])
        let forget = Forget(store: office.store, vault: office.vault)
        let account = office.investigator.account
        _ = try await forget.withdraw(consent.id, of: subject, by: account, at: Office.later(10))
        // Once as another window still has it, once as it stands.
        for held in [subject, try #require(try await office.held(subject))] {
            #expect(
                try await forget.withdraw(consent.id, of: held, by: account, at: Office.later(20)) == .alreadyGone)
        }
        try await office.close()
    }

    @Test("to withdraw the consent to be kept destroys the key, whatever else holds", arguments: Engine.allCases)
    func holding(engine: Engine) async throws {
        let office = try await Office(engine)
        let consents = [office.consent(.holding), office.consent(.justice)]
        let subject = try await office.enrolled(consents: consents)
        let outcome = try await Forget(store: office.store, vault: office.vault).withdraw(
            consents[0].id, of: subject, by: office.investigator.account, at: Office.later(10))
        #expect(outcome == .destroyed(tracesErased: true))
        try await office.close()
    }

    @Test("a consent of somebody else is not withdrawn", arguments: Engine.allCases)
    func elses(engine: Engine) async throws {
        let office = try await Office(engine)
        let consent = office.consent(.holding)
        let subject = try await office.enrolled(consents: [consent])
        let other = try await office.enrolled(given: "O", consents: [office.consent(.holding)])
        await #expect(throws: VaultError.noConsent) {
            try await Forget(store: office.store, vault: office.vault).withdraw(
                consent.id, of: other, by: office.investigator.account, at: Office.later(10))
        }
        #expect(try await office.givenName(of: subject) == "A")
        try await office.close()
    }

    @Test("a consent that cannot be logged is not kept; sent twice, it is logged once", arguments: Engine.allCases)
    func consentLogged(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled()
        let (record, account) = (RecordConsent(store: office.store, vault: office.vault), office.investigator.account)
        let (first, second) = (office.consent(.referral), office.consent(.justice))
        for _ in 0..<2 { try await record(first, of: subject, by: account, at: Office.later(1)) }
        #expect(try await office.acts(on: .consent, first.id) == [.consentGiven])
        try await office.store.facts.write { try $0.execute("ALTER TABLE log_head RENAME TO lost") }
        await #expect(throws: DatabaseError.self) {
            try await record(second, of: subject, by: account, at: Office.later(2))
        }
        let held = try await record.consents(of: subject, for: account, at: Office.later(3))
        #expect(held?.map(\.id) == [first.id])
        try await office.close()
    }

    @Test("an order that was interrupted is carried out at the next start", arguments: Engine.allCases)
    func interrupted(engine: Engine) async throws {
        let office = try await Office(engine)
        let consent = office.consent(.holding)
        let subject = try await office.enrolled(consents: [consent])
        let order = ErasureOrder(
            id: office.store.ids.next(), subject: subject.id, consent: consent.id, reason: .withdrawn,
            orderedBy: office.investigator.account, orderedAt: Office.later(1))
        try await office.store.facts.write { try order.insert(in: $0) }
        let settle = SettleVault(store: office.store, vault: office.vault)
        #expect(try await settle(at: Office.later(2)).forgotten == 1)
        #expect(try await settle(at: Office.later(3)).forgotten == 0)
        await #expect(throws: VaultError.self) { try await office.givenName(of: subject, at: Office.later(4)) }
        #expect(try await office.held(subject)?.destroyedAt == Office.later(2))
        try await office.close()
    }

    @Test("an order that cannot be carried out keeps no other waiting, and stays open", arguments: Engine.allCases)
    func broken(engine: Engine) async throws {
        let office = try await Office(engine)
        let consent = office.consent(.holding)
        let subject = try await office.enrolled(consents: [consent])
        let kept = try await office.enrolled(given: "K", consents: [office.consent(.holding)])
        func order(_ subject: StoredSubject, _ consent: UUIDv7) -> ErasureOrder {
            ErasureOrder(
                id: office.store.ids.next(), subject: subject.id, consent: consent, reason: .withdrawn,
                orderedBy: office.investigator.account, orderedAt: Office.later(1))
        }
        // The first names a consent that the vault does not hold, the second does not read.
        let orders = [
            order(kept, office.store.ids.next()), order(kept, office.store.ids.next()), order(subject, consent.id),
        ]
        try await office.store.facts.write { transaction in
            for order in orders { try order.insert(in: transaction) }
            try transaction.execute("UPDATE erasure_order SET reason = '?' WHERE id = \(orders[1].id)")
        }
        let settled = try await SettleVault(store: office.store, vault: office.vault)(at: Office.later(2))
        #expect(settled.forgotten == 1 && settled.failed == 2)
        #expect(settled.failures.count + settled.unreadable == 2 && settled.failures.allSatisfy { !$0.code.isEmpty })
        #expect(try await office.held(subject)?.destroyedAt == Office.later(2))
        #expect(try await office.givenName(of: kept) == "K")
        #expect(try await SettleVault(store: office.store, vault: office.vault)(at: Office.later(3)).failed == 2)
        try await office.close()
    }

    @Test("without a withdrawn consent a key is destroyed by two persons only, and once", arguments: Engine.allCases)
    func ordered(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = try await office.enrolled()
        let forget = Forget(store: office.store, vault: office.vault)
        let (first, second) = (office.custodians[0], office.custodians[1])
        let id = try await AskApproval(store: office.store)(
            .destruction, of: subject.id.description, (.victim, subject.id.description), by: first,
            because: "Its time of keeping is over", at: Office.later(1))
        await #expect(throws: ApprovalError.closed) {
            try await forget.destroy(subject, under: id, by: first.account, at: Office.later(2))
        }
        try await DecideApproval(store: office.store)(.approve, id, by: second, at: Office.later(70))
        #expect(
            try await forget.destroy(subject, under: id, by: first.account, at: Office.later(80))
                == .destroyed(tracesErased: true))
        await #expect(throws: ApprovalError.closed) {
            try await forget.destroy(subject, under: id, by: first.account, at: Office.later(90))
        }
        try await office.close()
    }
}
