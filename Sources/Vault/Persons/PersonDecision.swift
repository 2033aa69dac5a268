/// What a person decided about two others, by their identities: one and the same, or two.
public struct PersonDecision: Sendable, Hashable {
    public let first: String
    public let second: String
    public let isSame: Bool

    public init(_ first: String, _ second: String, isSame: Bool) {
        self.first = first
        self.second = second
        self.isSame = isSame
    }
}

/// Two persons who may be one, by their identities.
public struct PersonPair: Sendable, Hashable {
    /// The lesser of the two by its text.
    public let first: String
    public let second: String
    /// That they are one, from 0 to 1.
    public let probability: Double

    init(_ one: String, _ other: String, probability: Double) {
        first = min(one, other)
        second = max(one, other)
        self.probability = probability
    }
}
