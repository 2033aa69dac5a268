import Protection

extension Outline.Polygon {
    /// The first hole that leaves its shell, and the point where it does.
    var firstStrayHole: (hole: Int, point: Coordinate)? {
        guard !holes.isEmpty else { return nil }
        let shellOnly = Outline(polygons: [Outline.Polygon(shell: shell)])
        for (index, hole) in holes.enumerated() {
            for point in hole where !shellOnly.contains(point) && !isOnShell(point) { return (index, point) }
        }
        return nil
    }

    /// Whether the point lies on the shell itself, within a tenth of a millimetre.
    private func isOnShell(_ point: Coordinate) -> Bool {
        guard var previous = shell.last else { return false }
        for current in shell {
            let (dx, dy) = (current.longitude - previous.longitude, current.latitude - previous.latitude)
            let (px, py) = (point.longitude - previous.longitude, point.latitude - previous.latitude)
            let length = dx * dx + dy * dy
            let along = length == 0 ? 0 : max(0, min(1, (px * dx + py * dy) / length))
            let (ox, oy) = (px - along * dx, py - along * dy)
            if ox * ox + oy * oy < 1e-18 { return true }
            previous = current
        }
        return false
    }
}

/// The centre of mass of the largest shell, in plain degrees, which is near enough to stand a label on; where a bent
/// shell leaves it outside, its first point.
func largestCentre(of polygons: [Outline.Polygon]) -> Coordinate? {
    var best: (area: Double, centre: Coordinate)?
    for polygon in polygons {
        guard let first = polygon.shell.first, var previous = polygon.shell.last else { continue }
        var (twice, x, y) = (0.0, 0.0, 0.0)
        // Relative to the first point, so that small shells keep their digits.
        for current in polygon.shell {
            let (ax, ay) = (previous.longitude - first.longitude, previous.latitude - first.latitude)
            let (bx, by) = (current.longitude - first.longitude, current.latitude - first.latitude)
            let cross = ax * by - bx * ay
            twice += cross
            x += (ax + bx) * cross
            y += (ay + by) * cross
            previous = current
        }
        let area = abs(twice)
        let centre =
            area < 1e-12
            ? first
            : Coordinate(
                latitude: first.latitude + y / (3 * twice), longitude: first.longitude + x / (3 * twice)) ?? first
        if area > best?.area ?? -1 {
            let isInside = Outline(polygons: [polygon]).contains(centre)
            best = (area, isInside ? centre : first)
        }
    }
    return best?.centre
}
