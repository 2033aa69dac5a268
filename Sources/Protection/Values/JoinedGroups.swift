/// Things found to be one, two by two: groups, in each of which the least stands for all.
public struct JoinedGroups<ID: Hashable & Comparable & Sendable>: Sendable {
    private var heads: [ID: ID] = [:]

    public init() {}

    /// Who stands for the group of one: itself where it was joined with nothing.
    public mutating func head(of id: ID) -> ID {
        var at = id
        while let next = heads[at] { at = next }
        // What was walked is shortened, so that long chains stay quick.
        var back = id
        while let next = heads[back], next != at {
            heads[back] = at
            back = next
        }
        return at
    }

    /// Makes one group of two.
    /// - Returns: Whether they were two until now.
    @discardableResult
    public mutating func join(_ one: ID, _ other: ID) -> Bool {
        let (a, b) = (head(of: one), head(of: other))
        guard a != b else { return false }
        heads[Swift.max(a, b)] = Swift.min(a, b)
        return true
    }
}
