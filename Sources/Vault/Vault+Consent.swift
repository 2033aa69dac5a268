internal import Crypto
public import Database
public import Protection

extension Vault {
    /// What came of taking a consent back.
    public enum Withdrawal: Sendable, Hashable {
        /// Others still hold: so many.
        case narrowed(remaining: Int)
        /// Nothing holds any more: the key was destroyed.
        case destroyed(Destruction)
    }

    /// The consents of a victim, withdrawn and expired ones included.
    /// - Throws: As `read`.
    public func consents(
        of subject: SubjectID, by grant: CaseGrant, at now: Instant
    ) async throws -> [Consent] {
        let opened = try await open(subject, by: grant, at: now)
        return try await stores.vault.read { try Self.consents(of: opened, in: $0) }
    }

    /// Adds a consent, idempotent by its identifier.
    /// - Throws: As `read`; `differs` if the identifier is used with another content.
    public func record(
        _ consent: Consent, of subject: SubjectID, by grant: CaseGrant, at now: Instant
    ) async throws {
        let opened = try await open(subject, by: grant, at: now)
        let identity = try NewIdentity(
            subject, .victim, in: [grant.compartment], fields: [:], consents: [consent])
        _ = try await stores.vault.write { try Self.writeConsents(identity, opened.key, in: $0) }
    }

    /// Takes one consent back. If it was the consent to be kept at all, or the last that held, every wrap of the
    /// person's key is destroyed.
    /// - Throws: As `read`; `noConsent` if the person gave no such consent.
    public func withdraw(
        _ consent: UUIDv7, of subject: SubjectID, by grant: CaseGrant, at now: Instant
    ) async throws -> Withdrawal {
        let opened = try await open(subject, by: grant, at: now)
        let (withdrawn, remaining) = try await stores.vault.write { transaction in
            // Counted in the transaction that takes it back: of the last two, taken back at once, one finds nothing left.
            let all = try Self.consents(of: opened, in: transaction)
            guard let withdrawn = all.first(where: { $0.id == consent }) else { throw VaultError.noConsent }
            try transaction.execute(
                """
                UPDATE consent SET withdrawn_at = \(now.microseconds)
                WHERE id = \(consent) AND subject = \(subject) AND withdrawn_at IS NULL
                """)
            return (withdrawn, all.count { $0.id != consent && $0.isLive(at: now) })
        }
        if withdrawn.purpose != .holding, remaining > 0 { return .narrowed(remaining: remaining) }
        return .destroyed(try await destroy(subject, .withdrawn, at: now))
    }

    static func requireConsent(
        _ ground: ReadGround, for fields: Set<IdentityField>, of opened: OpenedSubject, at now: Instant,
        in transaction: any Transaction
    ) throws {
        let all = try consents(of: opened, in: transaction)
        // A person who set a time for being kept at all is not read beyond it, for any purpose.
        let holding = all.filter { $0.purpose == .holding }
        guard holding.isEmpty || holding.contains(where: { $0.isLive(at: now) }) else { throw VaultError.noConsent }
        guard case .consent(let purpose, let recipient) = ground else { return }
        let needed = fields.map(\.level).max() ?? .pseudonym
        let covers = all.contains {
            $0.purpose == purpose && $0.recipient == recipient && $0.level >= needed && $0.isLive(at: now)
        }
        guard covers else { throw VaultError.noConsent }
    }

    private static func consents(of opened: OpenedSubject, in transaction: any Transaction) throws -> [Consent] {
        let rows = try transaction.query(
            """
            SELECT id, given_at, expires_at, withdrawn_at, box FROM consent
            WHERE subject = \(opened.wrap.subject) ORDER BY id
            """)
        return try rows.map { try consent($0, of: opened.wrap.subject, opened.key) }
    }

    /// - Returns: Whether anything was written.
    static func writeConsents(
        _ identity: NewIdentity, _ key: SymmetricKey, in transaction: any Transaction
    ) throws -> Bool {
        var written = 0
        for consent in identity.consents {
            let box = try FieldBox.seal(consent.sealedPart, key, BoundContext.consent(identity.subject, consent))
            let inserted = try transaction.execute(
                """
                INSERT INTO consent (id, subject, box, given_at, expires_at)
                VALUES (\(consent.id), \(identity.subject), \(box), \(consent.givenAt.microseconds),
                        \(consent.expiresAt?.microseconds))
                ON CONFLICT (id) DO NOTHING
                """)
            written += inserted
            if inserted == 0 { try requireSame(consent, of: identity.subject, key, in: transaction) }
        }
        return written > 0
    }

    private static func requireSame(
        _ consent: Consent, of subject: SubjectID, _ key: SymmetricKey, in transaction: any Transaction
    ) throws {
        let row = try transaction.first(
            """
            SELECT id, given_at, expires_at, withdrawn_at, box FROM consent
            WHERE id = \(consent.id) AND subject = \(subject)
            """)
        guard let row, let found = try? Self.consent(row, of: subject, key),
            found.sealedPart == consent.sealedPart, found.givenAt == consent.givenAt,
            found.expiresAt == consent.expiresAt
        else { throw VaultError.differs(subject) }
    }

    private static func consent(_ row: Row, of subject: SubjectID, _ key: SymmetricKey) throws -> Consent {
        let id = try row.uuid(at: 0)
        let given = Instant(microseconds: Int64(try row.int(at: 1)))
        let expires = try row.optionalInt(at: 2).map { Instant(microseconds: Int64($0)) }
        let withdrawn = try row.optionalInt(at: 3).map { Instant(microseconds: Int64($0)) }
        let clear = Consent(id: id, .holding, to: "", level: .pseudonym, givenAt: given, expiresAt: expires)
        guard let part = FieldBox.open(try row.blob(at: 4), key, BoundContext.consent(subject, clear)),
            let consent = Consent(
                sealedPart: part, id: id, givenAt: given, expiresAt: expires, withdrawnAt: withdrawn)
        else { throw VaultError.tampered("consent \(id) of \(subject)") }
        return consent
    }
}
