import Linkage
import SeededSupport
import Testing

@Suite("Names")
struct NameTests {
    @Test(
        "Jaro–Winkler gives the published values",
        arguments: [
            ("MARTHA", "MARHTA", 0.9611), ("DWAYNE", "DUANE", 0.84), ("DIXON", "DICKSONX", 0.8133),
            ("SHACKLEFORD", "SHACKELFORD", 0.9818), ("DUNNINGHAM", "CUNNIGHAM", 0.8963),
            ("NICHLESON", "NICHULSON", 0.9556), ("JONES", "JOHNSON", 0.8324), ("MASSEY", "MASSIE", 0.9333),
            ("ABROMS", "ABRAMS", 0.9222), ("ITMAN", "SMITH", 0.4667), ("", "", 1), ("A", "", 0), ("A", "A", 1),
        ])
    func publishedValues(_ left: String, _ right: String, _ expected: Double) {
        // Winkler's own table boosts only likenesses above 0.7; ITMAN and SMITH share no beginning.
        #expect(abs(JaroWinkler.similarity(left, right) - expected) < 0.0002)
    }

    @Test("Similarity lies within 0 and 1, and is 1 for equal names only")
    func range() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let (a, b) = (word(&generator), word(&generator))
            let forward = JaroWinkler.similarity(a, b)
            #expect((forward == 1) == (a == b))
            #expect((0...1).contains(forward))
            #expect(JaroWinkler.similarity(a, a) == 1)
        }
    }

    @Test("The bit-parallel similarity equals the definition written out")
    func definition() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<5_000 {
            let (a, b) = (word(&generator), word(&generator))
            #expect(abs(JaroWinkler.similarity(a, b) - plainJaroWinkler(Array(a), Array(b))) < 1e-12)
        }
    }

    @Test(
        "French, English, Arabic and Manding spellings of a name share a sound",
        arguments: [
            ("Djeneba", "Dieneba"), ("Djeneba", "Jeneba"), ("Coulibaly", "Kulibali"), ("Diakité", "Jakite"),
            ("Hawa", "Awa"), ("Seydou", "Saidou"), ("Moussa", "Musa"), ("Alhassane", "Hassan"), ("Youssouf", "Yusuf"),
            ("Bakary", "Bacary"), ("Cissoko", "Sissoko"), ("Mohamed", "محمد"), ("Moussa", "موسى"),
        ])
    func sounds(_ left: String, _ right: String) {
        let keys = [left, right].map { PhoneticKey.key(TextFolding.folded($0)) }
        #expect(keys[0] == keys[1])
    }

    @Test(
        "Names that sound apart keep apart",
        arguments: [("Traoré", "Keita"), ("Fatoumata", "Mariam"), ("Diallo", "Barry"), ("Oumar", "Issa")])
    func soundsApart(_ left: String, _ right: String) {
        #expect(PhoneticKey.key(TextFolding.folded(left)) != PhoneticKey.key(TextFolding.folded(right)))
    }

    @Test(
        "Titles, particles and words for unknown are set aside",
        arguments: [
            ("El Hadj Oumar", ["oumar"]), ("Ag Mohamed", ["mohamed"]), ("Walet Aïcha", ["aicha"]),
            ("Ould Sidi", ["sidi"]), ("Bint Fatma", ["fatma"]), ("Inconnu", []), ("Non identifié", []), ("", []),
            ("Abdoul Karim", ["abdoulkarim"]), ("Al Hassane", ["alhassane"]), ("N'Golo", ["ngolo"]), ("M.", ["m"]),
            ("Cheick Amadou", ["amadou", "cheick"]), ("Yacouba Elmoctar", ["yacouba", "elmoctar"]), ("Imam", ["imam"]),
        ])
    func parts(_ written: String, _ words: [String]) {
        #expect(NameParts(written).words == words)
    }

    @Test("Marks that do not show, or show only as accents, do not part two names")
    func invisibleMarks() {
        let plain = TextFolding.folded("Koné")
        for written in ["KONE", "Kone\u{301}", "\u{202E}Koné\u{202C}", "K\u{200B}oné", "  koné ", "Kɔnɛ"] {
            #expect(TextFolding.folded(written) == plain)
        }
    }

    @Test("Tifinagh and N'Ko are read letter by letter, other scripts kept as they are")
    func scripts() {
        #expect(TextFolding.folded("ⵎⵓⵙⴰ") == "musa")
        #expect(TextFolding.folded("ߡߎߛߊ") == "musa")
        #expect(TextFolding.folded("王") == "王")
        #expect(TextFolding.folded("\u{0}\u{FFFF}").utf8.count < 8)
    }
}

/// Jaro (1989) with Winkler's prefix, straight from the definition.
private func plainJaroWinkler(_ a: [Character], _ b: [Character]) -> Double {
    if a.isEmpty || b.isEmpty { return a.count == b.count ? 1 : 0 }
    let window = max(0, max(a.count, b.count) / 2 - 1)
    var (usedA, usedB) = (a.map { _ in false }, b.map { _ in false })
    for i in a.indices {
        for j in max(0, i - window)..<max(max(0, i - window), min(b.count, i + window + 1))
        where !usedB[j] && a[i] == b[j] && !usedA[i] { (usedA[i], usedB[j]) = (true, true) }
    }
    let (x, y) = (a.indices.filter { usedA[$0] }.map { a[$0] }, b.indices.filter { usedB[$0] }.map { b[$0] })
    if x.isEmpty { return 0 }
    let (m, moved) = (Double(x.count), zip(x, y).count { $0 != $1 } / 2)
    let jaro = (m / Double(a.count) + m / Double(b.count) + (m - Double(moved)) / m) / 3
    let prefix = zip(a, b).prefix(4).prefix { $0 == $1 }.count
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
}

private func word(_ generator: inout SeededGenerator) -> String {
    String((0..<Int.random(in: 0...12, using: &generator)).map { _ in "abdikmosu".randomElement(using: &generator)! })
}
