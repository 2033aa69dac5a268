import Protection

/// Outlines put together from borders that neighbours share.
struct OutlineShapes: Sendable {
    /// P-code to outline.
    let shapes: [String: Outline]
    /// P-code to the codes of those it shares a border with.
    let neighbours: [String: Set<String>]
    /// How many records did not read.
    let unread: Int

    /// Reads the two texts of `OutlineTable`.
    init(arcs arcText: String, areas areaText: String) {
        let arcs = records(of: arcText).map(arc)
        var shapes: [String: Outline] = [:]
        var users: [Int: [String]] = [:]
        var unread = 0
        for record in records(of: areaText) {
            let words = record.split(separator: " ")
            let rings = words.dropFirst().split(separator: "/").map { $0.compactMap { Int($0) } }
            let points = rings.map { ring(of: $0, from: arcs) }
            guard let code = words.first.map(String.init), let shell = points.first, !shell.isEmpty else {
                unread += 1
                continue
            }
            shapes[code] = Outline(polygons: [Outline.Polygon(shell: shell, holes: Array(points.dropFirst()))])
            for number in rings.joined() { users[number < 0 ? -number - 1 : number, default: []].append(code) }
        }
        var neighbours: [String: Set<String>] = [:]
        for pair in users.values where pair.count == 2 && pair[0] != pair[1] {
            neighbours[pair[0], default: []].insert(pair[1])
            neighbours[pair[1], default: []].insert(pair[0])
        }
        self.shapes = shapes
        self.neighbours = neighbours
        self.unread = unread + arcs.count(where: \.isEmpty)
    }
}

/// Records of a text in which a line that begins with a space continues the one above.
private func records(of text: String) -> [String] {
    text.split(separator: "\n").reduce(into: []) { records, line in
        if line.first == " ", let last = records.indices.last {
            records[last] += line
        } else {
            records.append(String(line))
        }
    }
}

/// The points of a border: its first in lattice steps, then the step to each next.
private func arc(_ record: String) -> [Coordinate] {
    var x = 0
    var y = 0
    var points: [Coordinate] = []
    for word in record.split(separator: " ") {
        let step = word.split(separator: ",").compactMap { Int($0) }
        guard step.count == 2 else { return [] }
        x += step[0]
        y += step[1]
        let degrees = OutlineTable.stepsPerDegree
        guard let point = Coordinate(latitude: Double(y) / degrees, longitude: Double(x) / degrees) else { return [] }
        points.append(point)
    }
    return points
}

/// A closed ring without its first point repeated; empty where an arc is missing.
private func ring(of numbers: [Int], from arcs: [[Coordinate]]) -> [Coordinate] {
    var points: [Coordinate] = []
    for number in numbers {
        let position = number < 0 ? -number - 1 : number
        guard arcs.indices.contains(position) else { return [] }
        points += (number < 0 ? Array(arcs[position].reversed()) : arcs[position]).dropLast()
    }
    return points
}
