/// The head of one part of a post.
public struct MultipartPart: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The file's own name, without any folder; nil where the part is no file.
    public let fileName: String?
    public let contentType: String?

    /// Reads the header lines of a part. Names repeated, lines folded, control signs and anything that is not UTF-8 are
    /// refused: they are how one header is smuggled into another.
    init(headers: ArraySlice<UInt8>) throws(MultipartRefusal) {
        guard let text = String(validating: headers, as: UTF8.self) else { throw .badHeader }
        var values: [String: String] = [:]
        // The headers open with the rest of the boundary's line end only in the first part, so empty lines are passed.
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "\t" else { throw .badHeader }
            let name = line[..<colon].lowercased()
            guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), values[name] == nil else {
                throw .badHeader
            }
            let value = line[line.index(after: colon)...]
            guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else {
                throw .badHeader
            }
            values[name] = String(value)
        }
        guard let disposition = values["content-disposition"], let header = HeaderValue(disposition),
            header.value.lowercased() == "form-data"
        else { throw .badHeader }
        guard let field = header["name"], (1...200).contains(field.utf8.count) else { throw .noName }
        name = field
        if let extended = header["filename*"] {
            guard let decoded = MultipartPart.extended(extended) else { throw .unsafeFileName }
            fileName = try MultipartPart.safe(decoded)
        } else if let plain = header["filename"], !plain.isEmpty {
            // A browser names a file nobody chose with nothing: that is no file.
            fileName = try MultipartPart.safe(plain)
        } else {
            fileName = nil
        }
        contentType = values["content-type"].flatMap { HeaderValue($0)?.value.lowercased() }
    }

    private static func safe(_ name: String) throws(MultipartRefusal) -> String {
        guard let safe = AttachmentName(name) else { throw .unsafeFileName }
        return safe.text
    }

    /// `UTF-8''%c3%a9.jpg` (RFC 8187).
    private static func extended(_ text: String) -> String? {
        let parts = text.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        var bytes: [UInt8] = []
        var rest = Array(parts[2].utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
