public import Access
public import Database
public import Protection

/// Everything an account signs in with.
public enum StoredCredentials {
    /// Takes all of it away: password, passkeys, recovery codes.
    public static func removeAll(of account: AccountID, in transaction: any Transaction) throws(DatabaseError) {
        for table in ["passkey", "password", "recovery_code"] as [SQL] {
            try transaction.execute("DELETE FROM \(table) WHERE account = \(account.rawValue)")
        }
    }
}

/// A password with the secret of its time codes; the two are one factor pair and change together.
public struct StoredPassword: Sendable {
    public let account: AccountID
    /// A PHC string of argon2id.
    public let hash: String
    /// The shared secret of the time codes, sealed.
    public let codeSecret: [UInt8]
    /// The time step of the last code taken: none of it or before it is taken again, across restarts too.
    public let lastStep: Int?

    public init(account: AccountID, hash: String, codeSecret: [UInt8], lastStep: Int?) {
        self.account = account
        self.hash = hash
        self.codeSecret = codeSecret
        self.lastStep = lastStep
    }

    /// Keeps it, in the place of an earlier one.
    public func save(at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO password (account, hash, code_secret, last_step, changed_at)
            VALUES (\(account.rawValue), \(hash), \(codeSecret), \(lastStep), \(now.microseconds))
            ON CONFLICT (account) DO UPDATE
            SET hash = excluded.hash, code_secret = excluded.code_secret, last_step = excluded.last_step,
                changed_at = excluded.changed_at
            """)
    }

    public static func of(_ account: AccountID, in transaction: any Transaction) throws(DatabaseError)
        -> StoredPassword?
    {
        try transaction.first(
            "SELECT hash, code_secret, last_step FROM password WHERE account = \(account.rawValue)"
        ).map { row throws(DatabaseError) in
            StoredPassword(
                account: account, hash: try row.text("hash"), codeSecret: try row.blob("code_secret"),
                lastStep: try row.optionalInt("last_step"))
        }
    }

    /// Takes the code of a time step, once.
    /// - Returns: Whether this call took it: of two at the same time, one gets false.
    public static func take(
        step: Int, of account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            """
            UPDATE password SET last_step = \(step)
            WHERE account = \(account.rawValue) AND (last_step IS NULL OR last_step < \(step))
            """) == 1
    }
}

/// Codes to come back with when every other factor is lost; each serves once.
public enum StoredRecoveryCodes {
    /// Replaces all codes of an account.
    public static func replace(
        _ digests: [[UInt8]], of account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute("DELETE FROM recovery_code WHERE account = \(account.rawValue)")
        for digest in digests {
            try transaction.execute(
                "INSERT INTO recovery_code (account, digest) VALUES (\(account.rawValue), \(digest))")
        }
    }

    /// Takes a code, once.
    /// - Returns: Whether it was there.
    public static func take(
        _ digest: [UInt8], of account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "DELETE FROM recovery_code WHERE account = \(account.rawValue) AND digest = \(digest)") == 1
    }

    /// Digests of the codes that are left.
    public static func of(_ account: AccountID, in transaction: any Transaction) throws(DatabaseError) -> [[UInt8]] {
        var digests: [[UInt8]] = []
        for row in try transaction.query("SELECT digest FROM recovery_code WHERE account = \(account.rawValue)") {
            digests.append(try row.blob("digest"))
        }
        return digests
    }
}

/// A passkey: the public half, and how often it has signed.
public struct StoredPasskey: Hashable, Sendable {
    /// The credential's id, base64url.
    public let credential: String
    public let account: AccountID
    /// COSE algorithm number: −7 ES256, −8 EdDSA.
    public let algorithm: Int
    public let publicKey: [UInt8]
    public let signCount: Int
    /// The model of the authenticator, 16 bytes; zeroes where it does not say.
    public let model: [UInt8]
    public let isSyncable: Bool
    public let isSynced: Bool
    public let label: String
    /// When it was enrolled; nil until it is kept.
    public let createdAt: Instant?

    public init(
        credential: String, account: AccountID, algorithm: Int, publicKey: [UInt8], signCount: Int, model: [UInt8],
        isSyncable: Bool, isSynced: Bool, label: String, createdAt: Instant? = nil
    ) {
        self.credential = credential
        self.account = account
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.signCount = signCount
        self.model = model
        self.isSyncable = isSyncable
        self.isSynced = isSynced
        self.label = label
        self.createdAt = createdAt
    }

    public func insert(at now: Instant, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO passkey (credential, account, algorithm, public_key, sign_count, model, is_syncable, is_synced,
                                 label, created_at)
            VALUES (\(credential), \(account.rawValue), \(algorithm), \(publicKey), \(signCount), \(model),
                    \(isSyncable), \(isSynced), \(label), \(now.microseconds))
            """)
    }

    public static func with(
        credential: String, in transaction: any Transaction
    ) throws(DatabaseError) -> StoredPasskey? {
        try transaction.first("SELECT \(columns) FROM passkey WHERE credential = \(credential)")
            .map(StoredPasskey.init(row:))
    }

    public static func of(_ account: AccountID, in transaction: any Transaction) throws(DatabaseError)
        -> [StoredPasskey]
    {
        var passkeys: [StoredPasskey] = []
        for row in try transaction.query(
            "SELECT \(columns) FROM passkey WHERE account = \(account.rawValue) ORDER BY created_at, credential")
        {
            passkeys.append(try StoredPasskey(row: row))
        }
        return passkeys
    }

    /// Notes a signature.
    /// - Returns: False where another request has moved the counter in the meantime.
    public func used(count: Int, in transaction: any Transaction) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "UPDATE passkey SET sign_count = \(count) WHERE credential = \(credential) AND sign_count = \(signCount)")
            == 1
    }

    public static func remove(
        credential: String, of account: AccountID, in transaction: any Transaction
    ) throws(DatabaseError) -> Bool {
        try transaction.execute(
            "DELETE FROM passkey WHERE credential = \(credential) AND account = \(account.rawValue)") == 1
    }

    private static let columns: SQL = """
        credential, account, algorithm, public_key, sign_count, model, is_syncable, is_synced, label, created_at
        """

    private init(row: Row) throws(DatabaseError) {
        self.init(
            credential: try row.text("credential"), account: AccountID(try row.text("account")),
            algorithm: try row.int("algorithm"), publicKey: try row.blob("public_key"),
            signCount: try row.int("sign_count"), model: try row.blob("model"), isSyncable: try row.bool("is_syncable"),
            isSynced: try row.bool("is_synced"), label: try row.text("label"),
            createdAt: try row.instant("created_at"))
    }
}
