import Database
public import Protection
public import Store

/// The day a page or a table is drawn for.
public enum ViewDay {
    /// The day asked for; else the one the demonstration is frozen at; else today.
    public static func resolve(_ asked: Day?, in store: Store) async throws -> Day {
        if let asked { return asked }
        let frozen = try await store.facts.read { try Settings.value("view_day", in: $0) }
        return frozen.flatMap { Day($0) } ?? Instant.now.day
    }
}

extension Instant {
    /// Later than anything recorded: "as known now".
    public static let latest = Instant(microseconds: .max - 1)
}
