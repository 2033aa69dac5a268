public import Access
import Database
public import Protection
public import SignIn
public import Store
import TransparencyLog

/// Makes and revokes what programs and phones hold. The secret is answered once and kept as a digest.
public struct Keys: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// The last moment a token made now may hold.
    public static func latestEnd(from now: Instant) -> Instant {
        now + Grant.longest
    }

    /// Makes a program's token.
    /// - Parameters:
    ///   - until: When it ends; a year from now at the latest.
    ///   - asking: The token of the program that asks, where no person does.
    public func issueToken(
        _ scopes: Set<Scope>, areas: Extent<AreaRef> = .all, label: String, until: Instant, by actor: AccountID?,
        token asking: TokenID? = nil, at now: Instant
    ) async throws -> (id: TokenID, token: SecretToken, until: Instant) {
        let id = TokenID(store.ids.next().description)
        return try await issue(id, scopes, areas, label: label, until: until, by: actor, token: asking, at: now)
    }

    /// Makes the token that two persons have decided on; the approval is used up with it.
    /// - Throws: `ApprovalError`; `Refusal` where its time is over before it begins.
    public func issueToken(
        _ request: TokenRequest, under approval: ApprovalID, by account: AccountID, at now: Instant
    ) async throws -> (id: TokenID, token: SecretToken, until: Instant) {
        try await issue(
            request.id, request.scopes, request.areas, label: request.label, until: request.until, by: account, at: now
        ) { transaction in
            try Approval.use(
                approval, for: .bulkExport, of: request.subject, by: account, at: now, in: transaction)
        }
    }

    private func issue(
        _ id: TokenID, _ scopes: Set<Scope>, _ areas: Extent<AreaRef>, label: String, until: Instant,
        by actor: AccountID?, token asking: TokenID? = nil, at now: Instant,
        first: @escaping @Sendable (any Transaction) throws -> Void = { _ in }
    ) async throws -> (id: TokenID, token: SecretToken, until: Instant) {
        let latest = Self.latestEnd(from: now)
        guard now < until, until <= latest, !scopes.isEmpty else {
            throw Refusal.tokenRefused(latest: latest)
        }
        var generator = SystemRandomNumberGenerator()
        let secret = SecretToken(.program, using: &generator)
        let token = StoredToken(
            id: id, digest: secret.digest.text, label: label, scopes: scopes, areas: areas, madeBy: actor, madeAt: now,
            until: until)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try first(transaction)
            try Self.requireKnown(areas, in: transaction)
            try token.insert(in: transaction)
            try LogWriter.append(
                LogEvent(.tokenIssued, .token, token.id.rawValue, by: actor, token: asking, at: now), in: transaction)
        }
        return (token.id, secret, until)
    }

    /// Enrols a phone for one area.
    /// - Parameters:
    ///   - isTrusted: Then only a real flood sets its reports aside.
    ///   - user: For clients that know nothing better than a name and a password.
    ///   - asking: The token of the program that asks, where no person does.
    public func enrolDevice(
        label: String, area: AreaRef, mode: StoredDevice.Mode = .live, isTrusted: Bool = false,
        user: StoredDevice.User? = nil, by actor: AccountID?, token asking: TokenID? = nil, at now: Instant
    ) async throws -> (id: DeviceID, token: SecretToken) {
        var generator = SystemRandomNumberGenerator()
        let secret = SecretToken(.device, using: &generator)
        let device = StoredDevice(
            id: DeviceID(store.ids.next().description), digest: secret.digest.text, label: label, area: area,
            madeBy: actor, madeAt: now, mode: mode, isTrusted: isTrusted, user: user)
        try await Self.refusingTakenName {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try Self.requireKnown(area, in: transaction)
                try device.insert(in: transaction)
                try LogWriter.append(
                    LogEvent(.deviceEnrolled, .device, device.id.rawValue, by: actor, token: asking, at: now),
                    in: transaction)
            }
        }
        return (device.id, secret)
    }

    /// Gives a phone a name and a password, in the place of those it had: the old ones are refused at once.
    /// - Throws: `Refusal` where another device has that name.
    public func give(
        _ user: StoredDevice.User, to device: DeviceID, by actor: AccountID?, at now: Instant
    ) async throws {
        try await Self.refusingTakenName {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                guard try StoredDevice.set(user, of: device, in: transaction) else { throw Refusal.noSuchThing }
                try LogWriter.append(
                    LogEvent(.changed, .device, device.rawValue, by: actor, at: now), in: transaction)
            }
        }
    }

    private static func refusingTakenName(_ write: () async throws -> Void) async throws {
        do {
            try await write()
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal(
                .data, code: "device_user_taken",
                message: Phrase(
                    fr: "Ce nom est déjà celui d’un appareil, peut-être révoqué.",
                    en: "That name is a device’s already, perhaps a revoked one’s."),
                place: "user", remedy: Phrase(fr: "Choisissez un autre nom.", en: "Choose another name."))
        }
    }

    /// Refuses areas that the store does not hold.
    static func requireKnown(_ areas: Extent<AreaRef>, in transaction: any Transaction) throws {
        guard case .only(let named) = areas else { return }
        for area in named.sorted() { try requireKnown(area, in: transaction) }
    }

    /// Refuses an area that the store does not hold.
    static func requireKnown(_ area: AreaRef, in transaction: any Transaction) throws {
        guard try !FactTable<Area>.latest([area], in: transaction).isEmpty else {
            throw Refusal(
                .areaUnknown,
                message: Phrase(
                    fr: "La zone \(area.code) du schéma \(area.scheme) n’est pas dans la base.",
                    en: "Area \(area.code) of scheme \(area.scheme) is not in the store."),
                place: "area",
                remedy: Phrase(
                    fr: "Importez les zones, ou corrigez le code.", en: "Import the areas, or correct the code."))
        }
    }

    /// Shuts a token out, on every server at once.
    public func revoke(_ token: TokenID, by actor: AccountID?, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredToken.revoke(token, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try LogWriter.append(LogEvent(.tokenRevoked, .token, token.rawValue, by: actor, at: now), in: transaction)
        }
    }

    /// Shuts a phone out, on every server at once.
    public func revoke(_ device: DeviceID, by actor: AccountID?, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredDevice.revoke(device, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try LogWriter.append(
                LogEvent(.deviceRevoked, .device, device.rawValue, by: actor, at: now), in: transaction)
        }
    }
}

extension Refusal {
    /// A token that may do nothing, or holds too long.
    public static func tokenRefused(latest: Instant) -> Refusal {
        Refusal(
            .usage, code: "token_refused",
            message: Phrase(
                fr: "Un jeton a au moins une portée et finit au plus tard le \(latest.day).",
                en: "A token has at least one scope and ends no later than \(latest.day)."),
            place: "until", remedy: Phrase(fr: "Choisissez une autre fin.", en: "Choose another end."))
    }
}
