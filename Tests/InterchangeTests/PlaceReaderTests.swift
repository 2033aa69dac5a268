import Interchange
import PlaceNames
import Protection
import Testing

@Suite("Lists of places")
struct PlaceReaderTests {
    private static func read(_ text: String, scheme: String? = nil) throws -> (ReadSummary, [(NamedPlace, Int)]) {
        var places: [(NamedPlace, Int)] = []
        let summary = try PlaceReader.read(MemoryBytes(text), options: ImportOptions(scheme: scheme)) {
            places.append(($0, $1))
        }
        return (summary, places)
    }

    @Test("Names come with their language and kind, each once")
    func names() throws {
        let (_, places) = try Self.read(
            "pcode,name,name_fr,aliases,former,lat,lon,area,population\nX1,Kouna,Kouna,bm:Kuna; Kouna II,Old: Kouna,14.5,-4.1,X01,0\n",
            scheme: "S 2021")
        let place = try #require(places.first?.0)
        #expect(
            place.names == [
                .init("Kouna"), .init("Kouna", language: "fr"), .init("Kuna", language: "bm", kind: .alias),
                .init("Kouna II", kind: .alias), .init("Old: Kouna", kind: .former),
            ])
        #expect(place.areas == [AreaRef(scheme: "S 2021", code: "X01")] && place.population == nil)
        #expect(place.point == Coordinate(latitude: 14.5, longitude: -4.1))
    }

    @Test("The table of GeoNames is read without a header, and its bad rows are named by its own lines")
    func geoNames() throws {
        func row(_ id: String, _ name: String, _ latitude: String = "14.5", _ sort: String = "P") -> String {
            [
                id, name, name, "Kuna,Kouna", latitude, "-4.1", sort, "PPL", "ML", "", "04", "", "", "", "1200", "",
                "270", "Africa/Bamako", "2020-01-01",
            ]
            .joined(separator: "\t")
        }
        let (summary, places) = try Self.read(
            [row("1", "Kouna-Bélé"), row("2", "B", "95"), row("3", "Region", "14", "A"), row("1", "Again")].joined(
                separator: "\n") + "\n")
        #expect(places.map(\.1) == [1] && summary.read == 4 && summary.skipped == 1)
        #expect(places[0].0.id == NamedPlace.ID(list: "geonames", key: "1") && places[0].0.population == 1200)
        #expect(places[0].0.names.map(\.text) == ["Kouna-Bélé", "Kouna-Bélé", "Kuna", "Kouna"])
        #expect(summary.rejections.map(\.line) == [2, 4])
    }

    @Test("An area without a scheme is refused, not guessed")
    func scheme() throws {
        let (summary, places) = try Self.read("key,name,area\n1,Kouna,X01\n2,Sô,\n")
        #expect(places.map(\.0.names.first?.text) == ["Sô"] && summary.rejections.map(\.line) == [2])
    }
}
