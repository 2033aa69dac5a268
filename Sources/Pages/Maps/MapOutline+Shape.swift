import Protection

extension MapOutline.Shape {
    /// A shape from simplified rings; nil where nothing of it is left at this scale.
    init?(area: Area, rings: [[GridPoint]]) {
        guard let main = rings.max(by: { abs(GridPoint.doubleArea($0)) < abs(GridPoint.doubleArea($1)) }) else {
            return nil
        }
        let xs = main.map(\.x)
        let ys = main.map(\.y)
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return nil }
        ref = area.ref
        name = area.name
        path = rings.map(Self.data).joined()
        size = (Double(right - left), Double(bottom - top))
        label = Self.inside(main, top: top, bottom: bottom)
    }

    /// Path data for one ring: an absolute start, then relative steps, without a separator where a sign is one.
    static func data(_ ring: [GridPoint]) -> String {
        guard let first = ring.first else { return "" }
        var data = "M\(first.x) \(first.y)l"
        var previous = first
        var isFirst = true
        for point in ring.dropFirst() {
            let dx = point.x - previous.x
            let dy = point.y - previous.y
            if !isFirst && dx >= 0 { data += " " }
            data += String(dx)
            if dy >= 0 { data += " " }
            data += String(dy)
            previous = point
            isFirst = false
        }
        return data + "z"
    }

    /// A point inside a ring with room round it: of a few level lines, the middle of the widest stretch, weighed
    /// against the distance from the middle of the shape.
    private static func inside(_ ring: [GridPoint], top: Int, bottom: Int) -> (x: Double, y: Double) {
        var best = (x: Double(ring[0].x), y: Double(ring[0].y))
        var room = -1.0
        for step in 3...13 {
            let y = Double(top) + (Double(bottom - top) * Double(step) / 16) + 0.25
            var crossings: [Double] = []
            guard var previous = ring.last else { break }
            for point in ring {
                if (Double(point.y) > y) != (Double(previous.y) > y) {
                    let share = (y - Double(previous.y)) / Double(point.y - previous.y)
                    crossings.append(Double(previous.x) + share * Double(point.x - previous.x))
                }
                previous = point
            }
            crossings.sort()
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let wide = crossings[pair + 1] - crossings[pair]
                let weight = wide * (1 - 0.09 * Double(abs(step - 8)))
                if weight > room { (room, best) = (weight, ((crossings[pair] + crossings[pair + 1]) / 2, y)) }
            }
        }
        return best
    }
}
