import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Adds a passkey to one's own account, or takes one away: by a session that has just proven who it is, and in the log.
public struct ChangePasskeys: Sendable {
    private let store: Store
    /// More than anyone carries.
    public static let most = 10

    public init(store: Store) {
        self.store = store
    }

    /// Keeps one more passkey.
    /// - Parameters:
    ///   - reply: What the browser answered, as JSON.
    ///   - challenge: The challenge it answers; it was asked for by this very account.
    ///   - label: What its owner tells it apart by.
    /// - Throws: `Refusal` where it cannot be verified, is known already, or is one too many.
    public func add(
        to session: StoredSession, reply: String, challenge: String, label: String, passkeys: SignInWithPasskey,
        at now: Instant
    ) async throws {
        let account = session.account
        let label = try Self.checked(label)
        guard
            let passkey = try await passkeys.enrolled(
                reply: reply, challenge: challenge, for: account, label: label, at: now)
        else { throw Refusal.passkeyRefused }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredSession.with(digest: session.digest, in: transaction) != nil,
                try StoredPasskey.with(credential: passkey.credential, in: transaction) == nil
            else { throw Refusal.passkeyRefused }
            guard try StoredPasskey.of(account, in: transaction).count < Self.most else { throw Self.tooMany }
            try passkey.insert(at: now, in: transaction)
            try LogWriter.append(
                LogEvent(.factorEnrolled, .person, account.rawValue, by: account, at: now), in: transaction)
        }
    }

    /// Takes a passkey away. Every other session ends: one of them may have been made with it.
    /// - Throws: `Refusal` where there is no such passkey, or where nothing would be left to come in with.
    public func remove(_ credential: String, from session: StoredSession, at now: Instant) async throws {
        let account = session.account
        try await store.facts.write { transaction in
            // Two removals at once wait for each other here, so that they cannot take the last two.
            try LogWriter.reserve(in: transaction)
            let held = try StoredPasskey.of(account, in: transaction)
            guard held.contains(where: { $0.credential == credential }) else { throw Refusal.noSuchThing }
            let hasPassword = try StoredPassword.of(account, in: transaction) != nil
            guard held.count > 1 || hasPassword else { throw Self.last }
            guard try StoredPasskey.remove(credential: credential, of: account, in: transaction) else {
                throw Refusal.noSuchThing
            }
            try StoredSession.endAll(of: account, except: session.digest, in: transaction)
            try LogWriter.append(
                [
                    LogEvent(.factorRemoved, .person, account.rawValue, by: account, at: now),
                    LogEvent(.sessionEnded, .person, account.rawValue, by: account, at: now),
                ], in: transaction)
        }
    }

    private static func checked(_ label: String) throws -> String {
        let isPlain = label.unicodeScalars.allSatisfy {
            !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
        }
        guard !label.isEmpty, label.unicodeScalars.count <= 50, isPlain else {
            throw Refusal(
                .usage, code: "label_refused",
                message: Phrase(
                    fr: "Ce libellé est vide, trop long ou contient des caractères invisibles.",
                    en: "This label is empty, too long or holds invisible characters."), place: "label",
                remedy: Phrase(
                    fr: "Écrivez ce qui distingue cette clé, en 50 caractères au plus.",
                    en: "Write what tells this passkey apart, in 50 characters at most."))
        }
        return label
    }

    private static let tooMany = Refusal(
        .usage, code: "passkeys_too_many",
        message: Phrase(fr: "Vous avez déjà dix clés d’accès.", en: "You have ten passkeys already."),
        remedy: Phrase(fr: "Retirez-en une d’abord.", en: "Remove one first."))

    private static let last = Refusal(
        .usage, code: "passkey_last",
        message: Phrase(
            fr: "C’est votre seul moyen d’entrer : il ne peut pas être retiré.",
            en: "This is your only way in: it cannot be removed."),
        remedy: Phrase(fr: "Ajoutez d’abord une autre clé d’accès.", en: "Add another passkey first."))
}
