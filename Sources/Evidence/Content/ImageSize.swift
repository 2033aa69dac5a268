/// How large a picture says it is, from its header alone: nothing is decoded.
public struct ImageSize: Sendable, Hashable {
    public let width: Int
    public let height: Int

    /// Reads the header of a picture in memory; nil where it is damaged, cut off, or of a kind whose header we do not
    /// read.
    public init?(_ kind: EvidenceKind, _ bytes: [UInt8]) {
        var source = MemoryBytes(content: bytes)
        // Memory does not fail.
        guard let size = try? Self.read(kind, from: &source) else { return nil }
        self = size
    }

    init?(_ width: Int, _ height: Int) {
        guard width > 0, height > 0 else { return nil }
        self.width = width
        self.height = height
    }

    /// Whether a rule allows it; the product cannot overflow, since no side exceeds 32 bits.
    func fits(_ rule: UploadRule) -> Bool {
        max(width, height) <= rule.side && width * height <= rule.pixels
    }

    static func read(_ kind: EvidenceKind, from source: inout some RandomAccessBytes) throws(SealError) -> ImageSize? {
        let head = try source.bytes(0..<64)
        switch kind {
        case .png: return png(head)
        case .gif: return gif(head)
        case .webp: return webp(head)
        case .jpeg: return try jpeg(from: &source)
        case .heic: return try heic(from: &source)
        default: return nil
        }
    }

    private static func png(_ head: [UInt8]) -> ImageSize? {
        guard head.count >= 33, head.big(at: 8, 4) == 13, head[12..<16].elementsEqual("IHDR".utf8) else { return nil }
        return ImageSize(head.big(at: 16, 4), head.big(at: 20, 4))
    }

    private static func gif(_ head: [UInt8]) -> ImageSize? {
        guard head.count >= 13 else { return nil }
        return ImageSize(head.little(at: 6, 2), head.little(at: 8, 2))
    }

    /// Three ways of coding, three headers (RFC 9649, 2024).
    private static func webp(_ head: [UInt8]) -> ImageSize? {
        guard head.count >= 30 else { return nil }
        switch String(decoding: head[12..<16], as: UTF8.self) {
        case "VP8X": return ImageSize(head.little(at: 24, 3) + 1, head.little(at: 27, 3) + 1)
        case "VP8L":
            guard head[20] == 0x2F else { return nil }
            let bits = head.little(at: 21, 4)
            return ImageSize(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        case "VP8 ":
            guard head[23..<26].elementsEqual([0x9D, 0x01, 0x2A]) else { return nil }
            return ImageSize(head.little(at: 26, 2) & 0x3FFF, head.little(at: 28, 2) & 0x3FFF)
        default: return nil
        }
    }

    /// Walks the segments to the frame header (ITU T.81). A second one with another size would let two programs see two
    /// pictures, so the walk goes on to the start of the scan and takes the largest.
    private static func jpeg(from source: inout some RandomAccessBytes) throws(SealError) -> ImageSize? {
        var (offset, found) = (2, nil as ImageSize?)
        for _ in 0..<4096 {
            let head = try source.bytes(offset..<offset + 9)
            guard head.count >= 4, head[0] == 0xFF else { return nil }
            let marker = head[1]
            if marker == 0xFF {  // fill byte
                offset += 1
                continue
            }
            if marker == 0xDA { return found }
            let length = head.big(at: 2, 2)
            guard length >= 2, marker != 0xD8, marker != 0xD9, !(0xD0...0xD7).contains(marker) else { return nil }
            if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
                guard head.count == 9, length >= 8, let size = ImageSize(head.big(at: 7, 2), head.big(at: 5, 2)) else {
                    return nil
                }
                found = size.width * size.height > (found.map { $0.width * $0.height } ?? 0) ? size : found
            }
            offset += 2 + length
        }
        return nil
    }

    /// The largest spatial extent among the properties (ISO/IEC 23008-12): found by its name in the first 64 KiB, where
    /// every camera writes it. A stub: the boxes around it are not walked.
    private static func heic(from source: inout some RandomAccessBytes) throws(SealError) -> ImageSize? {
        let head = try source.bytes(0..<65_536)
        var found: ImageSize?
        var offset = 0
        while offset + 16 <= head.count {
            guard head[offset] == UInt8(ascii: "i"), head[offset..<offset + 4].elementsEqual("ispe".utf8) else {
                offset += 1
                continue
            }
            guard let size = ImageSize(head.big(at: offset + 8, 4), head.big(at: offset + 12, 4)) else { return nil }
            found = size.width * size.height > (found.map { $0.width * $0.height } ?? 0) ? size : found
            offset += 16
        }
        return found
    }
}
