public import Protection

/// Reads lethal events of the UCDP Georeferenced Event Dataset (Sundberg & Melander 2013), any column set of releases
/// 20.x to 25.x, under the counting rules of `GEDCounts`.
///
/// The key of an event is its UCDP id. Events of precision 5 and beyond keep the point UCDP stands them on and read
/// unplaced by `PlacePrecision.isUnplaced`; those of date precision 5 keep their window and no month. First-order area
/// names become areas of scheme `ucdp-adm1`, so that a country without outlines still has areas.
public struct GEDReader {
    /// The scheme of the areas made from first-order names; the code is the name as UCDP writes it.
    public static let areaScheme = "ucdp-adm1"
    /// The data set in each event's origin, before the release where one is given.
    public static let dataset = "UCDP GED"

    private let options: ImportOptions
    private let dataset: String
    private var columns: GEDColumns
    private var areas = NamedAreas()
    private var communalBySides: [Sides: Bool?] = [:]

    private struct Sides: Hashable {
        let a, b: String
    }

    private init(_ table: Table, _ options: ImportOptions) throws(InterchangeError) {
        self.options = options
        dataset = options.release.map { GEDReader.dataset + " " + $0 } ?? GEDReader.dataset
        columns = try GEDColumns(table)
    }

    /// Reads a file, handing over each event with its line as it comes, and the areas at the end.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Incident, _ line: Int) throws -> Void, emitArea: (Area) throws -> Void = { _ in }
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .ged)
        var reader = try GEDReader(table, options)
        if reader.columns.country == nil, options.country == nil {
            table.summary.note(
                Phrase(
                    fr: "Le fichier ne nomme pas le pays ; il reste vide.",
                    en: "The file does not name the country; it stays blank."))
        }
        let summary = try table.readRows { row in
            let incident = try reader.incident(&row)
            try emit(incident, row.reader.line)
        }
        for area in reader.areas.areas(scheme: areaScheme) { try emitArea(area) }
        return summary
    }

    private mutating func incident(_ row: inout Table) throws(CellProblem) -> Incident {
        let id = try row.requiredWhole(columns.id, in: 0...Int(Int32.max))
        let start = try row.requiredDay(columns.start)
        let end = try row.requiredDay(columns.end)
        if end < start { throw CellProblem(column: columns.end, reason: .endsBeforeItStarts) }
        let datePrecision = try row.coded(columns.datePrecision, as: DatePrecision.self)
        let placePrecision = try row.coded(columns.placePrecision, as: PlacePrecision.self)
        let violence = try row.coded(columns.violence, as: ViolenceType.self, but: .unknown)
        let coordinate = try row.coordinate(columns.latitude, columns.longitude)
        let sideA = row.text(columns.sideA)
        let sideB = row.text(columns.sideB)
        let counts = try counts(row, violence, sideA, sideB)
        try row.checkNew(UInt64(id), column: columns.id)
        let admin1 = row.text(columns.admin1)
        if !admin1.isEmpty { areas.note(admin1, coordinate: placePrecision.fitsAdmin1 ? coordinate : nil) }
        let isOneSided = violence == .oneSided
        let key = String(id)
        let incident = Incident(
            origin: Incident.Origin(dataset: dataset, key: key),
            start: start, end: end, datePrecision: datePrecision, violence: violence,
            targetsCivilians: isOneSided ? true : nil, isCommunal: counts.isCommunal,
            coordinate: coordinate, placePrecision: placePrecision, placeName: row.text(columns.place),
            country: columns.country == nil ? options.country ?? "" : row.text(columns.country),
            admin1: admin1, admin2: row.text(columns.admin2), sideA: sideA, sideB: sideB, harms: counts.harms,
            attribution: isOneSided && !sideA.isEmpty ? Attribution(actor: sideA) : .unknown,
            sources: try sources(row), flags: try flags(&row, counts))
        return incident
    }

    private mutating func counts(
        _ row: Table, _ violence: ViolenceType, _ sideA: String, _ sideB: String
    ) throws(CellProblem) -> GEDCounts {
        GEDCounts(
            violence: violence,
            isCommunal: violence == .nonState ? areCommunal(sideA, sideB) : false,
            deathsA: try row.count(columns.deathsA), deathsB: try row.count(columns.deathsB),
            civilians: try row.count(columns.civilians), unknown: try row.count(columns.unknown),
            best: try row.count(columns.best), low: try row.count(columns.low), high: try row.count(columns.high))
    }

    private mutating func areCommunal(_ sideA: String, _ sideB: String) -> Bool? {
        let sides = Sides(a: sideA, b: sideB)
        if let known = communalBySides[sides] { return known }
        let answer = options.communalGroups.areBothCommunal(sideA, sideB)
        if communalBySides.count < 10_000 { communalBySides[sides] = answer }
        return answer
    }

    /// How many sources; −1 is UCDP's word for not known.
    private func sources(_ row: Table) throws(CellProblem) -> Int? {
        guard let number = try row.whole(columns.sources, in: -1...countLimit), number >= 0 else { return nil }
        return number
    }

    private func flags(_ row: inout Table, _ counts: GEDCounts) throws(CellProblem) -> [Incident.Flag] {
        var flags: [Incident.Flag] = []
        if counts.hasBoundsReordered { flags.append(.boundsReordered) }
        if try row.whole(columns.clarity, in: 1...2) == 2 { flags.append(.summaryEvent) }
        let status = row.text(columns.status)
        if !status.isEmpty, status.lowercased() != "clear" { flags.append(.codingUnchecked) }
        return flags
    }
}

extension Table {
    /// A whole number that is one of the codes of an enumeration.
    func coded<Code: RawRepresentable & CaseIterable>(
        _ column: Int, as: Code.Type, but ours: Code? = nil
    ) throws(CellProblem) -> Code where Code.RawValue == Int {
        guard let number = try whole(column, in: -1...99) else { throw CellProblem(column: column, reason: .blank) }
        let codes = Code.allCases.filter { $0.rawValue != ours?.rawValue }
        if let code = codes.first(where: { $0.rawValue == number }) { return code }
        throw CellProblem(column: column, reason: .notOneOf(codes.map { String($0.rawValue) }))
    }
}
