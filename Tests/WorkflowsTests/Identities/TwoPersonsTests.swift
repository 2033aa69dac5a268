import Access
import Database
import Evidence
import Foundation
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Who told us")
struct UnmaskingTests {
    private func asked(_ office: Office, _ source: StoredSubject) async throws -> ApprovalID {
        try await AskApproval(store: office.store)(
            .unmasking, of: source.id.description, (.source, source.id.description), by: office.investigator,
            because: "A court asks who saw it", at: Office.later(0))
    }

    @Test("a source is shown to two persons together, once, and the log says to whom", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        let office = try await Office(engine)
        let source = try await office.enrolled(.source, given: "Who told")
        let id = try await asked(office, source)
        let unmask = UnmaskSource(store: office.store, vault: office.vault)
        let account = office.investigator.account
        await #expect(throws: ApprovalError.closed) {
            try await unmask(source, under: id, by: account, at: Office.later(61))
        }
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        let identity = try await unmask(source, under: id, by: account, at: Office.later(62))
        #expect(identity.text(.givenName) == "Who told")
        await #expect(throws: ApprovalError.closed) {
            try await unmask(source, under: id, by: account, at: Office.later(63))
        }
        #expect(try await office.acts(on: .source, source.id) == [.sealed, .requested, .sourceUnmasked])
        try await office.close()
    }

    @Test("with a source comes a copy of the voice, that of the moment it was enrolled", arguments: Engine.allCases)
    func face(engine: Engine) async throws {
        let office = try await Office(engine)
        let tools = try #require(ViewingTools())
        // A name beside a tenth of a second of silence.
        func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
            Array(name.utf8) + withUnsafeBytes(of: UInt32(body.count).littleEndian) { Array($0) } + body
        }
        let sound =
            chunk("fmt ", [1, 0, 1, 0, 0x40, 0x1F, 0, 0, 0x80, 0x3E, 0, 0, 2, 0, 16, 0])
            + chunk("data", [UInt8](repeating: 0, count: 1_600))
        let voice = chunk("RIFF", Array("WAVE".utf8) + chunk("LIST", Array("INFOIARTQana".utf8)) + sound)
        let take = CopyFace(store: office.store)
        let copy = try await take(of: voice, by: tools)
        #expect(copy == chunk("RIFF", Array("WAVE".utf8) + sound))
        for refused in [Array("only words".utf8), [], [UInt8](repeating: 0, count: CopyFace.largest + 1)] {
            await #expect(throws: UploadRefusal.self) { try await take(of: refused, by: tools) }
        }
        let folder = try #require(office.store.filesFolder) + "/evidence"
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        let source = StoredSubject(
            office.store.ids.next(), .source, of: office.caseFile, by: office.investigator.account, at: Office.noon)
        // Sent twice, it enrols one source.
        for _ in 0..<2 {
            try await EnrolIdentity(store: office.store, vault: office.vault)(
                source, [:], face: try await take(of: voice, by: tools), by: LogActor(office.investigator.account),
                at: Office.noon)
        }
        let id = try await asked(office, source)
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        let identity = try await UnmaskSource(store: office.store, vault: office.vault)(
            source, under: id, by: office.investigator.account, at: Office.later(62))
        #expect(identity[.face] == copy && identity.fields == [.face])
        #expect(try await office.acts(on: .source, source.id) == [.sealed, .requested, .sourceUnmasked])
        try await office.close()
    }

    @Test(
        "however many requests came later, one that waits is found, and no closed one is out of reach",
        arguments: Engine.allCases)
    func many(engine: Engine) async throws {
        let office = try await Office(engine)
        let source = try await office.enrolled(.source)
        let waiting = try await asked(office, source)
        var later: [ApprovalID] = []
        for second in 1...25 {
            let id = try await AskApproval(store: office.store)(
                .destruction, of: source.id.description, (.source, source.id.description), by: office.custodians[0],
                because: "One more that came later", at: Office.later(Int64(second)))
            try await DecideApproval(store: office.store)(
                .withdraw, id, by: office.custodians[0], at: Office.later(Int64(second)))
            later.append(id)
        }
        let now = Office.later(60)
        let (open, own, pages) = try await office.store.facts.read { transaction in
            var pages: [[ApprovalID]] = []
            var place: Approval.Place?
            repeat {
                let page = try Approval.closed(10, at: now, before: place, in: transaction)
                pages.append(page.map(\.id))
                place = page.last.flatMap { Approval.Place(Approval.Place($0).text) }
            } while place != nil
            return (
                try Approval.open(at: now, in: transaction).map(\.id),
                try Approval.asked(
                    .unmasking, of: source.id.description, by: office.investigator.account, in: transaction
                ).map(\.id), pages
            )
        }
        #expect(open == [waiting] && own == [waiting])
        #expect(pages.map(\.count) == [10, 10, 5, 0] && pages.flatMap { $0 } == later.reversed())
        // Out of time it waits no more, and stands with the others.
        let over = Office.later(90_000)
        let closed = try await office.store.facts.read { transaction in
            (
                try Approval.open(at: over, in: transaction).count,
                try Approval.closed(30, at: over, in: transaction).map(\.id)
            )
        }
        #expect(closed.0 == 0 && closed.1 == later.reversed() + [waiting])
        try await office.close()
    }

    @Test("of a hundred who ask at once with one approval, one sees", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        let office = try await Office(engine)
        let source = try await office.enrolled(.source)
        let id = try await asked(office, source)
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        let unmask = UnmaskSource(store: office.store, vault: office.vault)
        let account = office.investigator.account
        let shown = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask { (try? await unmask(source, under: id, by: account, at: Office.later(62))) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(shown == 1)
        try await office.close()
    }

    @Test("an approval of one source shows no other, and none to anybody else", arguments: Engine.allCases)
    func bound(engine: Engine) async throws {
        let office = try await Office(engine)
        let (source, other) = (try await office.enrolled(.source), try await office.enrolled(.source, given: "O"))
        let id = try await asked(office, source)
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        let unmask = UnmaskSource(store: office.store, vault: office.vault)
        await #expect(throws: Refusal.self) {
            try await unmask(other, under: id, by: office.investigator.account, at: Office.later(62))
        }
        await #expect(throws: ApprovalError.notYours) {
            try await unmask(source, under: id, by: office.custodians[0].account, at: Office.later(62))
        }
        await #expect(throws: (any Error).self) {
            try await unmask(source, under: id, by: office.investigator.account, at: Office.later(86_401))
        }
        try await office.close()
    }

    @Test("nobody of the asker's unit approves, nor anybody within a minute", arguments: Engine.allCases)
    func approvers(engine: Engine) async throws {
        let office = try await Office(engine)
        let id = try await asked(office, try await office.enrolled(.source))
        let decide = DecideApproval(store: office.store)
        await #expect(throws: ApprovalError.sameUnit) {
            try await decide(.approve, id, by: office.custodians[0], at: Office.later(61))
        }
        await #expect(throws: ApprovalError.tooSoon(earliest: Office.later(60))) {
            try await decide(.approve, id, by: office.custodians[1], at: Office.later(59))
        }
        try await office.close()
    }
}

