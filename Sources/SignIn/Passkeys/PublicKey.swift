import Crypto

/// A public key as COSE (RFC 9052, 9053) writes it: ES256 or Ed25519, in exactly that form.
enum PublicKey {
    /// Reads a key and proves that it is one: the point lies on the curve.
    static func read(_ key: CBOR) throws(PasskeyError) -> (algorithm: Passkey.Algorithm, bytes: [UInt8]) {
        guard case .map(let entries) = key else { throw .malformed }
        // -4 would be a private key.
        guard entries[.integer(-4)] == nil else { throw .malformed }
        switch (key[1], key[3], key[-1]) {
        case (.integer(2), .integer(-7), .integer(1)):
            guard case .bytes(let x) = key[-2], case .bytes(let y) = key[-3], x.count == 32, y.count == 32,
                isOnCurve(x + y)
            else { throw .malformed }
            return (.es256, x + y)
        case (.integer(1), .integer(-8), .integer(6)):
            guard case .bytes(let x) = key[-2], x.count == 32, x.contains(where: { $0 != 0 }) else { throw .malformed }
            return (.edDSA, x)
        default: throw .unsupportedKey
        }
    }

    private static func isOnCurve(_ point: [UInt8]) -> Bool {
        // Why it is no point does not matter to anyone.
        (try? P256.Signing.PublicKey(x963Representation: [4] + point)) != nil
    }
}

extension Passkey {
    /// Whether it made this signature on this message.
    func signed(_ message: [UInt8], _ signature: [UInt8]) -> Bool {
        // A key or signature that cannot be read has signed nothing.
        switch algorithm {
        case .es256:
            guard let key = try? P256.Signing.PublicKey(x963Representation: [4] + publicKey),
                let signature = try? P256.Signing.ECDSASignature(derRepresentation: signature)
            else { return false }
            return key.isValidSignature(signature, for: message)
        case .edDSA:
            guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
            else { return false }
            return key.isValidSignature(signature, for: message)
        }
    }
}
