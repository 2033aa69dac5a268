/// Simplifies many outlines at once with shared borders kept: what two areas share is cut and thinned once, so no
/// gap and no overlap opens between neighbours.
///
/// Method: rings are snapped to a grid; a grid point with more than two different neighbours over all rings is a
/// junction; rings are cut into arcs at junctions, and each distinct arc is thinned once (Douglas & Peucker 1973).
/// Assumes neighbours give a shared border with the same corners, as administrative sets do; where they do not, each
/// side is drawn as given.
struct BorderSimplifier {
    /// The furthest a dropped corner may lie from the line, in grid units.
    let tolerance: Double
    private let junctions: Set<GridPoint>

    init(rings: [[GridPoint]], tolerance: Double) {
        self.tolerance = tolerance
        junctions = Self.junctions(of: rings)
    }

    /// The ring, closed without repeating its first point; empty where fewer than three corners remain.
    func simplified(_ ring: [GridPoint]) -> [GridPoint] {
        guard ring.count >= 3 else { return [] }
        let start = ring.firstIndex(where: junctions.contains) ?? Self.firstCorner(of: ring)
        let turned = Array(ring[start...] + ring[..<start]) + [ring[start]]
        var result: [GridPoint] = []
        var arcStart = 0
        for index in 1..<turned.count where index == turned.count - 1 || junctions.contains(turned[index]) {
            result += thinned(turned[arcStart...index]).dropLast()
            arcStart = index
        }
        return result.count >= 3 ? result : []
    }

    /// One arc thinned, always in the same direction, so both neighbours get the same corners.
    private func thinned(_ arc: ArraySlice<GridPoint>) -> [GridPoint] {
        let points = Array(arc)
        guard points.count > 2 else { return points }
        if points[0] == points[points.count - 1] { return thinnedLoop(points) }
        let isReversed = points[points.count - 1] < points[0]
        let forward = isReversed ? points.reversed() : points
        let kept = keep(forward)
        return isReversed ? kept.reversed() : kept
    }

    /// A loop that meets others at one point or none: split at the corner furthest from its start.
    private func thinnedLoop(_ points: [GridPoint]) -> [GridPoint] {
        // The direction of a loop may differ between neighbours; the corner order must not depend on it.
        let isReversed = points[points.count - 2] < points[1]
        let loop = isReversed ? points.reversed() : points
        let start = loop[0]
        var furthest = 1
        var distance = -1.0
        for index in 1..<(loop.count - 1) {
            let away = loop[index].squaredDistance(from: start, to: start)
            if away > distance { (furthest, distance) = (index, away) }
        }
        let kept = keep(Array(loop[...furthest])).dropLast() + keep(Array(loop[furthest...]))
        return isReversed ? kept.reversed() : Array(kept)
    }

    /// Douglas–Peucker, with its own stack so that a coast of a million corners cannot exhaust the thread's.
    private func keep(_ points: [GridPoint]) -> [GridPoint] {
        guard points.count > 2 else { return points }
        var isKept = [Bool](repeating: false, count: points.count)
        isKept[0] = true
        isKept[points.count - 1] = true
        var open = [(0, points.count - 1)]
        while let (first, last) = open.popLast() {
            guard last - first > 1 else { continue }
            var widest = first
            var distance = tolerance * tolerance
            for index in (first + 1)..<last {
                let away = points[index].squaredDistance(from: points[first], to: points[last])
                if away > distance { (widest, distance) = (index, away) }
            }
            if widest != first {
                isKept[widest] = true
                open.append((first, widest))
                open.append((widest, last))
            }
        }
        return points.indices.filter { isKept[$0] }.map { points[$0] }
    }

    private static func firstCorner(of ring: [GridPoint]) -> Int {
        var best = 0
        for index in ring.indices where ring[index] < ring[best] { best = index }
        return best
    }

    private static func junctions(of rings: [[GridPoint]]) -> Set<GridPoint> {
        var neighbours: [GridPoint: (GridPoint, GridPoint)] = [:]
        var junctions: Set<GridPoint> = []
        for ring in rings where ring.count >= 3 {
            for index in ring.indices {
                let before = ring[index == 0 ? ring.count - 1 : index - 1]
                let after = ring[index == ring.count - 1 ? 0 : index + 1]
                let pair = before < after ? (before, after) : (after, before)
                if let known = neighbours[ring[index]] {
                    if known != pair { junctions.insert(ring[index]) }
                } else {
                    neighbours[ring[index]] = pair
                }
            }
        }
        return junctions
    }
}
