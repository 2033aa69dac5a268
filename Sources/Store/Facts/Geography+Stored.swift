public import Database
public import Protection

extension Crosswalk: StoredFact {
    public static let table: SQL = "crosswalk"
    public static let shapesAccess = true
    public static let columns: SQL = "from_scheme, from_code, to_scheme, to_code, share"
    public static let columnCount = 5

    public var key: String { from.key + "\u{1F}" + to.key }

    public var values: [Value] {
        [.text(from.scheme), .text(from.code), .text(to.scheme), .text(to.code), share.value]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            from: AreaRef(scheme: try row.text(at: first), code: try row.text(at: first + 1)),
            to: AreaRef(scheme: try row.text(at: first + 2), code: try row.text(at: first + 3)),
            share: try row.optionalDouble(at: first + 4))
    }
}

extension Population: StoredFact {
    public static let table: SQL = "population"
    public static let columns: SQL = "scheme, code, year, persons, source"
    public static let columnCount = 5

    public var key: String { area.key + "\u{1F}\(year)\u{1F}" + source }

    public var values: [Value] {
        [.text(area.scheme), .text(area.code), year.value, persons.value, .text(source)]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            area: AreaRef(scheme: try row.text(at: first), code: try row.text(at: first + 1)),
            year: try row.int(at: first + 2), persons: try row.int(at: first + 3),
            source: try row.text(at: first + 4))
    }
}

extension Site: StoredFact {
    public static let table: SQL = "site"
    public static let columns: SQL = """
        mission, code, name, latitude, longitude, is_approximate, scheme, area_code, strength_min, strength_max, hub,
        kilometres_to_hub, closed_on, source
        """
    public static let columnCount = 14

    public var key: String { mission + "\u{1F}" + code }

    public var values: [Value] {
        [
            .text(mission), .text(code), .text(name), (coordinate?.latitude).value, (coordinate?.longitude).value,
            .bool(isApproximate), (area?.scheme).value, (area?.code).value, (strength?.min).value,
            (strength?.max).value, hub.value, kilometresToHub.value, (closedOn?.description).value, .text(source),
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            mission: try row.text(at: first), code: try row.text(at: first + 1), name: try row.text(at: first + 2),
            coordinate: try row.coordinate(at: first + 3), isApproximate: try row.bool(at: first + 5),
            area: try row.area(at: first + 6), strength: try row.range(at: first + 8),
            hub: try row.optionalText(at: first + 10), kilometresToHub: try row.optionalDouble(at: first + 11),
            closedOn: try row.optionalText(at: first + 12).flatMap { Day($0) }, source: try row.text(at: first + 13))
    }
}

extension Presence: StoredFact {
    public static let table: SQL = "presence"
    public static let columns: SQL = """
        mission, country, place, latitude, longitude, year, month, troops_min, troops_max
        """
    public static let columnCount = 9

    public var key: String {
        [mission, country, place, String(year), month.map(String.init) ?? "", coordinateKey]
            .joined(separator: "\u{1F}")
    }

    /// Two places of one name in one country are told apart by where they lie.
    private var coordinateKey: String {
        coordinate.map { "\($0.latitude) \($0.longitude)" } ?? ""
    }

    public var values: [Value] {
        [
            .text(mission), .text(country), .text(place), (coordinate?.latitude).value,
            (coordinate?.longitude).value, year.value, month.value, (troops?.min).value, (troops?.max).value,
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            mission: try row.text(at: first), country: try row.text(at: first + 1), place: try row.text(at: first + 2),
            coordinate: try row.coordinate(at: first + 3), year: try row.int(at: first + 5),
            month: try row.optionalInt(at: first + 6), troops: try row.range(at: first + 7))
    }
}

extension Route: StoredFact {
    public static let table: SQL = "route"
    public static let columns: SQL = """
        from_site, to_site, kilometres, transit_weeks, out_capacity, pool, escort_group, valid_from
        """
    public static let columnCount = 8

    public var key: String { [from, to, validFrom?.description ?? ""].joined(separator: "\u{1F}") }

    public var values: [Value] {
        [
            .text(from), .text(to), .double(kilometres), transitWeeks.value, outCapacity.value, .text(pool),
            .text(escortGroup), (validFrom?.description).value,
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            from: try row.text(at: first), to: try row.text(at: first + 1), kilometres: try row.double(at: first + 2),
            transitWeeks: try row.int(at: first + 3), outCapacity: try row.int(at: first + 4),
            pool: try row.text(at: first + 5), escortGroup: try row.text(at: first + 6),
            validFrom: try row.optionalText(at: first + 7).flatMap { Day($0) })
    }
}
