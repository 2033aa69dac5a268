/// One row of a stored log, as it stands there: nothing of it is believed yet.
public struct LogRecord: Sendable, Hashable {
    /// Where the store says it stands.
    public let seq: Int
    /// The entry's bytes.
    public let entry: [UInt8]
    /// The hash that was stored beside it when it was written; nil where the log was kept without.
    public let leafHash: [UInt8]?

    public init(seq: Int, entry: [UInt8], leafHash: [UInt8]?) {
        self.seq = seq
        self.entry = entry
        self.leafHash = leafHash
    }
}

/// A checkpoint whose signature was verified, kept where the server cannot reach, and how to name it to a person.
public struct KeptCheckpoint: Sendable, Hashable {
    public let checkpoint: Checkpoint
    /// Such as the file it came from.
    public let name: String

    public init(_ checkpoint: Checkpoint, name: String) {
        self.checkpoint = checkpoint
        self.name = name
    }
}
