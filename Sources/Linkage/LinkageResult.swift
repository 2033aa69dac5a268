/// What linkage found: the person of each record, and the pairs worth a look.
public struct LinkageResult: Sendable {
    /// Pairs above the review probability.
    public let pairs: [LinkedPair]
    let persons: [Int32]
    /// How many persons have at least one record with a name. A record without any name may be of someone named
    /// elsewhere, so it is no evidence of one person more.
    public let namedPersonCount: Int
    let identified: Set<Int32>
    /// Whether the person of a record has at least one record with both parts of the name. A record that lacks one can be
    /// compared with little, so it often stays alone without being one person more.
    public func isIdentified(_ record: Int) -> Bool { identified.contains(persons[record]) }
    /// Counts of the run.
    public let summary: LinkageSummary

    /// How many records were linked.
    public var recordCount: Int { persons.count }

    /// The person of a record, named by the place of the person's first record.
    public func person(of record: Int) -> Int { Int(persons[record]) }

    /// How many persons there are, those without any name counted one by one.
    public var personCount: Int { persons.indices.count { Int(persons[$0]) == $0 } }
}

/// Counts of a run of linkage.
public struct LinkageSummary: Sendable, Hashable {
    public let records: Int
    /// Candidate pairs that were compared.
    public let comparedPairs: Int
    /// Pairs above the review probability.
    public let keptPairs: Int
    /// Pairs of spellings learnt to stand for one name, or not to.
    public let learnedSpellings: Int
    /// Blocks left out because too many records shared a key.
    public let oversizedBlocks: Int
    /// The most records a block could have.
    public let blockLimit: Int
    /// Whether the weights were learnt. Where too few pairs of one person could teach them, starting values hold, names alone
    /// join nobody, and rows of one list are joined only where name, age, day and place agree.
    public let isTaught: Bool
}
