import Bytes
import FoundationEssentials

/// What the browser sends after making a passkey: `PublicKeyCredential.toJSON()` of a registration.
public struct RegistrationReply: Sendable {
    public let id: [UInt8]
    public let clientData: [UInt8]
    public let attestationObject: [UInt8]

    public init(id: [UInt8], clientData: [UInt8], attestationObject: [UInt8]) {
        self.id = id
        self.clientData = clientData
        self.attestationObject = attestationObject
    }

    /// Reads the JSON, of 64 KiB at most.
    public init(json: [UInt8]) throws(PasskeyError) {
        let reply = try PasskeyJSON.read(json)
        guard let attestation = reply.response.attestationObject else { throw .malformed }
        self.init(
            id: try PasskeyJSON.bytes(reply.id), clientData: try PasskeyJSON.bytes(reply.response.clientDataJSON),
            attestationObject: try PasskeyJSON.bytes(attestation))
    }
}

/// What the browser sends after signing with a passkey: `PublicKeyCredential.toJSON()` of a sign-in.
public struct AssertionReply: Sendable {
    public let id: [UInt8]
    public let clientData: [UInt8]
    public let authenticatorData: [UInt8]
    public let signature: [UInt8]
    /// The account's handle, where the passkey keeps it.
    public let userHandle: [UInt8]?

    public init(
        id: [UInt8], clientData: [UInt8], authenticatorData: [UInt8], signature: [UInt8], userHandle: [UInt8]?
    ) {
        self.id = id
        self.clientData = clientData
        self.authenticatorData = authenticatorData
        self.signature = signature
        self.userHandle = userHandle
    }

    /// Reads the JSON, of 64 KiB at most.
    public init(json: [UInt8]) throws(PasskeyError) {
        let reply = try PasskeyJSON.read(json)
        guard let data = reply.response.authenticatorData, let signature = reply.response.signature else {
            throw .malformed
        }
        self.init(
            id: try PasskeyJSON.bytes(reply.id), clientData: try PasskeyJSON.bytes(reply.response.clientDataJSON),
            authenticatorData: try PasskeyJSON.bytes(data), signature: try PasskeyJSON.bytes(signature),
            userHandle: try reply.response.userHandle.map { (text) throws(PasskeyError) in try PasskeyJSON.bytes(text) }
        )
    }
}

private struct PasskeyJSON: Decodable {
    struct Response: Decodable {
        let clientDataJSON: String
        let attestationObject: String?
        let authenticatorData: String?
        let signature: String?
        let userHandle: String?
    }

    let id: String
    let type: String
    let response: Response

    static func read(_ json: [UInt8]) throws(PasskeyError) -> PasskeyJSON {
        guard json.count <= CBORReader.longest else { throw .malformed }
        do {
            let reply = try JSONDecoder().decode(PasskeyJSON.self, from: Data(json))
            guard reply.type == "public-key" else { throw PasskeyError.malformed }
            return reply
        } catch { throw .malformed }
    }

    static func bytes(_ text: String) throws(PasskeyError) -> [UInt8] {
        guard let bytes = Base64.url.decode(text) else { throw .malformed }
        return bytes
    }
}
