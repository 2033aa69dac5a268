import Access
import Database
import Protection
import Store
import Testing
import Workflows

/// The second analyst of `CountedServer` sees areas A and B, and nothing that nobody has placed.
@Suite("Lists: what lies beyond reach shows neither in the page nor in the address of the next")
struct ListReachTests {
    /// More than a page holds, and than is read at once.
    private static let many = 230

    @Test("Many cases beyond reach leave the one within it on the first page, which is the last")
    func cases() async throws {
        let (store, client, _) = try await CountedServer.changing()
        let here = try await client.entered(as: "analyst", second: true)
        func made(_ area: AreaRef?) -> StoredCase {
            StoredCase(
                id: store.ids.next(), title: "a matter", bounds: Bounds(area: area), openedBy: nil, openedAt: .now)
        }
        let far = (0..<Self.many).map { _ in made(nil) }
        let near = made(CountedServer.areas[0])
        try await store.facts.write { transaction in
            for caseFile in far + [near] { try caseFile.insert(in: transaction) }
        }
        let page = try await here.get("/cases").body
        #expect(page.contains(near.reference.text) && !page.contains("/cases?after="))
        #expect(!far.contains { page.contains($0.id.description) })
        // Whoever may see them all is led on, page by page.
        let all = try await client.entered(as: "analyst")
        var (found, next): (Int, String?) = (0, "/cases")
        while let address = next {
            let page = try await all.get(address)
            found += far.count { page.body.contains($0.reference.text) }
            next = page.links("/cases?after=").first { !$0.contains("lang=") }
        }
        #expect(found == far.count)
    }

    @Test("Many devices of other areas leave the one of one’s own on the first page, which is the last")
    func devices() async throws {
        let (store, client, _) = try await CountedServer.changing()
        let here = try await client.entered(as: "analyst", second: true)
        func made(_ label: String, _ area: AreaRef) -> StoredDevice {
            let id = store.ids.next().description
            return StoredDevice(
                id: DeviceID(id), digest: id, label: label, area: area, madeBy: nil, madeAt: .now, mode: .live,
                isTrusted: false, user: nil)
        }
        let elsewhere = AreaRef(scheme: "test", code: "C")
        let far = (0..<Self.many).map { made("far \($0)", elsewhere) }
        let near = made("the one of A", CountedServer.areas[0])
        try await store.facts.write { transaction in
            for device in far + [near] { try device.insert(in: transaction) }
        }
        let page = try await here.get("/admin/devices").body
        #expect(page.contains(near.label) && !page.contains("/admin/devices?after=") && !page.contains("far "))
    }
    @Test("Many closed requests of others leave one’s own on the first page, which is the last")
    func approvals() async throws {
        let (store, client, _) = try await CountedServer.changing()
        let people = try await store.facts.read { try AccountProfile.page(50, in: $0) }
        func party(_ role: String) throws -> Party {
            try #require(people.first { $0.name.contains(role) && $0.unit == UnitID("A") }).party
        }
        func closed(_ reason: String, by requester: Party, minutesAgo minutes: Int) -> Approval {
            let asked = Instant.now.advanced(byMinutes: -minutes)
            return Approval(
                stored: ApprovalID(store.ids.next().description), purpose: .destruction,
                subject: store.ids.next().description, requester: requester, beneficiary: nil, reason: reason,
                askedAt: asked, until: asked.advanced(byMinutes: 60), state: .withdrawn(at: asked))
        }
        let (own, other) = (try party("Investigator"), try party("Custodian"))
        let requests =
            (0..<Self.many).map { closed("of somebody else", by: other, minutesAgo: $0) }
            + [closed("my own request of old", by: own, minutesAgo: 1_000)]
        try await store.facts.write { transaction in
            for request in requests { _ = try request.save(over: nil, in: transaction) }
        }
        let page = try await client.entered(as: "investigator").get("/admin/approvals").body
        #expect(page.contains("my own request of old") && !page.contains("of somebody else"))
        #expect(!page.contains("/admin/approvals?before="))
    }
}
