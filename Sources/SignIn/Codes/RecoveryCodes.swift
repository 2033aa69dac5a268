import Bytes
import Crypto

/// Ten codes on paper for the day the phone is gone. Each opens once; only digests are kept.
///
/// A code has 120 random bits, so that one fast hash is enough for it (OWASP ASVS 5.0, 6.5.2, asks for a slow one under
/// 112), and a wrong code costs the server nothing.
public struct RecoveryCodes: Hashable, Sendable {
    /// Digests of the codes that are left.
    public let digests: [[UInt8]]

    public static let count = 10
    private static let length = 15

    /// Makes ten new ones; those before are worth nothing once these are kept.
    /// - Returns: The set to keep, and the texts to show once: `7XKM-4QPD-…`, six groups of four.
    public static func make(
        using generator: inout some RandomNumberGenerator
    ) -> (kept: RecoveryCodes, shown: [String]) {
        let codes = (0..<count).map { _ in Base32.encoded(randomBytes(length, using: &generator), Base32.readable) }
        let shown = codes.map { code in
            let characters = Array(code)
            return stride(from: 0, to: characters.count, by: 4).map { String(characters[$0..<$0 + 4]) }
                .joined(separator: "-")
        }
        return (RecoveryCodes(digests: codes.map { digest(of: Array($0.utf8)) }), shown)
    }

    /// A set as the store kept it.
    public init(digests: [[UInt8]]) {
        self.digests = digests
    }

    /// How many are left.
    public var left: Int { digests.count }

    /// Takes a code, in any case, with or without dashes and blanks.
    /// - Returns: The set without it. Store it, comparing with the set before, ahead of signing anyone in.
    public func spending(_ text: String) throws(CodeError) -> RecoveryCodes {
        guard let code = RecoveryCodes.normal(text) else { throw .notACode }
        let digest = RecoveryCodes.digest(of: code)
        var found: Int?
        for (index, kept) in digests.enumerated() where equalInConstantTime(kept, digest) { found = index }
        guard let found else { throw .wrong }
        var rest = digests
        rest.remove(at: found)
        return RecoveryCodes(digests: rest)
    }

    private static func digest(of code: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array("releve recovery code\u{0}".utf8) + code))
    }

    /// The characters of a code as it was made, where a reader may have taken O for 0, and I or L for 1.
    private static func normal(_ text: String) -> [UInt8]? {
        guard text.utf8.count <= 64 else { return nil }
        var code: [UInt8] = []
        for byte in text.uppercased().utf8 where byte != 0x2D && byte != 0x20 {
            let read: UInt8 =
                switch byte {
                case UInt8(ascii: "O"): UInt8(ascii: "0")
                case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
                default: byte
                }
            guard Base32.readable.contains(read) else { return nil }
            code.append(read)
        }
        return code.count == length * 8 / 5 ? code : nil
    }
}
