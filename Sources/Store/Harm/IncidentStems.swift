public import Database

/// The stems of the words an incident is found by: of coded facts and of narratives without names, never of a name.
public enum IncidentStems {
    /// Replaces what an incident is found by.
    public static func replace(
        _ stems: Set<String>, of incident: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        var held: Set<String> = []
        for row in try transaction.query("SELECT stem FROM harm_stem WHERE incident = \(incident)") {
            held.insert(try row.text(at: 0))
        }
        for stem in held.subtracting(stems).sorted() {
            try transaction.execute("DELETE FROM harm_stem WHERE stem = \(stem) AND incident = \(incident)")
        }
        for stem in stems.subtracting(held).sorted() {
            try transaction.execute("INSERT INTO harm_stem (stem, incident) VALUES (\(stem), \(incident))")
        }
    }

    /// The incidents that have a stem.
    public static func incidents(
        with stem: String, in transaction: any Transaction
    ) throws(DatabaseError) -> [String] {
        var found: [String] = []
        for row in try transaction.query("SELECT incident FROM harm_stem WHERE stem = \(stem)") {
            found.append(try row.text(at: 0))
        }
        return found
    }
}
