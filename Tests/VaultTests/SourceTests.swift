import Database
import Protection
import Testing
import Vault

@Suite("Sources are seen by two persons together")
struct SourceTests {
    private func request(
        _ subject: SubjectID, account: String = "account-1", unit: String = "unit-1", reason: String = "to warn them",
        until: Instant = later(90_000)
    ) -> DisclosureRequest {
        DisclosureRequest(
            id: identifiers.next(), account: AccountID(rawValue: account), unit: unit, subject: subject,
            compartment: gao, fields: [.givenName, .contact], reason: reason, requestedAt: noon, until: until)
    }

    private func approval(
        _ request: DisclosureRequest, account: String = "account-2", unit: String = "unit-2", after seconds: Int64 = 60
    ) -> DisclosureApproval {
        DisclosureApproval(
            request: request.id, account: AccountID(rawValue: account), unit: unit, approvedAt: later(seconds))
    }

    @Test("an approval needs another person, of another unit, after a minute, within a day, for the same request")
    func asvs_V2_3_5_secondPerson() throws {
        let request = request(newSubject())
        func why(_ approval: DisclosureApproval, at now: Instant = later(120)) -> VaultError? {
            do {
                _ = try ApprovedDisclosure(request, approval, at: now)
                return nil
            } catch {
                return error
            }
        }
        #expect(why(approval(request)) == nil)
        #expect(why(approval(request, account: "account-1")) == .notApproved(.samePerson))
        #expect(why(approval(request, unit: "unit-1")) == .notApproved(.sameUnit))
        #expect(why(approval(request, after: 59)) == .notApproved(.tooSoon))
        #expect(why(approval(request, after: 121)) == .notApproved(.notYet))
        #expect(why(approval(request), at: later(86_400)) == nil)
        #expect(why(approval(request), at: later(86_401)) == .notApproved(.tooLate))
        #expect(why(approval(self.request(newSubject()))) == .notApproved(.otherRequest))
        let silent = self.request(newSubject(), reason: " \n")
        #expect(throws: VaultError.invalid(.emptyReason)) {
            try ApprovedDisclosure(silent, approval(silent), at: later(120))
        }
        let short = self.request(newSubject(), until: later(100))
        #expect(throws: VaultError.notApproved(.tooLate)) {
            try ApprovedDisclosure(short, approval(short), at: later(101))
        }
    }

    @Test("an approval shows once, to the log as well, and not at all when the log fails", arguments: Engine.allCases)
    func shownOnce(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject, .source, given: "C")
        let request = request(subject)
        let approved = try ApprovedDisclosure(request, approval(request), at: later(60))
        scene.log.fail(true)
        await #expect(throws: ReadRecorder.Refused.self) {
            try await scene.vault.read(approved, at: later(61), logging: scene.log.record)
        }
        scene.log.fail(false)
        let found = try await scene.vault.read(approved, at: later(61), logging: scene.log.record)
        #expect(found.text(.givenName) == "C")
        #expect(found.text(.familyName) == nil)
        let entry = try #require(scene.log.entries.last)
        #expect(entry.right == .disclosure(request.id, approver: AccountID(rawValue: "account-2")))
        #expect(entry.subjectClass == .source)
        #expect(!"\(entry)".contains("to warn them"))
        let again = await refusal {
            try await scene.vault.read(approved, at: later(62), logging: scene.log.record)
        }
        #expect(again == .alreadyShown)
        #expect(scene.log.entries.count == 1)
        try await scene.stores.close()
    }

    @Test("a hundred askers with one approval: one is answered", arguments: Engine.allCases)
    func asvs_V2_3_4_race(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject, .source)
        let request = request(subject)
        let approved = try ApprovedDisclosure(request, approval(request), at: later(60))
        let answered = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    (try? await scene.vault.read(approved, at: later(61), logging: scene.log.record)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(answered == 1)
        #expect(scene.log.entries.count == 1)
        try await scene.stores.close()
    }

    @Test("an approval that has expired, or names a victim, opens nothing")
    func limits() async throws {
        let scene = try await Scene(.sqlite)
        let (source, victim) = (newSubject(), newSubject())
        try await scene.enrol(source, .source)
        try await scene.enrol(victim)
        let (first, second) = (request(source, until: later(100)), request(victim))
        let expired = try ApprovedDisclosure(first, approval(first), at: later(60))
        let wrong = try ApprovedDisclosure(second, approval(second), at: later(60))
        #expect(
            await refusal { try await scene.vault.read(expired, at: later(101), logging: scene.log.record) }
                == .notApproved(.tooLate))
        #expect(
            await refusal { try await scene.vault.read(wrong, at: later(61), logging: scene.log.record) }
                == .unknownSubject)
        try await scene.stores.close()
    }
}
