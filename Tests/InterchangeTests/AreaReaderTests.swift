import Interchange
import Protection
import Testing

private struct Areas {
    var areas: [Area] = []
    var crosswalks: [Crosswalk] = []
    var summary: ReadSummary

    init(_ source: some ByteSource, scheme: String? = "S") throws {
        var records: [AreaRecord] = []
        summary = try AreaReader.read(source, options: ImportOptions(scheme: scheme)) { record, _ in
            records.append(record)
        }
        for record in records {
            switch record {
            case .area(let area): areas.append(area)
            case .crosswalk(let crosswalk): crosswalks.append(crosswalk)
            }
        }
    }
}

@Suite struct AreaReaderTests {
    @Test("The outlines of Mali give 50 cercles within 9 regions within the country, containing areas first")
    func mali() throws {
        let read = try Areas(shared("data/mali_adm2_codab_2017.geojson"), scheme: "COD-AB 2017")
        #expect(read.summary.read == 50)
        #expect(read.summary.rejections == [])
        let cercles = read.areas.filter { $0.level == 2 }
        #expect(cercles.count == 50)
        #expect(cercles.allSatisfy { $0.outline != nil && $0.point != nil })
        #expect(read.areas.filter { $0.level == 1 }.count == 9)
        #expect(read.areas.map(\.level) == read.areas.map(\.level).sorted())
        let codes = Set(read.areas.map(\.ref))
        #expect(read.areas.allSatisfy { $0.parent.map(codes.contains) ?? ($0.level == 0) })
        let gao = try #require(Coordinate(latitude: 16.27, longitude: -0.04))
        #expect(cercles.filter { $0.outline?.contains(gao) == true }.map(\.name) == ["Gao"])
    }

    @Test("The list of Mali's areas holds two schemes, tied by crosswalks of unknown share")
    func maliList() throws {
        let read = try Areas(shared("facts/mali_admin.csv"), scheme: nil)
        #expect(read.summary.rejections == [])
        let current = read.areas.filter { $0.ref.scheme == "COD-AB 2021" }
        #expect(current.filter { $0.level == 1 }.count == 10)
        #expect(current.filter { $0.level == 2 }.count == 53)
        #expect(read.areas.count { $0.ref.scheme.hasPrefix("2023") } == 20)
        let old = AreaRef(scheme: "COD-AB 2021", code: "ML01")
        #expect(Set(read.crosswalks.filter { $0.from == old }.map(\.to.code)) == ["Kayes", "Kita", "Nioro"])
        #expect(read.crosswalks.allSatisfy { $0.share == nil && $0.from.scheme != $0.to.scheme })
    }

    @Test("A table of crosswalks keeps its shares")
    func crosswalks() throws {
        let read = try Areas(
            MemoryBytes(
                "from_scheme;from_code;to_scheme;to_code;share\nCOD-AB 2017;ML0704;COD-AB 2021;ML10;1\n"
                    + "a;b;c;d;\na;b;c;e;1.5\n"))
        #expect(read.crosswalks.map(\.share) == [1, nil])
        #expect(read.crosswalks[0].to == AreaRef(scheme: "COD-AB 2021", code: "ML10"))
        #expect(read.summary.rejections.map(\.line) == [4])
    }

    @Test("A hole outside its shell refuses its feature, says where, and leaves the others")
    func strayHole() throws {
        let stray = "[[20,20],[20,21],[21,21],[21,20],[20,20]]"
        let read = try Areas(
            MemoryBytes(
                GeoFixtures.collection([
                    GeoFixtures.feature("A", GeoFixtures.square), GeoFixtures.feature("B", GeoFixtures.square, stray),
                ])))
        #expect(read.areas.map(\.ref.code) == ["A"])
        let rejection = try #require(read.summary.rejections.first)
        #expect(rejection.reason == .holeOutsideShell)
        #expect(rejection.line == 4)
        #expect(rejection.column == "features[1].geometry.hole[0]")
        #expect(rejection.value.hasPrefix("B 20"))
    }

    @Test("A hole inside, even touching its shell, is cut out")
    func soundHole() throws {
        let hole = "[[0,4],[0,6],[5,6],[5,4],[0,4]]"
        let read = try Areas(
            MemoryBytes(GeoFixtures.collection([GeoFixtures.feature("A", GeoFixtures.square, hole)])))
        let outline = try #require(read.areas.first?.outline)
        #expect(outline.contains(try #require(Coordinate(latitude: 5, longitude: 2))) == false)
        #expect(outline.contains(try #require(Coordinate(latitude: 8, longitude: 2))))
    }

    @Test(
        "A faulty ring or an unknown geometry refuses its feature",
        arguments: [
            ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[0,0]]]}", RejectionReason.ringTooShort),
            ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,1],[1,1],[1,0]]]}", .ringNotClosed),
            ("{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[0,91],[1,1],[0,0]]]}", .offTheGlobe),
            ("{\"coordinates\":[[[0,0],[0,1e400],[1,1],[0,0]]],\"type\":\"Polygon\"}", .offTheGlobe),
            ("{\"type\":\"Polygon\",\"coordinates\":[[[0,\"x\"],[0,1],[1,1],[0,0]]]}", .notANumber),
            ("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}", .wrongGeometry("LineString")),
            ("{\"type\":\"Polygon\",\"coordinates\":7}", .wrongGeometry("Polygon")),
        ])
    func faultyGeometry(geometry: String, reason: RejectionReason) throws {
        let read = try Areas(MemoryBytes(GeoFixtures.collection([GeoFixtures.feature("A", geometry: geometry)])))
        #expect(read.areas == [])
        #expect(read.summary.rejections.map(\.reason) == [reason])
    }

    @Test("A feature without geometry is an area whose outline is unknown")
    func noGeometry() throws {
        let read = try Areas(MemoryBytes(GeoFixtures.collection([GeoFixtures.feature("A", geometry: "null")])))
        #expect(read.areas.map(\.name) == ["Région"])
        #expect(read.areas.first?.outline == nil)
        #expect(read.summary.rejections == [])
    }

    @Test("JSON nested ten thousand deep is refused before it costs anything")
    func deepJSON() {
        let deep = String(repeating: "[", count: 10_000)
        for text in [deep, "{\"type\":\"FeatureCollection\",\"x\":" + deep] {
            switch refusal(of: { _ = try Areas(MemoryBytes(text)) }) {
            case .jsonTooDeep(let line, let limit): #expect(line == 1 && limit == 64)
            case .notFeatures(let found): #expect(found == "array")
            case let other: Issue.record("unexpected \(String(describing: other))")
            }
        }
    }

    @Test("Other JSON, cut JSON and a missing scheme are refused as a whole")
    func otherJSON() {
        #expect(refusal { _ = try Areas(MemoryBytes("{\"type\":\"Topology\"}")) } == .notFeatures(found: "Topology"))
        let cut = GeoFixtures.collection([GeoFixtures.feature("A", GeoFixtures.square)]).dropLast(30)
        guard case .jsonSyntax(let line, _) = refusal(of: { _ = try Areas(MemoryBytes(String(cut))) }) else {
            Issue.record("expected a syntax error")
            return
        }
        #expect(line == 3)
        let whole = GeoFixtures.collection([])
        #expect(refusal { _ = try Areas(MemoryBytes(whole), scheme: nil) } == .missingOption(.scheme))
    }
}
