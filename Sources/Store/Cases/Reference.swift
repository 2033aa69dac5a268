public import Database

/// What people call a thing by: a letter for its kind and eight signs that say nothing of it, `P-7K3M9QXA`.
public struct Reference: Hashable, Sendable, CustomStringConvertible {
    /// What it names.
    public enum Kind: String, Sendable, CaseIterable {
        case caseFile = "D"
        case victim = "P"
        case source = "S"
        case evidence = "E"
    }

    public let text: String

    // Crockford's alphabet: no letter that could be taken for a figure.
    private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// From the random part of an identifier: among a thousand things two agree once in two million stores.
    public init(_ kind: Kind, _ id: UUIDv7) {
        text = kind.rawValue + "-" + String((0..<8).map { Self.signs[Int(id.low >> UInt64(5 * $0) & 31)] })
    }

    /// As typed: small letters and blanks around it are forgiven.
    public init?(typed text: some StringProtocol) {
        let trimmed = text.uppercased().filter { !$0.isWhitespace }
        let parts = trimmed.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, Kind(rawValue: String(parts[0])) != nil, parts[1].count == 8,
            parts[1].allSatisfy({ Self.signs.contains($0) })
        else { return nil }
        self.text = trimmed
    }

    public var description: String { text }
}
