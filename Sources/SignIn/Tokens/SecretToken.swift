import Bytes
import Crypto

/// A secret of 256 random bits that stands for a session, a program, a device or an invitation. It is shown or set once;
/// the store keeps its digest alone, so that a stolen store opens no door.
public struct SecretToken: Sendable {
    /// What a token is for. The kind goes into the digest: a device's token is no session, wherever it is put.
    public enum Kind: String, CaseIterable, Sendable {
        case session
        /// Sent along with a form, so that another site cannot send it.
        case form
        case program
        case device
        case invitation
        /// What someone without an account comes back with.
        case receipt
    }

    /// What the store keeps and searches by: SHA-256 of the kind and the secret. Fast is enough here: 256 random bits
    /// cannot be guessed at any speed.
    public struct Digest: Hashable, Sendable {
        public let bytes: [UInt8]

        /// A digest as the store kept it; nil where it has another length.
        public init?(bytes: [UInt8]) {
            guard bytes.count == 32 else { return nil }
            self.bytes = bytes
        }

        /// The digest as 43 characters.
        public var text: String { Base64.url.encode(bytes) }

        public static func == (left: Digest, right: Digest) -> Bool { equalInConstantTime(left.bytes, right.bytes) }
    }

    public let kind: Kind
    private let secret: [UInt8]

    private static let length = 32

    /// A new one.
    public init(_ kind: Kind, using generator: inout some RandomNumberGenerator) {
        self.kind = kind
        secret = randomBytes(SecretToken.length, using: &generator)
    }

    /// One that was sent; nil for text of any other form, which then need not be looked up.
    public init?(_ kind: Kind, text: some StringProtocol) {
        guard text.utf8.count == 43, let secret = Base64.url.decode(text), secret.count == SecretToken.length else {
            return nil
        }
        self.kind = kind
        self.secret = secret
    }

    /// The secret itself, 43 characters of base64url. For the one who is to hold it; never for a log.
    public var text: String { Base64.url.encode(secret) }

    public var digest: Digest {
        var hash = SHA256()
        hash.update(data: Array("releve \(kind.rawValue) token\u{0}".utf8))
        hash.update(data: secret)
        guard let digest = Digest(bytes: Array(hash.finalize())) else { preconditionFailure("SHA-256 has 32 bytes") }
        return digest
    }

    /// Whether this is the token of a digest.
    public func matches(_ digest: Digest) -> Bool { self.digest == digest }
}

extension SecretToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the secret: a token that slips into a log says nothing.
    public var description: String { "SecretToken(\(kind.rawValue))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
