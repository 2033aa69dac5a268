public import Protection

/// Who asks.
public enum Principal: Hashable, Sendable {
    /// Nobody known.
    case nobody
    /// A person signed in, with all grants of the account; those not in force open nothing.
    case person(AccountID, grants: [Grant])
    /// A program, with what its token may do, where, and the moment it ends.
    case token(TokenID, scopes: Set<Scope>, compartment: Compartment, until: Instant)
    /// A phone or tablet: it appends, and sees the status of what it sent.
    case device(DeviceID)

    /// The account, where a person asks.
    public var account: AccountID? {
        if case .person(let account, _) = self { account } else { nil }
    }

    /// The asker as an owner of records; nil for nobody.
    public var owner: Owner? {
        switch self {
        case .nobody: nil
        case .person(let account, _): .account(account)
        case .token(let token, _, _, _): .token(token)
        case .device(let device): .device(device)
        }
    }
}

/// Whose a record is: who sent or made it.
public enum Owner: Hashable, Sendable {
    case account(AccountID)
    case token(TokenID)
    case device(DeviceID)
}
