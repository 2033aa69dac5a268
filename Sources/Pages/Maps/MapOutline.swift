public import Protection

/// The outlines of a set of areas, projected, simplified and written as drawing paths, made once and drawn on many
/// pages. Fifty areas come to 10–15 kB. Areas without an outline are simply not on it; they stay in the tables.
public struct MapOutline: Sendable {
    /// One area on the drawing.
    public struct Shape: Sendable {
        public let ref: AreaRef
        public let name: String
        /// The path's data: relative whole-number steps.
        public let path: String
        /// A point well inside the largest part, for a label.
        public let label: (x: Double, y: Double)
        /// Width and height of the whole, in units.
        public let size: (width: Double, height: Double)
    }

    public let projection: MapProjection
    public let shapes: [Shape]
    /// Where the outline leaves its top corner free, a legend may stand there.
    public let hasFreeCorner: Bool
    /// Lines of latitude and longitude for a map without areas, in degrees; empty where there are areas.
    let graticule: [(isMeridian: Bool, degrees: Int)]
    private let positions: [AreaRef: Int]
    /// The paths, once, each under the identifier `id(of:)`.
    let definitions: HTML

    /// Draws areas; where none has an outline, a frame with a graticule round the given points. Nil where there is
    /// neither an outline nor a point.
    /// - Parameter tolerance: How far a border may move, in thousandths of the longer side.
    public init?(areas: [Area], around points: [Coordinate] = [], tolerance: Double = 1.1) {
        let drawn = areas.filter { $0.outline?.bounds != nil }
        let corners =
            drawn.isEmpty
            ? points
            : drawn.compactMap(\.outline?.bounds).flatMap { [$0.southWest, $0.northEast] }
        guard let frame = Self.frame(of: corners) else { return nil }
        let projection = MapProjection(southWest: frame.0, northEast: frame.1, margin: drawn.isEmpty ? 40 : 8)
        self.projection = projection

        let rings = drawn.map { Self.rings(of: $0, in: projection) }
        let simplifier = BorderSimplifier(rings: rings.flatMap { $0 }, tolerance: tolerance)
        var shapes: [Shape] = []
        for (area, rings) in zip(drawn, rings) {
            let simple = rings.map(simplifier.simplified).filter { !$0.isEmpty }
            if let shape = Shape(area: area, rings: simple) { shapes.append(shape) }
        }
        self.shapes = shapes
        positions = Dictionary(shapes.enumerated().map { ($1.ref, $0) }, uniquingKeysWith: { first, _ in first })
        definitions = HTML.each(shapes.enumerated()) { "<path id=\"a\($0.offset)\" d=\"\($0.element.path)\"/>" }
        let free = (projection.width * 0.31, projection.height * 0.44)
        hasFreeCorner =
            !shapes.isEmpty && !rings.joined().joined().contains { Double($0.x) < free.0 && Double($0.y) < free.1 }
        graticule = shapes.isEmpty ? Self.graticule(from: frame.0, to: frame.1) : []
    }

    /// The position of an area on the drawing, or nil where it has no outline.
    public func position(of ref: AreaRef) -> Int? { positions[ref] }

    private static func frame(of points: [Coordinate]) -> (Coordinate, Coordinate)? {
        guard let first = points.first else { return nil }
        var south = first.latitude
        var north = first.latitude
        var west = first.longitude
        var east = first.longitude
        for point in points {
            south = min(south, point.latitude)
            north = max(north, point.latitude)
            west = min(west, point.longitude)
            east = max(east, point.longitude)
        }
        guard let low = Coordinate(latitude: south, longitude: west),
            let high = Coordinate(latitude: north, longitude: east)
        else { return nil }
        return (low, high)
    }

    private static func rings(of area: Area, in projection: MapProjection) -> [[GridPoint]] {
        (area.outline?.polygons ?? []).flatMap { [$0.shell] + $0.holes }.map { ring in
            var snapped: [GridPoint] = []
            for coordinate in ring {
                let at = projection.point(coordinate)
                let point = GridPoint(x: Int(at.x.rounded()), y: Int(at.y.rounded()))
                if snapped.last != point { snapped.append(point) }
            }
            while snapped.count > 1, snapped.first == snapped.last { snapped.removeLast() }
            return snapped
        }
    }

    private static func graticule(from low: Coordinate, to high: Coordinate) -> [(isMeridian: Bool, degrees: Int)] {
        let span = max(high.latitude - low.latitude, high.longitude - low.longitude)
        let step = span > 30 ? 10 : span > 12 ? 4 : span > 5 ? 2 : 1
        func multiples(_ from: Double, _ to: Double) -> [Int] {
            Array(
                stride(from: Int((from / Double(step)).rounded(.up)) * step, through: Int(to.rounded(.down)), by: step))
        }
        return multiples(low.latitude, high.latitude).map { (false, $0) }
            + multiples(low.longitude, high.longitude).map { (true, $0) }
    }
}
