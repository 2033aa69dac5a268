/// The proof that one entry is in a tree of a given size and root: at most one hash for each level (RFC 6962, 2.1.1).
public struct InclusionProof: Sendable, Hashable {
    /// The leaf's place, from 0.
    public let index: Int
    /// How many leaves the tree has.
    public let size: Int
    /// The hashes beside the way up, from the leaf to the root.
    public let hashes: [MerkleHash]

    /// A proof someone else made; `verifies` judges it.
    public init(index: Int, size: Int, hashes: [MerkleHash]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes the proof from complete subtrees of a tree that may since have grown.
    /// - Parameter subtree: The hash of a complete subtree; asked for at most two of each level.
    /// - Precondition: 0 ≤ index < size.
    public init<Failure: Error>(
        index: Int, size: Int, subtree: (Subtree) throws(Failure) -> MerkleHash
    ) throws(Failure) {
        precondition((0..<size).contains(index), "only an entry of the tree can be proven to be in it")
        var hashes: [MerkleHash] = []
        var leaves = 0..<size
        while leaves.count > 1 {
            let middle = leaves.lowerBound + TreeHead.split(leaves.count)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            leaves = index < middle ? left : right
            hashes.append(try TreeHead.hash(of: index < middle ? right : left, subtree))
        }
        self.init(index: index, size: size, hashes: hashes.reversed())
    }

    /// Whether a leaf with this hash is in the tree with this root, at `index` (RFC 9162, 2021, section 2.1.3.2).
    public func verifies(leaf: MerkleHash, root: MerkleHash) -> Bool {
        guard index >= 0, index < size else { return false }
        var (node, last) = (index, size - 1)
        var hash = leaf
        for beside in hashes {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = .node(beside, hash)
                // Levels at which the right edge has no sibling are passed over.
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, beside)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
