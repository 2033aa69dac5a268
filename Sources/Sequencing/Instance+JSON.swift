internal import Foundation

extension Instance {
    /// Reads an instance from JSON text (UTF-8, with or without a byte-order mark).
    ///
    /// The forecast, which is nearly all of the file, is read by `HarmScanner`; the rest by `JSONDecoder`. A file of
    /// 1.4 MB takes about 30 ms.
    /// - Throws: `SequencingError.malformed` with the place (`bases[3].out_cap`, or a line and column) and the reason.
    ///   The result is not yet validated.
    public init(json bytes: [UInt8]) throws(SequencingError) {
        var scanner = HarmScanner(bytes: bytes)
        let found = try scanner.scan()
        var rest = bytes
        if let range = found.range {
            rest.replaceSubrange(range, with: Array("[]".utf8))
        }
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
        do {
            self = try JSONDecoder().decode(Instance.self, from: Data(rest))
        } catch let error as DecodingError {
            throw SequencingError.malformed(at: Self.place(of: error), why: Self.reason(of: error))
        } catch {
            throw SequencingError.malformed(at: "the file", why: "it is not JSON")
        }
        if let forecast = found.forecast { harm = forecast }
    }

    private static func place(of error: DecodingError) -> String {
        let path: [any CodingKey]
        var last: (any CodingKey)?
        switch error {
        case .keyNotFound(let key, let context): (path, last) = (context.codingPath, key)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            path = context.codingPath
        @unknown default: path = []
        }
        let keys = path + (last.map { [$0] } ?? [])
        let text = keys.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : "." + key.stringValue
            }
        }
        return text.isEmpty ? "the file" : text
    }

    private static func reason(of error: DecodingError) -> String {
        switch error {
        case .keyNotFound: "the field is missing"
        case .typeMismatch(let type, _): "another type of value is needed (\(type))"
        case .valueNotFound: "the value is null"
        case .dataCorrupted(let context): context.debugDescription
        @unknown default: "it cannot be read"
        }
    }
}
