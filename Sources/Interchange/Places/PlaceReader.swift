public import PlaceNames
import Protection

/// Reads places with all their names: a table with a header, or the main table of GeoNames (19 columns parted by tabs,
/// without a header).
///
/// Columns: `key` (or `id`, `pcode`), `name`, and where the file has them `list, name_fr, name_en, name_bm, name_ar,
/// aliases, spellings, former, feature, latitude, longitude, area, scheme, population`. Several names in a cell stand
/// between semicolons; one may say its language: `bm:Kuna`. A place without an area is laid into one by its point.
public enum PlaceReader {
    /// Reads a file and hands over every place with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (NamedPlace, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var bytes = GeoNamesBytes(source)
        // A line of our own stands above a file that has no header; people count without it.
        let shift = try bytes.lacksHeader() ? 1 : 0
        var table = try Table(bytes, kind: .places)
        let columns = try PlaceColumns(table, options)
        var summary = try table.readRows { row in
            // Areas of a list of places are the list's own, not those of any scheme.
            if row.text(columns.featureClass) == "A" {
                row.summary.skipped += 1
                return
            }
            let place = try place(&row, columns, options)
            try row.checkNew(place.id.list + "/" + place.id.key, column: columns.key)
            try emit(place, row.reader.line - shift)
        }
        if shift > 0 {
            summary.rejections = summary.rejections.map {
                Rejection(line: $0.line - shift, column: $0.column, value: $0.value, reason: $0.reason)
            }
        }
        return summary
    }

    private static func place(
        _ row: inout Table, _ columns: PlaceColumns, _ options: ImportOptions
    ) throws(CellProblem) -> NamedPlace {
        let key = try row.required(columns.key)
        var names = [NamedPlace.Name(try row.required(columns.name))]
        func add(_ name: NamedPlace.Name) {
            if !name.text.isEmpty, !names.contains(name) { names.append(name) }
        }
        for (column, language) in columns.byLanguage {
            add(NamedPlace.Name(row.text(column), language: language))
        }
        for (column, kind) in columns.others {
            for text in row.list(column) { add(name(text, kind)) }
        }
        add(NamedPlace.Name(row.text(columns.plain), kind: .spelling))
        for text in row.text(columns.alternates).split(separator: ",") {
            add(NamedPlace.Name(String(text.trimmed), kind: .spelling))
        }
        let scheme = row.text(columns.scheme)
        let area = row.text(columns.area)
        let named = scheme.isEmpty ? options.scheme : scheme
        guard area.isEmpty || named != nil else {
            throw CellProblem(column: columns.area ?? columns.key, reason: .blank)
        }
        let list = row.text(columns.list)
        let people = try row.whole(columns.population, in: 0...countLimit)
        return NamedPlace(
            id: NamedPlace.ID(list: list.isEmpty ? columns.fallbackList : list, key: key), names: names,
            feature: row.text(columns.feature), point: try row.coordinate(columns.latitude, columns.longitude),
            areas: area.isEmpty ? [] : [AreaRef(scheme: named ?? "", code: area)],
            // A population of 0 means "not known" in lists of places.
            population: people.flatMap { $0 > 0 ? $0 : nil })
    }

    /// A name that may say its language first: `bm:Kuna`.
    private static func name(_ text: String, _ kind: NamedPlace.Name.Kind) -> NamedPlace.Name {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, (2...3).contains(parts[0].utf8.count),
            parts[0].utf8.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return NamedPlace.Name(text, kind: kind) }
        return NamedPlace.Name(String(parts[1].trimmed), language: String(parts[0]), kind: kind)
    }
}

/// Where the columns of a table of places stand.
struct PlaceColumns {
    let key, name: Int
    let list, feature, featureClass, latitude, longitude, area, scheme, population: Int?
    /// Columns of GeoNames: the name in plain letters, and other names between commas.
    let plain, alternates: Int?
    let byLanguage: [(Int, String)]
    let others: [(Int, NamedPlace.Name.Kind)]
    /// The list its keys belong to, where no column says.
    let fallbackList: String

    init(_ table: Table, _ options: ImportOptions) throws(InterchangeError) {
        let found = try table.require([["key", "id", "pcode", "geonameid"], ["name", "name_official"]])
        (key, name) = (found[0], found[1])
        list = table.column("list")
        feature = table.column("feature", "type")
        featureClass = table.column("feature_class")
        plain = table.column("asciiname")
        alternates = table.column("alternatenames")
        latitude = table.column("latitude", "lat")
        longitude = table.column("longitude", "lon")
        area = table.column("area", "area_pcode", "adm3_pcode", "adm2_pcode", "adm1_pcode")
        scheme = table.column("scheme")
        population = table.column("population")
        byLanguage = ["fr", "en", "bm", "ar", "ff", "ses"].compactMap { language in
            table.column("name_" + language).map { ($0, language) }
        }
        let kinds: [(String, NamedPlace.Name.Kind)] = [
            ("aliases", .alias), ("spellings", .spelling), ("former", .former),
        ]
        others = kinds.compactMap { name, kind in table.column(name).map { ($0, kind) } }
        fallbackList = table.column("geonameid") == key ? "geonames" : "places"
    }
}

/// A source that, where it is the main table of GeoNames, gets the header that this file does not have.
private struct GeoNamesBytes: ByteSource {
    private var source: any ByteSource
    private var head: [UInt8] = []
    private var position = 0
    private static let header = """
        geonameid\tname\tasciiname\talternatenames\tlatitude\tlongitude\tfeature_class\tfeature\tcountry\tcc2\tadmin1\t\
        admin2\tadmin3\tadmin4\tpopulation\televation\tdem\ttimezone\tmodified

        """

    init(_ source: some ByteSource) {
        self.source = source
    }

    /// Whether the first line is a row of 19 cells that begins with a number; then the header is put before it.
    mutating func lacksHeader() throws(InterchangeError) -> Bool {
        var first = [UInt8](repeating: 0, count: 16_384)
        var count = 0
        while count < first.count {
            let more: Int
            do {
                more = try first[count...].withUnsafeMutableBytes { try source.read(into: $0) }
            } catch let error as InterchangeError {
                throw error
            } catch {
                throw .empty
            }
            if more == 0 { break }
            count += more
        }
        head = Array(first.prefix(count))
        let line = head.prefix { $0 != 0x0A }
        let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
        guard cells.count == 19, !cells[0].isEmpty, cells[0].allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        head = Array(Self.header.utf8) + head
        return true
    }

    mutating func read(into space: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
        guard position < head.count else { return try source.read(into: space) }
        let count = min(space.count, head.count - position)
        head.withUnsafeBytes {
            space.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
    }
}
