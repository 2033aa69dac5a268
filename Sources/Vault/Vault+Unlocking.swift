internal import Crypto
import Database
public import Protection
public import Sealing

extension Vault {
    private static let purpose = "vault master key"

    /// Makes the tables and the master key of a new vault.
    /// - Parameters:
    ///   - passphrase: Unlocks it at start; nil if only custodians shall.
    ///   - custodians: Each can unlock it alone with the file that is returned.
    ///   - cost: `.keyFile`, except in tests.
    /// - Returns: The unlocked vault and, if there are custodians, the file to keep away from the server.
    /// - Throws: `VaultError`: `alreadyMade`, `invalid(.noCustodian)`, `sealing`; `MigrationRefusal`; `DatabaseError`.
    public static func make(
        in stores: VaultStores, passphrase: Passphrase?, custodians: [OrganisationPublicKey] = [],
        cost: Argon2Cost = .keyFile, at now: Instant
    ) async throws -> (vault: Vault, file: CustodianFile?) {
        let master = SymmetricKey(size: .bits256)
        let (row, file) = try lock(master, passphrase, custodians, cost)
        _ = try await stores.migrate(at: now)
        try await stores.wraps.write { transaction in
            guard try transaction.first("SELECT id FROM master") == nil else { throw VaultError.alreadyMade }
            try write(master, row, at: now, in: transaction)
        }
        return (Vault(stores: stores, keyring: Keyring(master: master)), file)
    }

    /// Unlocks a vault with its passphrase; about a second.
    /// - Throws: `VaultError`: `notMade`, `noPassphrase`, `sealing(.wrongPassphrase)`; `MigrationRefusal`.
    public static func unlock(_ stores: VaultStores, passphrase: Passphrase) async throws -> Vault {
        try await stores.requireCurrent()
        guard let locked = try await lock(in: stores) else { throw VaultError.noPassphrase }
        let master = SymmetricKey(
            data: try sealing { () throws(SealingError) in
                try locked.unlocked(with: passphrase, purpose: purpose)
            })
        return try await opened(stores, master)
    }

    /// Unlocks a vault with the file made for its custodians and the secret key of one of them.
    /// - Throws: `VaultError`: `notMade`, `otherVault`, `sealing`; `MigrationRefusal`.
    public static func unlock(_ stores: VaultStores, file: CustodianFile, key: OrganisationKey) async throws -> Vault {
        try await stores.requireCurrent()
        let bytes = try sealing { () throws(SealingError) in try file.opened(with: key) }
        return try await opened(stores, SymmetricKey(data: bytes))
    }

    /// Sets another passphrase; the old one opens nothing from then on, except in copies of the wraps made before.
    /// - Throws: `VaultError.sealing`: `wrongPassphrase` for the old one, `passphraseTooShort` for the new one.
    public func changePassphrase(
        from old: Passphrase, to new: Passphrase, cost: Argon2Cost = .keyFile, at now: Instant
    ) async throws {
        let master = try keyring.master
        guard let locked = try await Self.lock(in: stores) else { throw VaultError.noPassphrase }
        _ = try Self.sealing { () throws(SealingError) in try locked.unlocked(with: old, purpose: Self.purpose) }
        let (row, _) = try Self.lock(master, new, [], cost)
        try await stores.wraps.write { try Self.write(master, row, at: now, in: $0) }
        try await stores.eraseTraces()
    }

