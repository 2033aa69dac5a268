import Crypto
import TransparencyLog

/// The tree by the recursive definitions of RFC 6962, over all leaves at once: slow, and nothing shared with the
/// product.
enum Oracle {
    static func leaf(_ entry: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: [0] + entry)) }
    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: [1] + left + right)) }

    static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.isEmpty { return Array(SHA256.hash(data: [UInt8]())) }
        if leaves.count == 1 { return leaf(leaves[leaves.startIndex]) }
        let k = split(leaves.count)
        return node(root(leaves.prefix(k)), root(leaves.dropFirst(k)))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        if leaves.count <= 1 { return [] }
        let k = split(leaves.count)
        return index < k
            ? path(index, leaves.prefix(k)) + [root(leaves.dropFirst(k))]
            : path(index - k, leaves.dropFirst(k)) + [root(leaves.prefix(k))]
    }

    static func growth(_ old: Int, _ leaves: ArraySlice<[UInt8]>, whole: Bool = true) -> [[UInt8]] {
        if old == leaves.count { return whole ? [] : [root(leaves)] }
        let k = split(leaves.count)
        return old <= k
            ? growth(old, leaves.prefix(k), whole: whole) + [root(leaves.dropFirst(k))]
            : growth(old - k, leaves.dropFirst(k), whole: false) + [root(leaves.prefix(k))]
    }

    private static func split(_ count: Int) -> Int {
        var k = 1
        while k * 2 < count { k *= 2 }
        return k
    }
}

/// A tree in memory that answers for its complete subtrees.
struct MemoryTree {
    let leaves: [MerkleHash]

    func hash(_ subtree: Subtree) -> MerkleHash {
        var frontier = Frontier()
        for leaf in leaves[subtree.leaves] { frontier.append(leaf) }
        return frontier.root
    }

    func root(_ size: Int) -> MerkleHash {
        var frontier = Frontier()
        for leaf in leaves.prefix(size) { frontier.append(leaf) }
        return frontier.root
    }
}