@Suite("Who lost every way in")
struct ReenrolmentTests {
    @Test(
        "asvs_V6_4_3, V6_4_4: is enrolled anew by two persons of two units; nothing of before opens any more",
        arguments: Engine.allCases)
    func anew(engine: Engine) async throws {
        let office = try await Office(engine)
        let (store, account) = (office.store, office.investigator.account)
        try await store.facts.write { transaction in
            try StoredPassword(account: account, hash: "h", codeSecret: [1], lastStep: 1)
                .save(at: Office.noon, in: transaction)
            try StoredRecoveryCodes.replace([[1], [2]], of: account, in: transaction)
            try StoredPasskey(
                credential: "c", account: account, algorithm: -7, publicKey: [4], signCount: 0, model: [],
                isSyncable: false, isSynced: false, label: "1"
            ).insert(at: Office.noon, in: transaction)
            try StoredSession(
                digest: "s", account: account, startedAt: Office.noon, seenAt: Office.noon, provenAt: nil
            ).insert(in: transaction)
        }
        let (first, second) = (office.custodians[0], office.custodians[1])
        let id = try await AskApproval(store: store)(
            .reenrolment, of: account.rawValue, (.person, account.rawValue), by: first, for: account,
            because: "The phone was lost in the river", at: Office.later(0))
        let decide = DecideApproval(store: store)
        for (party, seconds) in [(first, 61), (office.investigator, 61), (second, 30)] as [(Party, Int64)] {
            await #expect(throws: ApprovalError.self) {
                try await decide(.approve, id, by: party, at: Office.later(seconds))
            }
        }
        let reenrol = Reenrol(store: store)
        await #expect(throws: ApprovalError.self) { try await reenrol(under: id, by: first, at: Office.later(62)) }
        try await decide(.approve, id, by: second, at: Office.later(63))
        let invited = try await reenrol(under: id, by: first, at: Office.later(64))
        #expect(invited.path.hasPrefix("/invitations/"))
        let left = try await store.facts.read { transaction -> [Int] in
            [
                try StoredPassword.of(account, in: transaction) == nil ? 0 : 1,
                try StoredPasskey.of(account, in: transaction).count,
                try StoredRecoveryCodes.of(account, in: transaction).count,
                try StoredSession.of(account, in: transaction).count,
            ]
        }
        #expect(left == [0, 0, 0, 0])
        try await office.close()
    }
}

