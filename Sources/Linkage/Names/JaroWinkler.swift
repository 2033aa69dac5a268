/// String similarity after Jaro (1989) with Winkler's (1990) bonus for a common beginning: 1 for equal, 0 for nothing
/// in common. Matching letters are found with one machine word per letter, so a pair of names costs some tens of
/// nanoseconds. Only the first 64 letters count.
public enum JaroWinkler {
    /// The similarity of two texts, letter by letter (Unicode scalars), from 0 to 1. Two empty texts are equal.
    public static func similarity(_ left: String, _ right: String) -> Double {
        var codes: [Unicode.Scalar: UInt8] = [:]
        func coded(_ text: String) -> [UInt8] {
            text.unicodeScalars.prefix(64).map { scalar in
                if let code = codes[scalar] { return code }
                let code = UInt8(truncatingIfNeeded: codes.count)
                codes[scalar] = code
                return code
            }
        }
        let (a, b) = (coded(left), coded(right))
        var table = [UInt64](repeating: 0, count: 256)
        return table.withUnsafeMutableBufferPointer { table in
            a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in similarity(a, b, table: table) } }
        }
    }

    /// The similarity of two words in bytes. `table` is 256 words of zeros and is left so.
    static func similarity(
        _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, table: UnsafeMutableBufferPointer<UInt64>
    ) -> Double {
        let (la, lb) = (min(a.count, 64), min(b.count, 64))
        guard la > 0, lb > 0 else { return la == lb ? 1 : 0 }
        for index in 0..<lb { table[Int(b[index])] |= 1 &<< UInt64(index) }
        defer { for index in 0..<lb { table[Int(b[index])] = 0 } }
        let window = max(0, max(la, lb) / 2 - 1)
        var (matchedA, matchedB): (UInt64, UInt64) = (0, 0)
        for index in 0..<la {
            let near = mask(from: index - window, through: index + window)
            let free = table[Int(a[index])] & near & ~matchedB
            guard free != 0 else { continue }
            matchedB |= free & (~free &+ 1)
            matchedA |= 1 &<< UInt64(index)
        }
        let matches = matchedA.nonzeroBitCount
        guard matches > 0 else { return 0 }
        var outOfOrder = 0
        var (restA, restB) = (matchedA, matchedB)
        while restA != 0 {
            if a[restA.trailingZeroBitCount] != b[restB.trailingZeroBitCount] { outOfOrder += 1 }
            restA &= restA &- 1
            restB &= restB &- 1
        }
        let m = Double(matches)
        let jaro = (m / Double(la) + m / Double(lb) + (m - Double(outOfOrder / 2)) / m) / 3
        var prefix = 0
        while prefix < min(4, la, lb), a[prefix] == b[prefix] { prefix += 1 }
        return jaro + Double(prefix) * 0.1 * (1 - jaro)
    }

    @inline(__always)
    private static func mask(from low: Int, through high: Int) -> UInt64 {
        let top: UInt64 = high >= 63 ? ~0 : (1 &<< UInt64(high + 1)) &- 1
        return low <= 0 ? top : low > 63 ? 0 : top & ~((1 &<< UInt64(low)) &- 1)
    }
}
