/// Keeps one `String` for each text that comes back in row after row (actors, countries, areas), so that most cells
/// cost a hash and a comparison and no allocation. Beyond its limit it stops keeping and only makes.
struct TextPool {
    private static let limit = 1 << 16
    private var slots: [Int32]
    private var hashes: [UInt64] = []
    private var texts: [String] = []

    init() {
        slots = [Int32](repeating: -1, count: 1 << 10)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: TextEncoding) -> String {
        if bytes.isEmpty { return "" }
        // Texts of up to 15 bytes lie inside the String itself and need no keeping.
        if bytes.count <= 15 || encoding != .utf8 { return encoding.text(bytes) }
        let hash = TextPool.hash(bytes)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if hashes[index] == hash, isEqual(texts[index], bytes) { return texts[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let text = encoding.text(bytes)
        if texts.count < TextPool.limit {
            slots[slot] = Int32(texts.count)
            hashes.append(hash)
            texts.append(text)
            if texts.count * 2 > slots.count { grow() }
        }
        return text
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    private func isEqual(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        text.utf8.count == bytes.count && text.utf8.elementsEqual(bytes)
    }

    /// FNV-1a (Fowler, Noll & Vo 1991), folded once so that the low bits depend on all of it.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash ^ hash >> 32
    }
}