@Suite("An approval and its effect")
struct ApprovalEffectTests {
    @Test("An approval that cannot be carried out is not used up", arguments: Engine.allCases)
    func notUsedUp(engine: Engine) async throws {
        let office = try await Office(engine)
        let (store, account) = (office.store, office.investigator.account)
        let (first, second) = (office.custodians[0], office.custodians[1])
        let id = try await AskApproval(store: store)(
            .reenrolment, of: account.rawValue, (.person, account.rawValue), by: first, for: account,
            because: "The phone was lost in the river", at: Office.later(0))
        try await DecideApproval(store: store)(.approve, id, by: second, at: Office.later(63))
        // The account is closed meanwhile.
        try await store.facts.write { transaction in
            try transaction.execute(
                "UPDATE account SET closed_at = \(Office.later(63).microseconds) WHERE id = \(account.rawValue)")
        }
        await #expect(throws: Refusal.self) {
            try await Reenrol(store: store)(under: id, by: first, at: Office.later(64))
        }
        let approval = try await store.facts.read { try Approval.with(id, in: $0) }
        #expect(approval?.permits(.reenrolment, of: account.rawValue, by: first.account, at: Office.later(64)) == true)
        try await office.close()
    }

    @Test("A request taken back is in the log as taken back", arguments: Engine.allCases)
    func withdrawn(engine: Engine) async throws {
        let office = try await Office(engine)
        let account = office.investigator.account
        let id = try await AskApproval(store: office.store)(
            .reenrolment, of: account.rawValue, (.person, account.rawValue), by: office.custodians[0], for: account,
            because: "The phone was lost in the river", at: Office.later(0))
        try await DecideApproval(store: office.store)(
            .withdraw, id, by: office.custodians[0], at: Office.later(5))
        let uuid = try #require(UUIDv7(id.rawValue))
        #expect(try await office.acts(on: .approval, uuid).last == .withdrawn)
        try await office.close()
    }
}

