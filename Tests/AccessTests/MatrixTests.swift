import Access
import Protection
import Testing

@Suite("Every cell of the matrix")
struct MatrixTests {
    /// Someone who holds one capacity and, in it, everything that can be held.
    private func principal(_ standing: Standing) throws -> Principal {
        switch standing {
        case .anyone: .nobody
        case .signedIn: .person(Scene.a, grants: [])
        case .role(let role): try Scene.person(role)
        case .scope(let scope):
            .token(TokenID("T"), scopes: [scope], compartment: Scene.open, until: Scene.later(3600))
        case .device: .device(DeviceID("D"))
        }
    }

    /// What someone with a capacity is besides.
    private func implied(_ standing: Standing) -> [Standing] {
        switch standing {
        case .anyone: [.anyone]
        case .role: [.anyone, .signedIn, standing]
        default: [.anyone, standing]
        }
    }

    private func resource(own: Owner?, owned: Bool) -> Resource {
        Resource(
            id: "R", area: Scene.ansongo, organisation: Scene.organisation, cases: [Scene.file], marks: .all,
            owner: owned ? own : .account(Scene.b))
    }

    private func circumstances(_ field: Field) throws -> Circumstances {
        Circumstances(
            now: Scene.now, provenAt: Scene.now, approval: try field.purpose.map { try Scene.approval($0, of: "R") })
    }

    @Test("With all conditions met, exactly the published cells are allowed", arguments: Standing.allCases)
    func asvs_V8_2_1_everyCell(standing: Standing) throws {
        let principal = try principal(standing)
        let authorisation = Scene.authorisation(principal)
        for route in Route.allCases {
            for field in Field.allCases {
                let found = implied(standing).compactMap {
                    PublishedTable.cells[PublishedTable.Cell(route: route, field: field, standing: $0)]
                }
                let decisions = try [true, false].map { owned in
                    try authorisation.decide(
                        route, field, on: resource(own: principal.owner, owned: owned), in: circumstances(field))
                }
                let expected = [true, false].map { owned in
                    found.contains { conditions in
                        !(conditions.contains(.own) && !owned) && !(conditions.contains(.notOwn) && owned)
                    } ? Decision.allow : .notFound
                }
                #expect(decisions == expected, "\(route.name) \(field.name) \(standing.name)")
            }
        }
    }

    @Test("Each condition is needed: without it alone, the cell is closed", arguments: Standing.allCases)
    func asvs_V8_2_3_everyConditionIsNeeded(standing: Standing) throws {
        for (cell, conditions) in PublishedTable.cells where cell.standing == standing {
            for condition in conditions.members {
                let decision = try decision(cell, without: condition, of: conditions)
                let expected: Decision =
                    switch condition {
                    case .stepUp: .needsStepUp
                    case .twoPersons: .needsApproval
                    default: .notFound
                    }
                #expect(decision == expected, "\(cell) without \(condition)")
            }
        }
    }

    /// The decision where all holds but one condition.
    private func decision(
        _ cell: PublishedTable.Cell, without condition: Condition, of conditions: Conditions
    ) throws -> Decision {
        let principal = try principal(cell.standing)
        let owned = conditions.contains(.own) != (condition == .own || condition == .notOwn)
        let closed = Compartment(
            areas: condition == .area
                ? .only([Scene.menaka]) : condition == .everyArea ? .only([Scene.gao, Scene.ansongo]) : .all,
            organisations: condition == .organisation ? .only([OrganisationID("other")]) : .all,
            cases: condition == .caseFile
                ? .only([CaseID("other")]) : condition == .namedCase ? .all : .only([Scene.file]),
            marks: condition == .marks ? [.child, .informant, .ownForceImplicated] : .all)
        let narrowed: Principal =
            switch cell.standing {
            case .role(let role): try Scene.person(role, closed)
            case .scope(let scope):
                .token(TokenID("T"), scopes: [scope], compartment: closed, until: Scene.later(3600))
            default: principal
            }
        let all = try circumstances(cell.field)
        let circumstances = Circumstances(
            now: Scene.now, provenAt: condition == .stepUp ? Scene.later(-300) : Scene.now,
            approval: condition == .twoPersons ? nil : all.approval)
        return Scene.authorisation(narrowed)
            .decide(cell.route, cell.field, on: resource(own: principal.owner, owned: owned), in: circumstances)
    }

