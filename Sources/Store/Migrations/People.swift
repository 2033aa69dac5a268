import Database

extension Migration {
    /// Who signs in and with what, what they may do, and what programs and phones hold.
    ///
    /// Secrets stand here only as digests (tokens, codes), as slow hashes (passwords) or sealed (the shared secret of
    /// time codes): whoever steals this database cannot sign in with it.
    static let people = Migration(
        3, "people",
        sql: """
            CREATE TABLE account (
                id TEXT PRIMARY KEY,
                name TEXT NOT NULL,
                unit TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                closed_at BIGINT
            );

            CREATE TABLE access_grant (
                id TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                role TEXT NOT NULL,
                areas TEXT NOT NULL,
                organisations TEXT NOT NULL,
                cases TEXT NOT NULL,
                marks TEXT NOT NULL,
                from_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                given_by TEXT,
                approval TEXT
            );
            CREATE INDEX access_grant_account ON access_grant (account);

            CREATE TABLE password (
                account TEXT PRIMARY KEY REFERENCES account (id),
                hash TEXT NOT NULL,
                code_secret BYTEA NOT NULL,
                last_step BIGINT,
                changed_at BIGINT NOT NULL
            );

            CREATE TABLE recovery_code (
                account TEXT NOT NULL REFERENCES account (id),
                digest BYTEA NOT NULL,
                PRIMARY KEY (account, digest)
            );

            CREATE TABLE passkey (
                credential TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                algorithm BIGINT NOT NULL,
                public_key BYTEA NOT NULL,
                sign_count BIGINT NOT NULL,
                model BYTEA NOT NULL,
                is_syncable BOOLEAN NOT NULL,
                is_synced BOOLEAN NOT NULL,
                label TEXT NOT NULL,
                created_at BIGINT NOT NULL
            );
            CREATE INDEX passkey_account ON passkey (account);

            CREATE TABLE challenge (
                challenge BYTEA PRIMARY KEY,
                ceremony TEXT NOT NULL,
                account TEXT,
                issued_at BIGINT NOT NULL
            );

            CREATE TABLE invitation (
                digest TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                expires_at BIGINT NOT NULL
            );

            CREATE TABLE session (
                digest TEXT PRIMARY KEY,
                account TEXT NOT NULL REFERENCES account (id),
                started_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                proven_at BIGINT
            );
            CREATE INDEX session_account ON session (account);

            CREATE TABLE api_token (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                label TEXT NOT NULL,
                scopes TEXT NOT NULL,
                areas TEXT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                revoked_at BIGINT
            );

            CREATE TABLE device (
                id TEXT PRIMARY KEY,
                digest TEXT NOT NULL UNIQUE,
                label TEXT NOT NULL,
                scheme TEXT NOT NULL,
                code TEXT NOT NULL,
                made_by TEXT,
                made_at BIGINT NOT NULL,
                revoked_at BIGINT
            );

            CREATE TABLE approval (
                id TEXT PRIMARY KEY,
                purpose TEXT NOT NULL,
                subject TEXT NOT NULL,
                requester TEXT NOT NULL REFERENCES account (id),
                requester_unit TEXT NOT NULL,
                beneficiary TEXT,
                reason TEXT NOT NULL,
                asked_at BIGINT NOT NULL,
                until_at BIGINT NOT NULL,
                state TEXT NOT NULL,
                decided_by TEXT,
                decided_unit TEXT,
                decided_at BIGINT
            );
            CREATE INDEX approval_asked ON approval (asked_at, id);

            CREATE TABLE emergency (
                id TEXT PRIMARY KEY,
                investigator TEXT NOT NULL REFERENCES account (id),
                unit TEXT NOT NULL,
                case_file TEXT NOT NULL,
                reason TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                notices_owed TEXT NOT NULL,
                reviewed_by TEXT,
                reviewed_at BIGINT,
                finding TEXT
            );
            CREATE INDEX emergency_opened ON emergency (opened_at, id);
            """)
}
