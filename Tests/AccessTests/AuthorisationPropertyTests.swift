import Access
import Protection
import SeededSupport
import Testing

/// A country of 40 areas, random grants and random things, with a slow decision written straight from the words.
private struct Chance {
    var generator: SeededGenerator
    let areas: [Area]
    let territory: Territory

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var areas: [Area] = []
        for number in 0..<40 {
            let parent = number == 0 ? nil : areas.randomElement(using: &generator)
            areas.append(
                Area(
                    ref: AreaRef(scheme: "S", code: "\(number)"), name: "\(number)", level: 1,
                    parent: Bool.random(using: &generator) ? parent?.ref : nil))
        }
        self.areas = areas
        self.generator = generator
        territory = Territory(areas: areas)
    }

    mutating func some<Element: Hashable & Sendable>(of all: [Element]) -> Extent<Element> {
        Int.random(in: 0..<4, using: &generator) == 0
            ? .all
            : .only(
                Set((0..<Int.random(in: 0...3, using: &generator)).map { _ in all.randomElement(using: &generator)! }))
    }

    mutating func marks() -> Marks { Marks(rawValue: UInt8.random(in: 0..<16, using: &generator)) }

    mutating func moment(_ range: ClosedRange<Int64>) -> Instant {
        Scene.later(Int64.random(in: range, using: &generator))
    }

    mutating func grant(_ number: Int) -> Grant {
        let from = moment(-50...50)
        return Grant(
            stored: GrantID("\(number)"), account: Scene.a, role: Role.allCases.randomElement(using: &generator)!,
            compartment: Compartment(
                areas: some(of: areas.map(\.ref)), organisations: some(of: ["O", "P"].map { OrganisationID($0) }),
                cases: some(of: ["C", "D", "E"].map { CaseID($0) }), marks: marks()),
            from: from,
            until: Instant(microseconds: from.microseconds + Int64.random(in: 1...100, using: &generator) * 1_000_000),
            isEmergency: Int.random(in: 0..<4, using: &generator) == 0)
    }

    mutating func resource() -> Resource {
        Resource(
            id: "R", area: Bool.random(using: &generator) ? areas.randomElement(using: &generator)!.ref : nil,
            organisation: [nil, "O", "P"].randomElement(using: &generator)!.map { OrganisationID($0) },
            cases: (0..<Int.random(in: 0...2, using: &generator)).map { _ in
                CaseID(["C", "D", "E"].randomElement(using: &generator)!)
            },
            marks: Bool.random(using: &generator) ? [] : marks(),
            owner: [nil, .account(Scene.a), .account(Scene.b)].randomElement(using: &generator)!)
    }

    /// Whether an area lies in one of those named, by walking up.
    func lies(_ area: AreaRef?, in extent: Extent<AreaRef>) -> Bool {
        guard case .only(let named) = extent else { return true }
        var next = area
        while let ref = next {
            if named.contains(ref) { return true }
            next = areas.first { $0.ref == ref }?.parent
        }
        return false
    }

    func covers(_ rule: Rule, _ grant: Grant, _ thing: Resource, at now: Instant) -> Bool {
        let compartment = grant.compartment
        let owner = Owner.account(Scene.a)
        return rule.conditions.members.allSatisfy { condition in
            switch condition {
            case .area: lies(thing.area, in: compartment.areas)
            case .organisation: compartment.organisations.contains(thing.organisation)
            case .caseFile: compartment.cases == .all || thing.cases.contains { compartment.cases.contains($0) }
            case .namedCase: compartment.cases != .all && thing.cases.contains { compartment.cases.contains($0) }
            case .marks: thing.marks.members.allSatisfy { compartment.marks.members.contains($0) }
            case .own: thing.owner == owner
            case .notOwn: thing.owner != nil && thing.owner != owner
            case .everyArea: compartment.areas == .all
            case .stepUp, .twoPersons: true
            }
        } && grant.from <= now && now < grant.until && rule.standing == .role(grant.role)
            && (rule.opensInEmergency || !grant.isEmergency)
    }

    /// Every decision a fresh proof and no approval lead to, one rule and one grant at a time.
    func slowly(_ rules: [Rule], _ grants: [Grant], _ thing: Resource, at now: Instant) -> Decision {
        let valid = grants.filter { grant in
            !grants.contains { grant.role.conflict(with: $0.role) != nil && $0.overlaps(grant) }
        }
        var best = Decision.notFound
        for rule in rules {
            for grant in valid where covers(rule, grant, thing, at: now) {
                best = max(best, rule.conditions.contains(.twoPersons) ? .needsApproval : .allow)
            }
        }
        return best
    }
}

