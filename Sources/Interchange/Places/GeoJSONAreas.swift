import Protection

/// Areas from a GeoJSON FeatureCollection (RFC 7946): one area for each feature, at the level of its deepest area code,
/// and one without outline for each area its codes say it lies in. A feature whose outline is faulty is refused as a
/// whole, with the path of the fault.
struct GeoJSONAreas {
    private var scanner: JSONScanner
    private let scheme: String
    private var summary = ReadSummary()
    private var found: [(area: Area, line: Int)] = []
    private var containing: [AreaRef: (area: Area, line: Int)] = [:]
    private var lines: [AreaRef: Int] = [:]
    /// The line of the last feature and the byte it was counted up to, so that lines are counted once.
    private var counted = (offset: 0, line: 1)

    init(_ bytes: [UInt8], _ scheme: String) {
        scanner = JSONScanner(bytes)
        self.scheme = scheme
    }

    mutating func read(_ emit: (AreaRecord, _ line: Int) throws -> Void) throws -> ReadSummary {
        try readCollection()
        let parents = containing.values.filter { lines[$0.area.ref] == nil }
        let all = parents + found
        for (area, line) in all.sorted(by: {
            ($0.area.level, $0.line, $0.area.ref) < ($1.area.level, $1.line, $1.area.ref)
        }) {
            try emit(.area(area), line)
        }
        return summary
    }

    private mutating func readCollection() throws(InterchangeError) {
        guard try scanner.peek() == .object else { throw .notFeatures(found: try scanner.peek().rawValue) }
        var features: Int?
        var type: String?
        try scanner.members { (scanner, name) throws(InterchangeError) in
            if name == "type" {
                type = try scanner.scalarText()
                return
            }
            if name == "features", try scanner.peek() == .array { features = scanner.position }
            try scanner.skip()
        }
        try scanner.finish()
        guard type == "FeatureCollection", let features else { throw .notFeatures(found: type ?? "?") }
        scanner.position = features
        var reader = self
        var inner = scanner
        try inner.elements { (scanner) throws(InterchangeError) in try reader.readFeature(&scanner) }
        self = reader
    }

    private mutating func readFeature(_ scanner: inout JSONScanner) throws(InterchangeError) {
        // Looking at the value passes the space before it.
        let kind = try scanner.peek()
        let line = line(of: scanner)
        let index = summary.read
        summary.read += 1
        var properties: [String: String] = [:]
        var geometry: Int?
        guard kind == .object else {
            try scanner.skip()
            return reject(line, "features[\(index)]", "", .wrongGeometry("?"))
        }
        try scanner.members { (scanner, name) throws(InterchangeError) in
            switch name {
            case "properties" where try scanner.peek() == .object:
                try scanner.members { (scanner, key) throws(InterchangeError) in
                    if let text = try scanner.scalarText() { properties[key] = text }
                }
            case "geometry":
                if try scanner.peek() == .object { geometry = scanner.position }
                try scanner.skip()
            default: try scanner.skip()
            }
        }
        let names = AreaProperties(properties)
        guard let own = names.deepest else {
            return reject(
                line, "features[\(index)].properties", properties.keys.sorted().joined(separator: ", "), .noAreaCode)
        }
        do throws(CellProblem) {
            let shape = try geometryShape(geometry, scanner)
            keep(names, own, shape, index: index, line: line)
        } catch {
            let path = "features[\(index)]." + (error.detail?.path ?? "geometry")
            reject(line, path, "\(own.code) \(error.detail?.value ?? "")".trimmedText, error.reason)
        }
    }

    private func geometryShape(_ offset: Int?, _ scanner: JSONScanner) throws(CellProblem) -> GeoJSONShape {
        guard let offset else { return .none }
        var inner = scanner
        inner.position = offset
        return try GeoJSONShape(&inner)
    }

    private mutating func keep(
        _ names: AreaProperties, _ own: AreaProperties.Level, _ shape: GeoJSONShape, index: Int, line: Int
    ) {
        let ref = AreaRef(scheme: scheme, code: own.code)
        if let first = lines[ref] {
            return reject(line, "features[\(index)].properties", own.code, .duplicate(firstLine: first))
        }
        lines[ref] = line
        var parent: AreaRef?
        for level in names.levels where level.number < own.number {
            let above = AreaRef(scheme: scheme, code: level.code)
            if containing[above] == nil {
                containing[above] = (
                    Area(ref: above, name: level.name ?? level.code, level: level.number, parent: parent), line
                )
            }
            parent = above
        }
        let area = Area(
            ref: ref, name: own.name ?? own.code, level: own.number, parent: parent, validFrom: names.validFrom,
            outline: shape.outline, point: shape.point)
        found.append((area, line))
    }

    private mutating func reject(_ line: Int, _ path: String, _ value: String, _ reason: RejectionReason) {
        summary.rejections.append(Rejection(line: line, column: path, value: value, reason: reason))
    }

    private mutating func line(of scanner: JSONScanner) -> Int {
        counted = (scanner.position, counted.line + scanner.lineBreaks(counted.offset..<scanner.position))
        return counted.line
    }
}

extension String {
    var trimmedText: String { String(self[...].trimmed) }
}
