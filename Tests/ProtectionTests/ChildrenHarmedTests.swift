import Protection
import Testing

@Suite("Children, persons and codes: what is counted in what")
struct ChildrenHarmedTests {
    private func people(_ kind: HarmKind, _ age: AgeBand, _ count: Int) -> HarmTally.People {
        HarmTally.People(kind: kind, status: .civilian, sex: .unknown, age: age, count: count)
    }

    private func harm(_ kind: HarmKind, _ range: CountRange) -> Harm {
        Harm(kind: kind, status: .civilian, count: range)
    }

    @Test(
        "At least the children known one by one, at most all recorded less the adults known; age unknown may be a child"
    )
    func range() {
        let found = ChildrenHarmed.all(
            harms: [harm(.killed, CountRange(min: 10, max: 12)), harm(.injured, CountRange(min: 2, max: 3))],
            people: [
                people(.killed, .from5, 2), people(.killed, .child, 1), people(.killed, .adult, 4),
                people(.killed, .unknown, 3), people(.injured, .over60, 1),
            ], onSchoolOrHospital: 0)
        let killed = found.first { $0.violation == .killingAndMaiming }
        #expect(killed?.count == CountRange(min: 3, max: 10))
    }

    @Test("No upper end stays none; what no record speaks of is unknown, not zero")
    func unknown() {
        let found = ChildrenHarmed.all(
            harms: [harm(.abducted, CountRange(min: 4, max: nil))], people: [], onSchoolOrHospital: 2)
        let counts = Dictionary(uniqueKeysWithValues: found.map { ($0.violation, $0.count) })
        // "At least 0" would say no more than that nobody knows.
        #expect(counts[.abduction] == .some(nil))
        #expect(counts[.killingAndMaiming] == .some(nil) && counts[.recruitment] == .some(nil))
        #expect(counts[.attackOnSchoolOrHospital] == CountRange(exactly: 2))
        #expect(found.count == GraveViolation.allCases.count)
    }

    @Test(
        "Records of one person that contradict each other leave sex or age unknown; the narrower of two that agree holds"
    )
    func agreed() {
        func member(_ sexes: [PersonSex], _ ages: [AgeBand]) -> PersonRoll.Member? {
            let records = zip(sexes, ages).enumerated().map { number, said in
                HarmedPerson(id: "\(number)", sex: said.0, age: said.1, status: .civilian)
            }
            return PersonRoll(
                persons: records, fates: records.map { PersonFate(person: $0.id, kind: .killed) },
                same: records.dropFirst().map { ("0", $0.id) }
            ).members().first
        }
        let narrow = member([.woman, .unknown], [.child, .from12])
        #expect(narrow?.sex == .woman && narrow?.age == .from12)
        let apart = member([.woman, .man], [.from5, .from30])
        #expect(apart?.sex == .unknown && apart?.age == .unknown)
        #expect(member([.man, .man], [.from5, .from12])?.age == .child)
        #expect(member([.man, .man], [.from18, .over60])?.age == .adult)
    }
}
