/// A name a file came with, made fit to be shown and to be offered for download. It is never a path: files are kept
/// under their identifier. It may name people, so it is stored sealed and never logged.
public struct SafeFileName: Sendable, Hashable {
    /// At most 120 bytes; never empty, never beginning with a dot; ends in the ending of the file's kind.
    public let text: String

    private static let longest = 120
    /// Names Windows opens as devices, with any ending.
    private static let devices: Set<String> = Set(
        ["con", "prn", "aux", "nul", "conin$", "conout$"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })

    /// - Parameter name: What the sender called it: anything.
    public init(_ name: String?, kind: EvidenceKind) {
        // Only what stands after the last separator of any system.
        let last = (name ?? "").split { "/\\:".contains($0) }.last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars { scalars.append(Self.isShown(scalar) ? scalar : "_") }
        var stem = Self.trimmed(String(scalars))
        let ending = Self.ending(of: stem)
        if let ending { stem = Self.trimmed(String(stem.dropLast(ending.count + 1))) }
        // The part before the first dot is what Windows looks at.
        if Self.devices.contains(stem.split(separator: ".").first?.lowercased() ?? "") { stem = "_" + stem }
        while stem.utf8.count > Self.longest - 8 { stem.removeLast() }
        stem = Self.trimmed(stem)
        let kept = ending.map { $0.lowercased() }.flatMap { kind.acceptedExtensions.contains($0) ? $0 : nil }
        text = (stem.isEmpty ? "file" : stem) + "." + (kept ?? kind.fileExtension)
    }

    /// The header of a download (RFC 6266 and RFC 8187): always an attachment, the name in ASCII and in full.
    public var contentDisposition: String {
        let plain = text.unicodeScalars.map { scalar in
            scalar.isASCII && scalar != "\"" && scalar != "\\" && scalar != "%" && scalar != ";" ? String(scalar) : "_"
        }.joined()
        var full = ""
        for byte in text.utf8 {
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            if isPlain || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") {
                full.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                full += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(full)"
    }

    /// The letters after the last dot, if they could be an ending.
    static func ending(of name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...]
        guard (1...8).contains(ending.count), ending.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            return nil
        }
        return String(ending)
    }

    /// Not control characters, nor those that turn the direction of writing around: `gpj.exe` must not look like
    /// `exe.jpg`.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: !"<>:\"/\\|?*".unicodeScalars.contains(scalar)
        }
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let first = text.first, first == "." || first.isWhitespace { text.removeFirst() }
        while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
