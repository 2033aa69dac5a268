/// The proof that a tree only grew: that the first `oldSize` leaves of the new one are those of the old (RFC 6962,
/// 2.1.2).
public struct ConsistencyProof: Sendable, Hashable {
    public let oldSize: Int
    public let newSize: Int
    /// In the order of RFC 6962; empty where both sizes are the same.
    public let hashes: [MerkleHash]

    /// A proof someone else made; `verifies` judges it.
    public init(oldSize: Int, newSize: Int, hashes: [MerkleHash]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes the proof from complete subtrees of a tree that may since have grown.
    /// - Parameter subtree: The hash of a complete subtree.
    /// - Precondition: 0 < oldSize ≤ newSize. An empty tree is the beginning of every tree: there is nothing to prove.
    public init<Failure: Error>(
        oldSize: Int, newSize: Int, subtree: (Subtree) throws(Failure) -> MerkleHash
    ) throws(Failure) {
        precondition(oldSize > 0 && oldSize <= newSize, "a tree grows from at least one entry")
        var hashes: [MerkleHash] = []
        var leaves = 0..<newSize
        // Whether the part of the old tree in `leaves` is the whole of it, whose root the verifier knows.
        var isWhole = true
        while oldSize < leaves.upperBound {
            let middle = leaves.lowerBound + TreeHead.split(leaves.count)
            let (left, right) = (leaves.lowerBound..<middle, middle..<leaves.upperBound)
            hashes.append(try TreeHead.hash(of: oldSize <= middle ? right : left, subtree))
            if oldSize > middle { isWhole = false }
            leaves = oldSize <= middle ? left : right
        }
        if !isWhole { hashes.append(try TreeHead.hash(of: leaves, subtree)) }
        self.init(oldSize: oldSize, newSize: newSize, hashes: hashes.reversed())
    }

    /// Whether the tree with `newRoot` goes on from the one with `oldRoot` (RFC 9162, 2021, section 2.1.4.2).
    public func verifies(oldRoot: MerkleHash, newRoot: MerkleHash) -> Bool {
        if oldSize == newSize { return hashes.isEmpty && oldRoot == newRoot }
        guard oldSize > 0, oldSize < newSize, !hashes.isEmpty else { return false }
        // An old tree of a power of two is a complete subtree of the new one, and its root opens the proof.
        var path = hashes[...]
        var old = oldSize & (oldSize - 1) == 0 ? oldRoot : path.removeFirst()
        var new = old
        var (node, last) = (oldSize - 1, newSize - 1)
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        for beside in path {
            guard last > 0 else { return false }
            if node & 1 == 1 || node == last {
                old = .node(beside, old)
                new = .node(beside, new)
                while node & 1 == 0, node > 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, beside)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && old == oldRoot && new == newRoot
    }
}
