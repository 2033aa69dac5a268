import Protection
import Testing

@Suite("Codes of casualty recording")
struct CasualtyWordsTests {
    private static let drone = "heavy_weapons.drone"

    private func words(
        _ list: CasualtyList, _ own: [String: CasualtyWords.Entry] = [:]
    ) -> CasualtyWords { CasualtyWords([list: own]) }

    @Test("An operation's words replace the product's; what was retired is no longer offered, but where it is held")
    func offered() {
        let words = words(
            .cause,
            [
                "incendiary": .init(label: Phrase(fr: "feu", en: "fire"), isOffered: false),
                "unknown": .init(label: Phrase(fr: "sans réponse", en: "no answer"), isOffered: false),
            ])
        #expect(words.label(HarmCause.incendiary).english == "fire")
        #expect(words.label(HarmCause.smallArms) == HarmCause.smallArms.label)
        let offered = words.offered(.cause).map(\.code)
        #expect(!offered.contains("incendiary") && offered.count == HarmCause.allCases.count - 1)
        #expect(offered.contains("unknown"))
        #expect(words.offered(.cause, holding: "incendiary").map(\.code).contains("incendiary"))
        #expect(words.codes(.cause).count == HarmCause.allCases.count)
    }

    @Test("Every list keeps unknown, every band an age falls into, and a code for civilians and for fighters")
    func held() {
        for list in CasualtyList.allCases { #expect(list.hold(on: CasualtyList.unknown) != nil, "\(list)") }
        for years in 0...120 {
            #expect(AgeBand(years: years).flatMap { CasualtyList.age.hold(on: $0.rawValue) } != nil)
        }
        let kept = PersonStatus.allCases.filter { CasualtyList.status.hold(on: $0.rawValue) != nil }
        #expect(Set(kept.map(\.column)) == Set(CivilianStatus.allCases))
        #expect(CasualtyList.cause.hold(on: "incendiary") == nil)
        for list in CasualtyList.allCases { #expect(list.hold(on: list.codes[0].code + ".own") == nil, "\(list)") }
    }

    @Test("A code added beneath a standard one counts as it, and reads back as it was written")
    func added() throws {
        let code = try #require(CasualtyCode<HarmCause>(Self.drone))
        #expect(code.standard == .heavyWeapons && code.own == "drone" && code.text == Self.drone)
        #expect(CasualtyCode<HarmCause>("heavy_weapons")?.own == nil)
        for wrong in ["drone", "heavy_weapons.", "heavy_weapons.a.b", "heavy_weapons.Drône", ".drone", ""] {
            #expect(CasualtyCode<HarmCause>(wrong) == nil, "\(wrong)")
        }
        let child = HarmedPerson.Codes(
            sex: .init(.woman), age: try #require(CasualtyCode("12-17.schoolgirl")), status: .init(.civilian))
        let roll = PersonRoll(
            persons: [HarmedPerson(id: "P-1", codes: child)], fates: [PersonFate(person: "P-1", kind: .killed)])
        #expect(roll.members().map(\.age) == [.from12])
        let label = Phrase(fr: "drone armé", en: "armed drone")
        let words = words(.cause, [Self.drone: .init(label: label, isOffered: true)])
        #expect(words.label(code) == label)
        // Whoever does not know it says what it counts as.
        #expect(CasualtyWords().label(code) == HarmCause.heavyWeapons.label)
        #expect(words.codes(.cause).suffix(2).map(\.code) == [Self.drone, "unknown"])
    }

    @Test("A code moves to any place of its list; where there is no room left, all take new places in the same order")
    func order() {
        var own: [String: CasualtyWords.Entry] = [:]
        func order() -> [String] { words(.cause, own).codes(.cause).map(\.code) }
        func move(_ code: String, to place: Int) -> Int {
            let moved = words(.cause, own).positions(moving: code, to: place, of: .cause)
            for (code, position) in moved {
                own[code] = .init(label: Phrase(fr: code, en: code), isOffered: true, position: position)
            }
            return moved.count
        }
        let count = HarmCause.allCases.count
        #expect(move("accident", to: 1) == 1 && order().first == "accident")
        #expect(move("accident", to: count) == 1 && order().last == "accident")
        var sizes: Set<Int> = []
        for turn in 0..<60 {
            let expected = turn % 2 == 0 ? "cbrn" : "incendiary"
            sizes.insert(move(expected, to: 2))
            #expect(order()[1] == expected && Set(order()).count == count, "\(turn)")
        }
        #expect(sizes == [1, count])
    }
}
