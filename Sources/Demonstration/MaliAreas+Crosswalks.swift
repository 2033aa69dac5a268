public import Protection

extension MaliAreas {
    /// How areas of one scheme lie in those of another. A share is given only where it follows from the schemes
    /// themselves; where land was divided and nobody measured it, it is nil.
    public static let crosswalks: [Crosswalk] = from2017 + from2021 + to2023

    /// People counted: regions of 2021 and 2023 by the census of 2022 (RGPH5), a few cercles by that of 2009 or 2022,
    /// and the same carried to 2017 where an area is the same land under both schemes.
    public static let populations: [Population] = populationTable.records.flatMap { row -> [Population] in
        let counted = Population(area: row.area, year: row.year, persons: row.persons, source: row.source)
        guard row.area.scheme == scheme2021 else { return [counted] }
        let code = row.area.code
        if code == "ML07" { return [counted] + [gaoOf2017].compactMap(\.self) }
        let same = ref(code == "ML10" ? menaka2017 : code)
        return [counted, Population(area: same, year: row.year, persons: row.persons, source: row.source)]
    }

    static let populationTable = ReferenceTable<(area: AreaRef, year: Int, persons: Int, source: String)>(
        PopulationTable.text
    ) { fields in
        guard let area = fields.filled(0), let year = fields.count(1), let persons = fields.count(2),
            let source = fields.filled(3)
        else { return nil }
        let hasCode = area.hasPrefix(countryCode) && area.dropFirst(2).allSatisfy(\.isNumber)
        return (AreaRef(scheme: hasCode ? scheme2021 : scheme2023, code: area), year, persons, source)
    }

    /// The region of Gao of 2017 held both Gao and Ménaka of 2021.
    private static let gaoOf2017: Population? = {
        let parts = populationTable.records.filter { ["ML07", "ML10"].contains($0.area.code) }
        guard parts.count == 2, let year = parts.first?.year else { return nil }
        return Population(
            area: ref("ML07"), year: year, persons: parts.reduce(0) { $0 + $1.persons },
            source: "RGPH5 (INSTAT); computed: Gao and Ménaka of 2021")
    }()

    private static let unchanged = table.records.map(\.code).filter { $0 != "ML07" && !$0.hasPrefix("ML10") }

    private static func in2021(_ code: String) -> AreaRef { AreaRef(scheme: scheme2021, code: code) }

    private static let from2017: [Crosswalk] =
        unchanged.map { Crosswalk(from: ref($0), to: in2021($0), share: 1) }
        + [Crosswalk(from: ref(menaka2017), to: in2021("ML10"), share: 1)]
        + ["ML1001", "ML1002", "ML1003", "ML1004"].map {
            Crosswalk(from: ref(menaka2017), to: in2021($0), share: nil)
        }
        + ["ML07", "ML10"].map { Crosswalk(from: ref("ML07"), to: in2021($0), share: nil) }

    private static let from2021: [Crosswalk] =
        unchanged.map { Crosswalk(from: in2021($0), to: ref($0), share: 1) }
        + ["ML10", "ML1001", "ML1002", "ML1003", "ML1004"].map {
            Crosswalk(from: in2021($0), to: ref(menaka2017), share: 1)
        }
        + ["ML07", "ML10"].map { Crosswalk(from: in2021($0), to: ref("ML07"), share: 1) }

    /// The regions of 2023 do not nest exactly in the areas of 2021, so no share is stated.
    private static let to2023: [Crosswalk] = table.records.flatMap { row in
        row.regions2023.map {
            Crosswalk(from: in2021(row.code), to: AreaRef(scheme: scheme2023, code: $0), share: nil)
        }
    }
}

extension MaliAreas {
    private static let names = Dictionary(
        areas2017.map { ($0.ref.code, $0.name) }, uniquingKeysWith: { first, _ in first })

    /// The name of an area of the drawn scheme, or its code.
    static func name(of code: String) -> String { names[code] ?? code }
}
