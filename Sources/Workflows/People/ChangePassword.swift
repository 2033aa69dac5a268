import Access
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// Changes one's own password. Whoever does it knows the present one; every other session of the account ends.
public struct ChangePassword: Sendable {
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

    /// - Throws: `Refusal` where the present password is wrong or the new one is not taken.
    public func callAsFunction(
        of session: StoredSession, profile: AccountProfile, from present: String, to new: String, at now: Instant
    ) async throws {
        let account = session.account
        let held = try await store.facts.read { try StoredPassword.of(account, in: $0) }
        let given = try? Password(present)  // one too long is as wrong as any other
        let isRight = try await PasswordThread.run {
            guard let held, let given else { return false }
            return try PasswordHash(text: held.hash).verifies(given)
        }
        guard let held, isRight else {
            throw Refusal(
                .usage, code: "password_wrong",
                message: Phrase(
                    fr: "Le mot de passe actuel n’est pas celui-là.", en: "This is not the present password."),
                place: "present", remedy: Phrase(fr: "Recommencez.", en: "Try again."))
        }
        let chosen = try Password.chosen(new, by: profile, isBreached: isBreached)
        let hash = try await PasswordThread.run { [cost] in
            var generator = SystemRandomNumberGenerator()
            return try PasswordHash(of: chosen, cost: cost, using: &generator)
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            // The step of the last code may have moved on meanwhile: it is read again.
            guard let latest = try StoredPassword.of(account, in: transaction), latest.hash == held.hash else {
                throw Refusal.noSuchThing
            }
            try StoredPassword(
                account: account, hash: hash.text, codeSecret: latest.codeSecret, lastStep: latest.lastStep
            ).save(at: now, in: transaction)
            try StoredSession.endAll(of: account, except: session.digest, in: transaction)
            try LogWriter.append(
                [
                    LogEvent(.passwordChanged, .person, account.rawValue, by: account, at: now),
                    LogEvent(.sessionEnded, .person, account.rawValue, by: account, at: now),
                ], in: transaction)
        }
    }
}

extension Password {
    /// A password someone chooses for an account: long, not stolen elsewhere, not made of what anyone would try there.
    static func chosen(
        _ text: String, by profile: AccountProfile, isBreached: @escaping @Sendable (Password) throws -> Bool
    ) throws(Refusal) -> Password {
        let names = [profile.name, profile.unit.rawValue]
        let words = names + names.flatMap { $0.split(separator: " ").map(String.init) }
        do {
            let chosen = try Password(text)
            try PasswordRule(contextWords: words, isBreached: isBreached).check(chosen)
            return chosen
        } catch {
            throw Refusal(.usage, code: "password_refused", message: error.words, place: "password")
        }
    }
}
