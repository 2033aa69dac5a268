import Database

/// Serves several parties side by side, each in a lane of its own: one that hangs or fails holds up nobody else.
final class Lanes: Sendable {
    private let busy = Guarded<Set<String>>([])

    /// Runs a turn for each that no earlier turn is still serving.
    /// - Throws: The first failure, once every turn has ended.
    func serve<T: Sendable>(_ names: [String], _ turn: @escaping @Sendable (String) async throws -> T) async throws
        -> [T]
    {
        let outcomes = await withTaskGroup(of: Result<T, any Error>.self) { group in
            for name in names where busy.withLock({ $0.insert(name).inserted }) {
                group.addTask { [self] in
                    defer { _ = busy.withLock { $0.remove(name) } }
                    do {
                        return .success(try await turn(name))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return try outcomes.map { try $0.get() }
    }
}
