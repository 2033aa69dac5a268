import Bytes
import Crypto
import Foundation
import Protection
import SignIn

/// An authenticator in software that does as it is told, wrongly where a test wants it.
struct SoftAuthenticator {
    enum Key {
        case es256(P256.Signing.PrivateKey)
        case edDSA(Curve25519.Signing.PrivateKey)
    }

    var key: Key
    var id: [UInt8] = Array(repeating: 0xA5, count: 32)
    var partyID = "localhost"
    var origin = "http://localhost:8080"
    var crossOrigin = false
    var extra = ""
    /// Present and verified.
    var flags: UInt8 = 0x05
    var signCount: UInt32 = 1
    var format = "none"
    var statement: [UInt8] = CBORWriter.map([])
    /// After the credential or the count.
    var extensions: [UInt8] = []

    init(_ algorithm: Passkey.Algorithm) {
        key = algorithm == .es256 ? .es256(P256.Signing.PrivateKey()) : .edDSA(Curve25519.Signing.PrivateKey())
    }

    var coseKey: [UInt8] {
        switch key {
        case .es256(let key):
            let raw = Array(key.publicKey.rawRepresentation)
            return CBORWriter.map([
                (CBORWriter.integer(1), CBORWriter.integer(2)), (CBORWriter.integer(3), CBORWriter.integer(-7)),
                (CBORWriter.integer(-1), CBORWriter.integer(1)),
                (CBORWriter.integer(-2), CBORWriter.bytes(Array(raw[..<32]))),
                (CBORWriter.integer(-3), CBORWriter.bytes(Array(raw[32...]))),
            ])
        case .edDSA(let key):
            return CBORWriter.map([
                (CBORWriter.integer(1), CBORWriter.integer(1)), (CBORWriter.integer(3), CBORWriter.integer(-8)),
                (CBORWriter.integer(-1), CBORWriter.integer(6)),
                (CBORWriter.integer(-2), CBORWriter.bytes(Array(key.publicKey.rawRepresentation))),
            ])
        }
    }

    private func data(credential: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: Array(partyID.utf8))) + [flags | (credential.isEmpty ? 0 : 0x40)]
            + (0..<4).map { UInt8(truncatingIfNeeded: signCount >> (24 - 8 * UInt32($0))) } + credential + extensions
    }

    private func client(_ type: String, _ challenge: [UInt8]) -> [UInt8] {
        Array(
            #"{"type":"\#(type)","challenge":"\#(Base64.url.encode(challenge))","origin":"\#(origin)","crossOrigin":\#(crossOrigin)\#(extra)}"#
                .utf8)
    }

    /// The parts of an attestation object in the order of its canonical form.
    func attestation(key: [UInt8]? = nil) -> [(key: [UInt8], value: [UInt8])] {
        let credential =
            Array(repeating: 0x11 as UInt8, count: 16)
            + [UInt8(id.count >> 8), UInt8(id.count & 0xFF)] + id + (key ?? coseKey)
        return [
            (CBORWriter.text("fmt"), CBORWriter.text(format)), (CBORWriter.text("attStmt"), statement),
            (CBORWriter.text("authData"), CBORWriter.bytes(data(credential: credential))),
        ]
    }

    func register(
        _ challenge: PasskeyChallenge, type: String = "webauthn.create", object: [UInt8]? = nil
    ) -> RegistrationReply {
        RegistrationReply(
            id: id, clientData: client(type, challenge.bytes),
            attestationObject: object ?? CBORWriter.map(attestation()))
    }

    func sign(
        _ challenge: PasskeyChallenge, type: String = "webauthn.get", userHandle: [UInt8]? = nil
    ) throws -> AssertionReply {
        let data = data(credential: [])
        let client = client(type, challenge.bytes)
        let message = data + Array(SHA256.hash(data: client))
        let signature: [UInt8] =
            switch key {
            case .es256(let key): Array(try key.signature(for: message).derRepresentation)
            case .edDSA(let key): Array(try key.signature(for: message))
            }
        return AssertionReply(
            id: id, clientData: client, authenticatorData: data, signature: signature, userHandle: userHandle)
    }
}

/// Writes CBOR, in its shortest form.
enum CBORWriter {
    static func head(_ major: UInt8, _ value: UInt64) -> [UInt8] {
        switch value {
        case 0..<24: [major << 5 | UInt8(value)]
        case 24..<256: [major << 5 | 24, UInt8(value)]
        case 256..<65536: [major << 5 | 25, UInt8(value >> 8), UInt8(value & 0xFF)]
        default: [major << 5 | 27] + (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * UInt64($0))) }
        }
    }

    static func integer(_ value: Int64) -> [UInt8] {
        value >= 0 ? head(0, UInt64(value)) : head(1, UInt64(-1 - value))
    }

    static func bytes(_ value: [UInt8]) -> [UInt8] { head(2, UInt64(value.count)) + value }
    static func text(_ value: String) -> [UInt8] { head(3, UInt64(value.utf8.count)) + Array(value.utf8) }
    static func map(_ entries: [(key: [UInt8], value: [UInt8])]) -> [UInt8] {
        head(5, UInt64(entries.count)) + entries.flatMap { $0.key + $0.value }
    }
}