@Suite("Deciding, against a slow decision")
struct AuthorisationPropertyTests {
    @Test(
        "The fast decision, the list's reach and the slow decision agree on random people and things",
        arguments: 0..<40 as Range<UInt64>)
    func agreesWithTheSlowDecision(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let cells = Dictionary(
            grouping: PolicyTable.standard.rules.filter { rule in
                if case .role = rule.standing { true } else { false }
            }
        ) { PublishedTable.Cell(route: $0.route, field: $0.field, standing: .anyone) }
        let count = Int.random(in: 0...[3, 12, 150].randomElement(using: &chance.generator)!, using: &chance.generator)
        let grants = (0..<count).map { chance.grant($0) }
        let authorisation = Authorisation(for: .person(Scene.a, grants: grants), in: chance.territory)
        for (cell, rules) in cells {
            let open = PolicyTable.standard.rule(of: cell.route, cell.field, for: .anyone) != nil
            guard !open, PolicyTable.standard.rule(of: cell.route, cell.field, for: .signedIn) == nil else { continue }
            let now = chance.moment(-60...120)
            let circumstances = Circumstances(now: now, provenAt: now)
            let reach = authorisation.reach(cell.route, cell.field, in: circumstances)
            for _ in 0..<4 {
                let thing = chance.resource()
                let expected = chance.slowly(rules, grants, thing, at: now)
                #expect(authorisation.decide(cell.route, cell.field, on: thing, in: circumstances) == expected)
                #expect(reach.contains(thing) == (expected == .allow), "\(cell)")
            }
        }
    }

    @Test(
        "asvs_V8_4_1: grants of one organisation neither read nor change a record of another, by whatever route",
        arguments: 0..<20 as Range<UInt64>)
    func organisationsApart(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        let own = OrganisationID("O")
        let grants = try (0..<40).map { number -> Grant in
            let grant = chance.grant(number)
            let compartment = Compartment(
                areas: .all, organisations: .only([own]), cases: grant.compartment.cases, marks: .all)
            return try Scene.grant(grant.role, compartment, id: grant.id.rawValue)
        }
        // What one record of one organisation holds; counts and plans are the mission's, and belong to none.
        let apart: Set<Field> = [
            .record, .narrative, .exactPlace, .victimIdentity, .sourceIdentity, .sealedHeader, .sealedBody, .derivative,
            .original, .submission,
        ]
        // How long the steps may take is set for the whole mission; what is sent, by whoever sends it. To ask for an approval
        // and to give one reads nothing: what was approved is decided again, by a rule of its own.
        let common: Set<Access.Route> = [
            .clocks, .clockSet, .reportAppend, .attachmentAppend, .approvalAsk, .approvalDecide,
        ]
        let rules = PolicyTable.standard.rules.filter { rule in
            guard case .role = rule.standing else { return false }
            return apart.contains(rule.field) && !common.contains(rule.route)
        }
        #expect(rules.count > 60)
        for rule in rules {
            #expect(rule.conditions.contains(.organisation), "\(rule.route) \(rule.field)")
        }
        for grant in grants {
            let authorisation = Authorisation(for: .person(Scene.a, grants: [grant]), in: chance.territory)
            for rule in rules where rule.conditions.contains(.organisation) {
                for organisation in ["P", "Q", nil] {
                    let thing = Resource(
                        id: "R", area: chance.areas[0].ref, organisation: organisation.map { OrganisationID($0) },
                        cases: [CaseID("C"), CaseID("D"), CaseID("E")], owner: .account(Scene.b))
                    let decision = authorisation.decide(rule.route, rule.field, on: thing, in: Scene.fresh)
                    #expect(decision == .notFound, "\(rule.route) \(rule.field)")
                    #expect(
                        !authorisation.reach(rule.route, rule.field, in: Scene.fresh).contains(thing),
                        "\(rule.route) \(rule.field)")
                }
            }
        }
    }

    @Test("An area tree that comes back to itself ends, and opens each area once")
    func loopsEnd() {
        let first = AreaRef(scheme: "S", code: "1")
        let second = AreaRef(scheme: "S", code: "2")
        let territory = Territory(areas: [Scene.area(first, in: second), Scene.area(second, in: first)])
        #expect(Set(territory.areas(in: [first]).refs ?? []) == [first, second])
    }

    @Test("Two hundred grants that differ in their areas make one clause of a query")
    func reachMergesAreas() throws {
        let grants = try (0..<200).map { number in
            try Scene.grant(
                .analyst,
                Compartment(
                    areas: .only([number.isMultiple(of: 2) ? Scene.gao : Scene.menaka]), organisations: .all,
                    cases: .all),
                id: "\(number)")
        }
        let reach = Scene.authorisation(.person(Scene.a, grants: grants)).reach(.incidents, .record, in: Scene.fresh)
        #expect(reach.parts.count == 1)
        #expect(
            Set(reach.parts[0].areas.refs ?? [])
                == [Scene.gao, Scene.ansongo, Scene.bourem, Scene.menaka, Scene.menakaOld])
    }
}
