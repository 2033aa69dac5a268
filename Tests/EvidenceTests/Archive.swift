/// An archive with anything in it that an attacker could want.
struct Archive {
    struct Entry {
        var name: [UInt8]
        var data: [UInt8]
        var method = 0
        var unpacked: Int?
        var flags = 0
        var attributes = 0
        /// Another name in its own header than in the directory.
        var localName: [UInt8]?
        /// Stands only in the directory, which says its header is here.
        var offset: Int?

        init(_ name: String, _ data: [UInt8]) {
            self.name = Array(name.utf8)
            self.data = data
        }

        static func deflated(_ name: String, _ data: [UInt8], unpacked: Int) -> Entry {
            var entry = Entry(name, data)
            entry.method = 8
            entry.unpacked = unpacked
            return entry
        }
    }

    var entries: [Entry]
    var prefix: [UInt8] = []

    init(_ entries: [Entry]) { self.entries = entries }

    var bytes: [UInt8] {
        let little = Pictures.little
        var bytes = prefix
        var offsets: [Int] = []
        for entry in entries {
            offsets.append(entry.offset ?? bytes.count)
            guard entry.offset == nil else { continue }
            let name = entry.localName ?? entry.name
            bytes +=
                [0x50, 0x4B, 3, 4] + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) + little(0, 8)
            bytes += little(entry.data.count, 4) + little(entry.unpacked ?? entry.data.count, 4)
            bytes += little(name.count, 2) + little(0, 2) + name + entry.data
        }
        let start = bytes.count
        for (entry, offset) in zip(entries, offsets) {
            bytes +=
                [0x50, 0x4B, 1, 2] + little(20, 2) + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2)
            bytes += little(0, 8) + little(entry.data.count, 4) + little(entry.unpacked ?? entry.data.count, 4)
            bytes += little(entry.name.count, 2) + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 2)
            bytes += little(entry.attributes, 4) + little(offset, 4) + entry.name
        }
        let size = bytes.count - start
        bytes += [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + little(entries.count, 2) + little(entries.count, 2)
        return bytes + little(size, 4) + little(start, 4) + [0, 0]
    }

    /// A stream of DEFLATE's fixed codes that unpacks to 1 + 258 × `copies` zeros, thirteen bits for each 258.
    static func bomb(copies: Int) -> [UInt8] {
        var bits = Bits()
        bits.add(0b1, 1)  // last block
        bits.add(0b01, 2)  // fixed codes
        bits.code(0x30, 8)  // literal 0
        for _ in 0..<copies {
            bits.code(0b1100_0101, 8)  // length 258
            bits.code(0, 5)  // distance 1
        }
        bits.code(0, 7)  // end
        return bits.finished
    }

    private struct Bits {
        private var bytes: [UInt8] = []
        private var value: UInt32 = 0
        private var count: UInt32 = 0

        mutating func add(_ bits: UInt32, _ length: UInt32) {
            value |= bits << count
            count += length
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: value))
                value >>= 8
                count -= 8
            }
        }

        /// Codes stand with their highest bit first.
        mutating func code(_ code: UInt32, _ length: UInt32) {
            for place in (0..<length).reversed() { add(code >> place & 1, 1) }
        }

        var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: value)] : bytes }
    }
}
