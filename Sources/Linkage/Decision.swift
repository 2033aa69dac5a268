/// What a person decided about two records. Decisions hold: linkage learns from them and never contradicts them.
public struct Decision: Sendable, Hashable, Codable {
    /// Places of the two records in the table.
    public let first: Int
    public let second: Int
    public let isSamePerson: Bool

    public init(_ first: Int, _ second: Int, isSamePerson: Bool) {
        (self.first, self.second) = first < second ? (first, second) : (second, first)
        self.isSamePerson = isSamePerson
    }
}
