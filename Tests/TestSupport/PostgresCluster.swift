public import Database
private import Foundation

/// A private PostgreSQL server for one run of the tests: in a temporary folder, on a Unix socket of its own.
///
/// It starts on first use and is stopped and removed when the process ends. Should the process be killed, a small
/// watcher that waits for the end of the process stops it all the same.
public final class PostgresCluster: Sendable {
    private let folder: String
    private let bin: String
    private let databases = Guarded(0)

    /// The cluster of this run; every caller gets the same one, or the same error.
    public static func running() throws -> PostgresCluster {
        try started.get()
    }

    /// An empty database, sorted by code point; its name is not used twice in a run.
    public func makeDatabase() throws -> PostgresURL {
        let number = databases.withLock { count in
            count += 1
            return count
        }
        let name = "test_\(number)"
        try run("createdb", ["-h", folder, "-p", Self.port, "-U", "releve", name])
        return try url(database: name)
    }

    /// The address of a database of this cluster, there or not.
    public func url(database: String) throws -> PostgresURL {
        try PostgresURL("postgres:///\(database)?host=\(folder)&port=\(Self.port)&user=releve")
    }

    /// Breaks every link to a database, as a restarted server would.
    public func dropLinks(to url: PostgresURL) throws {
        let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(url.database)'"
        try run("psql", ["-h", folder, "-p", Self.port, "-U", "releve", "-qAtc", sql, "postgres"])
    }

    /// The number only names the socket file: no network port is opened.
    private static let port = "54329"
    private static let started = Result { try PostgresCluster() }

    private init() throws {
        bin = try Self.binaries()
        folder = FileManager.default.temporaryDirectory.path + "/releve-pg-\(ProcessInfo.processInfo.processIdentifier)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let data = folder + "/data"
        if geteuid() == 0 { try Command(words: ["/bin/chown", "postgres", folder]).run() }
        let setup = ["-D", data, "-U", "releve", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        try run("initdb", setup)
        // Tests do not outlive a power cut: without fsync they are several times faster.
        let options =
            "-k \(folder) -p \(Self.port) -c listen_addresses='' -c fsync=off -c autovacuum=off -c max_connections=1000"
        try run("pg_ctl", ["-D", data, "-w", "-l", folder + "/log", "-o", options, "start"])
        try watch(data)
    }

    /// Stops the server once this process is gone, however it went.
    private func watch(_ data: String) throws {
        let stop = Self.words([bin + "/pg_ctl", "-D", data, "-m", "immediate", "stop"]).joined(separator: " ")
        let own = ProcessInfo.processInfo.processIdentifier
        let script = "while kill -0 \(own); do sleep 0.5; done; \(stop); rm -rf '\(folder)'"
        try Command(words: ["/bin/sh", "-c", script]).start(output: "/dev/null")
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        try Command(words: Self.words([bin + "/" + program] + arguments)).run()
    }

    /// The server refuses to run as root: then it runs as `postgres`.
    private static func words(_ words: [String]) -> [String] {
        geteuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--"] + words : words
    }

    private static func binaries() throws -> String {
        var places = (14...20).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
        places.insert("/usr/lib/postgresql/15/bin", at: 0)
        places += ["/usr/local/bin", "/usr/bin"]
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }) else {
            throw DatabaseError(.missing, "initdb was not found: install postgresql-15", place: "/usr/lib/postgresql")
        }
        return found
    }
}
