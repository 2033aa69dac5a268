/// Finds which of many outlines holds a point, in about a microsecond.
///
/// A grid is laid over all outlines. A cell that no edge crosses lies wholly in one area or in none, so most points
/// need one look-up; the others are tried against the few outlines whose bounds touch their cell.
struct OutlineGrid: Sendable {
    /// What is known of a cell: every point of it lies in one outline (or in none), or it has to be looked at.
    private enum Cell: Sendable {
        case whole(Int?)
        case mixed([Int])
    }

    private static let side = 128
    private let outlines: [Outline]
    private let south, west, height, width: Double
    private let cells: [Cell]

    /// A grid over outlines; nil where none has any point.
    init?(_ outlines: [Outline]) {
        let bounds = outlines.compactMap(\.bounds)
        guard let south = bounds.map(\.southWest.latitude).min(), let west = bounds.map(\.southWest.longitude).min(),
            let north = bounds.map(\.northEast.latitude).max(), let east = bounds.map(\.northEast.longitude).max()
        else { return nil }
        self.outlines = outlines
        self.south = south
        self.west = west
        height = max(north - south, 1e-9) / Double(Self.side)
        width = max(east - west, 1e-9) / Double(Self.side)
        cells = Self.fill(outlines, south: south, west: west, height: height, width: width)
    }

    /// The index of the first outline that holds the point, or nil where none does.
    func outline(holding point: Coordinate) -> Int? {
        let row = Int(((point.latitude - south) / height).rounded(.down))
        let column = Int(((point.longitude - west) / width).rounded(.down))
        guard (0...Self.side).contains(row), (0...Self.side).contains(column) else { return nil }
        switch cells[min(row, Self.side - 1) * Self.side + min(column, Self.side - 1)] {
        case .whole(let index): return index
        case .mixed(let candidates): return candidates.first { outlines[$0].contains(point) }
        }
    }

    /// The outline with a corner nearest to the point, within `reach` degrees: simplified borders leave slivers.
    func outline(nearest point: Coordinate, within reach: Double) -> Int? {
        var best: (index: Int, distance: Double)?
        for (index, outline) in outlines.enumerated() {
            guard let bounds = outline.bounds, point.latitude > bounds.southWest.latitude - reach,
                point.latitude < bounds.northEast.latitude + reach,
                point.longitude > bounds.southWest.longitude - reach,
                point.longitude < bounds.northEast.longitude + reach
            else { continue }
            for corner in outline.polygons.lazy.flatMap(\.shell) {
                let up = corner.latitude - point.latitude
                let right = corner.longitude - point.longitude
                let distance = up * up + right * right
                if distance <= reach * reach, distance < best?.distance ?? .infinity { best = (index, distance) }
            }
        }
        return best?.index
    }

    private static func fill(
        _ outlines: [Outline], south: Double, west: Double, height: Double, width: Double
    ) -> [Cell] {
        func clamp(_ value: Double) -> Int { min(max(Int(value.rounded(.down)), 0), side - 1) }
        var crossed = [Bool](repeating: false, count: side * side)
        for polygon in outlines.lazy.flatMap(\.polygons) {
            for ring in CollectionOfOne(polygon.shell) + polygon.holes {
                guard var previous = ring.last else { continue }
                for current in ring {
                    let rows = [previous.latitude, current.latitude].map { clamp(($0 - south) / height) }.sorted()
                    let columns = [previous.longitude, current.longitude].map { clamp(($0 - west) / width) }.sorted()
                    for row in rows[0]...rows[1] {
                        for column in columns[0]...columns[1] { crossed[row * side + column] = true }
                    }
                    previous = current
                }
            }
        }
        return crossed.indices.map { cell in
            let low = south + Double(cell / side) * height
            let left = west + Double(cell % side) * width
            let touching = outlines.indices.filter { index in
                guard let bounds = outlines[index].bounds else { return false }
                return bounds.southWest.latitude <= low + height && bounds.northEast.latitude >= low
                    && bounds.southWest.longitude <= left + width && bounds.northEast.longitude >= left
            }
            if crossed[cell] { return .mixed(touching) }
            guard let centre = Coordinate(latitude: low + height / 2, longitude: left + width / 2) else {
                return .mixed(touching)
            }
            return .whole(touching.first { outlines[$0].contains(centre) })
        }
    }
}
