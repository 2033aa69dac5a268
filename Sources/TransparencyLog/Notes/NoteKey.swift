import Bytes
public import Crypto

/// The public half of a key that signs notes, in the text form others keep: `NAME+HASH+KEY` (c2sp.org/signed-note).
public struct NoteVerifier: Sendable {
    /// Who signs, such as `releve.example/mali`: no space, no `+`.
    public let name: String
    /// The first four bytes of SHA-256 over name and key, big end first: which key, at a glance.
    public let keyHash: UInt32
    /// Ed25519.
    public let key: Curve25519.Signing.PublicKey

    /// - Throws: `keyName` for a name that cannot stand in a note.
    public init(name: String, key: Curve25519.Signing.PublicKey) throws(LogError) {
        guard Self.isName(name) else { throw .keyName(name) }
        self.name = name
        self.key = key
        keyHash = Self.hash(name, key)
    }

    /// Reads the text form.
    /// - Throws: `keyText` unless every part fits the others.
    public init(_ text: String) throws(LogError) {
        // A key's Base64 may hold `+`: only the first two part the text.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.standard.decode(parts[2]), bytes.count == 33, bytes[0] == 1,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes[1...])  // the cause adds nothing
        else { throw .keyText }
        try self.init(name: String(parts[0]), key: key)
        guard parts[1] == Self.hexadecimal(keyHash) else { throw .keyText }
    }

    /// The text form: what a reader needs to check our checkpoints.
    public var text: String {
        "\(name)+\(Self.hexadecimal(keyHash))+\(Base64.standard.encode([1] + Array(key.rawRepresentation)))"
    }

    /// Whether these are the bytes of this key's signature over `message`.
    func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        key.isValidSignature(signature, for: message)
    }

    static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.contains("+")
            && !name.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 || $0.value == 0x7F }
    }

    static func hexadecimal(_ hash: UInt32) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    private static func hash(_ name: String, _ key: Curve25519.Signing.PublicKey) -> UInt32 {
        let message = Array(name.utf8) + [0x0A, 0x01] + Array(key.rawRepresentation)
        return SHA256.hash(data: message).prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// The secret half, in the text form `PRIVATE+KEY+NAME+HASH+SEED`: one line in a file only the server reads.
public struct NoteSigner: Sendable {
    /// The public half.
    public let verifier: NoteVerifier
    private let key: Curve25519.Signing.PrivateKey

    /// A new key.
    /// - Throws: `keyName` for a name that cannot stand in a note.
    public init(name: String, key: Curve25519.Signing.PrivateKey = Curve25519.Signing.PrivateKey()) throws(LogError) {
        self.key = key
        verifier = try NoteVerifier(name: name, key: key.publicKey)
    }

    /// Reads the text form; white space around it is passed over.
    /// - Throws: `keyText` unless every part fits the others.
    public init(_ text: String) throws(LogError) {
        let line = text.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let parts = line.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY",
            let bytes = Base64.standard.decode(parts[4]), bytes.count == 33, bytes[0] == 1,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes[1...])  // the cause adds nothing
        else { throw .keyText }
        try self.init(name: String(parts[2]), key: key)
        guard parts[3] == NoteVerifier.hexadecimal(verifier.keyHash) else { throw .keyText }
    }

    /// The text form. A secret: to a file readable by its owner alone, never to a log or a terminal.
    public var secretText: String {
        let seed = Base64.standard.encode([1] + Array(key.rawRepresentation))
        return "PRIVATE+KEY+\(verifier.name)+\(NoteVerifier.hexadecimal(verifier.keyHash))+\(seed)"
    }

    func signature(for message: [UInt8]) throws(LogError) -> [UInt8] {
        do {
            return Array(try key.signature(for: message))
        } catch {
            throw .signing
        }
    }
}
