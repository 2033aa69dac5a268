import Database

extension Migration {
    /// The tamper-evident log. Its rows are only ever added: the triggers stop mistakes, the tree shows the rest.
    static let log = Migration(
        2, "log",
        sql: """
            CREATE TABLE log_entry (
                seq BIGINT PRIMARY KEY CHECK (seq >= 0),
                entry BYTEA NOT NULL,
                leaf_hash BYTEA NOT NULL
            );
            -- Who and what, read out of the entry itself: there is no second copy that could say something else.
            CREATE INDEX log_entry_actor ON log_entry (substr(entry, 18, 17), seq);
            CREATE INDEX log_entry_object ON log_entry (substr(entry, 35, 17), seq);

            CREATE TABLE log_node (
                level BIGINT NOT NULL,
                position BIGINT NOT NULL,
                hash BYTEA NOT NULL,
                PRIMARY KEY (level, position)
            );

            CREATE TABLE log_head (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                size BIGINT NOT NULL CHECK (size >= 0),
                frontier BYTEA NOT NULL
            );
            INSERT INTO log_head (id, size, frontier) VALUES (1, 0, '')
            """,
        sqliteOnly: """
            -- Text became a blob of no bytes.
            UPDATE log_head SET frontier = zeroblob(0);
            CREATE TRIGGER log_entry_update BEFORE UPDATE ON log_entry
            BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
            CREATE TRIGGER log_entry_delete BEFORE DELETE ON log_entry
            BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
            CREATE TRIGGER log_node_update BEFORE UPDATE ON log_node
            BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
            CREATE TRIGGER log_node_delete BEFORE DELETE ON log_node
            BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
            CREATE TRIGGER log_head_delete BEFORE DELETE ON log_head
            BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END
            """,
        postgresOnly: """
            CREATE FUNCTION log_refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'the log is never changed'; END $$;
            CREATE TRIGGER log_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
            FOR EACH STATEMENT EXECUTE FUNCTION log_refuse();
            CREATE TRIGGER log_node_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON log_node
            FOR EACH STATEMENT EXECUTE FUNCTION log_refuse();
            CREATE TRIGGER log_head_kept BEFORE DELETE OR TRUNCATE ON log_head
            FOR EACH STATEMENT EXECUTE FUNCTION log_refuse()
            """)
}
