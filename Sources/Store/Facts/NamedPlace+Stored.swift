public import Database
public import PlaceNames
import Protection

extension NamedPlace: StoredFact {
    public static let table: SQL = "place"
    public static let columns: SQL = "list, place_key, names, feature, latitude, longitude, areas, population"
    public static let columnCount = 8

    public var key: String { id.list + "\u{1F}" + id.key }

    public var values: [Value] {
        [
            .text(id.list), .text(id.key), .text(NameLines.text(of: names)), .text(feature), (point?.latitude).value,
            (point?.longitude).value, .text(AreaList.text(of: areas)), population.value,
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            id: ID(list: try row.text(at: first), key: try row.text(at: first + 1)),
            names: NameLines.names(in: try row.text(at: first + 2)), feature: try row.text(at: first + 3),
            point: try row.coordinate(at: first + 4), areas: AreaList.areas(in: try row.text(at: first + 6)),
            population: try row.optionalInt(at: first + 7))
    }
}

/// The names of a place in one column: `kind␟language␟name`, one a line.
private enum NameLines {
    static func text(of names: [NamedPlace.Name]) -> String {
        names.map { [$0.kind.rawValue, $0.language ?? "", $0.text].joined(separator: "\u{1F}") }
            .joined(separator: "\n")
    }

    static func names(in text: String) -> [NamedPlace.Name] {
        text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\u{1F}", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let kind = NamedPlace.Name.Kind(rawValue: String(parts[0])) else { return nil }
            return NamedPlace.Name(
                String(parts[2]), language: parts[1].isEmpty ? nil : String(parts[1]), kind: kind)
        }
    }
}