@Suite("In an emergency")
struct EmergencyTests {
    @Test(
        "every custodian is told, the case opens for 15 minutes, and one review closes it", arguments: Engine.allCases)
    func opened(engine: Engine) async throws {
        let office = try await Office(engine)
        let glass = BreakGlass(store: office.store)
        let access = try await glass.open(
            office.caseFile, by: office.investigator, because: "They are coming back tonight", at: Office.later(0))
        #expect(Set(access.noticesOwed) == Set(office.custodians.map(\.account)))
        #expect(access.grant.compartment.cases == .only([office.caseFile.caseID]))
        await #expect(throws: ApprovalError.alreadyOpen) {
            _ = try await glass.open(
                office.caseFile, by: office.investigator, because: "They are coming back tonight", at: Office.later(60))
        }
        let pending = try await office.store.facts.read {
            try EmergencyAccess.pending(at: Office.later(900), in: $0)
        }
        #expect(pending == [access])
        try await glass.review(
            EmergencyAccessID(access.id.rawValue), .justified, by: office.custodians[1].account, at: Office.later(1000))
        await #expect(throws: ApprovalError.closed) {
            try await glass.review(
                EmergencyAccessID(access.id.rawValue), .notJustified, by: office.custodians[0].account,
                at: Office.later(1001))
        }
        #expect(try await office.store.facts.read { try EmergencyAccess.pending(at: Office.later(1002), in: $0) } == [])
        let acts = try await office.acts(on: .caseFile, office.caseFile.id)
        #expect(acts == [.created, .glassBroken, .glassReviewed])
        try await office.close()
    }

    @Test("whether there is such a case is told to those alone who would have opened it, and be heard")
    func probing() async throws {
        let office = try await Office(.sqlite)
        let glass = BreakGlass(store: office.store)
        let reason = "They are coming back tonight"
        func refusal(_ caseFile: StoredCase?, _ reason: String) async -> (any Error)? {
            do {
                _ = try await glass.open(caseFile, by: office.investigator, because: reason, at: Office.later(60))
                return nil
            } catch {
                return error
            }
        }
        for caseFile in [nil, office.caseFile] {
            #expect(await refusal(caseFile, "no") as? ApprovalError == .badReason)
        }
        #expect((await refusal(nil, reason) as? Refusal)?.kind == .notFound)
        #expect(await refusal(office.caseFile, reason) == nil)
        for caseFile in [nil, office.caseFile] {
            #expect(await refusal(caseFile, reason) as? ApprovalError == .alreadyOpen)
        }
        try await office.close()
    }

    @Test("found not justified, it ends at once")
    func ended() async throws {
        let office = try await Office(.sqlite)
        let glass = BreakGlass(store: office.store)
        let access = try await glass.open(
            office.caseFile, by: office.investigator, because: "They are coming back tonight", at: Office.later(0))
        #expect(access.opensCase(at: Office.later(60)))
        try await glass.review(access.id, .notJustified, by: office.custodians[0].account, at: Office.later(30))
        let pending = try await office.store.facts.read { try EmergencyAccess.pending(at: Office.later(60), in: $0) }
        #expect(pending.count == 1 && !pending[0].opensCase(at: Office.later(60)))
        try await office.close()
    }

    @Test("one that nobody reviewed in 72 hours keeps the same investigator from opening another")
    func overdue() async throws {
        let office = try await Office(.sqlite)
        let glass = BreakGlass(store: office.store)
        _ = try await glass.open(
            office.caseFile, by: office.investigator, because: "They are coming back tonight", at: Office.later(0))
        try await office.store.facts.write {
            try $0.execute("UPDATE access_grant SET until_at = \(Office.later(400_000).microseconds)")
        }
        await #expect(throws: ApprovalError.reviewOwed) {
            _ = try await glass.open(
                office.caseFile, by: office.investigator, because: "And again the next week",
                at: Office.later(72 * 3600))
        }
        try await office.close()
    }
}
