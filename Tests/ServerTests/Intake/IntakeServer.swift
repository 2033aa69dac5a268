import Access
import Database
import Foundation
import Protection
import Server
import SignIn
import Store
import TestSupport
import Vault
import VaultTestSupport
import Workflows

/// The whole application over a new store with an open vault, for one test.
struct IntakeServer {
    let store: Store
    let vault: Vault
    let client: Client
    let folder: TemporaryFolder

    struct Missing: Error {}

    static let area = AreaRef(scheme: "COD-AB 2021", code: "ML0704")

    init(isLocked: Bool = false) async throws {
        folder = try TemporaryFolder()
        store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        let (sealed, wraps) = try Store.vaultDatabases(of: store.location, create: true)
        vault = try await .cheap(in: VaultStores(vault: sealed, wraps: wraps), at: .now)
        client = try await Demonstration.serve(store, options: .init(vault: isLocked ? nil : vault))
    }

    /// A second server on the same store.
    func otherServer() async throws -> Client {
        try await Demonstration.serve(try await Store.open(store.location), options: .init(vault: vault))
    }

    func token(_ scopes: Scope...) async throws -> [String: String] {
        let until = Instant(microseconds: Instant.now.microseconds + 86_400_000_000)
        let issued = try await Keys(store: store).issueToken(
            Set(scopes), label: "test", until: until, by: nil, at: .now)
        return ["Authorization": "Bearer " + issued.token.text]
    }

    /// A phone; its token is what stands in its address.
    func device(
        mode: StoredDevice.Mode = .live, isTrusted: Bool = true, user: StoredDevice.User? = nil
    ) async throws -> (id: DeviceID, token: String) {
        var generator = SystemRandomNumberGenerator()
        let secret = SecretToken(.device, using: &generator)
        let device = StoredDevice(
            id: DeviceID(store.ids.next().description), digest: secret.digest.text, label: "phone", area: Self.area,
            madeBy: nil, madeAt: .now, mode: mode, isTrusted: isTrusted, user: user)
        try await store.facts.write { try device.insert(in: $0) }
        return (device.id, secret.text)
    }

    /// The report to which its sender gave an identity.
    func report(_ key: String) async throws -> StoredReport? {
        guard let id = Report.ID(key) else { throw Missing() }
        return try await store.facts.read { try StoredReport.with(key: id, in: $0) }
    }

    func files(of report: String) async throws -> [StoredAttachment] {
        try await store.facts.read { try StoredAttachment.all(of: report, in: $0) }
    }

    func count() async throws -> Int {
        try await store.facts.read { try StoredReport.receipts(999, after: nil, in: $0).count }
    }
}
