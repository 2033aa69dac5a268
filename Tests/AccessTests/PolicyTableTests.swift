import Access
import Testing

@Suite("The policy table")
struct PolicyTableTests {
    let table = PolicyTable.standard

    @Test("The page people read shows the table that decides, line for line")
    func asvs_V8_1_1_documentedTableIsTheOneThatDecides() {
        #expect(!PublishedTable.table.isEmpty)
        #expect(PublishedTable.table == table.markdown())
        for line in PolicyTable.legend().split(separator: "\n") { #expect(PublishedTable.text.contains(line)) }
    }

    @Test("Every rule is published with its field, and nothing is published that no rule says")
    func asvs_V8_1_2_fieldsAreDocumented() {
        #expect(PublishedTable.cells.count == table.rules.count)
        for rule in table.rules {
            let cell = PublishedTable.Cell(route: rule.route, field: rule.field, standing: rule.standing)
            #expect(PublishedTable.cells[cell] == rule.conditions, "\(rule)")
        }
    }

    @Test("A cell holds one rule at most, so no rule can soften another")
    func oneRulePerCell() {
        let cells = table.rules.map { PublishedTable.Cell(route: $0.route, field: $0.field, standing: $0.standing) }
        #expect(Set(cells).count == cells.count)
    }

    @Test("Every route has a rule, and no two routes share an address")
    func everyRouteHasARule() {
        for route in Route.allCases { #expect(!table.fields(of: route).isEmpty, "\(route.name)") }
        #expect(Set(Route.allCases.map(\.address)).count == Route.allCases.count)
    }

    @Test("No role has every content field, not even with conditions met", arguments: Role.allCases)
    func noRoleReadsEverything(role: Role) {
        let read = Set(table.rules.filter { $0.standing == .role(role) }.map(\.field))
        #expect(!read.isSuperset(of: Field.allCases.filter(\.isContent)))
    }

    @Test("Nobody reaches every route, whatever roles they may hold together")
    func noAllowedSetOfRolesReachesEverything() {
        let roles = Role.allCases
        for bits in 1..<(1 << roles.count) {
            let held = roles.indices.filter { bits & 1 << $0 != 0 }.map { roles[$0] }
            let allowed = held.allSatisfy { one in held.allSatisfy { one.conflict(with: $0) == nil } }
            guard allowed else { continue }
            let reaching = table.rules.filter { held.map(Standing.role).contains($0.standing) }
            #expect(!Set(reaching.map(\.field)).isSuperset(of: Field.allCases), "\(held)")
            // Whoever decides on a grant, an export or a destruction reads no content: to decide is not to read.
            let read = reaching.filter { $0.route != .approvalAsk && $0.route != .approvalDecide }.map(\.field)
            if held.contains(.custodian) { #expect(!read.contains(.victimIdentity), "\(held)") }
        }
    }

    @Test(
        "Operator, auditor, custodian and the tokens that run things are given no content",
        arguments: [Standing.role(.operator), .role(.auditor), .role(.custodian), .scope(.admin), .scope(.receiptRead)])
    func machineAndKeysReadNoContent(standing: Standing) {
        // To decide on a request is not to read what it is about.
        let given = table.rules.filter {
            $0.standing == standing && $0.field.isContent && $0.route != .approvalAsk && $0.route != .approvalDecide
        }
        #expect(given.isEmpty, "\(given)")
    }

    @Test("A device appends and sees the status of its own; nothing else is ever given to it")
    func devicesOnlyAppend() {
        for rule in table.rules where rule.standing == .device {
            #expect([.submission, .status, .page].contains(rule.field), "\(rule)")
            if rule.field == .status { #expect(rule.conditions.contains(.own)) }
        }
    }

    @Test("A source is named only to two persons together, freshly proven, on a named case")
    func sourcesTakeTwo() {
        let rules = table.rules.filter { $0.field == .sourceIdentity && $0.route == .sourceIdentity }
        #expect(!rules.isEmpty)
        for rule in rules { #expect(rule.conditions.isSuperset(of: [.twoPersons, .stepUp, .namedCase, .marks])) }
        let others = table.rules.filter { $0.field == .sourceIdentity && $0.route != .sourceIdentity }
        #expect(others.allSatisfy { $0.route == .approvalAsk || $0.route == .approvalDecide })
    }

    @Test("Victims are named on a named case alone, freshly proven")
    func victimsAreReadByCase() {
        for rule in table.rules(of: .victimIdentity, .victimIdentity) {
            #expect(rule.conditions.isSuperset(of: [.namedCase, .marks, .stepUp]))
        }
    }

    @Test("Unmasking, export, destruction, grants and re-enrolment ask for two persons and a fresh proof")
    func asvs_V7_5_3_sensitiveActsAskForAFreshProof() {
        let acts: [(Route, Field)] = [
            (.sourceIdentity, .sourceIdentity), (.exportRecords, .record), (.releaseMake, .record),
            (.destroy, .destruction), (.grantGive, .grant), (.personReenrol, .credential),
            (.tokenCreate, .readingSecret),
        ]
        for (route, field) in acts {
            #expect(!table.rules(of: route, field).isEmpty)
            for rule in table.rules(of: route, field) {
                #expect(rule.conditions.isSuperset(of: [.twoPersons, .stepUp]), "\(rule)")
                #expect(field.purpose != nil)
            }
        }
    }

    @Test("Whatever needs two persons can be asked for and decided, by roles that differ or by others than the asker")
    func approvalsCanBeAsked() {
        for rule in table.rules where rule.conditions.contains(.twoPersons) {
            #expect(!table.rules(of: .approvalAsk, rule.field).isEmpty, "\(rule.field)")
            let deciding = table.rules(of: .approvalDecide, rule.field)
            #expect(!deciding.isEmpty, "\(rule.field)")
            for rule in deciding { #expect(rule.conditions.isSuperset(of: [.notOwn, .stepUp])) }
        }
    }

    @Test("The ways in are these four, and none of them answers a GET")
    func asvs_V6_1_3_waysInAreListed() {
        let ways = Route.allCases.filter(\.authenticates)
        #expect(Set(ways) == [.signIn, .demoSignIn, .invitationUse, .stepUp])
        for way in ways { #expect(way.changes) }
        for way in ways { #expect(PublishedTable.text.contains("`\(way.address)`")) }
    }

    @Test("Credentials are changed by their owner alone, freshly proven, or by two custodians for someone who lost all")
    func asvs_V6_4_6_nobodySetsAnothersPassword() {
        for rule in table.rules where rule.field == .credential && rule.standing != .anyone {
            switch rule.route {
            case .approvalAsk, .approvalDecide: break
            case .personReenrol: #expect(rule.conditions.isSuperset(of: [.twoPersons, .stepUp]))
            default: #expect(rule.conditions.contains(.own), "\(rule)")
            }
        }
    }
}