    /// Replaces the master key: every compartment key is wrapped anew, and old passphrases and custodians' files open
    /// nothing from then on, except in copies of the wraps made before.
    /// - Returns: The new file if there are custodians.
    public func rotateMaster(
        passphrase: Passphrase?, custodians: [OrganisationPublicKey] = [], cost: Argon2Cost = .keyFile, at now: Instant
    ) async throws -> CustodianFile? {
        let (old, master) = (try keyring.master, SymmetricKey(size: .bits256))
        let (row, file) = try Self.lock(master, passphrase, custodians, cost)
        try await stores.wraps.write { transaction in
            // Another server may have rotated it meanwhile: then the key in our hands opens nothing any more.
            try Self.requireProof(of: old, in: transaction)
            for found in try transaction.query("SELECT compartment, version, box FROM compartment_key") {
                guard let compartment = CompartmentID(try found.text(at: 0)) else {
                    throw VaultError.tampered("compartment key")
                }
                let version = try found.int(at: 1)
                let context = BoundContext.compartmentKey(compartment, version: version)
                guard let bytes = GCMBox.open(try found.blob(at: 2), old, authenticating: context) else {
                    throw VaultError.tampered("compartment key \(compartment) \(version)")
                }
                let box = try GCMBox.seal(bytes, master, authenticating: context)
                try transaction.execute(
                    """
                    UPDATE compartment_key SET box = \(box)
                    WHERE compartment = \(compartment) AND version = \(version)
                    """)
            }
            try Self.write(master, row, at: now, in: transaction)
        }
        keyring.replaceMaster(master)
        try await stores.eraseTraces()
        return file
    }

    private static func opened(_ stores: VaultStores, _ master: SymmetricKey) async throws -> Vault {
        try await stores.wraps.read { try requireProof(of: master, in: $0) }
        let vault = Vault(stores: stores, keyring: Keyring(master: master))
        try await vault.removeRemains()
        return vault
    }

    private static func requireProof(of master: SymmetricKey, in transaction: any Transaction) throws {
        guard let row = try transaction.first("SELECT proof FROM master") else { throw VaultError.notMade }
        guard GCMBox.open(try row.blob(at: 0), master, authenticating: BoundContext.proof) != nil else {
            throw VaultError.otherVault
        }
    }

    private static func lock(
        _ master: SymmetricKey, _ passphrase: Passphrase?, _ custodians: [OrganisationPublicKey], _ cost: Argon2Cost
    ) throws(VaultError) -> (LockedSecret?, CustodianFile?) {
        guard passphrase != nil || !custodians.isEmpty else { throw .invalid(.noCustodian) }
        let bytes = master.withUnsafeBytes { Array($0) }
        return try sealing { () throws(SealingError) in
            let locked: LockedSecret? =
                if let passphrase {
                    try LockedSecret(locking: bytes, with: passphrase, cost: cost, purpose: purpose)
                } else { nil }
            return (locked, custodians.isEmpty ? nil : try CustodianFile(sealing: bytes, to: custodians))
        }
    }

    private static func lock(in stores: VaultStores) async throws -> LockedSecret? {
        try await stores.wraps.read { transaction in
            guard try transaction.first("SELECT id FROM master") != nil else { throw VaultError.notMade }
            let row = try transaction.first("SELECT memory_kib, passes, salt, box FROM master_lock")
            guard let row else { return nil }
            guard let memory = UInt32(exactly: try row.int(at: 0)), let passes = UInt32(exactly: try row.int(at: 1)),
                let cost = Argon2Cost(memoryKiB: memory, passes: passes)
            else { throw VaultError.tampered("master lock") }
            return LockedSecret(cost: cost, salt: try row.blob(at: 2), box: try row.blob(at: 3))
        }
    }

    private static func write(
        _ master: SymmetricKey, _ lock: LockedSecret?, at now: Instant, in transaction: any Transaction
    ) throws {
        let proof = try GCMBox.seal(Array("proof".utf8), master, authenticating: BoundContext.proof)
        try transaction.execute("DELETE FROM master")
        try transaction.execute("INSERT INTO master (id, proof, made_at) VALUES (1, \(proof), \(now.microseconds))")
        try transaction.execute("UPDATE master_lock SET box = \([UInt8](repeating: 0, count: SubjectWrap.boxCount))")
        try transaction.execute("DELETE FROM master_lock")
        guard let lock else { return }
        try transaction.execute(
            """
            INSERT INTO master_lock (id, memory_kib, passes, salt, box, made_at)
            VALUES (1, \(Int(lock.cost.memoryKiB)), \(Int(lock.cost.passes)), \(lock.salt), \(lock.box),
                    \(now.microseconds))
            """)
    }

    /// What the other library refused, in this one's words.
    static func sealing<T>(_ body: () throws(SealingError) -> T) throws(VaultError) -> T {
        do {
            return try body()
        } catch {
            throw .sealing(error)
        }
    }
}
