/// Finds names that differ from a query by few letters, in microseconds against 100,000 names.
///
/// The symmetric-delete method (Wolf Garbe, 2012; after Mor & Fraenkel, "A hash code method for detecting and
/// correcting spelling errors", CACM 1982): every name is filed under its own first letters with up to two of them
/// left out; a query is looked up under its own deletions, and the few names met are checked by the true edit distance.
struct NameIndex: Sendable {
    /// Only so many first letters are varied; what follows is left to the check.
    static let prefix = 8

    private(set) var keys: [[UInt8]] = []
    /// Sorted hashes with, beside each, the key it leads to.
    private var hashes: [UInt32] = []
    private var targets: [UInt32] = []
    /// Where in `hashes` each leading 16 bits begin.
    private var starts: [UInt32] = []

    init(_ keys: [[UInt8]]) {
        self.keys = keys
        var pairs: [(UInt32, UInt32)] = []
        pairs.reserveCapacity(keys.count * 24)
        for (index, key) in keys.enumerated() {
            NameIndex.deletions(of: key, depth: NameIndex.reach(key.count)) { pairs.append(($0, UInt32(index))) }
        }
        pairs.sort { $0 < $1 }
        hashes = pairs.map(\.0)
        targets = pairs.map(\.1)
        starts = [UInt32](repeating: 0, count: 65_537)
        for hash in hashes { starts[Int(hash >> 16) + 1] += 1 }
        for index in 1...65_536 { starts[index] += starts[index - 1] }
    }

    /// How many letters may differ in a name of so many: none up to three, one up to six, two beyond.
    static func reach(_ length: Int) -> Int {
        length <= 3 ? 0 : length <= 6 ? 1 : 2
    }

    /// Calls `found` with each key within reach of the query and its distance.
    func search(_ query: [UInt8], _ found: (_ key: Int, _ distance: Int) -> Void) {
        let reach = NameIndex.reach(query.count)
        var seen: Set<UInt32> = []
        NameIndex.deletions(of: query, depth: reach) { hash in
            var index = Int(starts[Int(hash >> 16)])
            let end = Int(starts[Int(hash >> 16) + 1])
            while index < end, hashes[index] < hash { index += 1 }
            while index < end, hashes[index] == hash {
                if seen.insert(targets[index]).inserted { check(query, Int(targets[index]), reach, found) }
                index += 1
            }
        }
    }

    private func check(_ query: [UInt8], _ key: Int, _ reach: Int, _ found: (Int, Int) -> Void) {
        let limit = min(reach, NameIndex.reach(keys[key].count))
        guard let distance = EditDistance.between(query, keys[key], limit: limit) else { return }
        found(key, distance)
    }

    /// The hashes of a word's first letters with up to `depth` of them left out.
    private static func deletions(of word: [UInt8], depth: Int, _ body: (UInt32) -> Void) {
        let head = Array(word.prefix(prefix))
        body(hash(head, without: -1, -1))
        guard depth > 0 else { return }
        for first in head.indices {
            body(hash(head, without: first, -1))
            guard depth > 1 else { continue }
            for second in head.indices.dropFirst(first + 1) { body(hash(head, without: first, second)) }
        }
    }

    /// FNV-1a, mixed once more for its high bits.
    private static func hash(_ word: [UInt8], without first: Int, _ second: Int) -> UInt32 {
        var hash: UInt32 = 0x811c_9dc5
        for (index, letter) in word.enumerated() where index != first && index != second {
            hash = (hash ^ UInt32(letter)) &* 0x0100_0193
        }
        hash ^= hash >> 15
        hash = hash &* 0x2c1b_3c6d
        return hash ^ hash >> 13
    }
}
