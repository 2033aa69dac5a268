import Database

/// A statement that may run many times; the connection prepares it on the server at the first.
final class PostgresStatement: PreparedStatement {
    private let rendered: SQL.Rendered
    private let transaction: PostgresTransaction
    /// The types of the last run: a NULL takes the one last seen in its place, so that one statement serves all rows.
    private var types: [UInt32] = []

    init(_ rendered: SQL.Rendered, in transaction: PostgresTransaction) {
        self.rendered = rendered
        self.transaction = transaction
    }

    func execute(_ values: [Value]) throws(DatabaseError) -> Int {
        try run(values).changed
    }

    func query(_ values: [Value]) throws(DatabaseError) -> [Row] {
        try run(values).rows
    }

    private func run(_ values: [Value]) throws(DatabaseError) -> PostgresResult {
        guard values.count == rendered.slotCount else {
            throw DatabaseError(
                .invalidValue, "\(rendered.slotCount) values expected, \(values.count) given", place: rendered.text)
        }
        let all = values + rendered.values
        var now = Parameters.types(all)
        if types.count == now.count {
            for index in now.indices where all[index] == .null { now[index] = types[index] }
        }
        types = now
        return try transaction.run(rendered.text, all, now)
    }
}
