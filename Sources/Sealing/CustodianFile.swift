import Bytes

/// A small secret sealed to several people, each of whom can open it alone with their own key: how the key of a vault
/// is given to its custodians. X-Wing only; the text form has one spelling.
public struct CustodianFile: Sendable, Hashable {
    /// The most custodians a file may name.
    public static let most = 50

    private struct Share: Sendable, Hashable {
        let keyID: String
        let box: HybridBox
    }

    private let shares: [Share]

    /// The names of the keys that open it.
    public var custodians: [String] { shares.map(\.keyID) }

    /// Seals up to 64 bytes to each key.
    /// - Throws: `malformed` without a key or with more than `most`.
    public init(sealing secret: [UInt8], to keys: [OrganisationPublicKey]) throws(SealingError) {
        guard (1...Self.most).contains(keys.count), secret.count <= 64 else { throw .malformed(at: "custodians") }
        var shares: [Share] = []
        for key in keys {
            let box = try HybridBox(
                sealing: secret, to: key, suite: .xWing, purpose: Self.purpose, context: Array(key.id.utf8))
            shares.append(Share(keyID: key.id, box: box))
        }
        self.shares = shares
    }

    /// The secret.
    /// - Throws: `otherKey` if it was not sealed to this key; `cannotOpen` if it was changed.
    public func opened(with key: OrganisationKey) throws(SealingError) -> [UInt8] {
        let id = key.publicKey.id
        guard let share = shares.first(where: { $0.keyID == id }) else {
            throw .otherKey(custodians.joined(separator: ", "))
        }
        return try share.box.opened(with: key, purpose: Self.purpose, context: Array(id.utf8))
    }

    /// One line of JSON.
    public var text: String {
        let parts = shares.map { share in
            """
            {"id":"\(share.keyID)","enc":"\(Base64.url.encode(share.box.encapsulated))",\
            "box":"\(Base64.url.encode(share.box.ciphertext))"}
            """
        }
        return #"{"v":1,"kind":"releve-custodian-file","for":["# + parts.joined(separator: ",") + "]}"
    }

    /// Reads `text` back; line breaks at its end are allowed.
    /// - Throws: `tooLarge`, `malformed`, `unknownVersion`.
    public init(text: String) throws(SealingError) {
        guard text.utf8.count <= 200_000 else { throw .tooLarge(limit: 200_000) }
        var bytes = Array(text.utf8)
        while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        var scanner = EnvelopeScanner(bytes)
        try scanner.expectVersion()
        try scanner.expect(#","kind":"releve-custodian-file","for":["#)
        var shares: [Share] = []
        repeat {
            guard shares.count < Self.most else { throw .malformed(at: "for") }
            try scanner.expect(#"{"id":""#)
            let id = try scanner.text("id", upTo: 32)
            try scanner.expect(#"","enc":""#)
            let encapsulated = try scanner.bytes("enc", upTo: 1120)
            try scanner.expect(#"","box":""#)
            let ciphertext = try scanner.bytes("box", upTo: 80)
            try scanner.expect("\"}")
            let box = HybridBox(suite: .xWing, encapsulated: encapsulated, ciphertext: ciphertext)
            shares.append(Share(keyID: id, box: box))
        } while scanner.skip(",")
        try scanner.expect("]}")
        try scanner.expectEnd()
        self.shares = shares
    }

    private static let purpose = "releve custodian key 1"
}
