/// What a log was at one moment: whose it is, how many entries it had and the root of their tree. Signed and kept where
/// the server cannot reach, it forbids any change to those entries (c2sp.org/tlog-checkpoint).
public struct Checkpoint: Sendable, Hashable {
    /// The log's name, the same for ever, such as `releve.example/mali`.
    public let origin: String
    /// How many entries.
    public let size: Int
    /// The head of their tree.
    public let root: MerkleHash
    /// Lines after the three fixed ones; we write none, and keep those of others.
    public let extensions: [String]

    /// - Throws: `checkpointMalformed` for a name or a line that cannot stand in a note, or a negative size.
    public init(origin: String, size: Int, root: MerkleHash, extensions: [String] = []) throws(LogError) {
        guard ([origin] + extensions).allSatisfy(Self.isLine), size >= 0 else { throw .checkpointMalformed }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note.
    /// - Throws: `checkpointMalformed`.
    public init(_ text: String) throws(LogError) {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 4, lines.last == "", let size = Self.size(lines[1]),
            let root = MerkleHash(base64: lines[2])
        else { throw .checkpointMalformed }
        try self.init(origin: lines[0], size: size, root: root, extensions: Array(lines[3..<lines.count - 1]))
    }

    /// Reads a signed checkpoint and verifies that it is this log's: the key's name is the log's.
    /// - Throws: Any `LogError` of a note; `otherLog` if the origin is not the key's name.
    public init(note: String, by verifier: NoteVerifier) throws(LogError) {
        let note = try SignedNote(note)
        try note.verify(by: verifier)
        try self.init(note.text)
        guard origin == verifier.name else { throw .otherLog(origin) }
    }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.description] + extensions).map { $0 + "\n" }.joined()
    }

    /// The checkpoint as a signed note.
    /// - Throws: `otherLog` if the first key has another name than the log.
    public func signed(by signers: NoteSigner...) throws(LogError) -> SignedNote {
        guard signers.first?.verifier.name == origin else { throw .otherLog(origin) }
        return try SignedNote(signing: text, by: signers)
    }

    private static func isLine(_ line: String) -> Bool {
        !line.isEmpty && !line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }

    /// Decimal digits without a leading zero.
    private static func size(_ text: String) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text == "0" || !text.hasPrefix("0") else {
            return nil
        }
        return Int(text)
    }
}
