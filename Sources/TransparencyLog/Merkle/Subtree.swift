/// A complete part of the tree: the 2^level leaves that start at position × 2^level. Once its last leaf is in, its hash
/// never changes again, so it can be kept.
public struct Subtree: Sendable, Hashable {
    /// 0 for a leaf; at most 62.
    public let level: Int
    /// Its place among those of its level, from 0.
    public let position: Int

    /// - Precondition: Level and position are not negative, and the level is at most 62.
    public init(level: Int, position: Int) {
        precondition((0...62).contains(level) && position >= 0, "a subtree lies inside the tree")
        self.level = level
        self.position = position
    }

    /// The leaves below it, from 0.
    public var leaves: Range<Int> {
        position << level..<(position + 1) << level
    }
}

/// The tree head of a range of leaves, from the hashes of complete subtrees (RFC 6962, section 2.1).
enum TreeHead {
    /// How many leaves the left child holds: the largest power of two below `count`.
    static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }

    /// - Precondition: The range is one that RFC 6962 divides a tree into: it starts at a multiple of the least power
    ///   of two that is no smaller than its length.
    static func hash<Failure: Error>(
        of leaves: Range<Int>, _ subtree: (Subtree) throws(Failure) -> MerkleHash
    ) throws(Failure) -> MerkleHash {
        let count = leaves.count
        if count == 0 { return .empty }
        if count & (count - 1) == 0 {
            let level = count.trailingZeroBitCount
            return try subtree(Subtree(level: level, position: leaves.lowerBound >> level))
        }
        let middle = leaves.lowerBound + split(count)
        return .node(
            try hash(of: leaves.lowerBound..<middle, subtree), try hash(of: middle..<leaves.upperBound, subtree))
    }
}
