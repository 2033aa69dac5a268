import Access
import Database
import Protection
import Store
import StoreSQLite
import TestSupport
import Testing
import Workflows

@Suite("The demonstration's door")
struct DemonstrationDoorTests {
    /// What a real store may hold before anyone types `releve demo`.
    enum Held: CaseIterable {
        case account, token, device, vault, importedFact

        fileprivate func make(in store: Store) async throws {
            let (now, keys) = (Instant.now, Keys(store: store))
            let end = Instant(microseconds: now.microseconds + 3_600_000_000)
            switch self {
            case .account: _ = try await Founders(store: store).ownerLink(name: "owner", unit: UnitID("A"), at: now)
            case .token: _ = try await keys.issueToken([.reportAppend], label: "x", until: end, by: nil, at: now)
            case .device, .importedFact:
                let (ids, area) = (store.ids, AreaRef(scheme: "test", code: "A"))
                try await store.facts.write { transaction in
                    _ = try FactTable<Area>.record(
                        Area(ref: area, name: "Alpha", level: 2), kind: "areas", at: now, ids: ids, in: transaction)
                }
                if self == .device { _ = try await keys.enrolDevice(label: "x", area: area, by: nil, at: now) }
            case .vault:
                let stores = try Store.vaultDatabases(of: store.location, create: true)
                try await stores.vault.close()
                try await stores.wraps.close()
            }
        }
    }

    @Test(
        "Loaded into a store that holds anything, it writes nothing and lets nobody into the running server",
        arguments: Held.allCases)
    func realStore(held: Held) async throws {
        let store = try await Store.create(at: StoreLocation(TemporaryFolder().path + "/store"), now: .now)
        try await held.make(in: store)
        let client = try await Demonstration.serve(store)
        let before = try await store.facts.read { try AccountProfile.page(100, in: $0).count }
        let refusal = await #expect(throws: Refusal.self) { try await LoadDemonstration(store: store, now: { .now })() }
        #expect(refusal?.code == "store_not_empty" && refusal?.kind == .store)
        for role in ["analyst", "investigator", "custodian", "operator"] {
            let answer = try await client.post("/sign-in/demo", ["role": role])
            #expect(answer.status == 404 && answer.session == nil)
        }
        let (accounts, reports, settings) = try await store.facts.read { transaction in
            (
                try AccountProfile.page(100, in: transaction).count,
                try StoredReport.receipts(10, after: nil, in: transaction).count,
                try [.demonstration, .enteredByClick].compactMap { (key: Settings.Key) in
                    try Settings.value(key, in: transaction)
                }
            )
        }
        #expect(accounts == before && reports == 0 && settings.isEmpty)
    }

    @Test("A setting of an earlier release, which any store could get, opens no door")
    func earlierSetting() async throws {
        let store = try await Store.create(at: StoreLocation(TemporaryFolder().path + "/store"), now: .now)
        try await Demonstrators(store: store).settle(at: .now)
        try await store.facts.write { try Settings.set(.demonstration, to: "Mali, 30 June 2023", in: $0) }
        let client = try await Demonstration.serve(store)
        #expect(try await client.post("/sign-in/demo", ["role": "analyst"]).status == 404)
        await #expect(throws: Refusal.self) { try await LoadDemonstration(store: store, now: { .now })() }
    }

    @Test(
        "Nobody comes in by a click through a proxy, told or not", arguments: ["X-Forwarded-For", "Forwarded", "Via"])
    func handedOn(header: String) async throws {
        let client = try await Demonstration.stranger()
        let answer = try await client.post("/sign-in/demo", ["role": "analyst"], [header: "8.8.8.8"])
        #expect(answer.status == 404 && answer.session == nil)
        #expect(try await !client.get("/sign-in", [header: "8.8.8.8"]).body.contains("/sign-in/demo"))
        #expect(try await client.get("/sign-in").body.contains("/sign-in/demo"))
    }

    @Test("asvs_V7_2_4: a new sign-in ends the session it takes the place of")
    func replaced() async throws {
        let first = try await Demonstration.stranger().entered(as: "planner")
        let answer = try await first.post("/sign-in/demo", ["role": "planner"])
        let second = Client(place: first.place, session: answer.session)
        #expect(try await first.get("/account").status == 303)
        #expect(try await second.get("/account").status == 200)
    }

    @Test(
        "The first page after signing in is one that is there, for everyone",
        arguments: [
            "monitor", "verifier", "analyst", "investigator", "planner", "liaison", "custodian", "auditor", "operator",
        ])
    func firstPage(role: String) async throws {
        let client = try await Demonstration.stranger().entered(as: role)
        let first = try #require(try await client.get("/").headers["location"])
        let answer = try await client.get(first)
        // The form for reports has an address for each sender.
        let page = answer.headers["location"] ?? first
        #expect(try await client.get(page).status == 200, "\(page)")
    }
}
