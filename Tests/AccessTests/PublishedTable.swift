import Access
import Foundation

/// The table as docs/security-access.md shows it to people: what the code is held to.
enum PublishedTable {
    struct Cell: Hashable {
        let route: Route
        let field: Field
        let standing: Standing
    }

    static let text: String = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = folder.appendingPathComponent("docs/security-access.md")
        return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    }()

    /// The lines of the table in the page.
    static let table: String = {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("| route | field |") }) else { return "" }
        return lines[start...].prefix { $0.hasPrefix("|") }.joined(separator: "\n") + "\n"
    }()

    /// Every allowed cell with its conditions, read back from the page and not from the code.
    static let cells: [Cell: Conditions] = {
        var result: [Cell: Conditions] = [:]
        for line in table.split(separator: "\n").dropFirst(2) {
            let parts = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }.dropFirst().dropLast()
            let columns = Array(parts)
            guard columns.count == Role.allCases.count + 3,
                let route = Route.allCases.first(where: { "`\($0.address)`" == columns[0] }),
                let field = Field.allCases.first(where: { $0.name == columns[1] })
            else { continue }
            for (role, symbols) in zip(Role.allCases, columns[2...]) where !symbols.isEmpty {
                result[Cell(route: route, field: field, standing: .role(role))] = conditions(symbols)
            }
            for other in columns[columns.count - 1].split(separator: ",") {
                let other = other.trimmingCharacters(in: .whitespaces)
                guard let blank = other.lastIndex(of: " "),
                    let standing = Standing.allCases.first(where: { $0.name == other[..<blank] })
                else { continue }
                let symbols = String(other[other.index(after: blank)...])
                result[Cell(route: route, field: field, standing: standing)] = conditions(symbols)
            }
        }
        return result
    }()

    /// The cells marked as opened by an emergency, read back from the page.
    static let emergencies: Set<Cell> = {
        var result: Set<Cell> = []
        for line in table.split(separator: "\n").dropFirst(2) {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }.dropFirst()
            guard let route = Route.allCases.first(where: { "`\($0.address)`" == columns.first }),
                let field = Field.allCases.first(where: { $0.name == columns.dropFirst().first })
            else { continue }
            for (role, symbols) in zip(Role.allCases, columns.dropFirst(2)) where symbols.contains("!") {
                result.insert(Cell(route: route, field: field, standing: .role(role)))
            }
        }
        return result
    }()

    private static func conditions(_ symbols: String) -> Conditions {
        Conditions(Condition.allCases.filter { symbols.contains($0.symbol) })
    }
}
