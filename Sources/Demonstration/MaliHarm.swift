public import Protection

/// Lethal events recorded in Mali from January 2012 to June 2023, summed by area, month, type of violence and sides:
/// figures derived from UCDP GED 24.1, not the data set itself.
///
/// Counting (as for any GED import): one-sided violence counts civilians killed from low to high and names the alleged
/// actor; other types count `deaths_civilians` at least, with `deaths_unknown` at most, actor unknown. In clashes
/// between
/// communal groups the dead of either side are people of unknown civilian status, in a column of their own; such
/// clashes stand one by one, since a benchmark looks at the deadliest. Fighters killed are not in the table.
///
/// The events lie before the day of the view, but UCDP coded part of them later (release of 2024): what is shown is
/// what happened by that day, as later recorded, not what had reached UCDP on that very day.
public enum MaliHarm {
    /// The data set and what was done with it; the `dataset` of each row's origin.
    public static let dataset = "UCDP GED 24.1, summed"
    /// How many events of the data set the rows stand for.
    public static let events = HarmTable.events
    /// How to cite it.
    public static let citation = """
        Sundberg, R. & Melander, E. (2013). Introducing the UCDP Georeferenced Event Dataset. Journal of Peace \
        Research 50(4). Davies, S., Pettersson, T. & Öberg, M. (2024). Organized violence 1989–2023. Journal of Peace \
        Research 61(4). UCDP GED version 24.1.
        """

    /// One incident for each row of the table, by area and month; `events` says how many events it stands for.
    public static func incidents() -> [Incident] { table.incidents }

    static let table = HarmRows(sides: HarmTable.sides, text: HarmTable.text)
}
