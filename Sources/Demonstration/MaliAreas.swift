public import Protection

/// Areas of Mali under three schemes, with crosswalks and populations.
///
/// The demonstration is drawn on the scheme of 2017, the only one with outlines: 9 regions, 49 cercles and Bamako. The
/// scheme of 2021 makes Ménaka a region of four cercles; the reform of 2023 makes twenty regions, without P-codes yet.
public enum MaliAreas {
    /// The scheme the demonstration draws and counts on.
    public static let scheme = scheme2017
    /// OCHA COD-AB as of 2017: the outlines' own scheme.
    public static let scheme2017 = "COD-AB 2017"
    /// OCHA COD-AB valid from 20 December 2021.
    public static let scheme2021 = "COD-AB 2021"
    /// The territorial reform of 2023, by name.
    public static let scheme2023 = "Mali 2023"
    /// The code of the country itself, in every scheme.
    public static let countryCode = "ML"
    /// The cercle of 2017 that became the region ML10 in 2021.
    static let menaka2017 = "ML0704"

    /// The country, 9 regions and 50 cercles of 2017; the cercles have outlines.
    public static let areas2017: [Area] = country(in: scheme2017) + regions2017 + cercles2017
    /// The country, 10 regions and 53 cercles of 2021. Cercles that did not change keep the outline of 2017, and so
    /// does
    /// the region of Ménaka; its four cercles have none.
    public static let areas2021: [Area] = country(in: scheme2021) + listed2021
    /// The 20 regions of 2023, points only.
    public static let regions2023: [Area] = table2023.records.map(\.area)
    /// Every area of the three schemes.
    public static let all: [Area] = areas2017 + areas2021 + regions2023

    /// An area of the drawn scheme by its code.
    public static func ref(_ code: String) -> AreaRef { AreaRef(scheme: scheme, code: code) }

    /// Which pairs of cercles of 2017 share a border.
    public static let neighbours: [AreaRef: Set<AreaRef>] = Dictionary(
        outlines.neighbours.map { (ref($0.key), Set($0.value.map(ref))) }, uniquingKeysWith: { first, _ in first })

    static let outlines = OutlineShapes(arcs: OutlineTable.arcs, areas: OutlineTable.areas)

    struct Listed: Sendable {
        let code: String
        let name: String
        let point: Coordinate?
        let regions2023: [String]
    }

    static let table = ReferenceTable<Listed>(AreaTable.text) { fields in
        guard let code = fields.filled(0), let name = fields.filled(1) else { return nil }
        return Listed(
            code: code, name: name, point: fields.filled(2).flatMap(coordinate),
            regions2023: fields.text(3).split(separator: ";").map { String($0.drop { $0 == " " }) })
    }

    static let table2023 = ReferenceTable<(area: Area, parent: String)>(RegionTable2023.text) { fields in
        guard let name = fields.filled(0), let parent = fields.filled(1) else { return nil }
        let area = Area(
            ref: AreaRef(scheme: scheme2023, code: name), name: name, level: 1,
            parent: AreaRef(scheme: scheme2023, code: countryCode), point: fields.filled(2).flatMap(coordinate))
        return (area, parent)
    }

    private static func country(in scheme: String) -> [Area] {
        [Area(ref: AreaRef(scheme: scheme, code: countryCode), name: Mali.country, level: 0)]
    }

    private static let validFrom2021 = Day(year: 2021, month: 12, day: 20)

    private static let regions2017: [Area] = table.records.filter { $0.code.count == 4 && $0.code != "ML10" }.map {
        Area(ref: ref($0.code), name: $0.name, level: 1, parent: ref(countryCode), point: $0.point)
    }

    private static let cercles2017: [Area] = outlines.shapes.keys.sorted().map { code in
        // The chief town of the cercle of Ménaka is that of the cercle ML1001 of 2021, which kept its name.
        let listed = table.records.first { $0.code == (code == menaka2017 ? "ML1001" : code) }
        return Area(
            ref: ref(code), name: listed?.name ?? code, level: 2, parent: ref(String(code.prefix(4))),
            outline: outlines.shapes[code], point: listed?.point)
    }

    private static let listed2021: [Area] = table.records.map { row in
        let isRegion = row.code.count == 4
        return Area(
            ref: AreaRef(scheme: scheme2021, code: row.code), name: row.name, level: isRegion ? 1 : 2,
            parent: AreaRef(scheme: scheme2021, code: isRegion ? countryCode : String(row.code.prefix(4))),
            validFrom: validFrom2021, outline: outlines.shapes[row.code == "ML10" ? menaka2017 : row.code],
            point: row.point)
    }
}

/// A point written `latitude, longitude`.
func coordinate(_ text: String) -> Coordinate? {
    let parts = text.split { $0 == "," || $0 == " " }.compactMap { Double($0) }
    return parts.count == 2 ? Coordinate(latitude: parts[0], longitude: parts[1]) : nil
}
