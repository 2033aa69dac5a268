/// What came of reading a whole log against the checkpoints kept elsewhere.
public struct LogVerdict: Sendable, Hashable {
    /// How many entries were read.
    public let size: Int
    /// The head of their tree.
    public let root: MerkleHash
    /// What is wrong, in the order of the entries, the first hundred; empty for a sound log.
    public let faults: [LogFault]
    /// The checkpoints that hold, by name, from the smallest.
    public let confirmed: [String]
    /// Up to where a checkpoint kept elsewhere vouches for the entries. Those from here on could have been changed or
    /// cut off without a trace: nothing outside the server knows of them.
    public let protectedSize: Int

    /// Whether nothing is wrong.
    public var isSound: Bool { faults.isEmpty }
    /// How many entries no checkpoint vouches for.
    public var unprotected: Int { size - min(size, protectedSize) }
}
