/// What a body may do inside `Database.read`, `write` and `append`; valid only until the body returns.
///
/// A statement that fails makes the whole transaction fail (`aborted` from then on), on both engines, unless it ran
/// inside `savepoint`.
public protocol Transaction {
    /// Which engine, for the few statements that must differ.
    var engine: Engine { get }

    /// Runs one statement.
    /// - Returns: How many rows it inserted, updated or deleted; 0 for anything else.
    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int

    /// All rows of an answer, in memory.
    func query(_ sql: SQL) throws(DatabaseError) -> [Row]

    /// Hands over the rows of a SELECT one by one; memory does not grow with their number. Other statements may run
    /// inside `body`, but none that change what is being read.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Void) throws

    /// Prepares a statement with `\(slot:)` or `\(slots:)` to be run many times.
    func prepare(_ sql: SQL) throws(DatabaseError) -> any PreparedStatement

    /// Runs a statement with slots once per row: the fast way to load. The first refused row ends it.
    /// - Returns: The sum of rows changed.
    @discardableResult
    func executeMany(_ sql: SQL, _ rows: some Sequence<[Value]>) throws(DatabaseError) -> Int

    /// Runs several statements separated by semicolons, without parameters: for migrations.
    func execute(script: String) throws(DatabaseError)

    /// Runs `body` so that what it throws undoes only what it did; the transaction goes on if the error is caught.
    func savepoint<T>(_ body: () throws -> T) throws -> T
}

extension Transaction {
    /// The first row of an answer, if there is one. Add `LIMIT 1` where more could match.
    public func first(_ sql: SQL) throws(DatabaseError) -> Row? {
        try query(sql).first
    }
}

/// A statement with slots, ready to run again and again inside its transaction.
public protocol PreparedStatement {
    /// Runs it with one value per slot.
    /// - Returns: How many rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ values: [Value]) throws(DatabaseError) -> Int

    /// Runs it with one value per slot and answers all rows.
    func query(_ values: [Value]) throws(DatabaseError) -> [Row]
}
