/// A held record that may be the person of another.
public struct LinkageCandidate: Sendable, Hashable {
    /// Its place.
    public let record: Int
    /// Natural logarithm of the odds that they are one person.
    public let weight: Float

    /// The probability that they are one person, from 0 to 1.
    public var probability: Double { Double(Linkage.probability(weight)) }
}
