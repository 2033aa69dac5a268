/// A passkey as the store keeps it: what is needed to know it again, and nothing secret.
public struct Passkey: Hashable, Sendable {
    /// How it signs.
    public enum Algorithm: Int, Sendable, CaseIterable {
        /// ECDSA on P-256 with SHA-256.
        case es256 = -7
        /// Ed25519.
        case edDSA = -8
    }

    /// The id the authenticator gave it, 1 to 1,023 bytes.
    public let id: [UInt8]
    public let algorithm: Algorithm
    /// x and y, 64 bytes, for ES256; 32 bytes for EdDSA.
    public let publicKey: [UInt8]
    /// How often it has signed, by its own count; 0 where it does not count.
    public let signCount: UInt32
    /// The model of the authenticator; all zero where it does not say.
    public let model: [UInt8]
    /// Whether it may be copied to other devices of its owner, and whether it has been.
    public let isSyncable: Bool
    public let isSynced: Bool

    public init(
        id: [UInt8], algorithm: Algorithm, publicKey: [UInt8], signCount: UInt32, model: [UInt8], isSyncable: Bool,
        isSynced: Bool
    ) {
        self.id = id
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.signCount = signCount
        self.model = model
        self.isSyncable = isSyncable
        self.isSynced = isSynced
    }
}
