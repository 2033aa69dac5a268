public import Database
public import Protection

/// The moves of an allegation in the store: only ever added.
public enum StoredMoves {
    /// The allegation of an incident, with every move made.
    public static func allegation(
        of incident: TrackedIncident, in transaction: any Transaction
    ) throws -> Allegation {
        var allegation = Allegation(takenInBy: incident.takenInBy)
        for row in try transaction.query(
            """
            SELECT at, account, to_state, reason, evidence FROM harm_move
            WHERE incident = \(incident.id) ORDER BY number
            """)
        {
            guard let state = AllegationState(word: try row.text(at: 2)) else {
                throw DatabaseError(.corrupt, "a move's state does not read", place: "harm_move")
            }
            try allegation.add(
                AllegationMove(
                    at: Instant(microseconds: Int64(try row.int(at: 0))), by: try row.text(at: 1), to: state,
                    reason: try row.text(at: 3),
                    evidence: try row.text(at: 4).split(separator: " ").map(String.init)))
        }
        return allegation
    }

    /// Adds one move. Two at once have the same number, so one of them is refused as `uniqueViolation`.
    public static func insert(
        _ move: AllegationMove, number: Int, of incident: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        try transaction.execute(
            """
            INSERT INTO harm_move (incident, number, at, account, to_state, reason, evidence)
            VALUES (\(incident), \(number), \(move.at.microseconds), \(move.by), \(move.to.word), \(move.reason),
                    \(move.evidence.joined(separator: " ")))
            """)
    }
}
