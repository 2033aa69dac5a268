import Protection
import SeededSupport
import Testing

@Suite("Counting one incident")
struct IncidentCountTests {
    private func claim(
        _ id: String, _ low: Int, _ high: Int?, rating: String = "C3", use: IncidentClaim.Use = .held
    ) -> IncidentClaim {
        IncidentClaim(
            id: id, report: "r-" + id, sourceType: .community, rating: SourceRating(rating) ?? .unjudged,
            harms: [Harm(kind: .killed, status: .civilian, count: CountRange(min: low, max: high))], use: use)
    }

    @Test("From the lowest minimum to the highest maximum, never a mean")
    func spans() throws {
        let count = try #require(
            IncidentCount(.killed, .civilian, claims: [claim("a", 3, 5), claim("b", 4, 9), claim("c", 6, 6)]))
        #expect(count.range == CountRange(min: 3, max: 9))
        #expect(count.contested.map { [$0.first, $0.second] } == [["a", "c"]])
    }

    @Test("One claim without an upper end leaves the incident without one")
    func openEnd() throws {
        let count = try #require(
            IncidentCount(.killed, .civilian, claims: [claim("a", 243, 300), claim("b", 500, nil)]))
        #expect(count.range == CountRange(min: 243, max: nil))
        #expect(count.isContested)
    }

    @Test("A claim that was set aside, or is improbable, is shown and does not count")
    func setAside() throws {
        let claims = [
            claim("army", 0, 0, use: .setAside(why: "access was refused")), claim("un", 20, 30),
            claim("rumour", 400, 500, rating: "C5"),
        ]
        let count = try #require(IncidentCount(.killed, .civilian, claims: claims))
        #expect(count.range == CountRange(min: 20, max: 30))
        #expect(!count.isContested)
        #expect(count.claims == 1)
    }

    @Test("What no source speaks of is unknown, not zero")
    func unknown() {
        #expect(IncidentCount(.injured, .civilian, claims: [claim("a", 3, 5)]) == nil)
        #expect(IncidentCount(.killed, .unknown, claims: [claim("a", 3, 5)]) == nil)
    }

    @Test("Distinct named persons lift the minimum, and count once however many claims name them")
    func persons() throws {
        let count = try #require(IncidentCount(.killed, .civilian, claims: [claim("a", 2, 3)], persons: 4))
        #expect(count.range == CountRange(min: 4, max: 4))
        let alone = try #require(IncidentCount(.killed, .civilian, claims: [], persons: 2))
        #expect(alone.range == CountRange(min: 2, max: nil))
    }

    @Test("Whatever the claims, the range holds every credible one and the persons known")
    func property() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2_000 {
            let claims = (0..<Int.random(in: 0...6, using: &generator)).map { index in
                let low = Int.random(in: 0...20, using: &generator)
                let isOpen = Int.random(in: 0..<4, using: &generator) == 0
                return claim(
                    "\(index)", low, isOpen ? nil : low + Int.random(in: 0...10, using: &generator),
                    rating: ["C3", "E3", "B5", "F6"].randomElement(using: &generator) ?? "C3")
            }
            let persons = Int.random(in: 0...5, using: &generator)
            let credible = claims.filter(\.isCredible)
            guard let count = IncidentCount(.killed, .civilian, claims: claims, persons: persons) else {
                #expect(credible.isEmpty && persons == 0)
                continue
            }
            #expect(count.range.min >= persons)
            for claim in credible {
                guard let told = claim.count(.killed, .civilian) else { continue }
                #expect(count.range.min <= max(told.min, persons))
                if let high = count.range.max { #expect(told.max.map { $0 <= high } ?? false) }
            }
            // Another order of the claims tells the same.
            let turned = IncidentCount(.killed, .civilian, claims: claims.reversed(), persons: persons)
            #expect(turned?.range.min == count.range.min && turned?.range.max == count.range.max)
            #expect(turned?.isContested == count.isContested)
        }
    }
}

@Suite("Persons of an incident")
struct PersonRollTests {
    private let persons = [
        HarmedPerson(id: "P-1", sex: .man, age: .from30, status: .civilian),
        HarmedPerson(id: "P-2", status: .civilian), HarmedPerson(id: "P-3"),
    ]

    @Test("A person reported twice under two spellings counts once, and twice again when that is undone")
    func sameAndApart() {
        let fates = persons.map { PersonFate(person: $0.id, kind: .killed) }
        let apart = PersonRoll(persons: persons, fates: fates)
        let one = PersonRoll(persons: persons, fates: fates, same: [("P-1", "P-2")])
        #expect(apart.count(.killed, .civilian) == 2)
        #expect(one.count(.killed, .civilian) == 1)
        #expect(apart.count(.killed, .unknown) == 1)
        #expect(one.distinct == 2)
    }

    @Test("A death that follows an injury moves both figures, from its day on")
    func laterDeath() throws {
        let (attack, death) = (try #require(Day("2023-03-01")), try #require(Day("2023-03-20")))
        let fates = [
            PersonFate(person: "P-1", kind: .injured, on: attack), PersonFate(person: "P-1", kind: .killed, on: death),
        ]
        let roll = PersonRoll(persons: persons, fates: fates)
        #expect(roll.count(.injured, .civilian, by: attack) == 1)
        #expect(roll.count(.killed, .civilian, by: attack) == 0)
        #expect(roll.count(.injured, .civilian, by: death) == 0)
        #expect(roll.count(.killed, .civilian, by: death) == 1)
    }

    @Test("Someone abducted and later killed counts in both, since both befell them")
    func abductedAndKilled() {
        let fates = [PersonFate(person: "P-1", kind: .abducted), PersonFate(person: "P-1", kind: .killed)]
        let roll = PersonRoll(persons: persons, fates: fates)
        #expect(roll.count(.abducted, .civilian) == 1)
        #expect(roll.count(.killed, .civilian) == 1)
    }

    @Test("An age nobody reaches is no age")
    func ages() {
        #expect(AgeBand(years: 430) == nil && AgeBand(years: -1) == nil)
        #expect(AgeBand(years: 17)?.isChild == true && AgeBand(years: 18)?.isChild == false)
        #expect(AgeBand.unknown.isChild == nil)
    }

    @Test(
        "Words for numbers bound what they say and no more",
        arguments: [
            ("Une famille de 7", CountRange(exactly: 7)), ("plusieurs", CountRange(min: 2, max: nil)),
            ("many", CountRange(min: 3, max: nil)), ("une  dizaine", CountRange(min: 7, max: 15)),
        ])
    func spoken(_ phrase: String, _ range: CountRange) {
        #expect(SpokenNumber.bounds(of: phrase) == range)
    }

    @Test("A word nobody listed bounds nothing", arguments: ["énormément", "famille de -3", "group of 1e9", ""])
    func unspoken(_ phrase: String) {
        #expect(SpokenNumber.bounds(of: phrase) == nil)
    }

    @Test("A rate names what it was divided by, and there is none without a population")
    func rate() throws {
        let rate = try #require(
            HarmRate(CountRange(min: 12, max: nil), of: 600_000, source: "RGPH", year: 2022))
        #expect(rate.min == 2 && rate.max == nil && rate.year == 2022)
        #expect(HarmRate(CountRange(exactly: 3), of: 0, source: "RGPH", year: 2022) == nil)
        #expect(HarmRate(CountRange(exactly: 3), of: nil, source: "RGPH", year: 2022) == nil)
    }
}
