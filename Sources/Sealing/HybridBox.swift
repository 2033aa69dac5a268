private import Crypto
private import Foundation

/// Bytes sealed to a public key by HPKE in base mode (RFC 9180, 2022), used once per pair of keys.
///
/// Nobody can tell from it who sealed it: the sender proves nothing and leaves nothing.
public struct HybridBox: Sendable, Hashable {
    /// The algorithms.
    public let suite: SealingSuite
    /// What the recipient needs to find the key.
    public let encapsulated: [UInt8]
    /// The ciphertext and its tag.
    public let ciphertext: [UInt8]

    /// A box as it was received.
    public init(suite: SealingSuite, encapsulated: [UInt8], ciphertext: [UInt8]) {
        self.suite = suite
        self.encapsulated = encapsulated
        self.ciphertext = ciphertext
    }

    /// Seals `bytes`.
    /// - Parameters:
    ///   - purpose: What it is for; the recipient must name the same.
    ///   - context: What is authenticated with it, but not hidden.
    public init(
        sealing bytes: [UInt8], to key: OrganisationPublicKey, suite: SealingSuite, purpose: String, context: [UInt8]
    ) throws(SealingError) {
        self.suite = suite
        do {
            var sender = try Self.sender(key, suite, Data(purpose.utf8))
            ciphertext = Array(try sender.seal(bytes, authenticating: context))
            encapsulated = Array(sender.encapsulatedKey)
        } catch {
            throw .malformed(at: "public key")
        }
    }

    /// The bytes.
    /// - Throws: `cannotOpen`, whatever the reason.
    public func opened(with key: OrganisationKey, purpose: String, context: [UInt8]) throws(SealingError) -> [UInt8] {
        guard encapsulated.count == suite.encapsulatedCount else { throw .cannotOpen }
        do {
            var recipient = try Self.recipient(key, suite, Data(purpose.utf8), Data(encapsulated))
            return Array(try recipient.open(ciphertext, authenticating: context))
        } catch {
            throw .cannotOpen
        }
    }

    private static func sender(_ key: OrganisationPublicKey, _ suite: SealingSuite, _ info: Data) throws -> HPKE.Sender
    {
        switch suite {
        case .xWing:
            try HPKE.Sender(
                recipientKey: XWingMLKEM768X25519.PublicKey(rawRepresentation: key.xWing),
                ciphersuite: suite.ciphersuite, info: info)
        case .x25519:
            try HPKE.Sender(
                recipientKey: Curve25519.KeyAgreement.PublicKey(rawRepresentation: key.x25519),
                ciphersuite: suite.ciphersuite, info: info)
        }
    }

    private static func recipient(
        _ key: OrganisationKey, _ suite: SealingSuite, _ info: Data, _ encapsulated: Data
    ) throws -> HPKE.Recipient {
        switch suite {
        case .xWing:
            try HPKE.Recipient(
                privateKey: key.xWing, ciphersuite: suite.ciphersuite, info: info, encapsulatedKey: encapsulated)
        case .x25519:
            try HPKE.Recipient(
                privateKey: key.x25519, ciphersuite: suite.ciphersuite, info: info, encapsulatedKey: encapsulated)
        }
    }
}
