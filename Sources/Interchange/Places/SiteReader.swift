public import Protection

/// Reads the bases of a mission: `mission, code, name, latitude, longitude, coord_precision, area, scheme, strength,
/// hub, km_to_hub, closed_on, source`, or the columns of the table of MINUSMA sites.
///
/// A point counts as exact only where the table says `exact`. A strength in words that is not a figure, a range or
/// "about/almost N" is unknown. A site counts as closed on the day it was handed over, or else on the day the last
/// people left; days that the table only surrounds with words ("none in place") are no days.
public enum SiteReader {
    /// Reads a file and hands over every site with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Site, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .sites)
        let columns = try SiteColumns(table)
        let fallback = options.mission ?? options.missionInFileName
        if columns.mission == nil, fallback == nil { throw InterchangeError.missingOption(.mission) }
        if columns.area != nil, columns.scheme == nil, options.scheme == nil {
            table.summary.note(
                Phrase(
                    fr: "Les codes de zones n’ont pas été gardés : leur découpage n’est pas dit (--scheme).",
                    en: "Area codes were not kept: nothing says of which scheme they are (--scheme)."))
        }
        return try table.readRows { row in
            let site = try site(&row, columns, options, fallback)
            let key = site.mission + "/" + site.code
            try row.checkNew(key, column: columns.code)
            try emit(site, row.reader.line)
        }
    }

    private static func site(
        _ row: inout Table, _ columns: SiteColumns, _ options: ImportOptions, _ fallback: String?
    ) throws(CellProblem) -> Site {
        var mission = row.text(columns.mission)
        if mission.isEmpty { mission = fallback ?? "" }
        if mission.isEmpty { throw CellProblem(column: columns.mission ?? -1, reason: .blank) }
        let precision = row.text(columns.precision).lowercased()
        var scheme = row.text(columns.scheme)
        if scheme.isEmpty { scheme = options.scheme ?? "" }
        let area = row.text(columns.area)
        let hub = row.text(columns.hub)
        return Site(
            mission: mission, code: try row.required(columns.code), name: try row.required(columns.name),
            coordinate: try row.coordinate(columns.latitude, columns.longitude),
            isApproximate: !precision.hasPrefix("exact"),
            area: area.isEmpty || scheme.isEmpty ? nil : AreaRef(scheme: scheme, code: area),
            strength: headCount(row.text(columns.strength)), hub: hub.isEmpty ? nil : hub,
            kilometresToHub: try row.amount(columns.kilometres),
            closedOn: leadingDay(row.text(columns.handedOver)) ?? leadingDay(row.text(columns.left)),
            source: row.source(columns.source, options))
    }
}

/// Where the columns of a table of sites stand.
struct SiteColumns {
    let code, name: Int
    let mission, latitude, longitude, precision, area, scheme, strength, hub, kilometres: Int?
    let handedOver, left, source: Int?

    init(_ table: Table) throws(InterchangeError) {
        let found = try table.require([["code", "site_id", "site"], ["name"]])
        (code, name) = (found[0], found[1])
        mission = table.column("mission")
        latitude = table.column("latitude", "lat")
        longitude = table.column("longitude", "lon")
        precision = table.column("coord_precision", "precision")
        area = table.column("area", "pcode_adm2", "pcode")
        scheme = table.column("scheme")
        strength = table.column("strength", "strength_known", "troops")
        hub = table.column("hub")
        kilometres = table.column("km_to_hub", "km_road_to_hub")
        handedOver = table.column("closed_on", "actual_handover")
        left = table.column("last_personnel_left")
        source = table.column("source")
    }
}

/// A head count written as a figure, a range, or with "about" or "almost"; nil for any other words.
func headCount(_ text: String) -> CountRange? {
    let words = text.lowercased().split(separator: " ")
    if words.count == 2, let number = Int(words[1]), (0...countLimit).contains(number) {
        // "about 200" names a best figure and no bounds; "almost 150" an upper bound.
        if words[0] == "about" { return CountRange(min: 0, max: nil, best: number) }
        if words[0] == "almost" { return CountRange(min: 0, max: number) }
        return nil
    }
    let ends = text.split { "-–".contains($0) }.map { Int($0.trimmed) }
    switch (ends.count, ends.first ?? nil, ends.last ?? nil) {
    case (1, let number?, _) where (0...countLimit).contains(number): return CountRange(exactly: number)
    case (2, let low?, let high?) where low <= high && high <= countLimit: return CountRange(min: low, max: high)
    default: return nil
    }
}

/// The day a text begins with: "2023-08-17 (formal papers)".
private func leadingDay(_ text: String) -> Day? {
    let head = text.prefix(10)
    return head.utf8.count == 10 ? Day(head) : nil
}
