public import Database
public import Protection

extension Area: StoredFact {
    public static let table: SQL = "area"
    public static let shapesAccess = true
    public static let columns: SQL = """
        scheme, code, name, level, parent_code, valid_from, latitude, longitude, outline
        """
    public static let columnCount = 9

    public var key: String { ref.key }

    public var values: [Value] {
        [
            .text(ref.scheme), .text(ref.code), .text(name), level.value, (parent?.code).value,
            (validFrom?.description).value, (point?.latitude).value, (point?.longitude).value,
            (outline?.text).value,
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        let scheme = try row.text(at: first)
        self.init(
            ref: AreaRef(scheme: scheme, code: try row.text(at: first + 1)),
            name: try row.text(at: first + 2),
            level: try row.int(at: first + 3),
            parent: try row.optionalText(at: first + 4).map { AreaRef(scheme: scheme, code: $0) },
            validFrom: try row.optionalText(at: first + 5).flatMap { Day($0) },
            outline: try row.optionalText(at: first + 8).flatMap(Outline.init(text:)),
            point: try row.coordinate(at: first + 6))
    }
}

extension Area {
    public static var joinsHeld: Bool { true }

    /// An outline or a point is never lost to a source that has none, and an area known by more than its name never to
    /// one that has only the name, as a list of events does.
    public func joined(to held: Area) -> Area {
        if isOnlyNamed, !held.isOnlyNamed { return held }
        if outline != nil, point != nil { return self }
        return Area(
            ref: ref, name: name, level: level, parent: parent, validFrom: validFrom, outline: outline ?? held.outline,
            point: point ?? held.point)
    }

    /// Whether nothing but a name, and perhaps a point drawn from its events, is known of it.
    private var isOnlyNamed: Bool { name == ref.code && outline == nil && parent == nil && validFrom == nil }
}

extension FactTable<Area> {
    /// Some areas as they are known now, without reading the others.
    public static func latest(
        _ areas: some Collection<AreaRef>, in transaction: any Transaction
    ) throws(DatabaseError) -> [Area] {
        try latest(keys: areas.map(\.key), in: transaction)
    }
}

extension AreaRef {
    /// Scheme and code as one text. The separator can stand in neither.
    var key: String { scheme + "\u{1F}" + code }
}

extension Row {
    /// Latitude and longitude from two neighbouring columns; nil where either is missing.
    func coordinate(at index: Int) throws(DatabaseError) -> Coordinate? {
        guard let latitude = try optionalDouble(at: index), let longitude = try optionalDouble(at: index + 1) else {
            return nil
        }
        return Coordinate(latitude: latitude, longitude: longitude)
    }

    /// An area reference from two neighbouring columns; nil where either is missing.
    func area(at index: Int) throws(DatabaseError) -> AreaRef? {
        guard let scheme = try optionalText(at: index), let code = try optionalText(at: index + 1) else { return nil }
        return AreaRef(scheme: scheme, code: code)
    }

    /// A range from two neighbouring columns, `min` and `max`; nil where the minimum is missing.
    func range(at index: Int) throws(DatabaseError) -> CountRange? {
        guard let min = try optionalInt(at: index) else { return nil }
        return CountRange(min: min, max: try optionalInt(at: index + 1))
    }
}
