/// The two database engines a store may live on; a suite that must hold on both runs over `allCases`.
public enum Engine: String, Sendable, Hashable, CaseIterable {
    /// One file in a folder, written in WAL mode with full synchronisation.
    case sqlite
    /// A PostgreSQL server (15 or later), reached by URL.
    case postgres
}
