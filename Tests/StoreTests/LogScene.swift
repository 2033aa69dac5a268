import Crypto
import Database
import Protection
import Store
import StoreSQLite
import StorePostgres
import TestSupport
import TransparencyLog

/// A store of one engine for one test, and events for its log.
struct LogScene: Sendable {
    let store: Store
    let location: StoreLocation
    let folder: TemporaryFolder

    init(_ engine: Engine) async throws {
        folder = try TemporaryFolder()
        switch engine {
        case .sqlite: location = .folder(StoreFolder(path: folder.path + "/store"))
        case .postgres:
            let cluster = try PostgresCluster.running()
            location = .postgres(facts: try cluster.makeDatabase(), vault: try cluster.url(database: "unused"))
        }
        store = try await Store.create(at: location, now: .now)
    }

    /// A second opening of the same store, as another server would make it.
    func another() async throws -> any Database {
        switch location {
        case .folder(let folder): try SQLiteDatabase(path: folder.facts)
        case .postgres(let url, _): try PostgresDatabase(url, connections: 4)
        }
    }

    static func id(_ number: Int) -> LogID {
        guard let id = LogID(high: UInt64(number) << 16 | 0x7000, low: 0x8000_0000_0000_0000 | UInt64(number)) else {
            preconditionFailure("an identifier of version 7")
        }
        return id
    }

    static func event(_ number: Int, _ action: LogAction = .identityRead) -> LogEvent {
        LogEvent(
            microseconds: 1_688_083_200_000_000 + Int64(number), actor: .person(id(number % 3)), action: action,
            object: LogObject(.victim, id(number)), reason: .caseWork)
    }

    /// Adds events one by one, as requests do.
    func log(_ numbers: Range<Int>) async throws {
        for number in numbers {
            try await store.facts.append { try LogWriter.append(LogScene.event(number), in: $0) }
        }
    }

    /// Adds events in one transaction.
    func fill(_ numbers: Range<Int>) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try LogWriter.append(numbers.map { LogScene.event($0) }, in: transaction)
        }
    }

    static func signer() throws -> NoteSigner {
        try NoteSigner(name: "test.example/log")
    }
}
