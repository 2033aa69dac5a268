import Database

extension Migration {
    /// Takes out the stems of incidents with sexual violence: their words told anyone who searched that there was some.
    /// The next start summarises these incidents anew (`SummariseIncident.settle`).
    static let harmMarks = Migration(
        14, "harm_marks",
        sql: """
            DELETE FROM harm_stem WHERE incident IN (
                SELECT incident FROM harm_summary WHERE superseded_at IS NULL AND harms LIKE '%sexual_violence %')
            """)
}
