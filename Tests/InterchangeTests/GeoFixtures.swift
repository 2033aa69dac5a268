enum GeoFixtures {
    static let square = "[[0,0],[0,10],[10,10],[10,0],[0,0]]"

    static func collection(_ features: [String]) -> String {
        "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
    }

    static func feature(_ code: String, _ rings: String...) -> String {
        feature(code, geometry: "{\"type\":\"Polygon\",\"coordinates\":[\(rings.joined(separator: ","))]}")
    }

    static func feature(_ code: String, geometry: String) -> String {
        "{\"type\":\"Feature\",\"properties\":{\"ADM1_PCODE\":\"\(code)\",\"ADM1_FR\":\"Région\",\"n\":1},"
            + "\"geometry\":\(geometry)}"
    }
}
