import Database
import Foundation
import HearingTestSupport
import Interchange
import Protection
import Store
import StrictText
import TestSupport
import Testing
import Workflows

/// Reports are read with the places the store has: imported, versioned, known under every code.
@Suite("Places a store knows")
struct KnownPlacesTests {
    private static let communes = """
        key,name,aliases,former,name_bm,latitude,longitude,area,scheme
        p1,Kouna-Bélé,,Kuna-Bele,,,,XX0101,TEST
        p2,Sô,,,,,,XX0102,TEST
        p3,Dougou-Koro,,,,,,XX0201,TEST
        p4,Ŋamina,,,Namina,,,XX0202,TEST
        """

    private static func load(_ text: String, _ kind: ImportKind, scheme: String? = nil, into scene: MessageScene)
        async throws
        -> ImportSummary
    {
        let path = scene.folder.path + "/\(UUID().uuidString).csv"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try await ImportFile(store: scene.store)(kind, path: path, options: ImportOptions(scheme: scheme))
    }

    /// What the newest message was read as.
    private static func reading(_ text: String, _ scene: MessageScene, number: Int = 1) async throws -> (
        StoredReading, ReadingWords
    ) {
        try await scene.text(text, from: "223700\(10_000 + number)")
        try await scene.intake.readAll(at: MessageScene.noon)
        let report = try #require(try await scene.reports().last)
        let found = try #require(
            try await ReportInWords.of(report.id, in: scene.store, opening: scene.intake.sealing))
        return (try #require(found.reading), try #require(found.words))
    }

    @Test("Every shared message is read with the store's own places as its line says", arguments: Engine.allCases)
    func sharedMessages(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        #expect(try await Self.load(Self.communes, .places, into: scene).new == 4)
        let lines = try sharedBytes("interchange/sms/messages.jsonl").split(separator: 0x0A).map {
            try JSON.parse(Array($0))
        }
        #expect(lines.count >= 23)
        for (number, line) in lines.enumerated() {
            let (id, parse) = (line["id"]?.scalarText ?? "", try #require(line["parse"]))
            let (reading, words) = try await Self.reading(line["text"]?.scalarText ?? "", scene, number: number)
            #expect(reading.kind.rawValue == parse["kind"]?.scalarText, "\(id)")
            #expect(reading.category?.rawValue == parse["category"]?.scalarText, "\(id)")
            #expect(words.place == parse["place"]?.scalarText, "\(id)")
            #expect(words.when == parse["when"]?.scalarText, "\(id)")
            #expect(String(reading.isUrgent) == parse["urgent"]?.scalarText, "\(id)")
            #expect(reading.isHearsay == (parse["hearsay"]?.scalarText == "true"), "\(id)")
            #expect(words.narrative == line["text"]?.scalarText, "\(id): kept whole")
            for (name, kind) in [("killed", HarmKind.killed), ("injured", .injured), ("abducted", .abducted)] {
                let count = reading.harms.first { $0.kind == kind }?.count
                #expect(count.flatMap { $0.isExact ? String($0.min) : nil } == parse[name]?.scalarText, "\(id) \(name)")
            }
            // The one place of that name is found, and its area with it; what no place is called has none.
            if words.place != nil {
                #expect(reading.area?.scheme == "TEST", "\(id)")
            } else {
                #expect(reading.area == nil, "\(id)")
            }
        }
    }

    @Test("The same list twice changes nothing, and a place renamed is a version", arguments: Engine.allCases)
    func versions(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        _ = try await Self.load(Self.communes, .places, into: scene)
        let again = try await Self.load(Self.communes, .places, into: scene)
        #expect(again.unchanged == 4 && again.new == 0 && again.revised == 0)
        let renamed = Self.communes.replacingOccurrences(of: "p2,Sô,,", with: "p2,Sô,,Ancien Sô")
        #expect(try await Self.load(renamed, .places, into: scene).revised == 1)
        #expect(try await Self.reading("attaque à Ancien Sô", scene).0.area?.code == "XX0102")
    }

    @Test(
        "A place of a former scheme is laid to the present one where a crosswalk says the whole of it is there",
        arguments: Engine.allCases)
    func schemes(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        _ = try await Self.load(
            """
            code,name,level,parent,scheme,valid_from
            ML0704,Menaka cercle,2,,COD-AB 2021,2021-01-01
            ML1001,Menaka,2,ML10,COD-AB 2023,2023-01-01
            ML10,Menaka,1,,COD-AB 2023,2023-01-01
            ML0801,Taoudenit,2,,COD-AB 2023,2023-01-01
            ML0802,Arawane,2,,COD-AB 2023,2023-01-01
            ML0605,Split,2,,COD-AB 2021,2021-01-01
            """, .areas, into: scene)
        _ = try await Self.load(
            """
            from_scheme,from_code,to_scheme,to_code,share
            COD-AB 2021,ML0704,COD-AB 2023,ML1001,1
            COD-AB 2021,ML0605,COD-AB 2023,ML0801,0.5
            COD-AB 2021,ML0605,COD-AB 2023,ML0802,0.5
            """, .areas, into: scene)
        try await scene.store.facts.write { try Settings.set(.scheme, to: "COD-AB 2023", in: $0) }
        _ = try await Self.load(
            """
            key,name,area,scheme
            1,Andéramboukane,ML0704,COD-AB 2021
            2,Achourat,ML0605,COD-AB 2021
            """, .places, into: scene)
        #expect(
            try await Self.reading("attaque à Anderamboukane", scene).0.area
                == AreaRef(scheme: "COD-AB 2023", code: "ML1001"))
        #expect(
            try await Self.reading("attaque à Achourat", scene).0.area
                == AreaRef(scheme: "COD-AB 2021", code: "ML0605"), "a split area is not guessed at")
        // A region and a cercle of one name: the region is what is certain.
        #expect(
            try await Self.reading("attaque à Menaka", scene).0.area == AreaRef(scheme: "COD-AB 2023", code: "ML10"))
    }

    @Test(
        "A town and the commune of its name are one place; two towns of one name are a choice",
        arguments: [Engine.sqlite])
    func namesakes(_ engine: Engine) async throws {
        let scene = try await MessageScene(engine)
        _ = try await Self.load("code,name,level,scheme\nA1,Bandi,2,S 1\nA2,Other,2,S 1", .areas, into: scene)
        _ = try await Self.load(
            "key,name,area,scheme\n1,Bandi,A1,S 1\n2,Koula,A1,S 1\n3,Koula,A2,S 1", .places, into: scene)
        #expect(try await Self.reading("attaque à Bandi", scene).0.area?.code == "A1")
        let (reading, words) = try await Self.reading("attaque à Koula", scene)
        #expect(reading.area == nil && words.place == "Koula")
    }
}
