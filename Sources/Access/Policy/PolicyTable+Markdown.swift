import Protection

extension PolicyTable {
    /// The table as Markdown: a line for each field of each route, a column for each role, the rest in the last one.
    /// Each cell holds the letters of its conditions, and a mark where an emergency opens it; an empty one is denied.
    public func markdown() -> String {
        let roles = Role.allCases
        var lines = [
            "| route | field | " + roles.map(\.rawValue).joined(separator: " | ") + " | others |",
            "|---|---|" + String(repeating: ":-:|", count: roles.count) + "---|",
        ]
        for route in Route.allCases {
            for field in fields(of: route) {
                let cells = roles.map { role in
                    rule(of: route, field, for: .role(role)).map {
                        $0.conditions.symbols + ($0.opensInEmergency ? "!" : "")
                    } ?? ""
                }
                let others = rules(of: route, field).compactMap { rule -> String? in
                    if case .role = rule.standing { return nil }
                    return rule.standing.name + " " + rule.conditions.symbols
                }
                lines.append(
                    "| `\(route.address)` | \(field.name) | " + cells.joined(separator: " | ") + " | "
                        + others.joined(separator: ", ") + " |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// What the letters mean, as a Markdown list.
    public static func legend() -> String {
        (["- `•` nothing more is asked"]
            + Condition.allCases.map { "- `\($0.symbol)` \($0.words.english)" }
            + ["- `!` opened by an emergency too, for its one case"]).joined(separator: "\n") + "\n"
    }
}
