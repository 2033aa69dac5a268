internal import Crypto
public import Database
public import Protection
private import Sealing

extension Vault {
    /// The key of a thing that is sealed as a file, wrapped under the key of a compartment as a person's is. Made where
    /// there is none yet; asked again, it is the same.
    /// - Throws: `VaultError`: `destroyed`, `unknownCompartment`, `locked`; `DatabaseError`.
    public func makeObjectKey(
        _ object: UUIDv7, in compartment: CompartmentID, at now: Instant
    ) async throws -> ObjectKey {
        try await stores.wraps.write { [keyring] transaction in
            if let found = try Self.objectKey(object, keyring, in: transaction) { return found }
            let version = try keyring.newest(compartment, in: transaction)
            let key = SymmetricKey(size: .bits256)
            let box = try GCMBox.seal(
                key.withUnsafeBytes { Array($0) }, keyring.key(version, in: transaction),
                authenticating: BoundContext.object(object, version))
            try transaction.execute(
                """
                INSERT INTO object_wrap (object, compartment, version, box, made_at)
                VALUES (\(object), \(compartment), \(version.number), \(box), \(now.microseconds))
                """)
            return ObjectKey(key)
        }
    }

    /// The key of a thing. Whether the asker may have it is for the policy; that it was asked for, for the log.
    /// - Throws: `VaultError`: `unknownSubject`, `destroyed`, `tampered`, `locked`; `DatabaseError`.
    public func objectKey(_ object: UUIDv7) async throws -> ObjectKey {
        let found = try await stores.wraps.read { [keyring] transaction in
            try Self.objectKey(object, keyring, in: transaction)
        }
        guard let found else { throw VaultError.unknownSubject }
        return found
    }

    /// Destroys the key of a thing and leaves a tombstone: every copy of its file is closed for good, in backups too.
    /// - Throws: `VaultError.unknownSubject`, `DatabaseError`.
    @discardableResult
    public func destroyObject(
        _ object: UUIDv7, _ reason: Tombstone.Reason, at now: Instant
    ) async throws -> Destruction {
        let subject = SubjectID(object)
        let tombstone = try await stores.wraps.write { transaction in
            let row = try transaction.first("SELECT compartment FROM object_wrap WHERE object = \(object)")
            guard let row else { return try Self.tombstone(of: subject, in: transaction) }
            try transaction.execute(
                """
                INSERT INTO tombstone (subject, compartment, destroyed_at, reason)
                VALUES (\(object), \(try row.text(at: 0)), \(now.microseconds), \(reason.rawValue))
                ON CONFLICT (subject, compartment) DO NOTHING
                """)
            let zeros = [UInt8](repeating: 0, count: SubjectWrap.boxCount)
            try transaction.execute("UPDATE object_wrap SET box = \(zeros) WHERE object = \(object)")
            try transaction.execute("DELETE FROM object_wrap WHERE object = \(object)")
            return try Self.tombstone(of: subject, in: transaction)
        }
        guard let tombstone else { throw VaultError.unknownSubject }
        return Destruction(tombstone: tombstone, tracesErased: (try? await eraseTraces()) != nil)
    }

    private static func objectKey(
        _ object: UUIDv7, _ keyring: Keyring, in transaction: any Transaction
    ) throws -> ObjectKey? {
        let row = try transaction.first(
            "SELECT compartment, version, box FROM object_wrap WHERE object = \(object)")
        // The wrap decides: a tombstone of this identifier beside it is somebody else's and closes no file.
        if let row { return ObjectKey(try openObject(object, row, keyring, in: transaction)) }
        if let tombstone = try tombstone(of: SubjectID(object), in: transaction) {
            throw VaultError.destroyed(tombstone)
        }
        return nil
    }

    /// - Parameter row: `compartment, version, box`.
    static func openObject(
        _ object: UUIDv7, _ row: Row, _ keyring: Keyring, in transaction: any Transaction
    ) throws -> SymmetricKey {
        guard let compartment = CompartmentID(try row.text(at: 0)) else {
            throw VaultError.tampered("wrap of \(object)")
        }
        let version = Keyring.Version(compartment: compartment, number: try row.int(at: 1))
        let key = try keyring.key(version, in: transaction)
        let context = BoundContext.object(object, version)
        guard let bytes = GCMBox.open(try row.blob(at: 2), key, authenticating: context) else {
            throw VaultError.tampered("wrap of \(object)")
        }
        return SymmetricKey(data: bytes)
    }

    /// Wraps the keys of things under the newest key of their compartment.
    /// - Returns: How many wraps were made anew; zero when none is left.
    func rewrapObjects(under newest: Keyring.Version, upTo count: Int) async throws -> Int {
        try await stores.wraps.write { [keyring] transaction in
            let rows = try transaction.query(
                """
                SELECT compartment, version, box, object FROM object_wrap
                WHERE compartment = \(newest.compartment) AND version < \(newest.number)
                ORDER BY object LIMIT \(count)
                """)
            for row in rows {
                let object = try row.uuid(at: 3)
                let key = try Self.openObject(object, row, keyring, in: transaction)
                let box = try GCMBox.seal(
                    key.withUnsafeBytes { Array($0) }, keyring.key(newest, in: transaction),
                    authenticating: BoundContext.object(object, newest))
                try transaction.execute(
                    "UPDATE object_wrap SET version = \(newest.number), box = \(box) WHERE object = \(object)")
            }
            return rows.count
        }
    }
}
