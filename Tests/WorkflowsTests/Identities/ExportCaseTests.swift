import Access
import Database
import Protection
import Sealing
import Store
import StrictText
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("All the people of a case, taken out by two")
struct ExportCaseTests {
    private func asked(_ office: Office) async throws -> ApprovalID {
        try await AskApproval(store: office.store)(
            .bulkExport, of: office.caseFile.id.description, (.caseFile, office.caseFile.id.description),
            by: office.investigator, because: "The court sits in another town", at: Office.later(0))
    }

    private func approved(_ office: Office) async throws -> ApprovalID {
        let id = try await asked(office)
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        return id
    }

    @Test(
        "The file opens with the organisation's key alone, holds the victims and no source, and each read is in the log",
        arguments: Engine.allCases)
    func sealed(engine: Engine) async throws {
        let office = try await Office(engine)
        let key = try OrganisationKey()
        try await OrganisationKeys(store: office.store).publish(key.publicKey, at: Office.noon)
        let kept = [try await office.enrolled(given: "Awa Kanari"), try await office.enrolled(given: "Binta Kanari")]
        let source = try await office.enrolled(.source, given: "Who told")
        let gone = try await office.enrolled(given: "Forgotten")
        let order = try await AskApproval(store: office.store)(
            .destruction, of: gone.id.description, (.victim, gone.id.description), by: office.custodians[0],
            because: "Its time is over", at: Office.later(0))
        try await DecideApproval(store: office.store)(.approve, order, by: office.custodians[1], at: Office.later(61))
        _ = try await Forget(store: office.store, vault: office.vault).destroy(
            gone, under: order, by: office.custodians[0].account, at: Office.later(62))
        let id = try await approved(office)
        let export = ExportCase(store: office.store, vault: office.vault)
        let file = try await export(office.caseFile, under: id, by: office.investigator, at: Office.later(70))
        for name in ["Awa Kanari", "Binta Kanari", "Who told", "Forgotten"] {
            #expect(!String(decoding: file, as: UTF8.self).contains(name))
        }
        let opened = try SealedReport(text: file).opened(with: key)
        let persons = try #require(try JSON.parse(opened)["persons"]?.elements)
        #expect(persons.compactMap { $0["given_name"]?.scalarText } == ["Awa Kanari", "Binta Kanari"])
        #expect(persons.compactMap { $0["reference"]?.scalarText } == kept.map(\.reference.text))
        for person in kept { #expect(try await office.acts(on: .victim, person.id).last == .identityRead) }
        #expect(try await office.acts(on: .source, source.id) == [.sealed])
        #expect(try await office.acts(on: .caseFile, office.caseFile.id).suffix(2) == [.requested, .shared])
        try await office.close()
    }

    @Test("Whose time to be kept is over stands in the file without a name, and keeps nobody else out of it")
    func over() async throws {
        let office = try await Office(.sqlite)
        let key = try OrganisationKey()
        try await OrganisationKeys(store: office.store).publish(key.publicKey, at: Office.noon)
        let holding = Consent(
            id: office.store.ids.next(), .holding, to: "org-1", level: .full, givenAt: Office.noon,
            expiresAt: Office.later(65))
        let over = try await office.enrolled(given: "Whose time is over", consents: [holding])
        let kept = try await office.enrolled(given: "Awa Kanari")
        let file = try await ExportCase(store: office.store, vault: office.vault)(
            office.caseFile, under: try await approved(office), by: office.investigator, at: Office.later(70))
        let opened = try JSON.parse(try SealedReport(text: file).opened(with: key))
        let persons = try #require(opened["persons"]?.elements)
        #expect(persons.compactMap { $0["reference"]?.scalarText } == [over, kept].map(\.reference.text))
        #expect(persons[0]["withheld"]?.scalarText == "consent_over" && persons[0]["given_name"] == nil)
        #expect(persons[1]["given_name"]?.scalarText == "Awa Kanari")
        #expect(try await office.acts(on: .victim, over.id) == [.sealed])
        try await office.close()
    }

    @Test("Of twenty who ask at once with one approval, one is given the file", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        let office = try await Office(engine)
        try await OrganisationKeys(store: office.store).publish(try OrganisationKey().publicKey, at: Office.noon)
        _ = try await office.enrolled()
        let id = try await approved(office)
        let export = ExportCase(store: office.store, vault: office.vault)
        let given = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    (try? await export(office.caseFile, under: id, by: office.investigator, at: Office.later(70)))
                        != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(given == 1)
        try await office.close()
    }

    @Test("Without approval, for another case, by another person, or without a key nothing is read and nothing used up")
    func bound() async throws {
        let office = try await Office(.sqlite)
        let person = try await office.enrolled()
        let export = ExportCase(store: office.store, vault: office.vault)
        let id = try await asked(office)
        await #expect(throws: Refusal.self) {
            try await export(office.caseFile, under: id, by: office.investigator, at: Office.later(62))
        }
        try await OrganisationKeys(store: office.store).publish(try OrganisationKey().publicKey, at: Office.noon)
        await #expect(throws: ApprovalError.closed) {
            try await export(office.caseFile, under: id, by: office.investigator, at: Office.later(62))
        }
        await #expect(throws: ApprovalError.sameUnit) {
            try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[0], at: Office.later(61))
        }
        await #expect(throws: ApprovalError.tooSoon(earliest: Office.later(60))) {
            try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(59))
        }
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        let other = try await OpenCase(store: office.store, vault: office.vault)(
            title: "Another matter", bounds: Bounds(), by: nil, at: Office.noon)
        await #expect(throws: Refusal.self) {
            try await export(other, under: id, by: office.investigator, at: Office.later(62))
        }
        await #expect(throws: ApprovalError.notYours) {
            try await export(office.caseFile, under: id, by: office.custodians[0], at: Office.later(62))
        }
        #expect(try await office.acts(on: .victim, person.id) == [.sealed])
        _ = try await export(office.caseFile, under: id, by: office.investigator, at: Office.later(63))
        try await office.close()
    }
}

