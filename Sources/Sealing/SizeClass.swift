/// Pads a body to one of 14 sizes, from 2 KiB to 16 MiB, each twice the one before, so that the length of a sealed
/// report says little: a short alert and a page of testimony look alike.
///
/// The padded form is the length in four bytes (big-endian), the body, and zeros.
enum SizeClass {
    static let smallest = 2048
    static let largest = 16 * 1024 * 1024
    /// The most bytes a body may have.
    static let largestBody = largest - 4

    static func padded(_ body: [UInt8]) throws(SealingError) -> [UInt8] {
        guard body.count <= largestBody else { throw .tooLarge(limit: largestBody) }
        var size = smallest
        while size < body.count + 4 { size *= 2 }
        let length = UInt32(body.count)
        var bytes = [UInt8](repeating: 0, count: size)
        for index in 0..<4 { bytes[index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * index)) }
        bytes.replaceSubrange(4..<(4 + body.count), with: body)
        return bytes
    }

    /// - Returns: nil unless it is what `padded` makes of some body.
    static func unpadded(_ bytes: [UInt8]) -> [UInt8]? {
        guard isSize(bytes.count) else { return nil }
        let count = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard count <= bytes.count - 4, bytes.count == smallest || count + 4 > bytes.count / 2 else { return nil }
        guard bytes[(4 + count)...].allSatisfy({ $0 == 0 }) else { return nil }
        return Array(bytes[4..<(4 + count)])
    }

    static func isSize(_ count: Int) -> Bool {
        count >= smallest && count <= largest && count & (count - 1) == 0
    }
}
