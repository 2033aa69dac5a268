/// Every distinct folded word of a set of records, each held once with what comparison needs of it.
struct WordTable: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [Int32] = [0]
    /// Which letters a word holds, and which it holds twice: a cheap bound on similarity.
    private(set) var letters: [UInt64] = []
    /// The identity of the word's phonetic key.
    private(set) var keys: [Int32] = []
    private var slots: [Int32]
    private var hashes: [UInt32] = []
    private var keyIdentities: [UInt64: Int32] = [:]
    private var keyScratch: [UInt8] = []

    init() {
        slots = [Int32](repeating: -1, count: 1 << 12)
    }

    var count: Int { hashes.count }
    var keyCount: Int { keyIdentities.count }

    func text(_ word: Int32) -> String {
        guard word >= 0 else { return "" }
        return String(decoding: bytes[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])], as: UTF8.self)
    }

    func length(_ word: Int32) -> Int { Int(starts[Int(word) + 1] - starts[Int(word)]) }

    /// The number of a word, taken in if it is new; -1 for an empty one.
    mutating func intern(_ word: [UInt8]) -> Int32 {
        word.withUnsafeBufferPointer { intern($0) }
    }

    mutating func intern(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
        if word.isEmpty { return -1 }
        let hash = Hash.bytes(word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let found = slots[slot]
            if hashes[Int(found)] == hash, isEqual(found, word) { return found }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = Int32(hashes.count)
        slots[slot] = number
        hashes.append(hash)
        bytes.append(contentsOf: word)
        starts.append(Int32(bytes.count))
        letters.append(WordTable.letterMask(word))
        keys.append(keyIdentity(word))
        if hashes.count * 2 > slots.count { grow() }
        return number
    }

    /// The number of a word already held, nil for one never seen.
    func find(_ word: UnsafeBufferPointer<UInt8>) -> Int32? {
        if word.isEmpty { return nil }
        let hash = Hash.bytes(word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let found = slots[slot]
            if hashes[Int(found)] == hash, isEqual(found, word) { return found }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The same words numbered by their letters, and for each its new number.
    func sorted() -> (WordTable, [Int32]) {
        let order = (0..<Int32(count)).sorted { bytes(of: $0).lexicographicallyPrecedes(bytes(of: $1)) }
        var table = WordTable()
        var numbers = [Int32](repeating: 0, count: count)
        for word in order { numbers[Int(word)] = bytes(of: word).withUnsafeBufferPointer { table.intern($0) } }
        return (table, numbers)
    }

    private func bytes(of word: Int32) -> ArraySlice<UInt8> {
        bytes[Int(starts[Int(word)])..<Int(starts[Int(word) + 1])]
    }

    /// The number of a folded word already held.
    func find(_ word: String) -> Int32? {
        var word = word
        return word.withUTF8 { find($0) }
    }

    private mutating func keyIdentity(_ word: UnsafeBufferPointer<UInt8>) -> Int32 {
        PhoneticKey.write(word, into: &keyScratch)
        // A key has at most eight letters, so it packs into one word without loss.
        let packed = keyScratch.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        if let known = keyIdentities[packed] { return known }
        let identity = Int32(keyIdentities.count)
        keyIdentities[packed] = identity
        return identity
    }

    private func isEqual(_ number: Int32, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = Int(starts[Int(number)])
        guard Int(starts[Int(number) + 1]) - start == word.count else { return false }
        for index in 0..<word.count where bytes[start + index] != word[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    private static func letterMask(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var (once, twice): (UInt64, UInt64) = (0, 0)
        for byte in word {
            let bit: UInt64 = 1 &<< UInt64(byte & 31)
            if once & bit != 0 { twice |= bit } else { once |= bit }
        }
        return once | twice << 32
    }
}

/// Mixing for hash tables and blocking keys: the same on every run and machine.
enum Hash {
    @inline(__always)
    static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        // FNV-1a (Fowler, Noll and Vo 1991), folded.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    /// All cells of a row, each with its end.
    static func row(_ row: UnsafeBufferPointer<UInt8>, _ cells: ArraySlice<Range<Int>>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for cell in cells {
            for index in cell { hash = (hash ^ UInt64(row[index])) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x1F) &* 0x100_0000_01b3
        }
        return mix(hash)
    }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
