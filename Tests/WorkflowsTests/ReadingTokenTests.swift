import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("A token that reads content")
struct ReadingTokenTests {
    private let end = Office.later(86_400)

    private func request(_ office: Office, areas: Extent<AreaRef> = .all) throws -> TokenRequest {
        try #require(
            TokenRequest(
                id: TokenID(office.store.ids.next().description), scopes: [.factsRead, .aggregateRead], areas: areas,
                until: end, label: "the\tpartner\n"))
    }

    private func ask(_ asked: TokenRequest, _ office: Office) async throws -> ApprovalID {
        try await AskApproval(store: office.store)(
            .bulkExport, of: asked.subject, (.token, asked.id.rawValue), by: office.investigator,
            because: "The partner counts with us", at: Office.later(0))
    }

    @Test("It is made once, as it was approved, by the one who asked", arguments: Engine.allCases)
    func once(engine: Engine) async throws {
        let office = try await Office(engine)
        let (asked, keys) = (try request(office), Keys(store: office.store))
        let (id, account) = (try await ask(asked, office), office.investigator.account)
        await #expect(throws: ApprovalError.closed) {
            _ = try await keys.issueToken(asked, under: id, by: account, at: Office.later(61))
        }
        try await DecideApproval(store: office.store)(.approve, id, by: office.custodians[1], at: Office.later(61))
        // More than was asked for, or by another person, it is not made.
        let more = try request(office)
        await #expect(throws: Refusal.self) {
            _ = try await keys.issueToken(more, under: id, by: account, at: Office.later(62))
        }
        await #expect(throws: ApprovalError.notYours) {
            _ = try await keys.issueToken(asked, under: id, by: office.custodians[0].account, at: Office.later(62))
        }
        let issued = try await keys.issueToken(asked, under: id, by: account, at: Office.later(62))
        await #expect(throws: ApprovalError.closed) {
            _ = try await keys.issueToken(asked, under: id, by: account, at: Office.later(63))
        }
        let held = try await office.store.facts.read { try StoredToken.page(10, in: $0) }
        #expect(held.map(\.id) == [issued.id] && held.first?.scopes == asked.scopes && held.first?.until == end)
        try await office.close()
    }

    @Test("What is asked for is read back as it was written, and nothing else is taken for it")
    func writtenAndRead() async throws {
        let office = try await Office(.sqlite)
        let areas = Extent<AreaRef>.only([
            AreaRef(scheme: "COD-AB 2021", code: "ML07"), AreaRef(scheme: "s", code: "c"),
        ])
        for asked in [try request(office), try request(office, areas: areas)] {
            #expect(TokenRequest(subject: asked.subject) == asked)
            #expect(TokenRequest(subject: asked.subject + "\tmore") == nil)
        }
        let id = TokenID("t")
        for scopes in [[], [Scope.admin], [.factsRead, .reportAppend]] as [Set<Scope>] {
            #expect(TokenRequest(id: id, scopes: scopes, until: end, label: "x") == nil)
        }
        #expect(TokenRequest(subject: office.caseFile.id.description) == nil)
        try await office.close()
    }

    @Test("A token is refused for an area that the store does not hold")
    func unknownArea() async throws {
        let office = try await Office(.sqlite)
        let nowhere = Extent<AreaRef>.only([AreaRef(scheme: "COD-AB 2017", code: "NOPE")])
        let refusal = await #expect(throws: Refusal.self) {
            _ = try await Keys(store: office.store).issueToken(
                [.reportAppend], areas: nowhere, label: "x", until: end, by: nil, at: Office.noon)
        }
        #expect(refusal?.code == "area_unknown")
        try await office.close()
    }
}
