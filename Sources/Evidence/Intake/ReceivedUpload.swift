public import TransparencyLog

/// A file that was taken: sealed under its identifier, with what custody needs to know of it.
public struct ReceivedUpload: Sendable, Hashable {
    /// What it belongs to.
    public let object: LogID
    public let kind: EvidenceKind
    /// How many bytes came.
    public let byteCount: Int
    /// SHA-256 of what came, byte for byte. It betrays short or guessable content: stored sealed, never logged bare.
    public let digest: [UInt8]
    /// 32 random bytes that stand between the digest and the log; kept and destroyed with the object's key.
    public let salt: [UInt8]
    /// For a picture whose header we read.
    public let imageSize: ImageSize?
    public let name: SafeFileName
    /// Where the sealed file is.
    public let path: String

    /// What goes into the log.
    public var commitment: Commitment { Commitment(digest: digest, salt: salt) }
}
