import Protection

/// Areas and crosswalks from a table.
///
/// Areas: `code|pcode, name, level|admin_level, parent|parent_pcode, scheme, latitude, longitude, valid_from`. A row
/// without a code goes by its name. A parent that belongs to another scheme of the same file is not a parent but a
/// crosswalk, as are the names in `region_2023_scheme`; shares are unknown there.
/// Crosswalks: `from_scheme, from_code, to_scheme, to_code, share`.
struct AreaTable {
    private var areas: [(area: Area, line: Int)] = []
    private var crosswalks: [(crosswalk: Crosswalk, line: Int)] = []
    private var parents: [(child: AreaRef, code: String, level: Int, line: Int)] = []
    private var reforms: [(from: AreaRef, names: String, line: Int)] = []

    static func read(
        _ source: some ByteSource, options: ImportOptions,
        emit: (AreaRecord, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .areas)
        var content = AreaTable()
        let summary =
            table.column("from_scheme") != nil || table.column("from_code") != nil
            ? try content.readCrosswalks(&table) : try content.readAreas(&table, options)
        try content.emitAll(emit)
        return summary
    }

    private mutating func readCrosswalks(_ table: inout Table) throws -> ReadSummary {
        let found = try table.require([["from_scheme"], ["from_code"], ["to_scheme"], ["to_code"]])
        let share = table.column("share")
        return try table.readRows { row in
            let from = AreaRef(scheme: try row.required(found[0]), code: try row.required(found[1]))
            let to = AreaRef(scheme: try row.required(found[2]), code: try row.required(found[3]))
            let portion = try row.amount(share)
            if let portion, portion > 1 { throw CellProblem(column: share ?? -1, reason: .outside(low: 0, high: 1)) }
            try row.checkNew(from.key + ">" + to.key, column: found[1])
            crosswalks.append((Crosswalk(from: from, to: to, share: portion), row.reader.line))
        }
    }

    private mutating func readAreas(_ table: inout Table, _ options: ImportOptions) throws -> ReadSummary {
        let name = try table.require([["name", "area_name"]])[0]
        let columns = (
            code: table.column("code", "pcode", "p_code"), level: table.column("level", "admin_level"),
            parent: table.column("parent", "parent_code", "parent_pcode"), scheme: table.column("scheme"),
            latitude: table.column("latitude", "lat", "chef_lieu_lat"),
            longitude: table.column("longitude", "lon", "chef_lieu_lon"), from: table.column("valid_from"),
            reform: table.column("region_2023_scheme")
        )
        if columns.scheme == nil, options.scheme == nil { throw InterchangeError.missingOption(.scheme) }
        if columns.code == nil { _ = try table.require([["code", "pcode"]]) }
        return try table.readRows { row in
            var scheme = row.text(columns.scheme)
            if scheme.isEmpty { scheme = options.scheme ?? "" }
            if scheme.isEmpty { throw CellProblem(column: columns.scheme ?? -1, reason: .blank) }
            let title = try row.required(name)
            let code = row.text(columns.code)
            let ref = AreaRef(scheme: scheme, code: code.isEmpty ? title : code)
            let level = try row.level(columns.level)
            let point = try row.coordinate(columns.latitude, columns.longitude)
            let start = try row.day(columns.from)
            try row.checkNew(ref.key, column: columns.code ?? name)
            let line = row.reader.line
            areas.append((Area(ref: ref, name: title, level: level, validFrom: start, point: point), line))
            let parent = row.text(columns.parent)
            if !parent.isEmpty { parents.append((ref, parent, level, line)) }
            let names = code.isEmpty ? "" : row.text(columns.reform)
            if !names.isEmpty { reforms.append((ref, names, line)) }
        }
    }
}

extension AreaTable {
    private mutating func emitAll(_ emit: (AreaRecord, _ line: Int) throws -> Void) throws {
        resolveParents()
        resolveReforms()
        for (area, line) in areas.enumerated().sorted(by: {
            ($0.element.area.level, $0.offset) < ($1.element.area.level, $1.offset)
        })
        .map(\.element) {
            try emit(.area(area), line)
        }
        for (crosswalk, line) in crosswalks {
            try emit(.crosswalk(crosswalk), line)
        }
    }

    private mutating func resolveParents() {
        var byRef = Dictionary(areas.enumerated().map { ($1.area.ref, $0) }, uniquingKeysWith: { first, _ in first })
        let byCode = Dictionary(grouping: areas.map(\.area.ref), by: \.code)
        for (child, code, level, line) in parents {
            let parent = AreaRef(scheme: child.scheme, code: code)
            if byRef[parent] == nil {
                if let other = byCode[code]?.first {
                    crosswalks.append((Crosswalk(from: child, to: other, share: nil), line))
                    continue
                }
                byRef[parent] = areas.count
                areas.append((Area(ref: parent, name: code, level: max(0, level - 1)), line))
            }
            if let index = byRef[child] { areas[index].area = areas[index].area.within(parent) }
        }
    }

    /// Ties areas to the areas of the file's other scheme that the reform column names.
    private mutating func resolveReforms() {
        let byName = Dictionary(grouping: areas.map(\.area), by: \.name)
        for (from, names, line) in reforms {
            for name in names.split(separator: ";") {
                let heirs = byName[String(name.trimmed)]?.map(\.ref).filter { $0.scheme != from.scheme } ?? []
                for to in heirs { crosswalks.append((Crosswalk(from: from, to: to, share: nil), line)) }
            }
        }
    }
}

extension Area {
    func within(_ parent: AreaRef) -> Area {
        Area(
            ref: ref, name: name, level: level, parent: parent, validFrom: validFrom, outline: outline, point: point)
    }
}

extension Table {
    /// An administrative level 0–5, of which only the leading digit counts ("1n"); 1 where the file has no such column.
    fileprivate mutating func level(_ column: Int?) throws(CellProblem) -> Int {
        guard let column else { return 1 }
        let text = try required(column)
        guard let digit = text.first?.wholeNumberValue, digit <= 5, !text.dropFirst().contains(where: \.isNumber) else {
            throw CellProblem(column: column, reason: .outside(low: 0, high: 5))
        }
        return digit
    }
}
