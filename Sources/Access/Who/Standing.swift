/// A capacity in which someone may be allowed something: the columns of the policy table.
public enum Standing: Hashable, Sendable, CaseIterable {
    /// Whoever asks, known or not.
    case anyone
    /// Any person signed in, with or without a grant.
    case signedIn
    case role(Role)
    case scope(Scope)
    case device

    public static let allCases: [Standing] =
        [.anyone, .signedIn] + Role.allCases.map(Standing.role) + Scope.allCases.map(Standing.scope) + [.device]

    /// Its place in `allCases`.
    var rank: Int { Standing.ranks[self] ?? 0 }

    private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))

    /// The name in the table.
    public var name: String {
        switch self {
        case .anyone: "anyone"
        case .signedIn: "signed in"
        case .role(let role): role.rawValue
        case .scope(let scope): scope.rawValue
        case .device: "device"
        }
    }
}
