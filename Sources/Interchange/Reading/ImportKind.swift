/// What a file holds, as named on the command line: `releve import KIND FILE`.
public enum ImportKind: String, CaseIterable, Sendable {
    /// Areas with their outlines, or crosswalks between schemes (GeoJSON or CSV).
    case areas
    /// Places with all their names and codes, for reading what people write (a table, or GeoNames).
    case places
    /// People living in an area.
    case population
    /// Bases of a mission.
    case sites
    /// Where a mission stood, by year or by month (Geo-PKO base-years and snapshots).
    case presence
    /// Roads between sites.
    case routes
    /// Forces, agencies, committees and groups.
    case actors
    /// Tasks of a mandate, or how far each has come.
    case tasks
    /// Values of indicators that are not computed from the store.
    case indicators
    /// How many reports were expected and how many came.
    case coverage
    /// Lethal events of the UCDP Georeferenced Event Dataset, 20.x to 25.x.
    case ged
    /// Events of an ACLED export.
    case acled
}
