import Protection

/// An outline as one column of text: rings of "longitude latitude" pairs, commas between points, `/` before a hole,
/// `;` between polygons. Degrees are kept to 1e-6 (about 10 cm).
extension Outline {
    var text: String {
        func ring(_ points: [Coordinate]) -> String {
            points.map { "\(micro($0.longitude)) \(micro($0.latitude))" }.joined(separator: ",")
        }
        return polygons.map { polygon in
            ([polygon.shell] + polygon.holes).map(ring).joined(separator: "/")
        }.joined(separator: ";")
    }

    init?(text: String) {
        var polygons: [Polygon] = []
        var rings: [[Coordinate]] = []
        var points: [Coordinate] = []
        var number = 0
        var isNegative = false
        var longitude: Double?
        func take() -> Double {
            defer { (number, isNegative) = (0, false) }
            return Double(isNegative ? -number : number) / 1e6
        }
        func endPoint() -> Bool {
            guard let west = longitude, let point = Coordinate(latitude: take(), longitude: west) else { return false }
            longitude = nil
            points.append(point)
            return true
        }
        func endRing() {
            rings.append(points)
            points = []
        }
        func endPolygon() {
            endRing()
            polygons.append(Polygon(shell: rings[0], holes: Array(rings.dropFirst())))
            rings = []
        }
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39: number = number &* 10 &+ Int(byte - 0x30)
            case 0x2D: isNegative = true
            case 0x20: longitude = take()
            case 0x2C: guard endPoint() else { return nil }
            case 0x2F:
                guard endPoint() else { return nil }
                endRing()
            case 0x3B:
                guard endPoint() else { return nil }
                endPolygon()
            default: return nil
            }
        }
        guard endPoint() else { return nil }
        endPolygon()
        self.init(polygons: polygons)
    }
}

private func micro(_ degrees: Double) -> Int { Int((degrees * 1e6).rounded()) }
