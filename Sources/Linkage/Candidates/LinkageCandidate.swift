/// A held record that may be the person of another.
public struct LinkageCandidate: Sendable, Hashable {
    /// Its place.
    public let record: Int
    /// Natural logarithm of the odds that they are one person.
    public let weight: Float

    /// The probability that they are one person, from 0 to 1.
    public var probability: Double { Double(Linkage.probability(weight)) }
}

/// A held record that may be the person of a new one, and why.
public struct LinkageMatch: Sendable, Hashable {
    /// The held record, and how likely it is.
    public let candidate: LinkageCandidate
    /// The weight of each comparison.
    public let waterfall: Waterfall
}
