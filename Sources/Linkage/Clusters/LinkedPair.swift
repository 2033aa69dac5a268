/// Two records that may be one person, by their places in the table, the earlier first.
public struct LinkedPair: Sendable, Hashable {
    public let first: Int
    public let second: Int
    /// Natural logarithm of the odds that they are one person.
    public let weight: Float

    /// The probability that they are one person, from 0 to 1.
    public var probability: Double { Double(Linkage.probability(weight)) }

    init(_ a: Int, _ b: Int, weight: Float) {
        (first, second) = a < b ? (a, b) : (b, a)
        self.weight = weight
    }
}
