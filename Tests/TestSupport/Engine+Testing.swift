public import Database
private import Foundation
private import StorePostgres
private import StoreSQLite

extension Engine {
    /// An empty store of this engine, for one test.
    public func makeDatabase() throws -> any Database {
        switch self {
        case .sqlite: try SQLiteDatabase(path: TemporaryFolder().path + "/facts.sqlite", create: true)
        case .postgres: try PostgresDatabase(PostgresCluster.running().makeDatabase())
        }
    }
}

/// A new folder for one test; removed when the test process ends in order.
public struct TemporaryFolder: Sendable {
    /// The folder, which exists.
    public let path: String

    public init() throws {
        path = FileManager.default.temporaryDirectory.path + "/releve-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        Self.removal
        Self.made.add(path)
    }

    private static let made = Paths()

    /// Registered once, on first use.
    private static let removal: Void = {
        atexit { TemporaryFolder.made.removeAll() }
    }()
}

/// The folders to remove at the end.
private final class Paths: Sendable {
    private let lock = NSLock()
    // Touched only while `lock` is held.
    nonisolated(unsafe) private var paths: [String] = []

    func add(_ path: String) {
        lock.withLock { paths.append(path) }
    }

    func removeAll() {
        lock.withLock {
            for path in paths { try? FileManager.default.removeItem(atPath: path) }  // Only clutter is at stake.
        }
    }
}
