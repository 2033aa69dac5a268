public import Protection

/// What one principal may do, made ready once and asked many times.
///
/// Making it costs some microseconds for 200 grants; a decision well under one. Make it anew whenever the account's
/// grants change, so that a change holds from the next request.
public struct Authorisation: Sendable {
    public let principal: Principal
    private let table: PolicyTable
    let territory: Territory
    private let sets: HoldingSets
    let holdings: [Holding]

    public init(for principal: Principal, in territory: Territory, by table: PolicyTable = .standard) {
        self.principal = principal
        self.table = table
        self.territory = territory
        holdings = Holding.all(of: principal, in: territory)
        sets = HoldingSets(holdings, in: territory)
    }

    /// Decides on one field of one route for one thing.
    /// - Parameter resource: The thing; nil where no such thing exists, which takes the same steps and is not found.
    public func decide(
        _ route: Route, _ field: Field, on resource: Resource?, in circumstances: Circumstances
    ) -> Decision {
        let asked = resource ?? Resource()
        let area = territory.number(of: asked.area)
        let rules = table.rules(of: route, field)
        var best = Decision.notFound
        for word in 0..<sets.width {
            let covering = Covering(
                holding: sets.holding(at: circumstances.now, word),
                area: sets.covering(area: area, word), everyArea: sets.withEveryArea(word),
                organisation: sets.covering(organisation: asked.organisation, word),
                named: sets.naming(asked.cases, word), everyCase: sets.withEveryCase(word),
                marks: sets.opening(asked.marks, word))
            for rule in rules where covering.covers(rule.conditions, sets.standing(for: rule, word)) {
                best = max(best, verdict(of: rule, on: asked, in: circumstances))
            }
        }
        return resource == nil ? .notFound : best
    }

    /// Whether the principal may have anything at all of a route now, whatever it is: whether a page with a list is
    /// there for them, or a link to it is shown.
    public func opens(_ route: Route, at now: Instant) -> Bool {
        Field.allCases.contains { field in
            table.rules(of: route, field).contains { rule in
                (0..<sets.width).contains { word in
                    sets.standing(for: rule, word) & sets.holding(at: now, word) != 0
                }
            }
        }
    }

    /// The lines of the table that bind the principal for one field of one route.
    func rules(of route: Route, _ field: Field) -> ArraySlice<Rule> { table.rules(of: route, field) }

    /// What remains to be asked once a holding covers the thing.
    private func verdict(of rule: Rule, on resource: Resource, in circumstances: Circumstances) -> Decision {
        let conditions = rule.conditions
        if conditions.contains(.own) {
            guard let owner = resource.owner, owner == principal.owner else { return .notFound }
        }
        if conditions.contains(.notOwn) {
            guard let owner = resource.owner, let asker = principal.owner, owner != asker else { return .notFound }
        }
        // A stale proof is asked for before an approval is looked at: whose session this is comes first.
        if conditions.contains(.stepUp), !circumstances.isFresh { return .needsStepUp }
        if conditions.contains(.twoPersons) {
            guard let approval = circumstances.approval, let account = principal.account, let subject = resource.id,
                let purpose = rule.field.purpose,
                approval.permits(purpose, of: subject, by: account, at: circumstances.now)
            else { return .needsApproval }
        }
        return .allow
    }
}

/// One word of each row of bits that bears on a decision.
private struct Covering {
    let holding: UInt64
    let area: UInt64
    let everyArea: UInt64
    let organisation: UInt64
    let named: UInt64
    let everyCase: UInt64
    let marks: UInt64

    func covers(_ conditions: Conditions, _ standing: UInt64) -> Bool {
        var bits = standing & holding
        if conditions.contains(.area) { bits &= area }
        if conditions.contains(.everyArea) { bits &= everyArea }
        if conditions.contains(.organisation) { bits &= organisation }
        if conditions.contains(.caseFile) { bits &= named | everyCase }
        if conditions.contains(.namedCase) { bits &= named }
        if conditions.contains(.marks) { bits &= marks }
        return bits != 0
    }
}
