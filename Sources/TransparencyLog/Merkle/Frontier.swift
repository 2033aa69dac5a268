/// All that must be remembered of a tree to go on with it: the hashes of its largest complete subtrees, at most one for
/// each bit of its size. A leaf is added in O(log n) at worst and O(1) on average, whatever the size.
public struct Frontier: Sendable, Hashable {
    /// How many leaves the tree has.
    public private(set) var size: Int
    /// The complete subtrees, from the largest, left, to the smallest, right.
    public private(set) var hashes: [MerkleHash]

    /// A tree without leaves.
    public init() {
        size = 0
        hashes = []
    }

    /// Goes on where another left off.
    /// - Returns: nil unless there is one hash for each bit set in the size.
    public init?(size: Int, hashes: [MerkleHash]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount else { return nil }
        self.size = size
        self.hashes = hashes
    }

    /// Reads what `bytes` wrote; nil if their number does not fit the size.
    public init?(size: Int, bytes: [UInt8]) {
        guard bytes.count % 32 == 0 else { return nil }
        let hashes = stride(from: 0, to: bytes.count, by: 32).compactMap { MerkleHash(bytes[$0..<$0 + 32]) }
        self.init(size: size, hashes: hashes)
    }

    /// The hashes one after the other, 32 bytes each.
    public var bytes: [UInt8] { hashes.flatMap(\.bytes) }

    /// Adds a leaf.
    /// - Parameter completed: Called for each subtree of level 1 and above that this leaf completes, from the smallest.
    public mutating func append(_ leaf: MerkleHash, completed: (Subtree, MerkleHash) -> Void = { _, _ in }) {
        var hash = leaf
        var level = 0
        // Each bit set at the right end of the size is a complete subtree this one joins.
        while size >> level & 1 == 1 {
            hash = .node(hashes.removeLast(), hash)
            level += 1
            completed(Subtree(level: level, position: size >> level), hash)
        }
        hashes.append(hash)
        size += 1
    }

    /// The tree head.
    public var root: MerkleHash {
        guard var root = hashes.last else { return .empty }
        for hash in hashes.dropLast().reversed() { root = .node(hash, root) }
        return root
    }
}
