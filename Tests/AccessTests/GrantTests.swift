import Access
import Protection
import Testing

@Suite("Grants")
struct GrantTests {
    @Test("Conflicting roles are refused for the time both would hold", arguments: Role.conflicts)
    func conflictsAreRefused(conflict: RoleConflict) throws {
        let held = try Scene.grant(conflict.first, id: "1")
        let asked = try Scene.grant(conflict.second, id: "2")
        #expect(throws: GrantError.conflict(asked.role.conflict(with: held.role)!)) { try asked.check(against: [held]) }
        #expect(throws: GrantError.self) { try held.check(against: [asked]) }
        let after = try Scene.grant(
            conflict.second, id: "2", from: held.until,
            until: Instant(microseconds: held.until.microseconds + 1))
        #expect(throws: Never.self) { try after.check(against: [held]) }
        let someoneElse = try Scene.grant(conflict.second, to: Scene.b, id: "2")
        #expect(throws: Never.self) { try someoneElse.check(against: [held]) }
    }

    @Test("Every pair is listed once, no role conflicts with itself, and each role can be held by someone")
    func conflictsAreWellFormed() {
        let pairs = Role.conflicts.map { Set([$0.first, $0.second]) }
        #expect(Set(pairs).count == pairs.count)
        #expect(pairs.allSatisfy { $0.count == 2 })
        for (role, other) in [
            (Role.operator, Role.analyst), (.auditor, .custodian), (.auditor, .investigator),
            (.custodian, .investigator), (.custodian, .planner), (.liaison, .investigator), (.monitor, .verifier),
        ] {
            #expect(role.conflict(with: other) != nil)
            #expect(other.conflict(with: role) == role.conflict(with: other))
        }
    }

    @Test("A grant that ends before it begins, or runs over a year, is refused with what to do")
    func timesAreChecked() {
        #expect(throws: GrantError.neverHolds(from: Scene.now, until: Scene.now)) {
            try Grant(
                id: GrantID("G"), account: Scene.a, role: .analyst, compartment: .everything, from: Scene.now,
                until: Scene.now)
        }
        let year = Scene.later(366 * 86_400)
        #expect(throws: Never.self) {
            try Grant(
                id: GrantID("G"), account: Scene.a, role: .analyst, compartment: .everything, from: Scene.now,
                until: year)
        }
        #expect(throws: GrantError.tooLong(until: year)) {
            try Grant(
                id: GrantID("G"), account: Scene.a, role: .analyst, compartment: .everything, from: Scene.now,
                until: Instant(microseconds: .max))
        }
    }

    @Test("Whoever is alone at first may bring a second custodian and an operator, and nothing else alone")
    func foundingBringsTheSecondPerson() throws {
        let founder = Scene.party(Scene.a, "U1")
        let second = Scene.party(Scene.b, "U2")
        func allows(_ role: Role, to account: AccountID = Scene.b, custodians: [Party]) throws -> Bool {
            try Founding.allows(Scene.grant(role, to: account), by: founder, custodians: custodians)
        }
        #expect(try allows(.custodian, custodians: [founder]))
        #expect(try allows(.operator, custodians: [founder]))
        for role in Role.allCases where role != .custodian && role != .operator {
            #expect(try !allows(role, custodians: [founder]))
        }
        #expect(try !allows(.custodian, to: Scene.a, custodians: [founder]))
        #expect(try !allows(.custodian, custodians: [founder, second]))
        #expect(try !allows(.custodian, custodians: []))
    }
}
