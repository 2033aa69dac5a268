extension TOTP {
    /// What the app scans (Key URI format). Shown once, on enrolment.
    public func address(issuer: String, account: String) -> String {
        let issuer = TOTP.escaped(issuer)
        return "otpauth://totp/\(issuer):\(TOTP.escaped(account))?secret=\(secretText)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=\(digits)&period=\(TOTP.period)"
    }

    /// The secret in base 32 (RFC 4648 §6, without padding), for those who type it.
    public var secretText: String { Base32.encoded(secret, Base32.standard) }

    /// From the secret in base 32, as it was shown; nil for anything else.
    public init?(secretText: String) {
        guard let secret = Base32.decoded(secretText, Base32.standard) else { return nil }
        self.init(secret: secret)
    }

    private static func escaped(_ text: String) -> String {
        let figures = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
            default: result += [0x25, figures[Int(byte >> 4)], figures[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
