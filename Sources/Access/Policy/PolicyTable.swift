/// Who may have what: every rule there is, as data. What no rule allows is denied.
///
/// The same table decides in the server, is printed in the documentation and is walked cell by cell in the tests.
/// A cell (route, field, capacity) holds at most one rule.
public struct PolicyTable: Sendable {
    /// Every rule, ordered by route, field and capacity.
    public let rules: [Rule]
    /// Where the rules of each (route, field) begin in `rules`; one more at the end.
    private let starts: [Int]

    /// The product's own table.
    public static let standard = PolicyTable(
        PolicyTable.doors + PolicyTable.pages + PolicyTable.administration + PolicyTable.programs
            + PolicyTable.identities + PolicyTable.records)

    init(_ groups: [RuleGroup]) {
        rules = groups.flatMap(\.rules).sorted { left, right in
            (left.route.rawValue, left.field.rawValue, left.rank)
                < (right.route.rawValue, right.field.rawValue, right.rank)
        }
        var starts = Array(repeating: 0, count: Route.allCases.count * Field.allCases.count + 1)
        for rule in rules { starts[PolicyTable.slot(rule.route, rule.field) + 1] += 1 }
        for slot in starts.indices.dropFirst() { starts[slot] += starts[slot - 1] }
        self.starts = starts
    }

    /// The rules of one field of one route.
    public func rules(of route: Route, _ field: Field) -> ArraySlice<Rule> {
        let slot = PolicyTable.slot(route, field)
        return rules[starts[slot]..<starts[slot + 1]]
    }

    /// The rule of one cell; nil where the cell is denied.
    public func rule(of route: Route, _ field: Field, for standing: Standing) -> Rule? {
        rules(of: route, field).first { $0.standing == standing }
    }

    /// The fields of a route that anyone at all may have.
    public func fields(of route: Route) -> [Field] {
        Field.allCases.filter { !rules(of: route, $0).isEmpty }
    }

    /// Whether someone nobody knows may have anything of a route.
    public func isOpenToStrangers(_ route: Route) -> Bool {
        fields(of: route).contains { rule(of: route, $0, for: .anyone) != nil }
    }

    private static func slot(_ route: Route, _ field: Field) -> Int {
        route.rawValue * Field.allCases.count + field.rawValue
    }
}
