public import Access
public import Protection

/// A token that reads content, as one person asks a second for it. All of it stands in what is approved, so that nothing
/// else can be made under the approval.
public struct TokenRequest: Hashable, Sendable {
    public let id: TokenID
    public let scopes: Set<Scope>
    public let areas: Extent<AreaRef>
    public let until: Instant
    public let label: String

    /// - Returns: Nil where it asks for nothing, or for what one person makes alone.
    public init?(id: TokenID, scopes: Set<Scope>, areas: Extent<AreaRef> = .all, until: Instant, label: String) {
        guard !scopes.isEmpty, scopes.allSatisfy(\.readsContent), !areas.isEmpty else { return nil }
        self.id = id
        self.scopes = scopes
        self.areas = areas
        self.until = until
        // What separates the parts cannot stand in one of them.
        self.label = String(
            label.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
    }

    /// As an approval's subject.
    public var subject: String {
        let named = if case .only(let areas) = areas { areas.sorted().map { "\($0.scheme):\($0.code)" } } else { ["*"] }
        return [
            Self.mark, id.rawValue, scopes.map(\.rawValue).sorted().joined(separator: " "),
            named.joined(separator: "\n"), String(until.microseconds), label,
        ].joined(separator: "\t")
    }

    /// From an approval's subject; nil for anything else.
    public init?(subject: String) {
        let parts = subject.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == Self.mark, let until = Int64(parts[4]) else { return nil }
        let names = parts[3].split(separator: "\n").map(String.init)
        let named = names.compactMap(AreaRef.init(typed:))
        guard names == ["*"] || named.count == names.count else { return nil }
        self.init(
            id: TokenID(parts[1]),
            scopes: Set(parts[2].split(separator: " ").compactMap { Scope(rawValue: String($0)) }),
            areas: names == ["*"] ? .all : .only(Set(named)), until: Instant(microseconds: until), label: parts[5])
    }

    private static let mark = "token"
}
