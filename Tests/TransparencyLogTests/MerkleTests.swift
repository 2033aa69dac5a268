import Foundation
import SeededSupport
import Testing
import TransparencyLog

@Suite("The Merkle tree")
struct MerkleTests {
    @Test("roots and both proofs are those of the recursive definition, for every size up to 70")
    func oracle() throws {
        let entries = (0..<70).map { Array("entry \($0 * $0)".utf8) }
        let tree = MemoryTree(leaves: entries.map { .leaf($0) })
        for size in 0...70 {
            let root = tree.root(size)
            #expect(root.bytes == Oracle.root(entries.prefix(size)))
            for index in 0..<size {
                let proof = InclusionProof(index: index, size: size, subtree: tree.hash)
                #expect(proof.hashes.map(\.bytes) == Oracle.path(index, entries.prefix(size)))
                #expect(proof.verifies(leaf: tree.leaves[index], root: root))
            }
            for old in stride(from: 1, through: size, by: 1) {
                let proof = ConsistencyProof(oldSize: old, newSize: size, subtree: tree.hash)
                #expect(proof.hashes.map(\.bytes) == Oracle.growth(old, entries.prefix(size)))
                #expect(proof.verifies(oldRoot: tree.root(old), newRoot: root))
            }
        }
    }

    @Test("a frontier that is stored and taken up again goes on as if it had not been")
    func frontier() throws {
        let tree = MemoryTree(leaves: (0..<600).map { .leaf(Array("\($0)".utf8)) })
        var frontier = Frontier()
        for (size, leaf) in tree.leaves.enumerated() {
            frontier.append(leaf) { subtree, hash in
                if subtree.leaves.upperBound == 512 { #expect(hash == tree.hash(subtree)) }
            }
            frontier = try #require(Frontier(size: size + 1, bytes: frontier.bytes))
        }
        #expect(frontier.root == tree.root(600))
        #expect(Frontier(size: 3, hashes: Array(tree.leaves.prefix(1))) == nil)
        #expect(Frontier(size: 1, bytes: [1, 2, 3]) == nil)
    }

    @Test("no proof holds with anything about it changed")
    func forged() throws {
        let tree = MemoryTree(leaves: (0..<40).map { .leaf(Array("\($0)".utf8)) })
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<3_000 {
            let size = Int.random(in: 2...40, using: &generator)
            let index = Int.random(in: 0..<size, using: &generator)
            let proof = InclusionProof(index: index, size: size, subtree: tree.hash)
            let other = tree.leaves[(index + 1) % 40]
            #expect(!proof.verifies(leaf: other, root: tree.root(size)))
            #expect(!proof.verifies(leaf: tree.leaves[index], root: tree.root(size - 1)))
            let hashes = changed(proof.hashes, using: &generator)
            #expect(
                !InclusionProof(index: index, size: size, hashes: hashes).verifies(
                    leaf: tree.leaves[index], root: tree.root(size)))

            let old = Int.random(in: 1..<size, using: &generator)
            let growth = ConsistencyProof(oldSize: old, newSize: size, subtree: tree.hash)
            let mended = ConsistencyProof(
                oldSize: old, newSize: size, hashes: changed(growth.hashes, using: &generator))
            #expect(!mended.verifies(oldRoot: tree.root(old), newRoot: tree.root(size)))
            #expect(!growth.verifies(oldRoot: .empty, newRoot: tree.root(size)))
            #expect(!growth.verifies(oldRoot: tree.root(old), newRoot: .empty))
        }
        #expect(!InclusionProof(index: 5, size: 5, hashes: []).verifies(leaf: tree.leaves[0], root: tree.leaves[0]))
        #expect(!InclusionProof(index: -1, size: 5, hashes: []).verifies(leaf: tree.leaves[0], root: tree.leaves[0]))
        #expect(!ConsistencyProof(oldSize: 0, newSize: 5, hashes: []).verifies(oldRoot: .empty, newRoot: tree.root(5)))
        #expect(
            !ConsistencyProof(oldSize: 6, newSize: 5, hashes: []).verifies(oldRoot: tree.root(6), newRoot: tree.root(5))
        )
    }

    private func changed(_ hashes: [MerkleHash], using generator: inout SeededGenerator) -> [MerkleHash] {
        var hashes = hashes
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: hashes.append(hashes.last ?? .empty)
        case 1: hashes.removeLast()
        default:
            let place = Int.random(in: 0..<hashes.count, using: &generator)
            hashes[place] = .node(hashes[place], .empty)
        }
        return hashes
    }

    @Test("a leaf is never taken for an inner node")
    func domains() {
        let (left, right) = (MerkleHash.leaf([1]), MerkleHash.leaf([2]))
        #expect(MerkleHash.leaf(left.bytes + right.bytes) != .node(left, right))
        #expect(MerkleHash([UInt8](repeating: 0, count: 31)) == nil)
    }
}
