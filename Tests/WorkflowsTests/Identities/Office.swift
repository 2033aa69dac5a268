import Access
import Collection
import Database
import Protection
import Store
import StorePostgres
import StoreSQLite
import TestSupport
import Testing
import TransparencyLog
import Vault
import VaultTestSupport
import Workflows

/// A store with its vault, a case, and the people who work on it.
struct Office {
    let folder: TemporaryFolder
    let store: Store
    let stores: VaultStores
    let vault: Vault
    let caseFile: StoredCase
    /// An investigator, and custodians of two units.
    let investigator: Party
    let custodians: [Party]

    static let noon = Instant(microseconds: 1_688_126_400_000_000)

    static func later(_ seconds: Int64) -> Instant { Instant(microseconds: noon.microseconds + seconds * 1_000_000) }

    init(_ engine: Engine) async throws {
        folder = try TemporaryFolder()
        store = try await TestStore.make(engine, in: folder)
        stores = try Self.databases(engine, folder)
        vault = try await .cheap(in: stores, at: Self.noon)
        caseFile = try await OpenCase(store: store, vault: vault)(
            title: "A matter", bounds: Bounds(), by: nil, at: Self.noon)
        investigator = try await Self.person("investigator", "A", .investigator, in: store)
        custodians = [
            try await Self.person("custodian", "A", .custodian, in: store),
            try await Self.person("custodian 2", "B", .custodian, in: store),
        ]
    }

    private static func databases(_ engine: Engine, _ folder: TemporaryFolder) throws -> VaultStores {
        switch engine {
        case .sqlite:
            VaultStores(
                vault: try SQLiteDatabase(path: folder.path + "/store/vault.sqlite", create: true),
                wraps: try SQLiteDatabase(path: folder.path + "/store/wraps.sqlite", create: true))
        case .postgres:
            VaultStores(
                vault: try PostgresDatabase(PostgresCluster.running().makeDatabase(), connections: 3),
                wraps: try PostgresDatabase(PostgresCluster.running().makeDatabase(), connections: 3))
        }
    }

    private static func person(_ name: String, _ unit: String, _ role: Role, in store: Store) async throws -> Party {
        let account = AccountProfile(
            id: Access.AccountID(store.ids.next().description), name: name, unit: UnitID(unit), createdAt: noon)
        let grant = try Grant(
            id: GrantID(store.ids.next().description), account: account.id, role: role, compartment: .everything,
            from: noon, until: later(86_400))
        try await store.facts.write { transaction in
            try account.insert(in: transaction)
            try grant.insert(givenBy: nil, in: transaction)
        }
        return account.party
    }

    /// Someone enrolled in the case.
    func enrolled(
        _ kind: StoredSubject.Kind = .victim, given: String = "A", consents: [Consent] = []
    ) async throws -> StoredSubject {
        let subject = StoredSubject(store.ids.next(), kind, of: caseFile, by: investigator.account, at: Self.noon)
        try await EnrolIdentity(store: store, vault: vault)(
            subject, [.givenName: given, .familyName: "B"], consents: consents,
            by: LogActor(investigator.account), at: Self.noon)
        return subject
    }

    func consent(_ purpose: Consent.Purpose, level: IdentityLevel = .full) -> Consent {
        Consent(id: store.ids.next(), purpose, to: "org-1", level: level, givenAt: Self.noon)
    }

    func givenName(of subject: StoredSubject, at now: Instant = later(1)) async throws -> String? {
        try await ReadIdentity(store: store, vault: vault)(subject, by: investigator.account, at: now).text(.givenName)
    }

    /// What the log says was done to a thing, oldest first.
    func acts(on kind: LogObjectKind, _ id: UUIDv7) async throws -> [LogAction] {
        try await store.facts.read { transaction in
            try LogTable.page(of: .init(object: LogObject(kind, LogID(id))), count: 100, in: transaction)
                .reversed().map(\.event.action)
        }
    }

    func held(_ subject: StoredSubject) async throws -> StoredSubject? {
        try await store.facts.read { try StoredSubject.with(subject.id, in: $0) }
    }

    /// A report of which only what linking and counting need is there.
    func report(_ text: String, channel: Channel = .sms) async throws -> String {
        let report = StoredReport(
            id: store.ids.next().description, key: try #require(Report.ID(text)), channel: channel, purpose: .live,
            format: .text, form: nil, receivedAt: Self.noon, saidAt: nil, digest: AnswersDigest(of: Array(text.utf8)),
            body: [1], replaces: nil, owner: nil, source: nil, areas: [], clearHeader: nil, quarantine: nil)
        try await store.facts.write { try report.insert(in: $0) }
        return report.id
    }

    func close() async throws {
        try await stores.close()
        try await store.close()
    }
}
