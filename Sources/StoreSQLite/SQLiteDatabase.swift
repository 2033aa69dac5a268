public import Database
private import Foundation
private import Glibc

import struct GRDB.Configuration
import class GRDB.DatabasePool

/// A store in one SQLite file: WAL, foreign keys on, every commit synchronised to disk before it is answered.
public final class SQLiteDatabase: Database {
    public let engine = Engine.sqlite
    let pool: DatabasePool
    private let appends: GroupCommit
    private let isClosed = Guarded(false)

    /// Opens a file, and refuses it unless commits reach the disk.
    /// - Parameters:
    ///   - path: The file. Its folder must exist and be writable.
    ///   - create: Makes the file where it is missing; otherwise that is `missing`.
    ///   - busySeconds: How long to wait for another process that is writing before `busy`.
    /// - Throws: `missing`, `readOnly`, `full`, `corrupt`, `busy` or `notDurable`, naming the file.
    public init(path: String, create: Bool = false, busySeconds: Double = 5) throws(DatabaseError) {
        let exists = FileManager.default.fileExists(atPath: path)
        guard create || exists else { throw DatabaseError(.missing, "there is no such file", place: path) }
        try StoreFolder(path: URL(fileURLWithPath: path).deletingLastPathComponent().path).requireWritable()
        if !exists { Self.makePrivate(path) }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 4
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { connection in
                // GRDB sets NORMAL when it enters WAL, after every hook: it is put right here, and read back.
                try connection.execute(sql: "PRAGMA synchronous = FULL")
                // Pages of several indexes stay in memory during an import.
                try connection.execute(sql: "PRAGMA cache_size = -16000")
            }
        } catch {
            throw DatabaseError(sqlite: error, place: path)
        }
        appends = GroupCommit(pool: pool)
        let found = try durability()
        guard found == Durability(synchronous: 2, journal: "wal", foreignKeys: true) else {
            throw DatabaseError(.notDurable, "\(found)", place: path)
        }
    }

    /// Makes an empty file that only its owner may read, whatever the umask: SQLite gives its log and its index of the log
    /// the rights of the file. Where none can be made, SQLite says why when it opens it.
    private static func makePrivate(_ path: String) {
        let file = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        _ = fchmod(file, 0o600)
        _ = Glibc.close(file)
    }

    /// What the writing connection really does, read back from it.
    public struct Durability: Sendable, Hashable {
        /// 2 is FULL.
        public let synchronous: Int
        /// "wal" is required.
        public let journal: String
        /// Whether references are checked.
        public let foreignKeys: Bool
    }

    /// Asks the writing connection how it writes.
    public func durability() throws(DatabaseError) -> Durability {
        do {
            return try pool.writeWithoutTransaction { connection in
                let transaction = SQLiteTransaction(connection)
                return Durability(
                    synchronous: try transaction.first("PRAGMA synchronous")?.int(at: 0) ?? -1,
                    journal: try transaction.first("PRAGMA journal_mode")?.text(at: 0) ?? "",
                    foreignKeys: try transaction.first("PRAGMA foreign_keys")?.bool(at: 0) ?? false)
            }
        } catch {
            throw DatabaseError(sqlite: error)
        }
    }

    /// How many commits `append` has made: fewer than its callers when they share.
    public var sharedCommits: Int { appends.commits }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try requireOpen()
        do {
            return try await pool.read { try SQLiteTransaction($0).finish(body) }
        } catch {
            throw Self.ours(error)
        }
    }

    @discardableResult
    public func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try requireOpen()
        do {
            return try await pool.writeWithoutTransaction { try $0.committing(body) }
        } catch {
            throw Self.ours(error)
        }
    }

    @discardableResult
    public func append<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try requireOpen()
        return try await appends.append(body)
    }

    public func releaseMemory() {
        // Not `releaseMemory()`: its barrier and readers that wait for their turn can block each other for ever.
        pool.releaseMemoryEventually()
    }

    public func close() async throws {
        let wasClosed = isClosed.withLock { closed in
            defer { closed = true }
            return closed
        }
        guard !wasClosed else { return }
        await appends.drained()
        do {
            try pool.close()
        } catch {
            throw Self.ours(error)
        }
    }

    private func requireOpen() throws(DatabaseError) {
        if isClosed.withLock({ $0 }) { throw DatabaseError(.connection, "the store was closed", place: pool.path) }
    }

    /// GRDB's errors become ours; what the body threw stays as it is.
    static func ours(_ error: any Error) -> any Error {
        error is ConnectionError || error is CancellationError ? DatabaseError(sqlite: error) : error
    }
}
