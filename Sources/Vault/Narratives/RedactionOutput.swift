/// Puts a redacted text together, and keeps count of what stands where.
struct RedactionOutput {
    private let source: [UInt8]
    private var taken = 0
    private var bytes: [UInt8] = []
    private var replacements: [RedactedNarrative.Replacement] = []

    init(_ narrative: String) {
        source = Array(narrative.utf8)
        bytes.reserveCapacity(source.count)
    }

    mutating func replace(_ original: Range<Int>, by subjects: [SubjectID]) {
        copy(upTo: original.lowerBound)
        let start = bytes.count
        let reference = subjects.count == 1 ? "[[S-\(subjects[0])]]" : NarrativeRedactor.several
        bytes += reference.utf8
        replacements.append(
            RedactedNarrative.Replacement(subjects: subjects, range: start..<bytes.count, original: original))
        taken = original.upperBound
    }

    mutating func finish() -> RedactedNarrative {
        copy(upTo: source.count)
        return RedactedNarrative(text: String(decoding: bytes, as: UTF8.self), replacements: replacements)
    }

    /// Copies what stays. What looks like a reference but was written by the sender is broken up: only ours may point
    /// to a person.
    private mutating func copy(upTo end: Int) {
        for index in taken..<end {
            let byte = source[index]
            if byte == UInt8(ascii: "["), bytes.last == byte { bytes.append(UInt8(ascii: " ")) }
            bytes.append(byte)
        }
        taken = end
    }
}
