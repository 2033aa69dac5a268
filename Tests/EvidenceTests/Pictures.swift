/// Files as phones and programs make them, built byte by byte.
enum Pictures {
    static func png(_ width: Int, _ height: Int, padding: Int = 0) -> [UInt8] {
        let header = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] as [UInt8] + Array("IHDR".utf8)
        return header + big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0, 1, 2, 3, 4]
            + [UInt8](repeating: 7, count: padding)
    }

    /// - Parameter before: Segments between the start and the frame, such as a long Exif block.
    static func jpeg(_ width: Int, _ height: Int, before: [UInt8] = [], after: [UInt8] = []) -> [UInt8] {
        let frame = [0xFF, 0xC0, 0, 11, 8] as [UInt8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0]
        return [0xFF, 0xD8] + before + frame + [0xFF, 0xDA, 0, 2] + [UInt8](repeating: 0x55, count: 64) + [0xFF, 0xD9]
            + after
    }

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big(content.count + 2, 2) + content
    }

    static func gif(_ width: Int, _ height: Int) -> [UInt8] {
        Array("GIF89a".utf8) + little(width, 2) + little(height, 2) + [0, 0, 0, 0x3B]
    }

    static func webp(_ coding: String, _ width: Int, _ height: Int) -> [UInt8] {
        var body: [UInt8] = Array("WEBP\(coding)".utf8) + [10, 0, 0, 0]
        switch coding {
        case "VP8X": body += [0, 0, 0, 0] + little(width - 1, 3) + little(height - 1, 3)
        case "VP8L": body += [0x2F] + little((height - 1) << 14 | (width - 1), 4)
        default: body += [0, 0, 0, 0x9D, 0x01, 0x2A] + little(width, 2) + little(height, 2)
        }
        body += [UInt8](repeating: 0, count: 16)
        return Array("RIFF".utf8) + little(body.count, 4) + body
    }

    static func container(_ brand: String, _ rest: [UInt8] = []) -> [UInt8] {
        [0, 0, 0, 16] + Array("ftyp\(brand)".utf8) + [0, 0, 0, 0] + rest
    }

    static func heic(_ width: Int, _ height: Int) -> [UInt8] {
        container("heic", [0, 0, 0, 20] + Array("ispe".utf8) + [0, 0, 0, 0] + big(width, 4) + big(height, 4))
    }

    static func big(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }
}
