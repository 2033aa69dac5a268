internal import Crypto
internal import Sealing

/// A value sealed with a subject's key. It is padded to a multiple of 64 bytes, since lengths can give a name away.
enum FieldBox {
    private static let step = 64

    static func seal(_ value: [UInt8], _ key: SymmetricKey, _ context: [UInt8]) throws(SealingError) -> [UInt8] {
        let length = UInt32(value.count)
        var padded = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * $0)) } + value
        padded += [UInt8](repeating: 0, count: (step - padded.count % step) % step)
        return try GCMBox.seal(padded, key, authenticating: context)
    }

    /// - Returns: nil for a box that was changed, moved, or sealed with another key.
    static func open(_ box: [UInt8], _ key: SymmetricKey, _ context: [UInt8]) -> [UInt8]? {
        guard let padded = GCMBox.open(box, key, authenticating: context), padded.count >= 4 else { return nil }
        let count = padded.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard count <= padded.count - 4 else { return nil }
        return Array(padded[4..<(4 + count)])
    }
}
