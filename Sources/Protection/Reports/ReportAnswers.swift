/// What was answered, in the order it came: each leaf of the form by its path, `victim[2]/count_min`, with the very
/// text given. The one shape that ODK, Kobo, web, API and tables all reach.
///
/// An unanswered question is absent: an empty answer says nothing and is not kept. What stands under `meta/` tells
/// submissions apart and is no answer.
public struct ReportAnswers: Hashable, Sendable {
    /// One answer.
    public struct Answer: Hashable, Sendable {
        /// Names from the root of the form, parted by `/`; the second and later turns of a repeat carry `[n]`.
        public let path: String
        public let value: String

        public init(_ path: String, _ value: String) {
            self.path = path
            self.value = value
        }
    }

    public let answers: [Answer]

    /// The answers that say something.
    public init(_ answers: [Answer]) {
        self.answers = answers.filter { !$0.value.isEmpty }
    }

    /// The answer at a path.
    public subscript(_ path: String) -> String? {
        answers.first { $0.path == path }?.value
    }

    /// The bytes two submissions are compared by: the same answers give the same bytes, whatever the order of different
    /// questions, the white space, the prefixes or the language they travelled in. Attachments stand apart: only the
    /// names the form gives them are answers. Lengths part the fields, so that none can lend another its letters.
    public var canonicalBytes: [UInt8] {
        var bytes = Array("releve-answers-1\n".utf8)
        for answer in answers.enumerated().sorted(by: { ($0.1.path, $0.0) < ($1.1.path, $1.0) }).map(\.1) {
            for field in [answer.path, answer.value] {
                bytes += "\(field.utf8.count):".utf8
                bytes += field.utf8
            }
            bytes.append(0x0A)
        }
        return bytes
    }
}

/// The SHA-256 of the canonical bytes of some answers: equal digests, equal answers.
public struct AnswersDigest: Hashable, Sendable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// A digest of 32 bytes; nil for any other number.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Lower-case hexadecimal.
    public var description: String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
