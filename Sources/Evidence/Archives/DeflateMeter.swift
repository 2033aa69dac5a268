/// Measures what a DEFLATE stream (RFC 1951, 1996) unpacks to without unpacking it: lengths need no window, so a bomb
/// of any size is measured, up to a limit, in a few hundred bytes of memory.
struct DeflateMeter<Source: RandomAccessBytes> {
    /// How many bytes it gives.
    private(set) var unpacked = 0
    /// The first of them: enough to know an archive within.
    private(set) var start: [UInt8] = []

    private var source: Source
    private let limit: Int
    private let end: Int
    private var offset: Int
    private var buffer: [UInt8] = []
    private var next = 0
    private var bits: UInt32 = 0
    private var bitCount: UInt32 = 0

    /// What stops the measuring.
    enum Stop: Error {
        case damaged
        case tooLarge
        case storage
    }

    init(_ source: Source, _ range: Range<Int>, limit: Int) {
        self.source = source
        self.limit = limit
        offset = range.lowerBound
        end = range.upperBound
    }

    /// Whether every byte of the stream was used.
    var isExhausted: Bool { offset == end && next == buffer.count }

    mutating func run() throws(Stop) {
        var isLast = false
        while !isLast {
            isLast = try take(1) == 1
            switch try take(2) {
            case 0: try storedBlock()
            case 1: try codedBlock(Huffman.fixedLengths, Huffman.fixedDistances)
            case 2:
                let (lengths, distances) = try dynamicCodes()
                try codedBlock(lengths, distances)
            default: throw .damaged
            }
        }
    }

    private mutating func storedBlock() throws(Stop) {
        bits = 0
        bitCount = 0
        let length = try take(16)
        guard try take(16) == ~length & 0xFFFF else { throw .damaged }
        for _ in 0..<length { try emit(UInt8(try take(8))) }
    }

    private mutating func codedBlock(_ lengths: Huffman, _ distances: Huffman) throws(Stop) {
        while true {
            let symbol = try decode(lengths)
            if symbol < 256 {
                try emit(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol <= 285 else { throw .damaged }
            let (base, extra) = Huffman.length(symbol - 257)
            let length = base + Int(try take(UInt32(extra)))
            let code = try decode(distances)
            guard code < 30 else { throw .damaged }
            let (near, more) = Huffman.distance(code)
            let distance = near + Int(try take(UInt32(more)))
            guard distance <= unpacked else { throw .damaged }
            try copy(length, from: distance)
        }
    }

    private mutating func emit(_ byte: UInt8) throws(Stop) {
        if start.count < 16 { start.append(byte) }
        unpacked += 1
        if unpacked > limit { throw .tooLarge }
    }

    private mutating func copy(_ length: Int, from distance: Int) throws(Stop) {
        var left = length
        // All that came before the sixteenth byte is in `start`.
        while start.count < 16, left > 0 {
            start.append(start[start.count - distance])
            left -= 1
        }
        unpacked += length
        if unpacked > limit { throw .tooLarge }
    }

    private mutating func take(_ count: UInt32) throws(Stop) -> UInt32 {
        while bitCount < count {
            bits |= UInt32(try nextByte()) << bitCount
            bitCount += 8
        }
        defer {
            bits >>= count
            bitCount -= count
        }
        return bits & (1 << count - 1)
    }

    private mutating func nextByte() throws(Stop) -> UInt8 {
        if next == buffer.count {
            guard offset < end else { throw .damaged }
            do {
                buffer = try source.bytes(offset..<min(offset + 32_768, end))
            } catch {
                throw .storage
            }
            guard !buffer.isEmpty else { throw .damaged }
            offset += buffer.count
            next = 0
        }
        defer { next += 1 }
        return buffer[next]
    }

    /// Bit by bit, as the codes are counted (RFC 1951, 3.2.2): short codes come first, and bombs are made of them.
    private mutating func decode(_ code: Huffman) throws(Stop) -> Int {
        var (value, first, index) = (0, 0, 0)
        for length in 1...15 {
            value |= Int(try take(1))
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .damaged
    }

    private mutating func dynamicCodes() throws(Stop) -> (Huffman, Huffman) {
        let (literals, distances, count) = (Int(try take(5)) + 257, Int(try take(5)) + 1, Int(try take(4)) + 4)
        guard literals <= 286, distances <= 30 else { throw .damaged }
        var lengths = [Int](repeating: 0, count: 19)
        for place in Huffman.order.prefix(count) { lengths[place] = Int(try take(3)) }
        guard let code = Huffman(lengths) else { throw .damaged }
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try decode(code)
            switch symbol {
            case 0..<16: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw .damaged }
                lengths += [Int](repeating: last, count: 3 + Int(try take(2)))
            case 17: lengths += [Int](repeating: 0, count: 3 + Int(try take(3)))
            default: lengths += [Int](repeating: 0, count: 11 + Int(try take(7)))
            }
        }
        guard lengths.count == literals + distances, lengths[256] > 0,
            let literal = Huffman(Array(lengths.prefix(literals))),
            let distance = Huffman(Array(lengths.dropFirst(literals)))
        else { throw .damaged }
        return (literal, distance)
    }
}

/// A canonical Huffman code: how many codes of each length, and the symbols in the order of their codes.
private struct Huffman {
    let counts: [Int]
    let symbols: [Int]

    /// - Returns: nil for lengths that allow more codes than there can be.
    init?(_ lengths: [Int]) {
        var counts = [Int](repeating: 0, count: 16)
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        var left = 1
        for length in 1...15 {
            left = left << 1 - counts[length]
            if left < 0 { return nil }
        }
        self.counts = counts
        symbols = (1...15).flatMap { length in lengths.indices.filter { lengths[$0] == length } }
    }

    private init(_ counts: [Int], _ symbols: [Int]) {
        self.counts = counts
        self.symbols = symbols
    }

    static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    static let fixedLengths: Huffman = {
        var counts = [Int](repeating: 0, count: 16)
        (counts[7], counts[8], counts[9]) = (24, 152, 112)
        return Huffman(counts, Array(256...279) + Array(0...143) + Array(280...287) + Array(144...255))
    }()

    static let fixedDistances: Huffman = {
        var counts = [Int](repeating: 0, count: 16)
        counts[5] = 30
        return Huffman(counts, Array(0..<30))
    }()

    /// The least length a code stands for, and how many more bits tell the rest (RFC 1951, 3.2.5).
    static func length(_ code: Int) -> (Int, Int) {
        if code < 8 { return (code + 3, 0) }
        if code == 28 { return (258, 0) }
        let extra = code / 4 - 1
        return ((4 + code % 4) << extra + 3, extra)
    }

    /// The least distance a code stands for, and how many more bits tell the rest.
    static func distance(_ code: Int) -> (Int, Int) {
        if code < 4 { return (code + 1, 0) }
        let extra = code / 2 - 1
        return ((2 + code % 2) << extra + 1, extra)
    }
}
