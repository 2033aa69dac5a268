import Protection

/// The part of a map that holds the sites, with room for their names: a country's empty half leaves the rest no space.
struct SiteFrame {
    private let projection: MapProjection
    private let x: Double
    private let y: Double
    private let width: Double
    private let height: Double

    init(_ sites: [Coordinate], in projection: MapProjection) {
        self.projection = projection
        let points = sites.filter(projection.shows).map(projection.point)
        let margin = projection.width * 0.09
        let left = max((points.map(\.x).min() ?? 0) - margin * 1.4, 0)
        let right = min((points.map(\.x).max() ?? projection.width) + margin * 1.4, projection.width)
        let top = max((points.map(\.y).min() ?? 0) - margin, 0)
        let bottom = min((points.map(\.y).max() ?? projection.height) + margin, projection.height)
        // Sites close together must not be looked at so near that no border is in sight.
        let least = 0.4
        let isWhole =
            points.isEmpty || right - left < projection.width * least || bottom - top < projection.height * least
        (x, y) = isWhole ? (0, 0) : (left, top)
        (width, height) = isWhole ? (projection.width, projection.height) : (right - left, bottom - top)
    }

    /// Height by width.
    var shape: Double { height / width }

    var viewBox: HTML { "\(at: x) \(at: y) \(at: width) \(at: height)" }

    /// The country, for whoever zooms out.
    var whole: HTML { "0 0 \(at: projection.width) \(at: projection.height)" }

    /// Where a coordinate falls, in hundredths of the frame.
    func percent(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        let at = projection.point(coordinate)
        return ((at.x - x) / width * 100, (at.y - y) / height * 100)
    }
}
