public import Protection

/// Reads events of an ACLED CSV export (Raleigh, Linke, Hegre & Karlsen 2010).
///
/// ACLED gives one figure of fatalities, by its own account the more conservative one, and no range: the figure is the
/// minimum and the best, there is no maximum, and the event is flagged `singleFigure`. Those killed are civilians only
/// where `civilian_targeting` is set or the event is *Violence against civilians*; else their status is unknown.
/// Abduction and sexual violence are harm whose number is unknown. The alleged actor is `actor1` of violence against
/// civilians, unless unidentified. Precision: time 1, 2, 3 are day, week, month; place 1 is exact, 2 (part of a
/// region) counts as a second-order area, 3 as a first-order one. Protests and strategic developments in which nobody
/// died are skipped: they record no harm.
public struct ACLEDReader {
    /// The data set in each event's origin.
    public static let dataset = "ACLED"

    private let columns: ACLEDColumns
    private let options: ImportOptions

    /// Reads a file and hands over every event with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (Incident, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .acled)
        let reader = ACLEDReader(columns: try ACLEDColumns(table), options: options)
        return try table.readRows { row in
            guard let incident = try reader.incident(&row) else {
                row.summary.skipped += 1
                return
            }
            try emit(incident, row.reader.line)
        }
    }

    private func incident(_ row: inout Table) throws(CellProblem) -> Incident? {
        let key = try row.required(columns.id)
        let day = try row.acledDay(columns.date)
        let coordinate = try row.coordinate(columns.latitude, columns.longitude)
        let fatalities = try row.count(columns.fatalities)
        let type = try row.required(columns.eventType)
        let datePrecision = try datePrecision(row)
        let placePrecision = try placePrecision(row)
        try row.checkNew(key, column: columns.id)
        let isAgainstCivilians = type.lowercased() == "violence against civilians"
        let isTargeted = isAgainstCivilians || !row.text(columns.civilianTargeting).isEmpty
        let subType = row.text(columns.subType).lowercased()
        let isQuiet = ["protests", "strategic developments"].contains(type.lowercased())
        if isQuiet, !isTargeted, (fatalities ?? 0) == 0 { return nil }
        let actor1 = row.text(columns.actor1)
        let sides = (Inter(row.text(columns.inter1), actor1), Inter(row.text(columns.inter2), row.text(columns.actor2)))
        let isNamed = !actor1.isEmpty && !actor1.hasPrefix("Unidentified")
        let incident = Incident(
            origin: Incident.Origin(
                dataset: options.release.map { "\(ACLEDReader.dataset) \($0)" } ?? ACLEDReader.dataset, key: key),
            start: day, end: day, datePrecision: datePrecision,
            violence: isAgainstCivilians
                ? .oneSided : sides.0 == .state || sides.1 == .state ? .stateBased : .nonState,
            targetsCivilians: isTargeted,
            isCommunal: columns.inter1 == nil || columns.inter2 == nil ? nil : sides == (.communal, .communal),
            coordinate: coordinate, placePrecision: placePrecision, placeName: row.text(columns.place),
            country: columns.country == nil ? options.country ?? "" : row.text(columns.country),
            admin1: row.text(columns.admin1), admin2: row.text(columns.admin2), sideA: actor1,
            sideB: row.text(columns.actor2), harms: harms(fatalities, subType, isTargeted),
            attribution: isAgainstCivilians && isNamed ? Attribution(actor: actor1) : .unknown,
            sources: nil, flags: fatalities == nil ? [] : [.singleFigure])
        return incident
    }

    private func harms(_ fatalities: Int?, _ subType: String, _ isTargeted: Bool) -> [Harm] {
        let killed = fatalities.map { CountRange(min: $0, max: nil, best: $0) } ?? .unknown
        var harms = [Harm(kind: .killed, status: isTargeted ? .civilian : .unknown, count: killed)]
        if subType.hasPrefix("abduction") { harms.append(Harm(kind: .abducted, status: .civilian, count: .unknown)) }
        if subType.hasPrefix("sexual") {
            harms.append(Harm(kind: .sexualViolence, status: .civilian, count: .unknown))
        }
        return harms
    }

    private func datePrecision(_ row: Table) throws(CellProblem) -> DatePrecision {
        switch try row.requiredWhole(columns.datePrecision, in: 1...3) {
        case 1: .day
        case 2: .week
        default: .month
        }
    }

    private func placePrecision(_ row: Table) throws(CellProblem) -> PlacePrecision {
        switch try row.requiredWhole(columns.placePrecision, in: 1...3) {
        case 1: .exact
        case 2: .admin2
        default: .admin1
        }
    }
}

/// What sort of actor stands on a side; ACLED wrote codes 1–8 until 2024 and words since.
private enum Inter {
    case state, communal, other

    init(_ code: String, _ actor: String) {
        switch code.lowercased() {
        case "1", "state forces": self = .state
        case "4", "identity militia": self = .communal
        case "": self = actor.hasPrefix("Military Forces") || actor.hasPrefix("Police Forces") ? .state : .other
        default: self = .other
        }
    }
}

extension Table {
    /// A day as ACLED writes it: 2023-08-13, or 13 August 2023 in older exports.
    fileprivate mutating func acledDay(_ column: Int) throws(CellProblem) -> Day {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        let parts = text(column).lowercased().split(separator: " ")
        if parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]),
            let month = months.firstIndex(of: String(parts[1])),
            let answer = Day(year: year, month: month + 1, day: day)
        {
            return answer
        }
        return try requiredDay(column)
    }
}
