/// Everything a team may set about linkage, as one value that a settings file can hold.
public struct LinkageSettings: Sendable, Hashable, Codable {
    /// Two records above this probability may be joined into one person, from 0 to 1.
    public var joinProbability = 0.25
    /// Two persons held above this probability are linked without asking anyone, as long as nobody decides otherwise.
    public var autoLinkProbability = 0.98
    /// Pairs above this probability are kept for review.
    public var reviewProbability = 0.1
    /// Spellings and forms of one name, as weak evidence; `.none` switches them off.
    public var spellingGroups = SpellingGroups.westAfrican
    /// Whether pairs of spellings are learnt from the records themselves.
    public var learnsSpellings = true
    /// Whether lists' own incident references may fill a missing day or place from the same incident.
    public var usesReferences = true
    /// The most records that may share a blocking key; larger blocks are left to narrower keys.
    public var blockLimit = 2_000
    /// The most candidate pairs per record, over the whole run; the block limit is lowered until it holds.
    public var pairsPerRecord = 150
    /// The most pairs the model is trained on.
    public var trainingPairs = 1_000_000
    /// The most rounds of expectation-maximisation.
    public var trainingRounds = 25
    /// Rounds in which the model is refined with the full odds of each pair.
    public var refiningRounds = 3
    /// Seed of every random choice.
    public var seed: UInt64 = 1

    /// The settings that come with the product.
    public init() {}
}
