import Database

extension Migration {
    /// Indexes by which linkage finds out whether anything changed, and the end of what nothing reads.
    static let linkageStamps = Migration(
        15, "linkage stamps",
        sql: """
            -- How often something was said anew, and what people decided: asked for with every question to linkage.
            CREATE INDEX harmed_person_past ON harmed_person (id) WHERE superseded_at IS NOT NULL;
            CREATE INDEX harm_judgement_decided ON harm_judgement (kind, account, judged_at, undone_at)
                WHERE account IS NOT NULL;

            DROP INDEX harm_incident_area;
            DROP INDEX harm_incident_recorded;
            DROP INDEX harm_judgement_second;
            DROP INDEX harm_link_to;
            DROP INDEX harm_pair_value;
            DROP INDEX person_record_recorded;
            DROP INDEX harmed_person_recorded;
            ALTER TABLE harm_summary DROP COLUMN assigned_to;
            """)
}
