public import Database
private import Store
public import TransparencyLog

/// Makes proofs that anyone can check with a checkpoint and no access to the store.
public struct ProveLog: Sendable {
    private let database: any Database

    public init(_ database: any Database) {
        self.database = database
    }

    /// That one entry is in the log.
    /// - Parameter size: The size of the checkpoint to prove against; by default all entries there are.
    /// - Throws: `LogError.outOfRange`.
    public func entry(_ seq: Int, size: Int? = nil) async throws -> EntryProof {
        try await database.read { transaction in
            let size = try Self.size(size, in: transaction)
            guard (0..<size).contains(seq), let record = try LogTable.record(seq, in: transaction) else {
                throw LogError.outOfRange(asked: seq, size: size)
            }
            let tree = StoredTree(in: transaction)
            return EntryProof(
                record: record, root: try tree.root(size: size),
                proof: try InclusionProof(index: seq, size: size, subtree: tree.hash))
        }
    }

    /// That the log only grew from one size to another.
    /// - Throws: `LogError.outOfRange`.
    public func growth(from oldSize: Int, to newSize: Int? = nil) async throws -> GrowthProof {
        try await database.read { transaction in
            let newSize = try Self.size(newSize, in: transaction)
            guard (1...max(1, newSize)).contains(oldSize) else {
                throw LogError.outOfRange(asked: oldSize, size: newSize)
            }
            let tree = StoredTree(in: transaction)
            return GrowthProof(
                oldRoot: try tree.root(size: oldSize), newRoot: try tree.root(size: newSize),
                proof: try ConsistencyProof(oldSize: oldSize, newSize: newSize, subtree: tree.hash))
        }
    }

    private static func size(_ asked: Int?, in transaction: any Transaction) throws -> Int {
        guard let head = try LogTable.head(in: transaction) else { throw LogError.headMalformed }
        guard let asked else { return head.size }
        guard (0...head.size).contains(asked) else { throw LogError.outOfRange(asked: asked, size: head.size) }
        return asked
    }
}

/// An entry, and that it is in the log of a size and root.
public struct EntryProof: Sendable {
    /// Its bytes are the leaf.
    public let record: LogRecord
    public let root: MerkleHash
    public let proof: InclusionProof

    /// Whether it holds: false where the stored hashes no longer fit the entry.
    public var holds: Bool { proof.verifies(leaf: .leaf(record.entry), root: root) }
}

/// That a log only grew.
public struct GrowthProof: Sendable {
    public let oldRoot: MerkleHash
    public let newRoot: MerkleHash
    public let proof: ConsistencyProof

    /// Whether it holds.
    public var holds: Bool { proof.verifies(oldRoot: oldRoot, newRoot: newRoot) }
}
