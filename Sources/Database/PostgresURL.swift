/// The address of one PostgreSQL database, in the form libpq reads: `postgres://USER:PASSWORD@HOST:PORT/NAME?…`.
public struct PostgresURL: Sendable, Hashable {
    /// The whole address, password included: for libpq only.
    public let connectionString: String
    /// The name of the database.
    public let database: String

    /// - Throws: `missing` if it is not such an address or names no database.
    public init(_ text: String) throws(DatabaseError) {
        guard Self.hasScheme(text), let path = Self.databaseRange(in: text) else {
            throw DatabaseError(.missing, "a PostgreSQL address reads postgres://HOST/NAME")
        }
        guard !path.isEmpty else {
            throw DatabaseError(
                .missing, "the address names no database: postgres://HOST/NAME",
                place: String(Self.masked(text).prefix { $0 != "?" }))
        }
        connectionString = text
        database = String(text[path])
    }

    /// The same server and options, another database.
    public func with(database name: String) -> PostgresURL {
        var copy = connectionString
        if let path = Self.databaseRange(in: copy) { copy.replaceSubrange(path, with: name) }
        return PostgresURL(connectionString: copy, database: name)
    }

    /// The password of the address, wherever it stands; nil where it holds none.
    public var password: String? {
        // As libpq has it: among the options the last one holds, and before the one of the user.
        let option = options.last { $0.name == "password" }
        return (option?.value ?? passwordRange.map { connectionString[$0] }).map { String($0).removingPercentEscapes }
    }

    /// The address without what is secret in it: for what others can see, such as the arguments of a program.
    public var withoutPassword: String {
        var copy = connectionString
        if let range = passwordRange { copy.removeSubrange(copy.index(before: range.lowerBound)..<range.upperBound) }
        let open = options.filter { !["password", "sslpassword"].contains($0.name) }
        copy = String(copy.prefix { $0 != "?" })
        return open.isEmpty ? copy : copy + "?" + open.map(\.text).joined(separator: "&")
    }

    /// What stands after the question mark, piece by piece.
    private var options: [(name: String, value: Substring, text: Substring)] {
        guard let mark = connectionString.firstIndex(of: "?") else { return [] }
        return connectionString[connectionString.index(after: mark)...].split(separator: "&").map { text in
            let name = text.prefix { $0 != "=" }
            return (String(name).removingPercentEscapes, text[name.endIndex...].dropFirst(), text)
        }
    }

    private var passwordRange: Range<String.Index>? {
        let text = connectionString
        guard let scheme = text.firstRange(of: "://"),
            let at = text[scheme.upperBound...].prefix(while: { $0 != "?" }).lastIndex(of: "@"),
            let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
        else { return nil }
        return text.index(after: colon)..<at
    }

    /// Whether a text looks like such an address at all.
    static func hasScheme(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    private init(connectionString: String, database: String) {
        self.connectionString = connectionString
        self.database = database
    }

    /// Between the first slash after the host and the options.
    private static func databaseRange(in text: String) -> Range<String.Index>? {
        guard let scheme = text.firstRange(of: "://") else { return nil }
        let end = text[scheme.upperBound...].firstIndex(of: "?") ?? text.endIndex
        guard let slash = text[scheme.upperBound..<end].firstIndex(of: "/") else { return nil }
        return text.index(after: slash)..<end
    }

    /// An address without its password, for messages; any other text as it is.
    public static func masked(_ text: String) -> String {
        guard let scheme = text.firstRange(of: "://"),
            // The last one before the options: a password may itself hold the sign.
            let at = text[scheme.upperBound...].prefix(while: { $0 != "?" }).lastIndex(of: "@"),
            let colon = text[scheme.upperBound..<at].firstIndex(of: ":")
        else { return text }
        return text[...colon] + "…" + text[at...]
    }
}

extension PostgresURL: CustomStringConvertible {
    /// The address without its password: for messages. Options after `?` are left out, as they may hold one.
    public var description: String {
        let masked = Self.masked(connectionString)
        return String(masked.prefix { $0 != "?" })
    }
}

extension String {
    /// `%41` as `A`; a broken escape stays as it is.
    fileprivate var removingPercentEscapes: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
