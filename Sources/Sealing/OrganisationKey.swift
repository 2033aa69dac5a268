internal import Crypto
private import Foundation

/// The secret half: opens what was sealed to the organisation or the custodian. It never belongs on the server that
/// receives sealed reports.
public struct OrganisationKey: Sendable {
    /// What to publish.
    public let publicKey: OrganisationPublicKey
    let x25519: Curve25519.KeyAgreement.PrivateKey
    let xWing: XWingMLKEM768X25519.PrivateKey

    /// A new pair of keys from the system's source of randomness.
    public init() throws(SealingError) {
        guard let xWing = try? XWingMLKEM768X25519.PrivateKey() else {
            throw .derivation("no X-Wing key could be made")
        }
        try self.init(x25519: Curve25519.KeyAgreement.PrivateKey(), xWing: xWing)
    }

    private init(
        x25519: Curve25519.KeyAgreement.PrivateKey, xWing: XWingMLKEM768X25519.PrivateKey
    ) throws(SealingError) {
        self.x25519 = x25519
        self.xWing = xWing
        publicKey = try OrganisationPublicKey(
            x25519: Array(x25519.publicKey.rawRepresentation), xWing: Array(xWing.publicKey.rawRepresentation))
    }

    /// From the 64 bytes that `secret` gave.
    init(secret: [UInt8]) throws(SealingError) {
        guard secret.count == 64,
            let x25519 = try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret[..<32]),
            let xWing = try? XWingMLKEM768X25519.PrivateKey(seedRepresentation: secret[32...], publicKey: nil)
        else { throw .malformed(at: "key") }
        try self.init(x25519: x25519, xWing: xWing)
    }

    /// The X25519 key, then the X-Wing seed.
    var secret: [UInt8] { Array(x25519.rawRepresentation) + Array(xWing.seedRepresentation) }
}

extension OrganisationKey: CustomStringConvertible, CustomReflectable {
    /// The name of the key, nothing secret.
    public var description: String { "(secret key of \(publicKey.id))" }

    /// Nothing: a secret key shows in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
