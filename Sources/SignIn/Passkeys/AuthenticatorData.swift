/// What the authenticator itself says (WebAuthn Level 3, §6.1).
struct AuthenticatorData {
    /// A new credential, where one was made.
    struct Credential {
        let model: [UInt8]
        let id: [UInt8]
        let key: CBOR
    }

    let partyHash: [UInt8]
    let isPresent: Bool
    let isVerified: Bool
    let isSyncable: Bool
    let isSynced: Bool
    let signCount: UInt32
    let credential: Credential?

    init(_ bytes: [UInt8]) throws(PasskeyError) {
        guard bytes.count >= 37 else { throw .malformed }
        let flags = bytes[32]
        partyHash = Array(bytes[..<32])
        isPresent = flags & 0x01 != 0
        isVerified = flags & 0x04 != 0
        isSyncable = flags & 0x08 != 0
        isSynced = flags & 0x10 != 0
        signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
        do {
            var offset = 37
            credential = flags & 0x40 != 0 ? try AuthenticatorData.credential(bytes, at: &offset) : nil
            if flags & 0x80 != 0 { try AuthenticatorData.passExtensions(bytes, at: &offset) }
            guard offset == bytes.count else { throw PasskeyError.malformed }
        } catch { throw .malformed }
    }

    private static func credential(_ bytes: [UInt8], at offset: inout Int) throws -> Credential {
        guard bytes.count >= offset + 18 else { throw PasskeyError.malformed }
        let length = Int(bytes[offset + 16]) << 8 | Int(bytes[offset + 17])
        let start = offset + 18
        guard (1...1023).contains(length), bytes.count > start + length else { throw PasskeyError.malformed }
        var reader = try CBORReader(bytes, at: start + length)
        let key = try reader.item()
        defer { offset = reader.offset }
        return Credential(
            model: Array(bytes[offset..<offset + 16]), id: Array(bytes[start..<start + length]), key: key)
    }

    /// Extensions are asked for by none of ours, and must still be well-formed.
    private static func passExtensions(_ bytes: [UInt8], at offset: inout Int) throws {
        var reader = try CBORReader(bytes, at: offset)
        guard case .map = try reader.item() else { throw PasskeyError.malformed }
        offset = reader.offset
    }
}
