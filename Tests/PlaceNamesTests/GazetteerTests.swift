import PlaceNames
import HearingTestSupport
import Protection
import SeededSupport
import Testing

private func area(_ code: String, _ scheme: String = "COD-AB 2021") -> AreaRef { AreaRef(scheme: scheme, code: code) }

private func place(_ key: String, _ names: [String], in areas: [AreaRef] = [], people: Int? = nil) -> NamedPlace {
    NamedPlace(
        id: .init(list: "t", key: key), names: names.map { NamedPlace.Name($0) }, areas: areas, population: people)
}

@Suite("Places by the names people give them") struct GazetteerTests {
    private let gazetteer = Gazetteer([
        place("1", ["Tombouctou", "Timbuktu"], in: [area("ML06")]), place("2", ["Djenné"], in: [area("ML05")]),
        place("3", ["Ménaka"], in: [area("ML0704", "COD-AB 2017"), area("ML10")]),
        place("4", ["Kouna"], in: [area("ML05")]), place("5", ["Kona"], in: [area("ML05")]),
        place("6", ["Hamdallaye"], in: [area("ML05")], people: 900),
        place("7", ["Hamdallaye"], in: [area("ML07")], people: 5000),
        place("8", ["Kouna-Bélé"], in: [area("ML01")]), place("9", ["Sô"], in: [area("ML05")]),
        place("10", ["Labbézanga"], in: [area("ML07")]),
    ])

    @Test(
        "Accents, case, letters of the national alphabets and spelling by ear make no difference",
        arguments: [
            ("TOMBOUCTOU", "1"), ("tombuktu", "1"), ("Jene", "2"), ("djenne", "2"), ("menaka", "3"), ("MƐNAKA", "3"),
            ("Labezanga", "10"), ("labbezangha", "10"), ("تمبكتو", "1"),
        ])
    func folds(written: String, key: String) { #expect(gazetteer.find(written).place?.id.key == key) }

    @Test("Of two namesakes none is chosen, though the larger stands first; within its own area each is certain")
    func namesakes() {
        guard case .ambiguous(let candidates) = gazetteer.find("Hamdalaye") else {
            Issue.record("two places of one name are ambiguous")
            return
        }
        #expect(candidates.map(\.place.id.key) == ["7", "6"])
        #expect(gazetteer.find("Hamdallaye", within: [area("ML05")]).place?.id.key == "6")
    }

    @Test("A place outside the sender's areas is told as elsewhere, never chosen")
    func elsewhere() {
        guard case .elsewhere(let candidates) = gazetteer.find("Djenné", within: [area("ML10")]) else {
            Issue.record("the only Djenné lies elsewhere")
            return
        }
        #expect(candidates.first?.place.id.key == "2" && gazetteer.find("Djenné", within: [area("ML10")]).place == nil)
    }

    @Test("A place is found by the code of the former and of the new scheme")
    func schemes() {
        #expect(
            gazetteer.find("Ménaka", within: [area("ML0704", "COD-AB 2017")]).place?.area(in: "COD-AB 2021")?.code
                == "ML10")
        #expect(gazetteer.find("Ménaka", within: [area("ML10")]).place?.area(in: "COD-AB 2017")?.code == "ML0704")
    }

    @Test("Two letters off is never certain, a short name has no letter amiss, and nonsense is unknown")
    func honest() {
        if case .found = gazetteer.find("Hamdelayi", within: [area("ML05")]) {
            Issue.record("two letters off is not certain")
        }
        #expect(
            gazetteer.find("Sa") == .unknown && gazetteer.find("xyzzy") == .unknown && gazetteer.find("") == .unknown)
        #expect(gazetteer.find(String(repeating: "a", count: 5_000)) == .unknown)
    }

    @Test(
        "The index meets every name that is one letter away, as a search of all names does",
        arguments: 0..<12 as Range<UInt64>)
    func oracle(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters = Array("abdefgiklmnorstu".utf8)
        let names = (0..<400).map { _ in
            String(
                decoding: (0..<Int.random(in: 4...11, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? 0x61
                }, as: UTF8.self)
        }
        let gazetteer = Gazetteer(names.enumerated().map { place("\($0)", [$1]) })
        for _ in 0..<40 {
            var query = Array((names.randomElement(using: &random) ?? "a").utf8)
            query[Int.random(in: query.indices, using: &random)] = letters.randomElement(using: &random) ?? 0x61
            let written = String(decoding: query, as: UTF8.self)
            let sound = NameFold.sounded(written)
            let found = Set(gazetteer.candidates(for: written).map(\.place.id.key))
            let exact = names.contains { NameFold.sounded($0) == sound }
            guard !exact, sound.count > 3 else { continue }
            for (index, name) in names.enumerated() {
                let key = NameFold.sounded(name)
                guard key.count > 3, EditDistance.between(key, sound, limit: 1) == 1 else { continue }
                #expect(found.contains("\(index)"), "\(written) is one letter from \(name)")
            }
        }
    }

    @Test("Any text may be asked for", arguments: 0..<100 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        let bytes = damaged(Array("Tombouctou – Labbézanga تمبكتو Ŋamina".utf8), seed: seed)
        _ = gazetteer.find(String(decoding: bytes, as: UTF8.self))
    }
}
