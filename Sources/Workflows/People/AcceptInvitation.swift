import Access
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// Turns an invitation into an account someone can sign in with, and signs them in.
public struct AcceptInvitation: Sendable {
    private let store: Store
    private let cost: PasswordCost
    private let isBreached: @Sendable (Password) throws -> Bool

    /// - Parameter isBreached: Whether a password was stolen elsewhere.
    public init(
        store: Store, cost: PasswordCost = .standard,
        isBreached: @escaping @Sendable (Password) throws -> Bool = { _ in false }
    ) {
        self.store = store
        self.cost = cost
        self.isBreached = isBreached
    }

    /// What the person gets: a session, and the recovery codes to be shown once.
    public struct Accepted: Sendable {
        public let token: SecretToken
        public let recoveryCodes: [String]
    }

    /// Whom a link is for, while it holds.
    public func invited(_ link: SecretToken, at now: Instant) async throws -> AccountProfile? {
        try await store.facts.read { transaction in
            guard let account = try OneTime.invited(digest: link.digest.text, at: now, in: transaction),
                let profile = try AccountProfile.with(account, in: transaction), profile.closedAt == nil
            else { return nil }
            return profile
        }
    }

    /// With a password and time codes.
    /// - Parameters:
    ///   - secret: The shared secret the page showed, base32, already in the person's app.
    ///   - code: The first code of that app: proof that it is there.
    /// - Throws: `Refusal` with what to change.
    public func withPassword(
        _ link: SecretToken, password: String, secret: [UInt8], code: String, sealing: SecretSealing?, at now: Instant
    ) async throws -> Accepted {
        guard let profile = try await invited(link, at: now) else { throw Refusal.noSuchThing }
        guard let sealing else {
            throw Refusal(
                .vaultLocked,
                message: Phrase(
                    fr: "Le coffre est fermé : le secret des codes ne peut pas être gardé.",
                    en: "The vault is locked: the secret of the codes cannot be kept."),
                remedy: Phrase(
                    fr: "Créez une clé d’accès, ou faites ouvrir le coffre (--passphrase-file).",
                    en: "Make a passkey, or have the vault unlocked (--passphrase-file)."))
        }
        let chosen = try Password.chosen(password, by: profile, isBreached: isBreached)
        guard let totp = TOTP(secret: secret), let step = try? totp.accept(code, at: now, after: nil) else {
            throw Refusal(
                .usage, code: "code_refused",
                message: Phrase(
                    fr: "Ce code ne correspond pas au secret montré.", en: "This code does not match the secret shown."),
                place: "code",
                remedy: Phrase(
                    fr: "Vérifiez l’heure du téléphone, puis entrez le code affiché maintenant.",
                    en: "Check the phone’s clock, then enter the code shown now."))
        }
        let hash = try await PasswordThread.run { [cost] in
            var generator = SystemRandomNumberGenerator()
            return try PasswordHash(of: chosen, cost: cost, using: &generator)
        }
        let kept = StoredPassword(
            account: profile.id, hash: hash.text, codeSecret: try sealing.seal(secret), lastStep: Int(step))
        return try await accept(link, profile, at: now) { try kept.save(at: now, in: $0) }
    }

    /// With a passkey.
    public func withPasskey(
        _ link: SecretToken, reply: String, challenge: String, passkeys: SignInWithPasskey, at now: Instant
    ) async throws -> Accepted {
        guard let profile = try await invited(link, at: now) else { throw Refusal.noSuchThing }
        guard
            let passkey = try await passkeys.enrolled(
                reply: reply, challenge: challenge, for: profile.id, label: "1", at: now)
        else { throw Refusal.passkeyRefused }
        return try await accept(link, profile, at: now) { try passkey.insert(at: now, in: $0) }
    }

    private func accept(
        _ link: SecretToken, _ profile: AccountProfile, at now: Instant,
        keeping keep: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws -> Accepted {
        var generator = SystemRandomNumberGenerator()
        let (codes, shown) = RecoveryCodes.make(using: &generator)
        let digest = link.digest.text
        let token = try await Sessions(store: store).start(for: profile.id, at: now) { transaction in
            guard try OneTime.takeInvitation(digest: digest, in: transaction) else { return false }
            try keep(transaction)
            try StoredRecoveryCodes.replace(codes.digests, of: profile.id, in: transaction)
            try LogWriter.append(
                [
                    LogEvent(.invitationUsed, .person, profile.id.rawValue, by: profile.id, at: now),
                    LogEvent(.factorEnrolled, .person, profile.id.rawValue, by: profile.id, at: now),
                ], in: transaction)
            return true
        }
        guard let token else { throw Refusal.noSuchThing }
        return Accepted(token: token, recoveryCodes: shown)
    }
}

extension Refusal {
    static let passkeyRefused = Refusal(
        .usage, code: "passkey_refused",
        message: Phrase(fr: "La clé d’accès n’a pas pu être vérifiée.", en: "The passkey could not be verified."),
        remedy: Phrase(fr: "Recommencez depuis cette page.", en: "Try again from this page."))
}
