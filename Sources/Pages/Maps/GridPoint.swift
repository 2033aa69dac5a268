/// A corner of an outline on the whole-number grid of a drawing. Corners that two areas share fall on one grid
/// point, so a border stays one line however much it is simplified.
struct GridPoint: Hashable, Comparable {
    let x: Int
    let y: Int

    static func < (left: GridPoint, right: GridPoint) -> Bool { (left.x, left.y) < (right.x, right.y) }

    /// Twice the area of a closed ring, positive clockwise on the screen.
    static func doubleArea(_ ring: [GridPoint]) -> Int {
        guard var previous = ring.last else { return 0 }
        var sum = 0
        for point in ring {
            sum += previous.x * point.y - point.x * previous.y
            previous = point
        }
        return sum
    }

    /// Squared distance to the segment between two points.
    func squaredDistance(from start: GridPoint, to end: GridPoint) -> Double {
        let dx = Double(end.x - start.x)
        let dy = Double(end.y - start.y)
        let px = Double(x - start.x)
        let py = Double(y - start.y)
        let length = dx * dx + dy * dy
        let along = length == 0 ? 0 : Swift.min(Swift.max((px * dx + py * dy) / length, 0), 1)
        let ox = px - along * dx
        let oy = py - along * dy
        return ox * ox + oy * oy
    }
}
