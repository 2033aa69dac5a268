import Bytes

/// A text with signatures below it, as others verify it with their own tools (c2sp.org/signed-note).
///
/// The text ends with a line feed; an empty line follows; then one line for each signature: an em dash, the key's name,
/// and Base64 of the key's hash and the signature.
public struct SignedNote: Sendable, Hashable {
    /// One signature, known or not.
    public struct Signature: Sendable, Hashable {
        public let name: String
        public let keyHash: UInt32
        public let bytes: [UInt8]
    }

    /// The signed text, its last line feed included.
    public let text: String
    /// In the order they stand.
    public let signatures: [Signature]

    /// No note of ours comes near these; more is refused unread.
    public static let largestSize = 64 << 10
    private static let mostSignatures = 16

    /// Signs a text.
    /// - Throws: `noteMalformed` for a text without a line feed at its end or with control characters.
    public init(signing text: String, by signers: [NoteSigner]) throws(LogError) {
        guard Self.isText(text), !signers.isEmpty else { throw .noteMalformed }
        self.text = text
        var signatures: [Signature] = []
        for signer in signers {
            signatures.append(
                Signature(
                    name: signer.verifier.name, keyHash: signer.verifier.keyHash,
                    bytes: try signer.signature(for: Array(text.utf8))))
        }
        self.signatures = signatures
    }

    /// Reads a note; its signatures are not yet verified.
    /// - Throws: `noteMalformed`.
    public init(_ note: String) throws(LogError) {
        // By scalar: as characters, a line feed after a carriage return would be another character.
        let scalars = note.unicodeScalars
        guard note.utf8.count <= Self.largestSize, scalars.last == "\n",
            let gap = Self.lastEmptyLine(scalars)
        else { throw .noteMalformed }
        text = String(scalars[..<scalars.index(after: gap)])
        let lines = scalars[scalars.index(gap, offsetBy: 2)...].dropLast().split(
            separator: "\n", omittingEmptySubsequences: false)
        guard Self.isText(text), (1...Self.mostSignatures).contains(lines.count) else { throw .noteMalformed }
        var signatures: [Signature] = []
        for line in lines {
            guard let signature = Signature(line: String(line)) else { throw .noteMalformed }
            signatures.append(signature)
        }
        self.signatures = signatures
    }

    /// The whole note, as it is written to a file.
    public var note: String {
        text + "\n" + signatures.map { $0.line + "\n" }.joined()
    }

    /// Returns if a signature by this key is there and holds. Signatures by keys we do not know say nothing.
    /// - Throws: `notSigned` or `signatureInvalid`.
    public func verify(by verifier: NoteVerifier) throws(LogError) {
        let own = signatures.filter { $0.name == verifier.name && $0.keyHash == verifier.keyHash }
        guard !own.isEmpty else { throw .notSigned(by: verifier.name) }
        let message = Array(text.utf8)
        for signature in own where !verifier.isValid(signature.bytes, for: message) {
            throw .signatureInvalid(by: verifier.name)
        }
    }

    private static func isText(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return scalars.last == "\n" && !scalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }
    }

    /// The line feed that ends the text: the first of the last two in a row.
    private static func lastEmptyLine(_ scalars: String.UnicodeScalarView) -> String.Index? {
        var after: Unicode.Scalar?
        for index in scalars.indices.reversed() {
            if scalars[index] == "\n", after == "\n" { return index }
            after = scalars[index]
        }
        return nil
    }
}

extension SignedNote.Signature {
    fileprivate var line: String {
        let hash = (0..<4).map { UInt8(truncatingIfNeeded: keyHash >> (24 - 8 * $0)) }
        return "\u{2014} \(name) \(Base64.standard.encode(hash + bytes))"
    }

    fileprivate init?(line: String) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteVerifier.isName(String(parts[1])),
            let bytes = Base64.standard.decode(parts[2]), bytes.count > 4
        else { return nil }
        name = String(parts[1])
        keyHash = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }
}
