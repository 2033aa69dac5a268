public import Database
public import TransparencyLog

/// The hashes of the tree's complete subtrees, as the store keeps them: each leaf's beside its entry, and of the levels
/// above only every eighth. What lies between is computed from at most 128 of them.
public struct StoredTree {
    /// Levels between those that are stored.
    public static let step = 8

    private let transaction: any Transaction

    public init(in transaction: any Transaction) {
        self.transaction = transaction
    }

    /// The hash of a complete subtree.
    /// - Throws: `corrupt` where hashes are missing; the log then needs `releve log verify`.
    public func hash(of subtree: Subtree) throws(DatabaseError) -> MerkleHash {
        let level = subtree.level / Self.step * Self.step
        let count = 1 << (subtree.level - level)
        let first = subtree.position * count
        let rows =
            level == 0
            ? try transaction.query(
                """
                SELECT leaf_hash FROM log_entry
                WHERE seq >= \(first) AND seq < \(first + count)
                ORDER BY seq
                """)
            : try transaction.query(
                """
                SELECT hash FROM log_node
                WHERE level = \(level) AND position >= \(first) AND position < \(first + count)
                ORDER BY position
                """)
        var frontier = Frontier()
        for row in rows {
            guard let hash = MerkleHash(try row.blob(at: 0)) else { break }
            frontier.append(hash)
        }
        guard frontier.size == count else {
            throw DatabaseError(.corrupt, "hashes of the log are missing", place: "\(subtree.leaves)")
        }
        return frontier.root
    }

    /// The tree head of the first `size` entries.
    public func root(size: Int) throws(DatabaseError) -> MerkleHash {
        // The proof that the last leaf is in the tree holds all that its head is made of.
        guard size > 0 else { return .empty }
        var (rest, start) = (size, 0)
        var hashes: [MerkleHash] = []
        while rest > 0 {
            let level = Int.bitWidth - 1 - rest.leadingZeroBitCount
            hashes.append(try hash(of: Subtree(level: level, position: start >> level)))
            start += 1 << level
            rest -= 1 << level
        }
        return Frontier(size: size, hashes: hashes)?.root ?? .empty
    }
}
