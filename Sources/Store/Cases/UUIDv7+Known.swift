import Database

extension UUIDv7 {
    /// Those among some identifiers that a table has a row of, asked for by many at once.
    static func known(
        among ids: [UUIDv7], in table: SQL, _ transaction: any Transaction
    ) throws(DatabaseError) -> Set<UUIDv7> {
        var known: Set<UUIDv7> = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let some = ids[start..<min(start + 500, ids.count)]
            for row in try transaction.query("SELECT id FROM \(table) WHERE id IN (\(list: some))") {
                known.insert(try row.uuid(at: 0))
            }
        }
        return known
    }
}
