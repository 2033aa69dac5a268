import Bytes
import FoundationEssentials

/// What the page passes to the browser, as `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` read it.
public enum PasskeyOptions {
    /// For making a passkey.
    /// - Parameters:
    ///   - userHandle: Random bytes that stand for the account, 64 at most; no name and no number of it.
    ///   - existing: Passkeys the account has, so that one device is not enrolled twice.
    public static func registration(
        _ challenge: PasskeyChallenge, at party: RelyingParty, site: String, userHandle: [UInt8], userName: String,
        existing: [Passkey]
    ) -> [UInt8] {
        json(
            Creation(
                rp: Creation.Party(id: party.id, name: site),
                user: Creation.User(id: Base64.url.encode(userHandle), name: userName, displayName: userName),
                challenge: Base64.url.encode(challenge.bytes),
                pubKeyCredParams: [Passkey.Algorithm.edDSA, .es256].map { Creation.Parameter(alg: $0.rawValue) },
                timeout: timeout, excludeCredentials: existing.map { Credential(id: Base64.url.encode($0.id)) }))
    }

    /// For signing in. Without passkeys named, the browser offers those it has for this site, and nobody learns from
    /// us which account has any.
    public static func assertion(
        _ challenge: PasskeyChallenge, at party: RelyingParty, allowed: [Passkey] = []
    ) -> [UInt8] {
        json(
            Request(
                challenge: Base64.url.encode(challenge.bytes), rpId: party.id, timeout: timeout,
                allowCredentials: allowed.map { Credential(id: Base64.url.encode($0.id)) }))
    }

    /// Milliseconds: the challenge's own life.
    private static let timeout = Int(PasskeyChallenge.life.components.seconds) * 1000

    private struct Credential: Encodable {
        var type = "public-key"
        let id: String
    }

    private struct Creation: Encodable {
        struct Party: Encodable {
            let id: String
            let name: String
        }
        struct User: Encodable {
            let id: String
            let name: String
            let displayName: String
        }
        struct Parameter: Encodable {
            var type = "public-key"
            let alg: Int
        }
        struct Selection: Encodable {
            var residentKey = "required"
            var requireResidentKey = true
            var userVerification = "required"
        }

        let rp: Party
        let user: User
        let challenge: String
        let pubKeyCredParams: [Parameter]
        let timeout: Int
        let excludeCredentials: [Credential]
        var authenticatorSelection = Selection()
        var attestation = "none"
    }

    private struct Request: Encodable {
        let challenge: String
        let rpId: String
        let timeout: Int
        let allowCredentials: [Credential]
        var userVerification = "required"
    }

    private static func json(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(value)) } catch {
            preconditionFailure("texts and whole numbers always encode: \(error)")
        }
    }
}
