import Database

extension Migration {
    /// Pieces of photos and recordings that arrive bit by bit from the edge of a network, until a file is whole.
    static let pieces = Migration(
        10, "pieces",
        sql: """
            -- Each piece is a sealed file of its own; the row goes when the file is whole, or after a month without it.
            CREATE TABLE attachment_piece (
                report TEXT NOT NULL REFERENCES report (id),
                name TEXT NOT NULL,
                first_byte BIGINT NOT NULL,
                size BIGINT NOT NULL,
                total BIGINT NOT NULL,
                sha256 BYTEA NOT NULL,
                file TEXT NOT NULL,
                file_key BYTEA NOT NULL,
                received_at BIGINT NOT NULL,
                PRIMARY KEY (report, name, first_byte)
            );
            CREATE INDEX attachment_piece_file ON attachment_piece (file);
            CREATE INDEX attachment_piece_received ON attachment_piece (received_at)
            """)
}
