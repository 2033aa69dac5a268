import Hummingbird
import NIOCore
import Pages
import Protection
import Workflows

/// What a form sent: names and values, as `application/x-www-form-urlencoded`.
struct FormBody: Sendable {
    private let pairs: [(name: String, value: String)]
    /// No form of ours is larger.
    static let limit = 64 << 10

    /// Reads the body of a request.
    static func read(_ request: Request) async throws -> FormBody {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw DoorRefusal.tooLarge(limit: limit)
        }
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/x-www-form-urlencoded") ?? false else {
            throw DoorRefusal.malformed
        }
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw DoorRefusal.tooLarge(limit: limit)
        }
        guard let form = FormBody(String(buffer: buffer)) else { throw DoorRefusal.malformed }
        return form
    }

    init(_ pairs: [(String, String)]) {
        self.pairs = pairs.map { (name: $0.0, value: $0.1) }
    }

    /// From the text of the body; nil where an escape is broken or a value is not UTF-8.
    init?(_ text: String) {
        var pairs: [(String, String)] = []
        for pair in text.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = FormBody.decoded(parts[0]), let value = FormBody.decoded(parts.count > 1 ? parts[1] : "")
            else { return nil }
            pairs.append((name, value))
        }
        self.pairs = pairs
    }

    /// The first value of a name; nil where it was not sent.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The first value of a name, without blanks around it; nil where it is empty.
    func text(_ name: String) -> String? {
        guard let value = self[name]?.trimmed, !value.isEmpty else { return nil }
        return value
    }

    /// Every value of a name.
    func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    /// The form to give back with its page, saying why it was refused.
    func returned(to request: Request, _ refusal: Refusal) -> ReturnedForm {
        ReturnedForm(pairs, to: request.uri.path, saying: refusal.said, at: refusal.place)
    }

    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                bytes.append(high << 4 | low)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

extension String {
    /// Without blanks at either end.
    var trimmed: String { String(self[...].trimmed) }
}
