public import Access
import Database
public import Protection
import SignIn
public import Store
import TransparencyLog

/// Makes accounts and the one-time links that lead to them. A link confers no right by itself; grants do.
public struct Invite: Sendable {
    private let store: Store
    /// How long a link holds.
    public static let life = Duration.days(7)

    public init(store: Store) {
        self.store = store
    }

    /// A new account and its link.
    public struct Invited: Sendable {
        public let account: AccountID
        /// The end of the link: `/invitations/TOKEN`.
        public let path: String
    }

    /// Makes an account, with grants where the founding of the store allows them.
    /// - Parameters:
    ///   - grants: Roles given at once: only while the store is being founded.
    ///   - actor: Who invites; nil for the command line and for programs.
    ///   - asking: The token of the program that asks, where no person does.
    public func callAsFunction(
        name: String, unit: UnitID, grants: [(role: Role, compartment: Compartment)] = [], by actor: AccountID?,
        token asking: TokenID? = nil, at now: Instant
    ) async throws -> Invited {
        let name = try Self.checked(name)
        guard unit.rawValue.contains(where: { $0.isLetter || $0.isNumber }), unit.rawValue.utf8.count <= 100 else {
            throw Refusal(
                .usage, code: "unit_missing",
                message: Phrase(fr: "Il manque l’unité.", en: "The unit is missing."), place: "unit",
                remedy: Phrase(
                    fr: "Nommez le service : il distingue les deux personnes d’une décision.",
                    en: "Name the team: it tells the two persons of a decision apart."))
        }
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.invitation, using: &generator)
        let profile = AccountProfile(
            id: AccountID(store.ids.next().description), name: name, unit: unit, createdAt: now)
        let made = try grants.map { grant in
            try Grant(
                id: GrantID(store.ids.next().description), account: profile.id, role: grant.role,
                compartment: grant.compartment, from: now,
                until: now + Grant.longest)
        }
        for grant in made { try grant.check(against: made) }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try AccountProfile.open(named: name, in: transaction) == nil else { throw Self.nameTaken(name) }
            for grant in made { try Keys.requireKnown(grant.compartment.areas, in: transaction) }
            try profile.insert(in: transaction)
            for grant in made { try grant.insert(givenBy: actor, in: transaction) }
            if !made.isEmpty { try Settings.bumpAccessVersion(in: transaction) }
            try OneTime.invite(
                profile.id, digest: token.digest.text, until: now + Self.life,
                in: transaction)
            var events = [LogEvent(.invited, .person, profile.id.rawValue, by: actor, token: asking, at: now)]
            events += made.map { LogEvent(.granted, .grant, $0.id.rawValue, by: actor, at: now) }
            try LogWriter.append(events, in: transaction)
        }
        return Invited(account: profile.id, path: "/invitations/" + token.text)
    }

    /// A new link for an account whose owner lost every factor; the old factors and sessions go.
    /// - Parameter first: What must come about with it, in the same transaction.
    func again(
        _ account: AccountID, by actor: AccountID?, at now: Instant,
        after first: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) async throws -> Invited {
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.invitation, using: &generator)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try first(transaction)
            guard let profile = try AccountProfile.with(account, in: transaction), profile.closedAt == nil else {
                throw Refusal.noSuchThing
            }
            try StoredSession.endAll(of: account, in: transaction)
            try StoredCredentials.removeAll(of: account, in: transaction)
            try OneTime.invite(
                account, digest: token.digest.text, until: now + Self.life,
                in: transaction)
            try LogWriter.append(LogEvent(.invited, .person, account.rawValue, by: actor, at: now), in: transaction)
        }
        return Invited(account: account, path: "/invitations/" + token.text)
    }

    private static func checked(_ name: String) throws -> String {
        let isPlain = name.unicodeScalars.allSatisfy { !$0.properties.isDefaultIgnorableCodePoint && $0.value >= 0x20 }
        guard !name.isEmpty, name.utf8.count <= 100, isPlain else {
            throw Refusal(
                .usage, code: "name_refused",
                message: Phrase(
                    fr: "Ce nom de compte est vide, trop long ou contient des caractères invisibles.",
                    en: "This account name is empty, too long or holds invisible characters."),
                place: "name",
                remedy: Phrase(
                    fr: "Choisissez un nom court, que vos collègues reconnaissent.",
                    en: "Choose a short name colleagues will know."))
        }
        return name
    }

    private static func nameTaken(_ name: String) -> Refusal {
        Refusal(
            .nameTaken,
            message: Phrase(fr: "Un compte porte déjà ce nom.", en: "An account already has this name."), place: "name",
            remedy: Phrase(fr: "Choisissez-en un autre.", en: "Choose another."))
    }
}

extension Refusal {
    /// To whoever asks, there is no such thing.
    static let noSuchThing = Refusal(
        .notFound,
        message: Phrase(fr: "Cela n’existe pas, ou n’existe plus.", en: "There is no such thing, or no longer."))
}
