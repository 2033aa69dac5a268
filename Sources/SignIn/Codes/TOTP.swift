import Bytes
import Crypto
public import Protection

/// Codes from an authenticator app: RFC 6238 (2011) with SHA-1, 30 seconds and six digits, which every app knows.
///
/// A code counts once. The store keeps the step of the last one taken, and takes the next by comparing and setting that
/// number in one statement, so that no restart and no second server takes a code again.
public struct TOTP: Sendable {
    /// The shared secret. It cannot be kept as a digest: keep it encrypted.
    public let secret: [UInt8]
    /// Figures in a code.
    public let digits: Int

    /// Seconds a code is shown.
    public static let period: Int64 = 30
    /// Steps by which a phone's clock may be off, either way.
    public static let window: Int64 = 1
    /// Bytes of a new secret, as long as SHA-1 itself (RFC 4226 §4).
    public static let secretLength = 20

    /// A new secret.
    public init(using generator: inout some RandomNumberGenerator) {
        secret = randomBytes(TOTP.secretLength, using: &generator)
        digits = 6
    }

    /// A kept secret; nil under 16 bytes, or for a number of digits other than 6 to 8.
    public init?(secret: [UInt8], digits: Int = 6) {
        guard secret.count >= 16, (6...8).contains(digits) else { return nil }
        self.secret = secret
        self.digits = digits
    }

    /// The step a moment lies in. Only the server's clock is asked.
    public static func step(at now: Instant) -> Int64 {
        let seconds = now.microseconds / 1_000_000
        return max(0, seconds) / period
    }

    /// The code of a step.
    public func code(at step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[mac.count - 1] & 0x0F)
        let value = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let code = String(value % (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - code.utf8.count) + code
    }

    /// Takes a code, or says why not.
    /// - Parameter lastStep: The step of the last code taken; nil before the first.
    /// - Returns: The step to keep. It is greater than `lastStep`.
    public func accept(_ text: String, at now: Instant, after lastStep: Int64?) throws(CodeError) -> Int64 {
        let typed = text.utf8.filter { $0 != 0x20 }
        guard text.utf8.count <= 32, typed.count == digits, typed.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .notACode
        }
        let middle = TOTP.step(at: now)
        var found: Int64?
        // Every step is tried whatever the others gave.
        for step in max(0, middle - TOTP.window)...(middle + TOTP.window)
        where equalInConstantTime(Array(code(at: step).utf8), typed) {
            found = step
        }
        guard let found else { throw .wrong }
        guard found > lastStep ?? -1 else { throw .replayed }
        return found
    }
}

extension TOTP: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the secret.
    public var description: String { "TOTP" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
