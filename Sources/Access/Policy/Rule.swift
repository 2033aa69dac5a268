/// One line of the policy table: in this capacity, this field of this route is allowed, if all this holds.
public struct Rule: Hashable, Sendable {
    public let route: Route
    public let field: Field
    public let standing: Standing
    public let conditions: Conditions
    /// Whether an emergency opens it, for the one case: what is read of that case, and the request for a second person
    /// that a source always takes. In an emergency nothing is changed, taken out or destroyed.
    public let opensInEmergency: Bool
    /// The capacity's place among all, so that deciding looks nothing up.
    let rank: Int

    init(route: Route, field: Field, standing: Standing, conditions: Conditions) {
        self.route = route
        self.field = field
        self.standing = standing
        self.conditions = conditions
        opensInEmergency =
            standing == .role(.investigator) && !conditions.isDisjoint(with: [.caseFile, .namedCase])
            && (!route.changes || (route == .approvalAsk && field == .sourceIdentity))
        rank = standing.rank
    }
}

/// Lines that share their conditions, as the table is written down.
struct RuleGroup: Sendable {
    let routes: [Route]
    let fields: [Field]
    let standings: [Standing]
    let conditions: Conditions

    var rules: [Rule] {
        routes.flatMap { route in
            fields.flatMap { field in
                standings.map { Rule(route: route, field: field, standing: $0, conditions: conditions) }
            }
        }
    }
}

/// Allows roles some fields of some routes.
func allow(_ roles: Role..., on routes: Route..., to fields: Field..., if conditions: Conditions = []) -> RuleGroup {
    RuleGroup(routes: routes, fields: fields, standings: roles.map(Standing.role), conditions: conditions)
}

/// Allows other capacities some fields of some routes.
func allow(
    standing standings: Standing..., on routes: Route..., to fields: Field..., if conditions: Conditions = []
) -> RuleGroup {
    RuleGroup(routes: routes, fields: fields, standings: standings, conditions: conditions)
}
