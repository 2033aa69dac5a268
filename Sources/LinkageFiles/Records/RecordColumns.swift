import Linkage

/// Where in a file the columns of the schema and the further columns stand.
struct RecordColumns {
    /// One for each `RecordField`, in its order, then one for each extra.
    let positions: [Int?]
    let extras: [ExtraField]
    /// Columns of the file that nothing asks for.
    let ignored: [String]
    /// Whether one column holds the whole name.
    let isWholeNameInGiven: Bool

    /// Columns known to hold the day of birth, which tells people apart better than most.
    private static let birthNames: Set<String> = [
        "birthdate", "dateofbirth", "dob", "datenaissance", "datedenaissance",
    ]

    init(header: [String], map: ColumnMap) throws(LinkageFileError) {
        var places: [String: Int] = [:]
        for (index, name) in header.enumerated() where !name.isEmpty {
            guard places.updateValue(index, forKey: Self.folded(name)) == nil else { throw .repeatedColumn(name) }
        }
        var missing: [String] = []
        func place(_ name: String, isWanted: Bool) -> Int? {
            let place = places[Self.folded(name)]
            if place == nil, isWanted { missing.append(name) }
            return place
        }
        var positions = RecordField.allCases.map { field in
            place(map.columns[field] ?? field.rawValue, isWanted: map.columns[field] != nil || field == .id)
        }
        var extras = map.extras
        let taken = Set(extras.map { Self.folded($0.name) } + map.columns.values.map(Self.folded))
        if let birth = header.first(where: {
            Self.birthNames.contains(Self.folded($0)) && !taken.contains(Self.folded($0))
        }) {
            extras.append(ExtraField(name: birth, kind: .birth))
        }
        positions += extras.map { place($0.name, isWanted: true) }
        if !missing.isEmpty { throw .columnsMissing(missing, found: header) }
        func has(_ field: RecordField) -> Bool { positions[RecordField.allCases.firstIndex(of: field) ?? 0] != nil }
        if !has(.givenName), !has(.familyName), extras.isEmpty { throw .nothingToCompare(found: header) }
        if extras.count > Comparison.mostExtras { throw .tooManyExtras(extras.count, limit: Comparison.mostExtras) }
        self.positions = positions
        self.extras = extras
        isWholeNameInGiven = has(.givenName) && !has(.familyName)
        let used = Set(positions.compactMap { $0 })
        ignored = header.indices.filter { !used.contains($0) && !header[$0].isEmpty }.map { header[$0] }
    }

    /// A column name without what spelling varies: case, accents, spaces, underscores, hyphens and dots.
    static func folded(_ name: String) -> String {
        TextFolding.folded(name).filter { $0 != " " && $0 != "_" }
    }
}
