/// A file's name that stays in its folder: the part after the last slash of either kind, 1 to 255 signs, no control sign,
/// not hidden, and no sign that turns the direction of writing (an .exe that reads as .jpg).
public struct AttachmentName: Hashable, Sendable {
    public let text: String

    /// Nil where no such name can be made of it.
    public init?(_ name: String) {
        // By signs, not by characters: a separator with an accent on it is a separator.
        guard let last = name.unicodeScalars.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last else { return nil }
        let isClean = last.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value) && scalar.value != 0x200E && scalar.value != 0x200F
        }
        guard isClean, last.count <= 255, last.first != "." else { return nil }
        text = String(last)
    }
}
