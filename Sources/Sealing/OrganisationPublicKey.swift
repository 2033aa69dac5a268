import Bytes
internal import Crypto
private import Foundation

/// What anyone needs to seal something to an organisation, or to a custodian: one public key per suite. Not secret,
/// but it must come from the right organisation: compare `id` by another way before relying on it.
public struct OrganisationPublicKey: Sendable, Hashable {
    /// The X25519 public key, 32 bytes.
    public let x25519: [UInt8]
    /// The X-Wing public key, 1,216 bytes.
    public let xWing: [UInt8]

    /// - Throws: `malformed` unless both are public keys.
    public init(x25519: [UInt8], xWing: [UInt8]) throws(SealingError) {
        guard (try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: x25519)) != nil else {
            throw .malformed(at: "x25519")
        }
        guard (try? XWingMLKEM768X25519.PublicKey(rawRepresentation: xWing)) != nil else {
            throw .malformed(at: "xwing")
        }
        self.x25519 = x25519
        self.xWing = xWing
    }

    /// Names this pair of keys: 32 hexadecimal digits, the head of the SHA-256 of both.
    public var id: String {
        let digest = SHA256.hash(data: Array("releve organisation key\0".utf8) + x25519 + xWing)
        return digest.prefix(16).hex
    }

    /// One line of JSON, as the browser's script reads it.
    public var text: String {
        """
        {"v":1,"id":"\(id)","x25519":"\(Base64.url.encode(x25519))","xwing":"\(Base64.url.encode(xWing))"}
        """
    }

    /// Reads `text` back.
    /// - Throws: `malformed`, `unknownVersion`; `otherKey` if the keys do not have the `id` they claim.
    public init(text: String) throws(SealingError) {
        var scanner = EnvelopeScanner(Array(text.utf8.prefix(4096)))
        try scanner.expectVersion()
        try scanner.expect(#","id":""#)
        let claimed = try scanner.text("id", upTo: 32)
        try scanner.expect(#"","x25519":""#)
        let x25519 = try scanner.bytes("x25519", upTo: 32)
        try scanner.expect(#"","xwing":""#)
        let xWing = try scanner.bytes("xwing", upTo: 1216)
        try scanner.expect("\"}")
        try scanner.expectEnd()
        try self.init(x25519: x25519, xWing: xWing)
        guard id == claimed else { throw .otherKey(claimed) }
    }
}
