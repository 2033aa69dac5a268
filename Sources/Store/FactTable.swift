public import Database
public import Protection

/// Reads and writes the versions of one kind of fact.
public enum FactTable<Fact: StoredFact> {
    /// What staging made of a batch.
    public struct Staged: Sendable {
        public var new = 0
        public var revised = 0
        public var unchanged = 0
        /// Facts that were not staged, by their position in the batch, and why.
        public var refused: [(index: Int, reason: Refusal)] = []

        public init() {}
    }

    /// Why a fact was not staged.
    public enum Refusal: Sendable, Hashable {
        /// The same import already brought this key with other content.
        case duplicateKey
        /// The store holds a version recorded later than the day this import claims.
        case olderThanHeld(Instant)
    }

    private struct Version {
        let id: String
        let number: Int
        let digest: Int64
        let run: String
        let recordedAt: Int64?
    }

    /// Writes a batch as versions that nobody sees until `publish`. Rows the same run already staged are left as they
    /// are, so an import that was cut off goes on where it stopped.
    ///
    /// - Parameters:
    ///   - recordedAt: The moment these facts will count as known from.
    ///   - mayHaveEnded: Whether some of them may have been withdrawn before; no import does that.
    public static func stage(
        _ facts: [Fact], run: String, recordedAt: Instant, ids: UUIDv7Generator, mayHaveEnded: Bool = false,
        in transaction: any Transaction
    ) throws(DatabaseError) -> Staged {
        var staged = Staged()
        let keys = facts.map(\.key)
        var held = try versions(of: keys, run: run, in: transaction)
        func ended(_ key: String) throws(DatabaseError) -> Int {
            guard mayHaveEnded else { return 0 }
            return try transaction.first("SELECT max(version) AS n FROM \(Fact.table) WHERE fact_key = \(key)")?
                .optionalInt("n") ?? 0
        }
        let insert = try transaction.prepare(
            """
            INSERT INTO \(Fact.table) (id, fact_key, version, digest, import_run, supersedes, \(Fact.columns))
            VALUES (\(slots: 6 + Fact.columnCount))
            """)
        for (index, imported) in facts.enumerated() {
            let (current, pending) = held[keys[index]] ?? (nil, nil)
            let (values, digest) = try joined(imported, to: current, in: transaction)
            if let pending {
                if pending.digest != digest {
                    staged.refused.append((index, .duplicateKey))
                } else if current == nil {
                    staged.new += 1
                } else {
                    staged.revised += 1
                }
                continue
            }
            if let current {
                if current.digest == digest {
                    staged.unchanged += 1
                    continue
                }
                if let known = current.recordedAt, known > recordedAt.microseconds {
                    staged.refused.append((index, .olderThanHeld(Instant(microseconds: known))))
                    continue
                }
            }
            let id = ids.next().description
            let before = if let current { current.number } else { try ended(keys[index]) }
            var row: [Value] = [
                .text(id), .text(keys[index]), (before + 1).value, .int64(digest),
                .text(run),
                (current?.id).value,
            ]
            row += values
            try insert.execute(row)
            held[keys[index]] = (
                current, Version(id: id, number: 0, digest: digest, run: run, recordedAt: nil)
            )
            if current == nil { staged.new += 1 } else { staged.revised += 1 }
        }
        return staged
    }

    /// The values to stage and their fingerprint. The held version is read only where the two differ and may be joined.
    private static func joined(
        _ imported: Fact, to current: Version?, in transaction: any Transaction
    ) throws(DatabaseError) -> (values: [Value], digest: Int64) {
        let values = imported.values
        let print = digest(of: values)
        guard Fact.joinsHeld, let current, current.digest != print,
            let held = try with(ids: [current.id], in: transaction).first
        else { return (values, print) }
        let joined = imported.joined(to: held.fact).values
        return (joined, digest(of: joined))
    }