    @Test("A thing that does not exist is answered like one that may not be seen", arguments: Standing.allCases)
    func asvs_V8_2_2_absentEqualsHidden(standing: Standing) throws {
        let authorisation = Scene.authorisation(try principal(standing))
        for route in Route.allCases {
            for field in Field.allCases {
                #expect(try authorisation.decide(route, field, on: nil, in: circumstances(field)) == .notFound)
            }
        }
    }

    @Test("A reader of one compartment gets, for every route with an id, nothing of the other's")
    func asvs_V8_2_2_idsOfOthersAreNotFound() throws {
        let theirs = Resource(
            id: "R2", area: Scene.menaka, organisation: OrganisationID("P"), cases: [CaseID("C2")],
            owner: .account(Scene.b))
        let mine = Compartment(
            areas: .only([Scene.gao]), organisations: .only([Scene.organisation]), cases: .only([Scene.file]),
            marks: .all)
        for role in Role.allCases {
            let authorisation = Scene.authorisation(try Scene.person(role, mine))
            for (cell, conditions) in PublishedTable.cells where cell.standing == .role(role) {
                let bound: Conditions = [.area, .organisation, .caseFile, .namedCase, .own]
                guard !conditions.isDisjoint(with: bound) else { continue }
                let decision = try authorisation.decide(
                    cell.route, cell.field, on: theirs, in: circumstances(cell.field))
                #expect(decision == .notFound, "\(cell)")
            }
        }
    }

    @Test("An emergency opens exactly the published cells, of its one case and of nothing else")
    func asvs_V8_2_1_emergency() throws {
        let access = try EmergencyAccess(
            id: EmergencyAccessID("E"), by: Scene.party(Scene.a, "U1"), to: Scene.file,
            because: "they come back tonight", at: Scene.now, custodians: [Scene.b], earlier: [])
        let principal = Principal.person(Scene.a, grants: [access.grant])
        let authorisation = Scene.authorisation(principal)
        #expect(!PublishedTable.emergencies.isEmpty)
        for route in Route.allCases {
            var opens = false
            for field in Field.allCases {
                let without = [Standing.anyone, .signedIn].contains {
                    PublishedTable.cells[PublishedTable.Cell(route: route, field: field, standing: $0)] != nil
                }
                let cell = PublishedTable.Cell(route: route, field: field, standing: .role(.investigator))
                let isOpened = PublishedTable.emergencies.contains(cell)
                opens = opens || without || isOpened
                guard !without else { continue }
                for owned in [true, false] {
                    let decision = try authorisation.decide(
                        route, field, on: resource(own: principal.owner, owned: owned), in: circumstances(field))
                    #expect(decision == (isOpened ? .allow : .notFound), "\(cell)")
                }
                for cases in [[], [CaseID("other")]] {
                    let other = Resource(
                        id: "R", area: Scene.ansongo, organisation: Scene.organisation, cases: cases,
                        owner: .account(Scene.b))
                    let decision = try authorisation.decide(route, field, on: other, in: circumstances(field))
                    #expect(decision == .notFound, "\(cell)")
                }
                let reach = try authorisation.reach(route, field, in: circumstances(field))
                #expect(reach.parts.allSatisfy { $0.cases == .only([Scene.file]) }, "\(cell)")
                #expect(isOpened || reach.isEmpty, "\(cell)")
            }
            #expect(authorisation.opens(route, at: Scene.now) == opens, "\(route.name)")
        }
    }

    @Test("In an emergency nothing is changed, taken out or destroyed, and no incident, report or count opens")
    func emergenciesRead() {
        let routes = Set(PublishedTable.emergencies.map(\.route))
        #expect(routes.isSuperset(of: [.caseFile, .victimIdentity, .evidenceView]))
        for route in routes where route.changes { #expect(route == .approvalAsk) }
        let outside: Set<Access.Route> = [
            .incidents, .incident, .incidentExport, .reports, .report, .counts, .situation, .alerts, .sealedReport,
            .consentWithdraw, .exportRecords,
        ]
        #expect(routes.isDisjoint(with: outside))
    }
}
