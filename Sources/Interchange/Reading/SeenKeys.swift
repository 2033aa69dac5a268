/// The keys met so far in a file, each with the line it stood on: 12 bytes a slot, so that millions of rows fit.
struct SeenKeys {
    private var keys: [UInt64]
    private var lines: [UInt32]
    private var count = 0

    init() {
        keys = [UInt64](repeating: 0, count: 1 << 10)
        lines = [UInt32](repeating: 0, count: 1 << 10)
    }

    /// Notes a key, and answers the line of its first appearance where it is not new. Line 0 marks a free slot.
    mutating func firstLine(of key: UInt64, seenOn line: Int) -> Int? {
        var slot = home(of: key)
        while lines[slot] != 0 {
            if keys[slot] == key { return Int(lines[slot]) }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        lines[slot] = UInt32(clamping: max(1, line))
        count += 1
        if count * 4 > keys.count * 3 { grow() }
        return nil
    }

    /// Notes a text key by its 64-bit FNV-1a hash: among a million keys two share one with odds of one in 10⁷.
    mutating func firstLine(of key: String, seenOn line: Int) -> Int? {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return firstLine(of: hash, seenOn: line)
    }

    private func home(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9e37_79b9_7f4a_7c15) >> 20) & (keys.count - 1)
    }

    private mutating func grow() {
        let old = (keys, lines)
        keys = [UInt64](repeating: 0, count: old.0.count * 2)
        lines = [UInt32](repeating: 0, count: old.0.count * 2)
        for (key, line) in zip(old.0, old.1) where line != 0 {
            var slot = home(of: key)
            while lines[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
            keys[slot] = key
            lines[slot] = line
        }
    }
}
