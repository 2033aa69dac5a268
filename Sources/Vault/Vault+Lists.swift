import Database
public import Protection

extension Vault {
    /// Seals several persons in one step of each database, as `enrol` does one. At most as many as an interruption may
    /// leave without a fact (`sweepOrphans`).
    /// - Throws: As `enrol`.
    public func enrol(_ identities: [NewIdentity], at now: Instant) async throws {
        guard !identities.isEmpty else { return }
        let keys = try await stores.wraps.write { [keyring] transaction in
            try identities.map { try Self.wrap($0, keyring, at: now, in: transaction) }
        }
        try await stores.vault.write { transaction in
            for (identity, key) in zip(identities, keys) {
                try Self.store(identity, key, at: now, in: transaction)
            }
        }
    }

    /// Puts what a list says of a victim now in the place of what it said before. Fields it never said stay as they are.
    /// Somebody whom nobody had named is sealed as `enrol` does it. The caller logs it.
    /// - Throws: `VaultError`: `destroyed`, `differs`, `locked`; `DatabaseError`.
    public func replace(_ fields: Set<IdentityField>, by identity: NewIdentity, at now: Instant) async throws {
        let subject = identity.subject
        let key = try await stores.wraps.write { [keyring] transaction in
            try Self.wrap(identity, keyring, at: now, in: transaction)
        }
        try await stores.vault.write { transaction in
            try Self.note(subject, at: now, in: transaction)
            for field in fields {
                try transaction.execute(
                    "DELETE FROM identity_field WHERE subject = \(subject) AND name = \(field.rawValue)")
            }
            for (field, value) in identity.fields where fields.contains(field) {
                try Self.insert(value, field, of: subject, .victim, key, at: now, in: transaction)
            }
        }
        persons.drop()
    }
}
