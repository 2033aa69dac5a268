import Bytes
import Crypto
public import Protection

/// A passkey that was taken, with what its authenticator claimed about its own make.
public struct Registration: Hashable, Sendable {
    /// What became of the claim.
    public enum Attestation: Hashable, Sendable {
        /// There was none, as we ask.
        case none
        /// There was one, of this format. It was not checked and proves nothing.
        case ignored(format: String)
    }

    public let passkey: Passkey
    public let attestation: Attestation
}

extension RelyingParty {
    /// Takes a new passkey (§7.1), or says why not. That its id is not another account's is for the store to refuse.
    /// - Parameter challenge: The one that was issued for this; take it away before calling, so that it counts once.
    public func register(
        _ reply: RegistrationReply, answering challenge: PasskeyChallenge, at now: Instant
    ) throws(PasskeyError) -> Registration {
        try check(reply.clientData, .registration, challenge, now)
        let object: CBOR
        do { object = try CBORReader.whole(reply.attestationObject) } catch { throw .malformed }
        guard case .map(let entries) = object, entries.count == 3, case .text(let format) = object["fmt"],
            case .map(let statement) = object["attStmt"], case .bytes(let bytes) = object["authData"],
            format.utf8.count <= 32
        else { throw .malformed }
        let data = try AuthenticatorData(bytes)
        try check(data)
        guard let credential = data.credential else { throw .malformed }
        guard credential.id == reply.id else { throw .wrongPasskey }
        let key = try PublicKey.read(credential.key)
        // "none" with a statement contradicts itself.
        guard format != "none" || statement.isEmpty else { throw .malformed }
        return Registration(
            passkey: Passkey(
                id: credential.id, algorithm: key.algorithm, publicKey: key.bytes, signCount: data.signCount,
                model: credential.model, isSyncable: data.isSyncable, isSynced: data.isSynced),
            attestation: format == "none" ? .none : .ignored(format: format))
    }

    /// Takes a signature of a known passkey (§7.2), or says why not.
    /// - Parameters:
    ///   - passkey: The one in the store with the id of the reply.
    ///   - userHandle: The handle of the account that owns it.
    /// - Returns: The passkey with its new count, to be stored before anyone is signed in.
    public func authenticate(
        _ reply: AssertionReply, with passkey: Passkey, of userHandle: [UInt8], answering challenge: PasskeyChallenge,
        at now: Instant
    ) throws(PasskeyError) -> Passkey {
        guard reply.id == passkey.id else { throw .wrongPasskey }
        guard (reply.userHandle ?? userHandle) == userHandle, (challenge.userHandle ?? userHandle) == userHandle else {
            throw .wrongAccount
        }
        try check(reply.clientData, .assertion, challenge, now)
        let data = try AuthenticatorData(reply.authenticatorData)
        try check(data)
        guard data.credential == nil else { throw .malformed }
        guard data.isSyncable == passkey.isSyncable else { throw .impossibleBackup }
        let message = reply.authenticatorData + Array(SHA256.hash(data: reply.clientData))
        guard passkey.signed(message, reply.signature) else { throw .badSignature }
        guard data.signCount > passkey.signCount || (data.signCount == 0 && passkey.signCount == 0) else {
            throw .counterWentBack
        }
        return Passkey(
            id: passkey.id, algorithm: passkey.algorithm, publicKey: passkey.publicKey, signCount: data.signCount,
            model: passkey.model, isSyncable: passkey.isSyncable, isSynced: data.isSynced)
    }

    private func check(
        _ bytes: [UInt8], _ ceremony: PasskeyChallenge.Ceremony, _ challenge: PasskeyChallenge, _ now: Instant
    ) throws(PasskeyError) {
        let client = try ClientData.read(bytes)
        guard client.type == ceremony.rawValue, challenge.ceremony == ceremony else { throw .wrongCeremony }
        guard let answered = Base64.url.decode(client.challenge), equalInConstantTime(answered, challenge.bytes) else {
            throw .wrongChallenge
        }
        guard challenge.isOpen(at: now) else { throw .challengeExpired }
        guard origins.contains(client.origin) else { throw .wrongOrigin }
        guard client.crossOrigin != true, client.topOrigin == nil else { throw .embedded }
    }

    private func check(_ data: AuthenticatorData) throws(PasskeyError) {
        guard data.partyHash == idHash else { throw .wrongParty }
        guard data.isPresent else { throw .notPresent }
        // The passkey stands for both factors, so the device must have checked its owner.
        guard data.isVerified else { throw .notVerified }
        guard data.isSyncable || !data.isSynced else { throw .impossibleBackup }
    }
}
