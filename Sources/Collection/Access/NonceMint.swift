import Bytes
import Hashing
public import Protection

/// Makes nonces that need no memory: each carries the moment it was made and a code only this server can make, so that
/// any of several servers with the same key knows it again.
public struct NonceMint: Sendable {
    private let key: [UInt8]
    /// How long a nonce serves, in seconds.
    public let lifetime: Int64

    public init(key: [UInt8], lifetime: Int64 = 300) {
        self.key = key
        self.lifetime = lifetime
    }

    /// What became of a nonce.
    public enum State: Hashable, Sendable {
        case fresh
        /// Ours, but old: answered with a new one and `stale=true`, so that nobody has to type a password again.
        case stale
        case foreign
    }

    /// A nonce of this moment.
    public func nonce(at now: Instant) -> String {
        let moment = bytes(now.microseconds)
        return Base64.standard.encode(moment + code(moment))
    }

    /// What a nonce that came back is worth.
    public func state(of nonce: String, at now: Instant) -> State {
        guard let decoded = Base64.standard.decode(nonce), decoded.count == 24 else { return .foreign }
        let moment = Array(decoded.prefix(8))
        guard equalInConstantTime(Array(decoded.dropFirst(8)), code(moment)) else { return .foreign }
        let made = Int64(bitPattern: moment.reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
        let age = now.microseconds - made
        return age >= -60_000_000 && age <= lifetime * 1_000_000 ? .fresh : .stale
    }

    private func code(_ moment: [UInt8]) -> [UInt8] { Array(SHA256.hmac(of: moment, key: key).prefix(16)) }

    private func bytes(_ number: Int64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: UInt64(bitPattern: number) >> UInt64(56 - 8 * $0)) }
    }
}

/// The name and password of a Basic header (RFC 7617); good only over TLS.
public struct BasicAnswer: Hashable, Sendable {
    public let user: String
    public let password: String

    /// Reads an `Authorization` header; nil where it is no well-formed Basic answer in UTF-8.
    public init?(authorization: some StringProtocol) {
        guard authorization.prefix(6).lowercased() == "basic ", authorization.utf8.count <= 4_096,
            let bytes = Base64.standard.decode(authorization.dropFirst(6)),
            let text = String(validating: bytes, as: UTF8.self),
            let colon = text.firstIndex(of: ":"), !text.unicodeScalars.contains(where: { $0.value < 0x20 })
        else { return nil }
        user = String(text[..<colon])
        password = String(text[text.index(after: colon)...])
    }
}
