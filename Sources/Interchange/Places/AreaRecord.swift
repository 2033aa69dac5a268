public import Protection

/// What a file of areas can hold.
public enum AreaRecord: Hashable, Sendable {
    case area(Area)
    case crosswalk(Crosswalk)
}
