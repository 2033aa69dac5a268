/// A point on the earth, in degrees (WGS 84).
public struct Coordinate: Hashable, Sendable {
    public let latitude: Double
    public let longitude: Double

    /// A point, or nil where the figures are not finite or lie off the globe.
    public init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else { return nil }
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// The outline of an area: one or more polygons, each a shell with holes, as rings of points.
public struct Outline: Hashable, Sendable {
    /// One polygon: its shell, and the rings cut out of it. Rings need not repeat their first point.
    public struct Polygon: Hashable, Sendable {
        public let shell: [Coordinate]
        public let holes: [[Coordinate]]

        public init(shell: [Coordinate], holes: [[Coordinate]] = []) {
            self.shell = shell
            self.holes = holes
        }
    }

    public let polygons: [Polygon]
    /// South-west and north-east corners.
    public let bounds: (southWest: Coordinate, northEast: Coordinate)?

    public init(polygons: [Polygon]) {
        self.polygons = polygons
        let points = polygons.lazy.flatMap(\.shell)
        var south = Double.infinity, west = Double.infinity, north = -Double.infinity, east = -Double.infinity
        for point in points {
            south = min(south, point.latitude)
            north = max(north, point.latitude)
            west = min(west, point.longitude)
            east = max(east, point.longitude)
        }
        if let corner = Coordinate(latitude: south, longitude: west),
            let opposite = Coordinate(latitude: north, longitude: east)
        {
            bounds = (corner, opposite)
        } else {
            bounds = nil
        }
    }

    /// Whether the point lies inside: in a shell and in none of its holes (even–odd rule).
    public func contains(_ point: Coordinate) -> Bool {
        guard let bounds,
            point.latitude >= bounds.southWest.latitude, point.latitude <= bounds.northEast.latitude,
            point.longitude >= bounds.southWest.longitude, point.longitude <= bounds.northEast.longitude
        else { return false }
        return polygons.contains { polygon in
            ringContains(polygon.shell, point) && !polygon.holes.contains { ringContains($0, point) }
        }
    }

    public static func == (left: Outline, right: Outline) -> Bool { left.polygons == right.polygons }
    public func hash(into hasher: inout Hasher) { hasher.combine(polygons) }
}

private func ringContains(_ ring: [Coordinate], _ point: Coordinate) -> Bool {
    guard var previous = ring.last else { return false }
    var inside = false
    for current in ring {
        if (current.latitude > point.latitude) != (previous.latitude > point.latitude) {
            let slope = (previous.longitude - current.longitude) / (previous.latitude - current.latitude)
            if point.longitude < current.longitude + slope * (point.latitude - current.latitude) { inside.toggle() }
        }
        previous = current
    }
    return inside
}
