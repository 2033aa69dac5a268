extension EvidenceKind {
    /// How many bytes are enough to tell.
    public static let headSize = 4096

    /// What the first bytes of a file say it is; nil for anything not in the list.
    /// - Parameter isWhole: Whether `head` is all of the file: a character may not be cut off at its end then.
    public static func detect(_ head: [UInt8], isWhole: Bool) -> EvidenceKind? {
        binary(head) ?? text(head, isWhole: isWhole)
    }

    private static let signatures: [(EvidenceKind, [UInt8])] = [
        (.jpeg, [0xFF, 0xD8, 0xFF]), (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (.gif, Array("GIF87a".utf8)), (.gif, Array("GIF89a".utf8)), (.amr, Array("#!AMR\n".utf8)),
        (.amr, Array("#!AMR-WB\n".utf8)), (.ogg, Array("OggS".utf8) + [0]), (.pdf, Array("%PDF-".utf8)),
        (.zip, [0x50, 0x4B, 3, 4]), (.zip, [0x50, 0x4B, 5, 6]),
    ]

    private static func binary(_ head: [UInt8]) -> EvidenceKind? {
        for (kind, signature) in signatures where head.starts(with: signature) { return kind }
        guard head.count >= 12 else { return nil }
        if head.starts(with: Array("RIFF".utf8)) {
            switch String(decoding: head[8..<12], as: UTF8.self) {
            case "WEBP": return .webp
            case "WAVE": return .wav
            default: return nil
            }
        }
        // EBML, with the one kind of document that browsers record.
        if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
            return String(decoding: head.prefix(64), as: UTF8.self).contains("webm") ? .webm : nil
        }
        if head[4..<8].elementsEqual("ftyp".utf8) { return container(String(decoding: head[8..<12], as: UTF8.self)) }
        return nil
    }

    /// ISO base media files by their major brand (ISO/IEC 14496-12).
    private static func container(_ brand: String) -> EvidenceKind? {
        if brand.hasPrefix("3g") { return .threeGP }
        let pictures: Set<String> = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
        if pictures.contains(brand) { return .heic }
        let films: Set<String> = [
            "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "M4A ", "MSNV", "qt  ", "dash",
        ]
        return films.contains(brand) ? .mp4 : nil
    }

    private static func text(_ head: [UInt8], isWhole: Bool) -> EvidenceKind? {
        var check = TextCheck()
        guard check.add(head), !isWhole || check.isComplete, !head.isEmpty else { return nil }
        var start = head[...]
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        let first = start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if first.first == UInt8(ascii: "<") {
            let next = first.dropFirst().first ?? 0
            let opensName = (0x41...0x5A).contains(next) || (0x61...0x7A).contains(next)
            return opensName || next == UInt8(ascii: "?") || next == UInt8(ascii: "!") ? .xml : .text
        }
        return looksLikeTable(start, isWhole: isWhole) ? .csv : .text
    }

    /// Whether the first lines have the same number of separators, at least one.
    private static func looksLikeTable(_ head: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
        var lines = head.split(separator: 0x0A, omittingEmptySubsequences: true).prefix(6)
        if !isWhole, lines.count > 1 { lines = lines.dropLast() }
        guard lines.count > 1 else { return false }
        return [",", ";", "\t"].contains { (separator: Unicode.Scalar) in
            let counts = lines.map { line in
                var (count, isQuoted) = (0, false)
                for byte in line {
                    if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                    if byte == UInt8(ascii: separator), !isQuoted { count += 1 }
                }
                return count
            }
            return counts[0] > 0 && counts.allSatisfy { $0 == counts[0] }
        }
    }
}