@Suite("Whoever told us becomes a source of a case")
struct BindSourceTests {
    private func unmasked(_ office: Office, _ source: StoredSubject) async throws -> Identity {
        let id = try await AskApproval(store: office.store)(
            .unmasking, of: source.id.description, (.source, source.id.description), by: office.investigator,
            because: "A court asks who saw it", at: Office.later(0))
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        return try await UnmaskSource(store: office.store, vault: office.vault)(
            source, under: id, by: office.investigator.account, at: Office.later(62))
    }

    private func report(_ source: String?, _ office: Office) throws -> StoredReport {
        let message = IncomingReport(
            message: "They came", key: try #require(Report.ID("r")), channel: .sms, source: source)
        return StoredReport(
            id: office.store.ids.next().description, key: message.key, channel: message.channel, purpose: .live,
            format: .text, form: nil, receivedAt: Office.noon, saidAt: nil, digest: message.digest, body: [1],
            replaces: nil, owner: nil, source: source, areas: [], clearHeader: nil, quarantine: nil)
    }

    @Test(
        "The sender's number goes into the vault unseen and opens to two; sent twice, it is one source",
        arguments: Engine.allCases)
    func sender(engine: Engine) async throws {
        let office = try await Office(engine)
        let sealing = MessageSealing(office.vault)
        let known = StoredCorrespondent(
            id: "abcdef", gateway: "g", number: try sealing.seal("+22370001122"), canBeAnswered: true, mode: "neutral",
            firstAt: Office.noon, lastAt: Office.noon)
        try await office.store.facts.write { try known.put(in: $0) }
        let report = try report("abcdef", office)
        let id = office.store.ids.next()
        let bind = BindSource(store: office.store, vault: office.vault)
        for _ in 0..<2 {
            try await bind.sender(
                of: report, as: id, to: office.caseFile, by: office.investigator.account, at: Office.later(1))
        }
        let people = try await office.store.facts.read { try StoredSubject.of(office.caseFile.id, in: $0) }
        let source = try #require(people.first)
        #expect(people.count == 1 && source.kind == .source && source.caseFile == office.caseFile.id)
        await #expect(throws: VaultError.self) { _ = try await office.givenName(of: source) }
        let identity = try await unmasked(office, source)
        #expect(identity.text(.contact) == "+22370001122" && identity.text(.told) == report.id)
        try await office.close()
    }

    @Test("A report that came from nobody known binds nobody")
    func unknown() async throws {
        let office = try await Office(.sqlite)
        let report = try report(nil, office)
        await #expect(throws: Refusal.self) {
            try await BindSource(store: office.store, vault: office.vault).sender(
                of: report, as: office.store.ids.next(), to: office.caseFile, by: nil, at: Office.later(1))
        }
        try await office.close()
    }

    @Test("One enrolled without a case is bound once, and stays where it is", arguments: Engine.allCases)
    func unbound(engine: Engine) async throws {
        let office = try await Office(engine)
        let subject = StoredSubject(
            id: office.store.ids.next(), kind: .source, compartment: CompartmentID.reports.rawValue, caseFile: nil,
            bounds: Bounds(), madeBy: nil, madeAt: Office.noon)
        try await EnrolIdentity(store: office.store, vault: office.vault)(
            subject, [.givenName: "Who told"], by: LogActor(nil), at: Office.noon)
        let bind = BindSource(store: office.store, vault: office.vault)
        let account = office.investigator.account
        try await bind(subject, to: office.caseFile, by: account, at: Office.later(1))
        let other = try await OpenCase(store: office.store, vault: office.vault)(
            title: "Another matter", bounds: Bounds(), by: nil, at: Office.noon)
        await #expect(throws: Refusal.self) { try await bind(subject, to: other, by: account, at: Office.later(2)) }
        let held = try #require(try await office.held(subject))
        #expect(held.caseFile == office.caseFile.id)
        #expect(try await office.acts(on: .source, subject.id) == [.sealed, .changed])
        #expect(try await unmasked(office, held).text(.givenName) == "Who told")
        try await office.close()
    }
}
