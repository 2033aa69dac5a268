import Foundation
import HearingTestSupport
import PlaceNames
import Protection
import Testing
import Workflows

@Suite("Before a person has read an account over, a word stands in the clear only where it is known to be ordinary")
struct AccountSieveTests {
    private static let places = Gazetteer(
        ["Koulou", "Kona", "Ber Zarho"].map { name in
            NamedPlace(
                id: NamedPlace.ID(list: "test", key: name), names: [NamedPlace.Name(name)], feature: "village",
                areas: [AreaRef(scheme: "s", code: name)])
        })
    private let sieve = AccountSieve(
        places: places,
        ordinary: OrdinaryWords(dictionary: WordList(["grenier", "greniers", "fleur", "motos", "fleuve"])))

    @Test(
        "The words known stay, the others become references by their numbers",
        arguments: [
            ("bana kpatcha wa koulou tuer kabako", "[words 0-2] koulou tuer [word 5]"),
            ("tuer kabako, kabako2.kabako!", "tuer [word 1], [word 2].[word 3]!"),
            ("Kabako est parti", "[name] est parti"), ("Kabako, hier", "[word 0], hier"),
            ("ATTAQUE A KONA, KABAKO MORT", "ATTAQUE A KONA, [word 3] MORT"),
            ("ils ont pris fleur et pierre", "ils ont pris [word 3] et [word 5]"),
            ("le ka-bako est mort", "le [words 1-2] est mort"),
            ("le ka\u{AD}bako est mort", "le [word 1] est mort"),
            ("le ka\u{200B}bako est mort", "le [word 1] est mort"),
            ("le \u{202E}okabak\u{202C} est mort", "le [word 1] est mort"),
            ("le kaba\u{301}ko\u{323} est mort", "le [word 1] est mort"),
            ("قتل كباكو في السوق", "[words 0-3]"), ("ⴽⴰⴱⴰⴽⵓ mort", "[word 0] mort"),
            ("k a b a k o mort", "[words 0-5] mort"),
            ("mort 🇰🇦🇧🇦⠅⠁", "mort "), ("[kabako] et [[S-kabako]]", "([word 0]) et (([name]-[word 3]))"),
            ("[name] [word 7]", "(name) ([word 1] 7)"),
            (
                "Hier des greniers brûlés à Ber Zarho près du fleuve",
                "Hier des greniers brûlés à [name] près du fleuve"
            ),
            ("d’Oumar et l’attaque de Kona", "d’[name] et l’attaque de Kona"),
            ("il y a à peu près 3 jours", "il y a à peu près 3 jours"),
            ("appelez le 70/12/34/56 ou 70_12_34_56", "[word 0] le [number] ou [number]"),
            ("le 13/08/2023", "le 13/08/2023"),
            ("", ""), ("\0", " "),
        ])
    func table(said: String, held: String) {
        #expect(sieve.unread(said) == held)
    }

    @Test("However a name on no list is written, it does not stand in the clear")
    func canaries() {
        for name in ["zqanari", "Zqanari", "ZQANARI", "زقناري", "ⵣⵇⴰⵏⴰⵔⵉ", "ߖߊߣߊߙߌ", "zq\u{301}anari", "ɲanari"] {
            for frame in [
                "#", "# est venu", "on a vu #", "on a vu #, hier", "(#)", "«#»", "#2", "3#", "l’#", "#-là", "a#b",
                "#.Et",
                "\u{202E}#\u{202C}", "#\u{200B}", "ON A VU #", "des motos #/#", "[#]", "[[S-#]]", "#\u{301}", "_#_",
            ] {
                let held = sieve.unread(frame.replacing("#", with: name))
                #expect(!held.contains(name) && !held.lowercased().contains("anari"), "\(frame) \(name): \(held)")
            }
        }
    }

    @Test("Words come back from the account as received: one wherever it is spelled so, or all")
    func back() {
        let said = "bana kpatcha: wa koulou; tuer kabako (12)\nwa kabako2 wa"
        let held = sieve.unread(said)
        #expect(held == "[words 0-1]: [word 2] koulou; tuer [word 5] (12)\n[words 7-9]")
        let kept = sieve.kept(back: held, of: said)
        #expect(kept.map(\.word) == ["bana", "kpatcha", "wa", "kabako", "kabako2"])
        #expect(kept.map(\.count) == [1, 1, 3, 1, 1] && kept.allSatisfy { $0.why == .unknown })
        #expect(AccountSieve.countUnread(in: held) == 7)
        let some = AccountSieve.broughtBack(held, of: said, [2, 1])
        #expect(some == "[word 0] kpatcha: wa koulou; tuer [word 5] (12)\nwa [word 8] wa")
        #expect(AccountSieve.broughtBack(some, of: said, [99, -1]) == some)
        #expect(AccountSieve.broughtBack(some, of: said, nil) == said)
        #expect(AccountSieve.broughtBack("x [word 99] y", of: said, nil) == "x [word 99] y")
    }

    @Test("A text from which names were taken keeps its references, and is sieved to the same again")
    func readOver() {
        let held = sieve.unread("kabako et Moussa Traoré au 70 12 34 56")
        #expect(held == "[word 0] et [name] au [number]")
        #expect(sieve.readOver(held) == held)
    }

    @Test("Nothing that may be sent makes it fail, however long")
    func hostile() {
        for text in [
            "[[[[", "]]]]x", String(repeating: "[", count: 20_000), String(repeating: "kabako ", count: 5_000),
            String(repeating: "a-", count: 5_000), "[words 0-99999999999999999999]", "[words 9-1]", "👨‍👩‍👧 x", "\u{301}",
            "\r\n",
        ] {
            #expect(!sieve.unread(text).contains("kabako"))
        }
    }

    @Test(
        "Ordinary French and English lose under a twentieth of their words where the machine has dictionaries",
        .enabled(if: Dictionaries().languages.count == 2))
    func falselyKept() throws {
        let sieve = AccountSieve(places: Gazetteer([]), ordinary: OrdinaryWords(dictionary: Dictionaries().read()))
        let rows = String(decoding: try sharedBytes("glossary.csv"), as: UTF8.self).split(whereSeparator: \.isNewline)
            .dropFirst()
        let text = rows.joined(separator: ". ")
        let words = text.split { !$0.isLetter && !$0.isNumber }.count
        #expect(words > 10_000)
        #expect(AccountSieve.countUnread(in: sieve.unread(text)) * 20 < words)
    }

    @Test(
        "Of the names people of the region bear, hardly any passes for a word of French or English",
        .enabled(if: Dictionaries().languages.count == 2))
    func namesKnown() throws {
        let ordinary = OrdinaryWords(dictionary: Dictionaries().read())
        let rows = String(decoding: try sharedBytes("linkage/name_variants.csv"), as: UTF8.self).split(
            whereSeparator: \.isNewline)
        let names = Set(
            rows.dropFirst().flatMap { $0.split(separator: ",").suffix(2) }.flatMap { $0.split(separator: " ") })
        let known = names.filter { ordinary.verdict(on: $0.lowercased()) == .ordinary }
        #expect(names.count > 500 && known.count * 50 < names.count, "\(known.sorted())")
    }
}