    /// Makes what a run staged known from `recordedAt`, and closes the versions it replaces, in one step.
    public static func publish(
        run: String, recordedAt: Instant, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            UPDATE \(Fact.table) SET superseded_at = \(recordedAt.microseconds)
            WHERE id IN (SELECT supersedes FROM \(Fact.table)
                         WHERE import_run = \(run) AND recorded_at IS NULL AND supersedes IS NOT NULL)
            """)
        let published = try transaction.execute(
            """
            UPDATE \(Fact.table) SET recorded_at = \(recordedAt.microseconds)
            WHERE import_run = \(run) AND recorded_at IS NULL
            """)
        if Fact.shapesAccess, published > 0 { try Settings.bumpAreasVersion(in: transaction) }
    }

    /// Removes what a run staged and never published.
    public static func discard(run: String, in transaction: any Transaction) throws(DatabaseError) {
        try transaction.execute("DELETE FROM \(Fact.table) WHERE import_run = \(run) AND recorded_at IS NULL")
    }

    /// Hands over every fact as it was known at a moment, in the order of its key, without holding them all.
    public static func forEach(
        knownAt: Instant, in transaction: any Transaction, _ body: (Held<Fact>) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT id, recorded_at, \(Fact.columns) FROM \(Fact.table)
            WHERE recorded_at <= \(knownAt.microseconds)
              AND (superseded_at IS NULL OR superseded_at > \(knownAt.microseconds))
            ORDER BY fact_key
            """
        ) { row in
            try body(held(row))
        }
    }

    /// Every fact as it was known at a moment.
    public static func all(knownAt: Instant, in transaction: any Transaction) throws -> [Fact] {
        var facts: [Fact] = []
        try forEach(knownAt: knownAt, in: transaction) { facts.append($0.fact) }
        return facts
    }

    /// The versions with these identities, whenever they were known, in the order of the identities.
    public static func with(
        ids: [String], in transaction: any Transaction
    ) throws(DatabaseError) -> [Held<Fact>] {
        var found: [String: Held<Fact>] = [:]
        for start in stride(from: 0, to: ids.count, by: 400) {
            let chunk = ids[start..<min(start + 400, ids.count)]
            let rows = try transaction.query(
                "SELECT id, recorded_at, \(Fact.columns) FROM \(Fact.table) WHERE \(SQL.isIn("id", chunk))")
            for row in rows {
                let one = try held(row)
                found[one.id] = one
            }
        }
        return ids.compactMap { found[$0] }
    }

    /// The facts of these keys as they are known now, in no order.
    static func latest(keys: [String], in transaction: any Transaction) throws(DatabaseError) -> [Fact] {
        try transaction.query(
            """
            SELECT id, recorded_at, \(Fact.columns) FROM \(Fact.table)
            WHERE \(SQL.isIn("fact_key", keys)) AND recorded_at IS NOT NULL AND superseded_at IS NULL
            """
        ).map { row throws(DatabaseError) in try held(row).fact }
    }

    /// How many facts are known now.
    public static func count(in transaction: any Transaction) throws(DatabaseError) -> Int {
        try transaction.first(
            """
            SELECT count(*) AS n FROM \(Fact.table) WHERE recorded_at IS NOT NULL AND superseded_at IS NULL
            """
        )?.int("n") ?? 0
    }

    private static func held(_ row: Row) throws(DatabaseError) -> Held<Fact> {
        Held(
            id: try row.text(at: 0), fact: try Fact(row: row, first: 2),
            recordedAt: Instant(microseconds: Int64(try row.optionalInt(at: 1) ?? 0)))
    }

    private static func versions(
        of keys: [String], run: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [String: (current: Version?, pending: Version?)] {
        var found: [String: (current: Version?, pending: Version?)] = [:]
        // One statement text for every full chunk, so that the engine prepares it once.
        let size = 250
        for start in stride(from: 0, to: keys.count, by: size) {
            var chunk = Array(keys[start..<min(start + size, keys.count)])
            if let last = chunk.last { chunk += Array(repeating: last, count: size - chunk.count) }
            let rows = try transaction.query(
                """
                SELECT fact_key, id, version, digest, import_run, recorded_at FROM \(Fact.table)
                WHERE fact_key IN (\(list: chunk)) AND superseded_at IS NULL
                """)
            for row in rows {
                let version = Version(
                    id: try row.text(at: 1), number: try row.int(at: 2), digest: Int64(try row.int(at: 3)),
                    run: try row.text(at: 4), recordedAt: try row.optionalInt(at: 5).map(Int64.init))
                let key = try row.text(at: 0)
                var entry = found[key] ?? (nil, nil)
                if version.recordedAt != nil {
                    entry.current = version
                } else if version.run == run {
                    entry.pending = version
                }
                found[key] = entry
            }
        }
        return found
    }
}
