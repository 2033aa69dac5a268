internal import Crypto

/// The algorithms an envelope is sealed with; each envelope names its own.
public enum SealingSuite: String, Sendable, Hashable, CaseIterable {
    /// HPKE with X-Wing (ML-KEM-768 and X25519 together), HKDF-SHA256, AES-256-GCM: holds against a later quantum
    /// computer. The rule wherever it can be had.
    case xWing = "hpke-xwing-sha256-aes256gcm"
    /// HPKE with X25519, HKDF-SHA256, AES-256-GCM (RFC 9180, 2022): what browsers can do.
    case x25519 = "hpke-x25519-sha256-aes256gcm"

    var ciphersuite: HPKE.Ciphersuite {
        switch self {
        case .xWing: .XWingMLKEM768X25519_SHA256_AES_GCM_256
        case .x25519: HPKE.Ciphersuite(kem: .Curve25519_HKDF_SHA256, kdf: .HKDF_SHA256, aead: .AES_GCM_256)
        }
    }

    /// Bytes of an encapsulated key.
    var encapsulatedCount: Int {
        switch self {
        case .xWing: 1120
        case .x25519: 32
        }
    }
}
