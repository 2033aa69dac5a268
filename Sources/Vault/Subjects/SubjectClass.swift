/// Why a person is in the vault; it decides who may read them.
public enum SubjectClass: String, Sendable, Hashable, CaseIterable {
    /// Someone harm was done to, or a relative: read by those granted their case, each read logged.
    case victim
    /// Someone who told us: read only by two persons together.
    case source
}
