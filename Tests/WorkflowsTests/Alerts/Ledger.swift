import Access
import Database
import Foundation
import Interchange
import Protection
import Store
import TestSupport
import Vault
import VaultTestSupport
import Workflows

/// A store with two cercles, an open vault and an intake; reports reach it as they do in the product.
struct Ledger {
    let folder: TemporaryFolder
    let store: Store
    let intake: Intake
    let vault: Vault
    let move: MoveAlert

    static let scheme = "TEST"
    static let gao = AreaRef(scheme: scheme, code: "R1C1")
    static let menaka = AreaRef(scheme: scheme, code: "R1C2")
    static let region = AreaRef(scheme: scheme, code: "R1")
    /// 30 June 2023, 14:05 UTC.
    static let start = Instant(microseconds: 1_688_133_900_000_000)
    static let analyst = AccountID("01890b5d-0000-7000-8000-000000000001")
    static let other = AccountID("01890b5d-0000-7000-8000-000000000002")

    static func after(_ minutes: Int) -> Instant { start.advanced(byMinutes: minutes) }

    init(_ engine: Engine) async throws {
        folder = try TemporaryFolder()
        store = try await TestStore.make(engine, in: folder)
        let (held, wraps) = try Store.vaultDatabases(of: store.location, create: true)
        let stores = VaultStores(vault: held, wraps: wraps)
        _ = try await stores.migrate(at: Self.start)
        vault = try await .cheap(in: stores, at: Self.start)
        intake = Intake(store: store, vault: vault)
        move = MoveAlert(store: store, sealing: intake.sealing, bell: intake.news)
        try await areas()
    }

    private func areas() async throws {
        let path = folder.path + "/areas.csv"
        try """
        scheme,code,name,level,parent,valid_from
        TEST,R1,Région,1,,2020-01-01
        TEST,R1C1,Gao,2,R1,2020-01-01
        TEST,R1C2,Ménaka,2,R1,2020-01-01

        """.write(toFile: path, atomically: true, encoding: .utf8)
        _ = try await ImportFile(store: store)(
            .areas, path: path, options: ImportOptions(), recordedAt: Self.after(-1440))
    }

    /// A warning on the product's own form, stored and read.
    @discardableResult
    func warn(
        _ key: String, _ answers: [(String, String)] = [("alert_type", "attack"), ("place", "Gao")],
        at minutes: Int = 0, purpose: Report.Purpose = .live, replaces: String? = nil, source: String? = nil,
        areas: [AreaRef] = [gao]
    ) async throws -> StoredAlert? {
        let receipt = try await intake.receive(
            IncomingReport(
                answers: ReportAnswers(answers.map { ReportAnswers.Answer($0.0, $0.1) }), key: Report.ID(key)!,
                channel: .odk, form: Report.Form(id: "community_alert"), purpose: purpose,
                replaces: replaces.flatMap { Report.ID($0) }, source: source, areas: areas), at: Self.after(minutes))
        try await intake.readAll(at: Self.after(minutes))
        return try await store.facts.read { try StoredAlert.of(report: receipt.id, in: $0) }
    }

    /// An alert as it stands now.
    func alert(_ id: String) async throws -> (alert: Alert, events: [StoredAlertEvent]) {
        try await store.facts.read { transaction in
            let stored = try StoredAlert.with(id: id, in: transaction)!
            let events = try StoredAlertEvent.all(of: id, in: transaction)
            return (
                try Alert(id: id, receivedAt: stored.receivedAt, areas: stored.areas, events: events.map(\.event)),
                events
            )
        }
    }

    func close() async throws {
        try await store.close()
    }
}
