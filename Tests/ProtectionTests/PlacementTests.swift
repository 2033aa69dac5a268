import Protection
import SeededSupport
import Testing

@Suite("Placing incidents on areas")
struct PlacementTests {
    private let cercles = Placement(areas: Scene.areas, scheme: Scene.scheme, level: 2)
    private let regions = Placement(areas: Scene.areas, scheme: Scene.scheme, level: 1)

    @Test("A point lies in its cercle, and its region is found through the cercle’s outline")
    func inside() {
        #expect(cercles.place(of: killing("2023-05-01", 1...1)) == .area(0))
        #expect(cercles.place(of: killing("2023-05-01", 1...1, east: 1.5)) == .area(1))
        #expect(regions.place(of: killing("2023-05-01", 1...1)) == .area(0))
    }

    @Test("What is known only to the region stays with the region, and is in no cercle")
    func regionOnly() {
        #expect(cercles.place(of: killing("2023-05-01", 1...1, precision: .admin1)) == .wider(0))
        #expect(regions.place(of: killing("2023-05-01", 1...1, precision: .admin1)) == .area(0))
    }

    @Test("A place known to the country alone, or abroad, is in no area", arguments: [PlacePrecision.linear, .country])
    func unplaced(_ precision: PlacePrecision) {
        #expect(cercles.place(of: killing("2023-05-01", 1...1, precision: precision)) == .unplaced)
        #expect(cercles.place(of: killing("2023-05-01", 1...1, east: 9)) == .unplaced)
    }

    @Test("A point in the sliver beside a simplified border goes to the nearest area")
    func sliver() {
        let outline = Scene.areas[1].outline
        #expect(outline.map { $0.contains(point(-0.05, 0.0) ?? corner) } == false)
        let incident = killing("2023-05-01", 1...1, east: -0.0)
        #expect(cercles.place(of: incident) == .area(0))
    }

    @Test("Where a scheme has no outlines the source’s names decide, whatever the accents")
    func names() {
        let areas = [Area(ref: AreaRef(scheme: "ucdp-adm1", code: "Ménaka region"), name: "Ménaka region", level: 1)]
        let placement = Placement(areas: areas, scheme: "ucdp-adm1", level: 1)
        #expect(placement.place(of: killing("2023-05-01", 1...1, admin1: "Menaka region")) == .area(0))
        #expect(placement.place(of: killing("2023-05-01", 1...1, admin1: "Kidal region")) == .unplaced)
        #expect(placement.place(of: killing("2023-05-01", 1...1)) == .unplaced)
    }

    @Test("The grid answers as the outlines themselves do")
    func gridAgrees() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<5_000 {
            let east = Double.random(in: 0.001..<1.999, using: &generator)
            let expected = Scene.areas[1...2].firstIndex {
                $0.outline?.contains(point(east, 0.5) ?? corner) == true
            }
            let place = cercles.place(of: killing("2023-05-01", 1...1, east: east))
            #expect(expected.map { .area($0 - 1) } == place)
        }
    }

    @Test("A hole in an outline is outside")
    func holes() {
        func ring(_ low: Double, _ high: Double) -> [Coordinate] {
            [(low, low), (high, low), (high, high), (low, high)].compactMap { point($0.0, $0.1) }
        }
        let outline = Outline(polygons: [Outline.Polygon(shell: ring(0, 3), holes: [ring(1, 2)])])
        #expect(!outline.contains(point(1.5, 1.5) ?? corner))
        #expect(outline.contains(point(0.5, 0.5) ?? corner))
        #expect(!outline.contains(point(3.5, 0.5) ?? corner))
        #expect(Coordinate(latitude: 91, longitude: 0) == nil)
        #expect(Coordinate(latitude: .nan, longitude: 0) == nil)
    }

    @Test("A cercle needs class 3 or better, a region class 4, class 5 belongs to no area")
    func classes() {
        #expect(PlacePrecision.allCases.filter(\.fitsAdmin2).map(\.rawValue) == [1, 2, 3])
        #expect(PlacePrecision.allCases.filter(\.fitsAdmin1).map(\.rawValue) == [1, 2, 3, 4])
        #expect(PlacePrecision.allCases.filter(\.isUnplaced).map(\.rawValue) == [5, 6, 7])
        #expect(DatePrecision.allCases.filter { !$0.fitsMonth } == [.year])
    }

    private var corner: Coordinate { Scene.areas[1].outline?.bounds?.southWest ?? placeless }
    private var placeless: Coordinate { preconditionFailure("the scene has outlines") }
}
