public import Access
import Bytes
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// Signs someone in with a passkey, and enrols new ones.
public struct SignInWithPasskey: Sendable {
    private let store: Store
    private let party: RelyingParty

    public init(store: Store, party: RelyingParty) {
        self.store = store
        self.party = party
    }

    /// A challenge to sign in with, as the page hands it to the browser: JSON.
    /// - Parameter account: Whose passkey must answer; nil where it is not known yet who signs in.
    public func challenge(for account: AccountID? = nil, at now: Instant) async throws -> [UInt8] {
        let challenge = try await keep(.assertion, for: account, at: now)
        return PasskeyOptions.assertion(challenge, at: party)
    }

    /// A challenge to enrol with.
    public func enrolment(of profile: AccountProfile, at now: Instant) async throws -> [UInt8] {
        let challenge = try await keep(.registration, for: profile.id, at: now)
        let existing = try await store.facts.read { try StoredPasskey.of(profile.id, in: $0) }
        return PasskeyOptions.registration(
            challenge, at: party, site: "Relève", userHandle: profile.id.handle, userName: profile.name,
            existing: existing.compactMap(Passkey.init(stored:)))
    }

    /// - Parameters:
    ///   - reply: What the browser answered, as JSON.
    ///   - text: The challenge it answers, base64url, as the page sent it back.
    /// - Returns: The token of the new session; nil where anything is wrong.
    public func callAsFunction(reply: String, challenge text: String, at now: Instant) async throws -> SecretToken? {
        guard let (old, new, account) = try await verified(reply, challenge: text, of: nil, at: now) else { return nil }
        return try await Sessions(store: store).start(for: account, at: now) { transaction in
            try old.used(count: Int(new.signCount), in: transaction)
        }
    }

    /// The same proof within a session.
    public func again(
        _ session: StoredSession, reply: String, challenge text: String, at now: Instant
    ) async throws -> SecretToken? {
        guard let (old, new, account) = try await verified(reply, challenge: text, of: session.account, at: now),
            account == session.account
        else { return nil }
        return try await Sessions(store: store).prove(session, at: now) { transaction in
            try old.used(count: Int(new.signCount), in: transaction)
        }
    }

    /// Checks a new passkey.
    /// - Returns: The passkey to keep; nil where anything is wrong.
    func enrolled(
        reply: String, challenge text: String, for account: AccountID, label: String, at now: Instant
    ) async throws -> StoredPasskey? {
        guard let challenge = try await take(text), challenge.userHandle == account.handle,
            let reply = try? RegistrationReply(json: Array(reply.utf8)),
            let registration = try? party.register(reply, answering: challenge, at: now)
        else { return nil }
        return StoredPasskey(registration.passkey, of: account, label: label)
    }

    private func verified(
        _ reply: String, challenge text: String, of account: AccountID?, at now: Instant
    ) async throws -> (StoredPasskey, Passkey, AccountID)? {
        guard let challenge = try await take(text), challenge.userHandle == account?.handle,
            let reply = try? AssertionReply(json: Array(reply.utf8))
        else { return nil }
        let held = try await store.facts.read { transaction -> StoredPasskey? in
            guard let passkey = try StoredPasskey.with(credential: Base64.url.encode(reply.id), in: transaction),
                let profile = try AccountProfile.with(passkey.account, in: transaction), profile.closedAt == nil
            else { return nil }
            return passkey
        }
        guard let held, let passkey = Passkey(stored: held),
            let used = try? party.authenticate(
                reply, with: passkey, of: held.account.handle, answering: challenge, at: now)
        else {
            try await store.facts.append { transaction in
                try LogWriter.append(
                    LogEvent(
                        microseconds: now.microseconds, actor: .unknown, action: .signedIn,
                        object: LogObject(.person, held.flatMap { LogID($0.account.rawValue) }), outcome: .refused,
                        reason: .wrongSecret), in: transaction)
            }
            return nil
        }
        return (held, used, held.account)
    }

    private func keep(
        _ ceremony: PasskeyChallenge.Ceremony, for account: AccountID?, at now: Instant
    ) async throws -> PasskeyChallenge {
        var generator = SystemRandomNumberGenerator()
        let challenge = PasskeyChallenge(for: ceremony, userHandle: account?.handle, at: now, using: &generator)
        let old = now - PasskeyChallenge.life
        try await store.facts.append { transaction in
            try OneTime.challenge(
                challenge.bytes, ceremony: ceremony.rawValue, account: account, at: now, forgetting: old,
                in: transaction)
        }
        return challenge
    }

    private func take(_ text: String) async throws -> PasskeyChallenge? {
        guard let bytes = Base64.url.decode(text), bytes.count == 32 else { return nil }
        guard let taken = try await store.facts.write({ try OneTime.takeChallenge(bytes, in: $0) }),
            let ceremony = PasskeyChallenge.Ceremony(rawValue: taken.ceremony)
        else { return nil }
        return PasskeyChallenge(
            stored: bytes, ceremony: ceremony, userHandle: taken.account?.handle, issuedAt: taken.issuedAt)
    }
}

extension AccountID {
    /// What passkeys know the account by: its id, which names nobody.
    var handle: [UInt8] { Array(rawValue.utf8) }
}

extension Passkey {
    /// One as the store kept it; nil where the row was damaged.
    init?(stored: StoredPasskey) {
        guard let algorithm = Algorithm(rawValue: stored.algorithm), let id = Base64.url.decode(stored.credential),
            let count = UInt32(exactly: stored.signCount)
        else { return nil }
        self.init(
            id: id, algorithm: algorithm, publicKey: stored.publicKey, signCount: count, model: stored.model,
            isSyncable: stored.isSyncable, isSynced: stored.isSynced)
    }
}

extension StoredPasskey {
    init(_ passkey: Passkey, of account: AccountID, label: String) {
        self.init(
            credential: Base64.url.encode(passkey.id), account: account, algorithm: passkey.algorithm.rawValue,
            publicKey: passkey.publicKey, signCount: Int(passkey.signCount), model: passkey.model,
            isSyncable: passkey.isSyncable, isSynced: passkey.isSynced, label: label)
    }
}
