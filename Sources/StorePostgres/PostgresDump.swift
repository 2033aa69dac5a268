public import Database
private import Foundation

/// Copies a database with PostgreSQL's own programs.
public enum PostgresDump {
    /// Writes a dump of a database, as it stands at one moment, into a new file.
    /// - Throws: `missing` where `pg_dump` is not there; `other` with what it said.
    public static func write(_ url: PostgresURL, to path: String) throws(DatabaseError) {
        try run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", "--file", path], url)
    }

    /// Fills an empty database from a dump, all of it or nothing.
    public static func read(_ path: String, into url: PostgresURL) throws(DatabaseError) {
        try run(
            "pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", path], url)
    }

    private static func run(_ program: String, _ arguments: [String], _ url: PostgresURL) throws(DatabaseError) {
        let places = (14...20).reversed().map { "/usr/lib/postgresql/\($0)/bin/\(program)" }
        // The version of Debian 12 first: what it writes, the server beside it reads.
        let known = ["/usr/lib/postgresql/15/bin/\(program)", "/usr/bin/\(program)"] + places
        guard let path = known.first(where: FileManager.default.isExecutableFile) else {
            throw DatabaseError(.missing, "\(program) was not found: install postgresql-client-15", place: program)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments + ["--dbname", url.withoutPassword]
        // Arguments are seen by every account of the machine; the environment is not.
        process.environment = ProcessInfo.processInfo.environment.merging(
            url.password.map { ["PGPASSWORD": $0] } ?? [:]
        ) { $1 }
        let said = Pipe()
        process.standardError = said
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        do {
            try process.run()
            let text = try said.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw DatabaseError(
                    .other, String(decoding: text.prefix(500), as: UTF8.self), place: url.description)
            }
        } catch let error as DatabaseError {
            throw error
        } catch {
            throw DatabaseError(.other, "\(program) could not be started: \(error)", place: path)
        }
    }
}
