import Bytes

extension OrganisationKey {
    /// The most bytes a key file may have.
    public static let largestFile = 2048

    /// The key file: one line of JSON, locked by a passphrase.
    /// - Parameter cost: `.keyFile`, except in tests.
    /// - Throws: `passphraseTooShort`, `derivation`.
    public func file(lockedBy passphrase: Passphrase, cost: Argon2Cost = .keyFile) throws(SealingError) -> String {
        let id = publicKey.id
        let locked = try LockedSecret(locking: secret, with: passphrase, cost: cost, purpose: Self.purpose(id))
        return """
            {"v":1,"kind":"releve-organisation-key","id":"\(id)","kdf":"argon2id","kib":"\(cost.memoryKiB)",\
            "passes":"\(cost.passes)","salt":"\(Base64.url.encode(locked.salt))","box":"\(Base64.url.encode(locked.box))"}
            """
    }

    /// Opens a key file.
    /// - Throws: `malformed`, `unknownVersion`, `wrongPassphrase`, `derivation`.
    public init(file: String, passphrase: Passphrase) throws(SealingError) {
        var text = file[...]
        while let last = text.last, last.isNewline { text.removeLast() }
        guard text.utf8.count <= Self.largestFile else { throw .tooLarge(limit: Self.largestFile) }
        var scanner = EnvelopeScanner(Array(text.utf8))
        try scanner.expectVersion()
        try scanner.expect(#","kind":"releve-organisation-key","id":""#)
        let id = try scanner.text("id", upTo: 32)
        try scanner.expect(#"","kdf":"argon2id","kib":""#)
        let memory = try scanner.text("kib", upTo: 7)
        try scanner.expect(#"","passes":""#)
        let passes = try scanner.text("passes", upTo: 2)
        try scanner.expect(#"","salt":""#)
        let salt = try scanner.bytes("salt", upTo: 16)
        try scanner.expect(#"","box":""#)
        let box = try scanner.bytes("box", upTo: 256)
        try scanner.expect("\"}")
        try scanner.expectEnd()
        guard let memory = UInt32(memory), let passes = UInt32(passes),
            let cost = Argon2Cost(memoryKiB: memory, passes: passes)
        else { throw .malformed(at: "kib") }
        let locked = LockedSecret(cost: cost, salt: salt, box: box)
        try self.init(secret: try locked.unlocked(with: passphrase, purpose: Self.purpose(id)))
        guard publicKey.id == id else { throw .otherKey(id) }
    }

    private static func purpose(_ id: String) -> String { "organisation key " + id }
}
