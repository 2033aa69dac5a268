/// A 64-bit fingerprint of a record's content, taken over its values and not over its bytes in the file: the same
/// facts in another encoding, column order or separator keep their digest, and so stay unchanged on re-import.
///
/// It is compared only between two versions under one key, so 64 bits leave one missed revision in 10¹⁹. It is a
/// multiply–xorshift chain, eight bytes at a time, and guards against change, not against an adversary: what must
/// withstand forgery is hashed by the log.
public struct ContentDigest: Hashable, Sendable {
    /// The fingerprint; `Int64(bitPattern:)` fits a database column.
    public private(set) var value: UInt64

    init() {
        value = 0xcbf2_9ce4_8422_2325
    }

    init(of record: some Digested) {
        self.init()
        record.feed(&self)
    }

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
        value ^= value >> 29
    }

    mutating func add(_ number: Int) {
        add(UInt64(bitPattern: Int64(number)))
    }

    mutating func add(_ number: Double) {
        // Both zeros are the same figure.
        add(number == 0 ? 0 : number.bitPattern)
    }

    mutating func add(_ text: String) {
        var word: UInt64 = 0
        var filled = 0
        var length = 0
        for byte in text.utf8 {
            word |= UInt64(byte) << UInt64(filled * 8)
            filled += 1
            length += 1
            if filled == 8 {
                add(word)
                word = 0
                filled = 0
            }
        }
        // The length closes the text, so that neighbouring fields cannot lend each other letters.
        add(word)
        add(length)
    }

    mutating func add(_ value: Bool?) {
        add(value.map { $0 ? 1 : 2 } ?? 0 as Int)
    }

    mutating func add(optional number: Int?) {
        guard let number else { return add(0x6e69_6c00 as UInt64) }
        add(1 as UInt64)
        add(number)
    }

    mutating func add(optional number: Double?) {
        guard let number else { return add(0x6e69_6c01 as UInt64) }
        add(1 as UInt64)
        add(number)
    }

    mutating func add(optional text: String?) {
        guard let text else { return add(0x6e69_6c02 as UInt64) }
        add(text)
    }

    mutating func add(optional part: (some Digested)?) {
        guard let part else { return add(0x6e69_6c03 as UInt64) }
        part.feed(&self)
    }
}

/// What can be fingerprinted: it feeds everything it says, in a fixed order.
protocol Digested: Sendable {
    func feed(_ digest: inout ContentDigest)
}
