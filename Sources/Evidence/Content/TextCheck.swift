/// Whether bytes are text: UTF-8 without control characters but tab, line and page ends. Takes them piece by piece.
struct TextCheck {
    private var pending: [UInt8] = []

    /// - Returns: false once something is not text.
    mutating func add(_ bytes: [UInt8]) -> Bool {
        var bytes = pending + bytes
        pending = []
        // The last character may be cut off here and go on in the next piece.
        let tail = bytes.suffix(3)
        if let start = tail.lastIndex(where: { $0 >= 0xC0 }) {
            let length = bytes[start] >= 0xF0 ? 4 : bytes[start] >= 0xE0 ? 3 : 2
            if bytes.endIndex - start < length {
                pending = Array(bytes[start...])
                bytes.removeSubrange(start...)
            }
        }
        guard bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }) else { return false }
        return String(validating: bytes, as: UTF8.self) != nil
    }

    /// Whether no character is cut off.
    var isComplete: Bool { pending.isEmpty }
}
