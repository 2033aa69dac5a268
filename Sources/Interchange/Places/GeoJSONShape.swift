import Protection

/// The outline or point of a feature, checked as it is read.
///
/// A ring is closed and has at least four positions on the globe; a hole has no point outside its shell, though it may
/// touch it. Rings that touch or cross themselves are taken: published outlines have them, and the even–odd rule
/// still answers.
struct GeoJSONShape {
    let outline: Outline?
    let point: Coordinate?

    static let none = GeoJSONShape(outline: nil, point: nil)

    private init(outline: Outline?, point: Coordinate?) {
        self.outline = outline
        self.point = point
    }

    init(_ scanner: inout JSONScanner) throws(CellProblem) {
        var type = "?"
        var coordinates: Int?
        do throws(InterchangeError) {
            try scanner.members { (scanner, name) throws(InterchangeError) in
                if name == "type" {
                    type = try scanner.scalarText() ?? "?"
                    return
                }
                if name == "coordinates" { coordinates = scanner.position }
                try scanner.skip()
            }
        } catch {
            throw CellProblem(column: -1, reason: .wrongGeometry(type))
        }
        guard let coordinates else { throw CellProblem(column: -1, reason: .wrongGeometry(type)) }
        scanner.position = coordinates
        switch type {
        case "Point": self.init(outline: nil, point: try GeoJSONShape.position(&scanner, "geometry"))
        case "Polygon": self.init([try GeoJSONShape.polygon(&scanner, "geometry")])
        case "MultiPolygon":
            self.init(
                try GeoJSONShape.list(&scanner, type) { (inner, index) throws(CellProblem) in
                    try GeoJSONShape.polygon(&inner, "geometry.polygon[\(index)]")
                })
        default: throw CellProblem(column: -1, reason: .wrongGeometry(type))
        }
    }

    private init(_ polygons: [Outline.Polygon]) {
        self.init(outline: Outline(polygons: polygons), point: largestCentre(of: polygons))
    }

    private static func polygon(_ scanner: inout JSONScanner, _ path: String) throws(CellProblem) -> Outline.Polygon {
        let rings = try list(&scanner, "Polygon") { (inner, index) throws(CellProblem) in
            try ring(&inner, index == 0 ? path + ".shell" : path + ".hole[\(index - 1)]")
        }
        guard let shell = rings.first else {
            throw CellProblem(column: -1, reason: .ringTooShort, detail: (path, ""))
        }
        let polygon = Outline.Polygon(shell: shell, holes: Array(rings.dropFirst()))
        if let stray = polygon.firstStrayHole {
            let at = "\(stray.point.longitude), \(stray.point.latitude)"
            throw CellProblem(column: -1, reason: .holeOutsideShell, detail: (path + ".hole[\(stray.hole)]", at))
        }
        return polygon
    }

    private static func ring(_ scanner: inout JSONScanner, _ path: String) throws(CellProblem) -> [Coordinate] {
        var points = try list(&scanner, "Polygon") { (inner, index) throws(CellProblem) in
            try position(&inner, path)
        }
        guard points.count >= 4 else {
            throw CellProblem(column: -1, reason: .ringTooShort, detail: (path, "\(points.count)"))
        }
        guard points.first == points.last else {
            let ends = "\(points[0].longitude), \(points[0].latitude) …"
            throw CellProblem(column: -1, reason: .ringNotClosed, detail: (path, ends))
        }
        points.removeLast()
        return points
    }

    private static func position(_ scanner: inout JSONScanner, _ path: String) throws(CellProblem) -> Coordinate {
        let figures = try list(&scanner, "position") { (inner, _) throws(CellProblem) in
            do throws(InterchangeError) {
                return try inner.number()
            } catch {
                throw CellProblem(column: -1, reason: .notANumber, detail: (path, ""))
            }
        }
        guard figures.count >= 2, let point = Coordinate(latitude: figures[1], longitude: figures[0]) else {
            let text = figures.prefix(3).map { String($0) }.joined(separator: ", ")
            throw CellProblem(column: -1, reason: .offTheGlobe, detail: (path, text))
        }
        return point
    }

    /// The elements of an array; the text is known to be sound JSON, so what fails is the kind of value.
    private static func list<Element>(
        _ scanner: inout JSONScanner, _ type: String,
        _ body: (inout JSONScanner, Int) throws(CellProblem) -> Element
    ) throws(CellProblem) -> [Element] {
        var elements: [Element] = []
        var problem: CellProblem?
        do throws(InterchangeError) {
            try scanner.elements { (inner) throws(InterchangeError) in
                if problem != nil { return try inner.skip() }
                do throws(CellProblem) {
                    elements.append(try body(&inner, elements.count))
                } catch {
                    problem = error
                    throw .empty
                }
            }
        } catch {
            throw problem ?? CellProblem(column: -1, reason: .wrongGeometry(type))
        }
        return elements
    }
}
