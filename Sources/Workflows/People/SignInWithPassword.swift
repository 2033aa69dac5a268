import Access
import Database
public import Protection
public import SignIn
public import Store
import Synchronization
import TransparencyLog

/// Signs someone in with a password and a time code, or a recovery code in its place.
///
/// Whatever is wrong, the answer and the work behind it are the same: an unknown name costs one hash too.
public struct SignInWithPassword: Sendable {
    private let store: Store
    private let sealing: SecretSealing?
    private let decoy: PasswordHash

    /// - Parameter sealing: Opens the shared secrets; nil while the vault is locked, when nobody signs in this way.
    public init(store: Store, sealing: SecretSealing?, cost: PasswordCost = .standard) {
        self.store = store
        self.sealing = sealing
        var generator = SystemRandomNumberGenerator()
        decoy = PasswordHash.decoy(cost: cost, using: &generator)
    }

    /// - Returns: The token of the new session; nil where anything is wrong.
    public func callAsFunction(
        name: String, password: String, code: String, at now: Instant
    ) async throws -> SecretToken? {
        guard let proof = try await proof(of: .name(name), password: password, code: code, at: now) else {
            return nil
        }
        return try await Sessions(store: store).start(
            for: proof.account, at: now, reason: proof.reason, also: proof.take)
    }

    /// The same proof within a session: the person is still who they were.
    /// - Returns: The session's new token.
    public func again(
        _ session: StoredSession, password: String, code: String, at now: Instant
    ) async throws -> SecretToken? {
        guard let proof = try await proof(of: .account(session.account), password: password, code: code, at: now) else {
            return nil
        }
        return try await Sessions(store: store).prove(session, at: now, also: proof.take)
    }

    private enum Who: Sendable {
        case name(String)
        case account(AccountID)
    }

    private struct Proof {
        let account: AccountID
        let reason: LogReason
        /// Takes the code, once, in the transaction that uses it.
        let take: @Sendable (any Transaction) throws -> Bool
    }

    private struct Held: Sendable {
        let account: AccountID
        let password: StoredPassword
        let codes: [[UInt8]]
    }

    private func proof(of who: Who, password: String, code: String, at now: Instant) async throws -> Proof? {
        let held = try await held(who)
        let given = try? Password(password)  // one too long is as wrong as any other
        let hash = try held.map { try PasswordHash(text: $0.password.hash) } ?? decoy
        let isRight = try await PasswordThread.run { try given.map { try hash.verifies($0) } ?? false }
        guard let held, isRight, let sealing else {
            try await refuse(held?.account, at: now)
            return nil
        }
        let account = held.account
        if let totp = TOTP(secret: try sealing.open(held.password.codeSecret)),
            let step = try? totp.accept(code, at: now, after: held.password.lastStep.map(Int64.init))
        {
            return Proof(account: account, reason: .notStated) { transaction in
                try StoredPassword.take(step: Int(step), of: account, in: transaction)
            }
        }
        let codes = RecoveryCodes(digests: held.codes)
        if let rest = try? codes.spending(code), let spent = codes.digests.first(where: { !rest.digests.contains($0) })
        {
            return Proof(account: account, reason: .routine) { transaction in
                guard try StoredRecoveryCodes.take(spent, of: account, in: transaction) else { return false }
                try LogWriter.append(
                    LogEvent(.recoveryCodeUsed, .person, account.rawValue, by: account, at: now), in: transaction)
                return true
            }
        }
        try await refuse(account, at: now)
        return nil
    }

    private func held(_ who: Who) async throws -> Held? {
        try await store.facts.read { transaction in
            let profile: AccountProfile? =
                switch who {
                case .name(let name): try AccountProfile.open(named: name, in: transaction)
                case .account(let id): try AccountProfile.with(id, in: transaction)
                }
            guard let profile, profile.closedAt == nil,
                let password = try StoredPassword.of(profile.id, in: transaction)
            else { return nil }
            return Held(
                account: profile.id, password: password,
                codes: try StoredRecoveryCodes.of(profile.id, in: transaction))
        }
    }

    /// A refused sign-in is logged like a good one: who was tried matters.
    private func refuse(_ account: AccountID?, at now: Instant) async throws {
        try await store.facts.append { transaction in
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: .unknown, action: .signedIn,
                    object: LogObject(.person, account.flatMap { LogID($0.rawValue) }), outcome: .refused,
                    reason: .wrongSecret), in: transaction)
        }
    }
}
