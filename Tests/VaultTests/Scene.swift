import Database
import Foundation
import Protection
import Sealing
import StorePostgres
import StoreSQLite
import TestSupport
import Vault

let cheap = Argon2Cost(memoryKiB: 64, passes: 1)!
let passphrase = Passphrase("a passphrase only for these tests")
let noon = Instant(microseconds: 1_688_126_400_000_000)

func later(_ seconds: Int64) -> Instant { Instant(microseconds: noon.microseconds + seconds * 1_000_000) }

let identifiers = UUIDv7Generator(
    milliseconds: { 1_688_126_400_000 }, random: { UInt64.random(in: .min ... .max) })

func newSubject() -> SubjectID { SubjectID(identifiers.next()) }

let gao = CompartmentID("gao-1")!
let mopti = CompartmentID("mopti-1")!
let reader = AccountID(rawValue: "account-1")

/// A made vault with two compartments, and what its tests ask again and again.
struct Scene {
    let stores: VaultStores
    let vault: Vault
    let folder: TemporaryFolder
    let log = ReadRecorder()

    init(_ engine: Engine) async throws {
        folder = try TemporaryFolder()
        stores = try Self.open(engine, folder)
        vault = try await Vault.make(in: stores, passphrase: passphrase, cost: cheap, at: noon).vault
        for compartment in [gao, mopti] { try await vault.makeCompartment(compartment, at: noon) }
    }

    static func open(_ engine: Engine, _ folder: TemporaryFolder) throws -> VaultStores {
        switch engine {
        case .sqlite:
            VaultStores(
                vault: try SQLiteDatabase(path: folder.path + "/vault.sqlite", create: true),
                wraps: try SQLiteDatabase(path: folder.path + "/wraps.sqlite", create: true))
        case .postgres:
            VaultStores(
                vault: try PostgresDatabase(PostgresCluster.running().makeDatabase(), connections: 3),
                wraps: try PostgresDatabase(PostgresCluster.running().makeDatabase(), connections: 3))
        }
    }

    func grant(
        _ subjects: Set<SubjectID>, _ compartment: CompartmentID = gao, until: Instant = later(3600)
    ) -> CaseGrant {
        CaseGrant(
            account: reader, caseID: "case-1", compartment: compartment, subjects: subjects, from: noon, until: until)
    }

    func enrol(
        _ subject: SubjectID, _ subjectClass: SubjectClass = .victim, given: String = "A", family: String = "B",
        in compartments: Set<CompartmentID> = [gao], consents: [Consent] = []
    ) async throws {
        let identity = try NewIdentity(
            subject, subjectClass, in: compartments, texts: [.givenName: given, .familyName: family],
            consents: consents)
        try await vault.enrol(identity, at: noon)
    }

    func read(_ subject: SubjectID, _ vault: Vault? = nil) async throws -> String? {
        try await (vault ?? self.vault).read(
            subject, [.givenName], by: grant([subject]), at: later(1), logging: log.record
        ).text(.givenName)
    }
}

/// Keeps the log entries a test caused; can be told to fail.
final class ReadRecorder: Sendable {
    struct Refused: Error {}

    private let state = Guarded<(entries: [VaultRead], fails: Bool)>(([], false))

    var entries: [VaultRead] { state.withLock { $0.entries } }

    func fail(_ fails: Bool) { state.withLock { $0.fails = fails } }

    var record: ReadLog {
        { entry in
            try self.state.withLock { state in
                if state.fails { throw Refused() }
                state.entries.append(entry)
            }
        }
    }
}

/// The refusal a call ends in, if it does.
func refusal<T>(_ body: () async throws -> T) async -> VaultError? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? VaultError
    }
}

/// 100 names nobody has, for searching files and texts for them.
let canaries: [(given: String, family: String)] = (0..<100).map { ("Qanari\($0)zut", "Wexfam\($0)okh") }
