import PlaceNames
import HearingTestSupport
import Messaging
import Protection
import SeededSupport
import Testing

@Suite("What is said is taken, and nothing else") struct AlertReaderTests {
    private let reader = AlertReader(gazetteer: communes)

    private func told(_ text: String, _ kind: HarmKind) -> CountRange? { reader.read(text).harms[kind]?.count }

    @Test(
        "Numbers are read as said: words, ranges, at least, none",
        arguments: [
            ("vingt et un morts a Kouna", 21, 21), ("quatre-vingt-douze tués", 92, 92), ("entre 3 et 5 morts", 3, 5),
            ("3-5 morts", 3, 5), ("3 ou 4 tués à Sô", 3, 4), ("au moins 7 tués", 7, nil), ("plus de 10 morts", 11, nil),
            ("aucun mort à Kouna, attaque", 0, 0), ("two hundred and six killed", 206, 206),
            ("mogo mugan ni saba fagara", 23, 23), ("mogo bi saba fagara", 30, 30),
            ("attack, three people were killed", 3, 3),
            ("morts 3 blessés 5", 3, 3), ("plusieurs morts", 2, nil), ("soixante-dix personnes tuées", 70, 70),
            ("2 femmes et 3 enfants tués", 3, 5), ("hier 3 tués, aujourd'hui 2 tués", 3, 5), ("1 mort, 1 mort", 1, 2),
            ("one soldier and two civilians killed", 2, 3),
            ("Kouna: 5 tués dont 2 enfants", 5, 5), ("Personne n'est mort, attaque à Kouna", 0, 0),
            ("on a tué 4 personnes et enlevé 12 autres", 4, 4), ("5 blessés et 3 tués", 3, 3),
        ] as [(String, Int, Int?)])
    func numbers(text: String, min: Int, max: Int?) {
        #expect(told(text, .killed)?.min == min && told(text, .killed)?.max == max, "\(text)")
    }

    @Test(
        "A number that counts days, motorbikes or cattle is never laid to people",
        arguments: [
            "attaque depuis 2 jours, des morts", "5 motos, des morts à Kouna", "20 boeufs, des tués", "à 5 km, morts",
            "appelez 70000001 morts", "pas 3 morts",
        ])
    func otherNumbers(text: String) {
        #expect(told(text, .killed) == .unknown, "\(text)")
    }

    @Test("Harm told without a number is unknown, not one and not zero")
    func unknown() {
        #expect(told("attaque Kouna, des blessés", .injured) == .unknown)
        #expect(told("attaque Kouna", .killed) == nil)
        #expect(told("pas de morts ni de blessés, attaque repoussée", .injured) == CountRange(exactly: 0))
    }

    @Test("Cattle taken is no abduction")
    func cattle() {
        let reading = reader.read("Sô: 30 boeufs enlevés ce matin")
        #expect(reading.category == .looting && reading.harms[.abducted] == nil)
    }

    @Test(
        "Without words of harm or threat a message is no alert, and a denied attack is none",
        arguments: [
            "Bonjour à tous", "le marché est bon", "pas d'attaque", "no attack", "12345", "", "?", "😀😀",
        ])
    func nothing(text: String) { #expect(reader.read(text).kind == .other, "\(text)") }

    @Test("An attack that is feared is a threat; armed men with a denial of calm are no all-clear")
    func future() {
        #expect(reader.read("they will attack Kouna tomorrow").category == .threat)
        #expect(reader.read("Kouna n'est pas calme").kind != .allClear)
        #expect(reader.read("Kouna calme mais hommes armés vus au marché").kind == .alert)
        #expect(reader.read("armed men here").kind == .alert)
    }

    @Test("What is days past is not urgent; the word for end means calm only at the head")
    func past() {
        let old = reader.read("il y a 15 jours attaque à Kouna")
        #expect(old.when == .past && !old.isUrgent && old.harms.isEmpty)
        #expect(reader.read("attack in Kouna 3 days ago").isUrgent == false)
        #expect(reader.read("il y a 3 morts à Kouna").harms[.killed]?.count == CountRange(exactly: 3))
        #expect(reader.read("hier 3 tués à Kouna, maintenant ils reviennent").isUrgent)
        #expect(reader.read("la fin du monde").kind == .other && reader.read("ALERTE").isUrgent)
    }

    @Test("Bambara *mine* after a Bambara word is taken people, not a mine")
    func taken() {
        let reading = reader.read("U ye muso duuru mine Kouna")
        #expect(reading.category == .abduction && reading.harms[.abducted]?.count == CountRange(exactly: 5))
        #expect(reader.read("mine sur la route à Kouna").category == .explosive)
    }

    @Test("People who flee are counted as told, and are no harm")
    func fleeing() {
        let reading = reader.read("200 personnes fuient Kouna vers Sô")
        #expect(
            reading.category == .movement && reading.quantities.first?.count == CountRange(exactly: 200)
                && reading.harms.isEmpty)
    }

    @Test(
        "A word to stop is obeyed alone and shown beside an alert",
        arguments: ["stop", " STOP. ", "Arrêt", "ARRETEZ svp", "unsubscribe"])
    func stop(text: String) {
        #expect(reader.read(text).kind == .optOut, "\(text)")
        let alert = reader.read("\(text) attaque à Kouna")
        #expect(alert.kind == .alert && alert.mentionsStop)
    }

    @Test("A place with a letter amiss is found in the sender's areas, one unknown is kept as written")
    func places() {
        let near = reader.read("ALERTE DUGUKORO ATTAQUE", from: [ref("XX02")])
        #expect(near.place?.answer.place?.id.key == "XX0201")
        let unknown = reader.read("attaque à Bankoulé")
        #expect(unknown.place?.text == "Bankoulé" && unknown.place?.answer == .unknown)
        #expect(reader.read("attaque à Kouna", from: [ref("XX02")]).place?.answer.place == nil)
    }

    @Test("What nobody understood is listed, and the message is whole")
    func leftovers() {
        let reading = reader.read("alerte Kouna zorglub attaque")
        #expect(reading.notUnderstood == ["zorglub"] && reading.reading().narrative == reading.text)
    }

    @Test("Actors and directions are mentions, not findings")
    func mentions() {
        let reading = reader.read(
            "Alerte, 10 hommes armés à moto vers Sô, venant de Kouna, au nord. Soldats prévenus à 17h30")
        #expect(reading.category == .armedMen && reading.directions == [.north] && reading.clock == "17:30")
        #expect(reading.quantities.first?.count == CountRange(exactly: 10))
        #expect(reading.actors.map(\.kind) == [.stateForce] && reading.actors.allSatisfy { !$0.isAlleged })
        #expect(reading.place?.text == "Kouna" && reading.otherPlaces.map(\.text) == ["Sô"])
        #expect(reading.otherPlaces.map(\.role) == [.towards])
    }

    @Test("Any bytes may come by text message", arguments: 0..<400 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        let base =
            "ALERTE Kouna: entre 3 et 5 morts, mogo tan ni fila joginna à Dougou-Koro 17h30, une dizaine d'enlevés !"
        let text = String(decoding: damaged(Array(base.utf8), seed: seed), as: UTF8.self)
        let reading = reader.read(text)
        #expect(reading.text == text)
        for told in reading.harms.values { #expect(told.count.min >= 0 && told.count.min <= 999_999) }
    }

    @Test("Very long texts are read to their first words")
    func long() {
        #expect(reader.read(String(repeating: "attaque Kouna 3 morts ", count: 5_000)).category == .attack)
    }
}
