import Foundation
import Pages
import Protection
import Testing

@Suite struct MapTests {
    /// The corners of a shape, read back from its path.
    private func corners(_ path: String) -> [[Int]] {
        var spaced = ""
        for character in path {
            if character == "-" { spaced += " -" } else { spaced.append(character.isLetter ? " " : character) }
        }
        let numbers = spaced.split(separator: " ").compactMap { Int($0) }
        var at = [numbers[0], numbers[1]]
        var corners = [at]
        for index in stride(from: 2, to: numbers.count - 1, by: 2) {
            at = [at[0] + numbers[index], at[1] + numbers[index + 1]]
            corners.append(at)
        }
        return corners
    }

    @Test("Neighbours keep the same border after simplification")
    func sharedBorders() throws {
        let outline = try #require(Country.outline)
        let left = Set(corners(outline.shapes[0].path))
        let right = Set(corners(outline.shapes[1].path))
        let shared = left.intersection(right)
        // Each inner border is an edge of exactly two shapes, drawn once in each direction: count edges over all.
        var edges: [Set<[Int]>: Int] = [:]
        for shape in outline.shapes {
            let ring = corners(shape.path)
            for index in ring.indices { edges[[ring[index], ring[(index + 1) % ring.count]], default: 0] += 1 }
        }
        #expect(shared.count > 2)
        #expect(edges.values.allSatisfy { $0 <= 2 })
        let outside = edges.filter { $0.value == 1 }.keys
        // Edges of one shape only form the outer border: every corner of it is used by exactly two such edges.
        var degree: [[Int]: Int] = [:]
        for edge in outside { for corner in edge { degree[corner, default: 0] += 1 } }
        #expect(degree.values.allSatisfy { $0 == 2 })
    }

    @Test("Simplifying drops corners and keeps every area")
    func simplifies() throws {
        let outline = try #require(Country.outline)
        #expect(outline.shapes.count == 12)
        let fine = try #require(MapOutline(areas: Country.areas, tolerance: 0))
        let coarse = try #require(MapOutline(areas: Country.areas, tolerance: 12))
        let count = { (map: MapOutline) in map.shapes.reduce(0) { $0 + $1.path.utf8.count } }
        #expect(count(coarse) < count(fine) / 2)
        #expect(coarse.shapes.count == 12)
    }

    @Test("An enclave and the area round it keep the same line")
    func enclave() throws {
        func ring(_ low: Double, _ high: Double, _ isReversed: Bool) -> [Coordinate] {
            let points = [(low, low), (low, (low + high) / 2 + 0.3), (low, high), (high, high), (high, low)]
                .map { Coordinate(latitude: $0.0, longitude: $0.1)! }
            return isReversed ? points.reversed() : points
        }
        let inside = Area(
            ref: AreaRef(scheme: "s", code: "in"), name: "in", level: 2,
            outline: Outline(polygons: [.init(shell: ring(4, 6, false))]))
        let round = Area(
            ref: AreaRef(scheme: "s", code: "round"), name: "round", level: 2,
            outline: Outline(polygons: [.init(shell: ring(0, 10, false), holes: [ring(4, 6, true)])]))
        let outline = try #require(MapOutline(areas: [inside, round]))
        let holes = outline.shapes[1].path.split(separator: "M")
        #expect(holes.count == 2)
        #expect(Set(corners("M" + holes[1])) == Set(corners(outline.shapes[0].path)))
    }

    @Test("Without an outline or a point there is no map; one point alone still has one")
    func empty() throws {
        #expect(MapOutline(areas: []) == nil)
        let alone = try #require(MapOutline(areas: [], around: [Coordinate(latitude: 6, longitude: 20)!]))
        #expect(alone.projection.width > 0 && alone.projection.height > 0)
        let at = alone.projection.point(Coordinate(latitude: 6, longitude: 20)!)
        #expect(at.x > 0 && at.x < alone.projection.width && at.y > 0 && at.y < alone.projection.height)
    }

    @Test("North is up, east is right, and a degree of longitude is shorter away from the equator")
    func projection() {
        let map = MapProjection(
            southWest: Coordinate(latitude: 50, longitude: 0)!, northEast: Coordinate(latitude: 60, longitude: 10)!)
        let low = map.point(Coordinate(latitude: 50, longitude: 0)!)
        let high = map.point(Coordinate(latitude: 60, longitude: 10)!)
        #expect(high.y < low.y && high.x > low.x)
        #expect(abs((high.x - low.x) / (low.y - high.y) - 0.5736) < 0.001)
    }

    @Test("A label stands inside its area")
    func labels() throws {
        let outline = try #require(Country.outline)
        for shape in outline.shapes {
            let ring = corners(shape.path)
            var isInside = false
            var previous = ring[ring.count - 1]
            for point in ring {
                if (Double(point[1]) > shape.label.y) != (Double(previous[1]) > shape.label.y) {
                    let share = (shape.label.y - Double(previous[1])) / Double(point[1] - previous[1])
                    if shape.label.x < Double(previous[0]) + share * Double(point[0] - previous[0]) {
                        isInside.toggle()
                    }
                }
                previous = point
            }
            #expect(isInside, "\(shape.name)")
        }
    }
}
