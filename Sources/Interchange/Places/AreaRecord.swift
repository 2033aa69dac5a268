public import Protection

/// What a file of areas can hold.
public enum AreaRecord: Hashable, Sendable {
    case area(Area)
    case crosswalk(Crosswalk)
}

extension AreaRecord: Digested {
    func feed(_ digest: inout ContentDigest) {
        switch self {
        case .area(let area): area.feed(&digest)
        case .crosswalk(let crosswalk): crosswalk.feed(&digest)
        }
    }
}
