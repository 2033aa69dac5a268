internal import CPostgres
import Database
private import Foundation

/// One link to the server, with the statements prepared on it. Used by one thread at a time.
///
/// `@unchecked`: the pool hands it to one body and takes it back before it hands it to another.
final class PostgresConnection: @unchecked Sendable {
    private let url: PostgresURL
    private(set) var handle: OpaquePointer?
    private var prepared: [StatementKey: String] = [:]

    /// A text and the types of its parameters: the same text may be sent with others.
    private struct StatementKey: Hashable {
        let text: String
        let types: [Oid]
    }

    init(_ url: PostgresURL) throws(DatabaseError) {
        self.url = url
        try connect()
    }

    deinit {
        PQfinish(handle)
    }

    /// Whether the link stands, as far as is known without asking.
    var isUsable: Bool { PQstatus(handle) == CONNECTION_OK }

    /// Runs a body between `begin` and COMMIT, or rolls everything back.
    func transact<T>(_ begin: String, _ body: (any Transaction) throws -> T) throws -> T {
        do {
            try run(begin)
        } catch  where !isUsable {
            // The server was restarted since this link was last used. Nothing has run yet: a new one may be made.
            try connect()
            try run(begin)
        }
        let transaction = PostgresTransaction(self)
        do {
            let result = try transaction.finish(body)
            try commit()
            return result
        } catch {
            // If the rollback fails too, the link is broken and the server rolls back by itself.
            if isUsable, PQtransactionStatus(handle) != PQTRANS_IDLE { try? run("ROLLBACK") }
            throw error
        }
    }

    /// Runs text without parameters; several statements are allowed.
    func run(_ text: String) throws(DatabaseError) {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result, text)
    }

    /// Runs one statement that is not worth keeping, or that may not be kept, as those on cursors.
    func executeOnce(_ text: String, _ parameters: Parameters, types: [Oid]) throws(DatabaseError) -> PostgresResult {
        let result = PostgresResult(
            parameters.withPointers { values, lengths, formats in
                PQexecParams(handle, text, Int32(types.count), types, values, lengths, formats, 0)
            })
        try check(result.handle, text)
        return result
    }

    /// Runs one statement, prepared on first use.
    /// - Parameter types: One per parameter; 0 lets the server decide.
    func execute(_ text: String, _ parameters: Parameters, types: [Oid]) throws(DatabaseError) -> PostgresResult {
        let key = StatementKey(text: text, types: types)
        let name: String
        if let known = prepared[key] {
            name = known
        } else {
            if prepared.count >= 500 {
                try run("DEALLOCATE ALL")
                prepared = [:]
            }
            name = "s\(prepared.count)"
            let result = PQprepare(handle, name, text, Int32(types.count), types)
            defer { PQclear(result) }
            try check(result, text)
            prepared[key] = name
        }
        let result = PostgresResult(
            parameters.withPointers { values, lengths, formats in
                PQexecPrepared(handle, name, Int32(types.count), values, lengths, formats, 0)
            })
        try check(result.handle, text)
        return result
    }

    private func commit() throws(DatabaseError) {
        let result = PQexec(handle, "COMMIT")
        defer { PQclear(result) }
        do {
            try check(result, "COMMIT")
        } catch  where error.kind == .connection {
            throw DatabaseError(.outcomeUnknown, error.message, place: url.description)
        }
        // The server answers ROLLBACK, without an error, when a statement had failed.
        guard let tag = PQcmdStatus(result), String(cString: tag) == "COMMIT" else {
            throw DatabaseError(.aborted, "the server rolled back", place: url.description)
        }
    }

    private func connect() throws(DatabaseError) {
        PQfinish(handle)
        prepared = [:]
        handle = Self.open(url)
        guard isUsable else {
            let message = Self.message(handle)
            let isMissing = message.contains("database \"\(url.database)\" does not exist")
            throw DatabaseError(isMissing ? .missing : .connection, message, place: url.description)
        }
        PQsetClientEncoding(handle, "UTF8")
        // Notices go to standard error otherwise. A cursor is read to its end: plan it so.
        try run(
            """
            SET client_min_messages = error; SET synchronous_commit = on; SET standard_conforming_strings = on;
            SET cursor_tuple_fraction = 1; SET lock_timeout = '15s'
            """)
        let transaction = PostgresTransaction(self)
        let found = try transaction.first("SELECT current_setting('synchronous_commit') AS value")?.text(at: 0)
        guard found == "on" else {
            throw DatabaseError(.notDurable, "synchronous_commit is \(found ?? "unknown")", place: url.description)
        }
    }

    /// What holds unless the address says otherwise: a server that is gone, or that takes a link and says nothing, is
    /// an error within a minute and not a thread that waits for ever.
    private static let patience = [
        ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "60000"),
    ]

    private static func open(_ url: PostgresURL) -> OpaquePointer? {
        // The address last: of a name said twice, libpq takes the later.
        let settings = patience + [("dbname", url.connectionString)]
        var (names, values) = (settings.map { strdup($0.0) }, settings.map { strdup($0.1) })
        defer { for text in names + values { free(text) } }
        names.append(nil)
        values.append(nil)
        return names.withUnsafeMutableBufferPointer { names in
            values.withUnsafeMutableBufferPointer { values in
                names.withMemoryRebound(to: UnsafePointer<CChar>?.self) { names in
                    values.withMemoryRebound(to: UnsafePointer<CChar>?.self) { values in
                        PQconnectdbParams(names.baseAddress, values.baseAddress, 1)
                    }
                }
            }
        }
    }

    private func check(_ result: OpaquePointer?, _ text: String) throws(DatabaseError) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
        default: break
        }
        guard isUsable else { throw DatabaseError(.connection, Self.message(handle), place: url.description) }
        guard result != nil else { throw DatabaseError(.other, Self.message(handle), place: text) }
        throw DatabaseError(postgres: result, place: text)
    }

    private static func message(_ handle: OpaquePointer?) -> String {
        let text = PQerrorMessage(handle).map { String(cString: $0) } ?? "no connection"
        return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
