public import Database
public import Protection

extension Incident: StoredFact {
    public static let table: SQL = "incident"
    public static let columns: SQL = """
        dataset, source_key, start_day, end_day, date_precision, violence, targets_civilians, is_communal, latitude,
        longitude, place_precision, place, country, admin1, admin2, side_a, side_b, actor, attribution_grade, civilians_min,
        civilians_max, civilians_best, unknown_min, unknown_max, combatants_min, combatants_max, other_harm, sources,
        flags, events, largest_min, largest_max, scheme, area_code
        """
    public static let columnCount = 34

    public var key: String { origin.dataset + "\u{1F}" + origin.key }

    public var values: [Value] {
        let civilians = harm(.killed, .civilian)
        let unknown = harm(.killed, .unknown)
        let combatants = harm(.killed, .combatant)
        return [
            .text(origin.dataset), .text(origin.key), start.daysSinceEpoch.value, end.daysSinceEpoch.value,
            datePrecision.rawValue.value, violence.rawValue.value, targetsCivilians.value, isCommunal.value,
            (coordinate?.latitude).value, (coordinate?.longitude).value, placePrecision.rawValue.value,
            .text(placeName), .text(country), .text(admin1), .text(admin2), .text(sideA), .text(sideB),
            attribution.actor.value, (attribution.grade?.step).value, (civilians?.min).value,
            (civilians.flatMap(\.max)).value, (civilians.flatMap(\.best)).value, (unknown?.min).value,
            (unknown.flatMap(\.max)).value, (combatants?.min).value, (combatants.flatMap(\.max)).value,
            otherHarm, sources.value, .text(flags.map(\.rawValue).joined(separator: " ")), events.value,
            (largestEvent?.min).value, (largestEvent.flatMap(\.max)).value, (area?.scheme).value, (area?.code).value,
        ]
    }

    /// Harm other than deaths, one "kind status min max unknown" a line; NULL where there is none, as for most rows.
    private var otherHarm: Value {
        let others = harms.lazy.filter { $0.kind != .killed }
        guard !others.isEmpty else { return .null }
        return .text(
            others.map { harm in
                let high = harm.count.max.map(String.init) ?? "-"
                return
                    "\(harm.kind.rawValue) \(harm.status.rawValue) \(harm.count.min) \(high) \(harm.count.unknownReports)"
            }.joined(separator: "\n"))
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        var harms: [Harm] = []
        if let civilians = try row.range(at: first + 19) {
            let best = try row.optionalInt(at: first + 21)
            let count = CountRange(min: civilians.min, max: civilians.max, best: best)
            harms.append(Harm(kind: .killed, status: .civilian, count: count))
        }
        if let unknown = try row.range(at: first + 22) {
            harms.append(Harm(kind: .killed, status: .unknown, count: unknown))
        }
        if let combatants = try row.range(at: first + 24) {
            harms.append(Harm(kind: .killed, status: .combatant, count: combatants))
        }
        harms += (try row.optionalText(at: first + 26) ?? "").split(separator: "\n").compactMap(Harm.init(line:))
        guard let date = DatePrecision(rawValue: try row.int(at: first + 4)),
            let violence = ViolenceType(rawValue: try row.int(at: first + 5)),
            let place = PlacePrecision(rawValue: try row.int(at: first + 10))
        else { throw DatabaseError(.corrupt, "a precision or a type of violence is out of range", place: "incident") }
        self.init(
            origin: Origin(dataset: try row.text(at: first), key: try row.text(at: first + 1)),
            start: Day(daysSinceEpoch: try row.int(at: first + 2)),
            end: Day(daysSinceEpoch: try row.int(at: first + 3)),
            datePrecision: date, violence: violence, targetsCivilians: try row.optionalBool(at: first + 6),
            isCommunal: try row.optionalBool(at: first + 7), coordinate: try row.coordinate(at: first + 8),
            placePrecision: place, placeName: try row.text(at: first + 11), country: try row.text(at: first + 12),
            admin1: try row.text(at: first + 13), admin2: try row.text(at: first + 14),
            sideA: try row.text(at: first + 15), sideB: try row.text(at: first + 16), harms: harms,
            attribution: Attribution(
                actor: try row.optionalText(at: first + 17),
                grade: try row.optionalInt(at: first + 18).flatMap { Grade($0) }),
            sources: try row.optionalInt(at: first + 27),
            flags: try row.text(at: first + 28).split(separator: " ").compactMap { Flag(rawValue: String($0)) },
            events: try row.int(at: first + 29), largestEvent: try row.range(at: first + 30),
            area: try row.area(at: first + 32))
    }
}

extension Harm {
    fileprivate init?(line: Substring) {
        let parts = line.split(separator: " ")
        guard parts.count == 5, let kind = HarmKind(rawValue: String(parts[0])),
            let status = CivilianStatus(rawValue: String(parts[1])), let min = Int(parts[2]),
            let unknown = Int(parts[4])
        else { return nil }
        self.init(kind: kind, status: status, count: CountRange(min: min, max: Int(parts[3]), unknownReports: unknown))
    }
}

extension Bool? {
    fileprivate var value: Value { self.map(Value.bool) ?? .null }
}
