/// A store: SQLite or PostgreSQL behind one contract.
///
/// Bodies are synchronous, so nothing suspends inside a transaction, and `@Sendable`, because they run on the
/// driver's thread. **A body may run more than once** (PostgreSQL retries a serialisation failure, SQLite replays a
/// shared commit one by one), so it touches nothing but its transaction and what it returns.
///
/// When a call returns, what its body wrote is on disk. When it throws, nothing of it is stored, except for
/// `outcomeUnknown`.
public protocol Database: Sendable {
    /// Which engine, for the few statements that must differ.
    var engine: Engine { get }

    /// Runs `body` on one unchanging picture of the store. Writing throws `readOnly`.
    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Runs `body` as though no other write ran at the same time; what it throws rolls everything back.
    @discardableResult
    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Runs a short body that adds rows and depends on others only through keys and constraints.
    ///
    /// On SQLite, bodies that arrive together share one commit; each has its own savepoint, so a bad one fails
    /// alone, and none is answered before the commit is on disk.
    @discardableResult
    func append<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T

    /// Gives back memory that only speeds up what comes next: pages kept, readers not in use. Returns at once; nobody waits for it.
    func releaseMemory()

    /// Waits for running bodies and closes every connection. Later calls throw `connection`.
    func close() async throws
}

extension Database {
    /// A server elsewhere keeps the pages: there is nothing to give back.
    public func releaseMemory() {}
}
