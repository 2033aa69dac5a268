public import Access
import Database
import Estimation
import Evidence
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Hands out, inside the team, who is one person with whom: identities, lists and keys, no names. And the table of how the
/// lists overlap, from which `releve estimate` works.
public struct ExportPersons: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// One row of a list, and the person it speaks of.
    public struct Line: Sendable, Hashable {
        public let person: String
        /// Whoever stands for the group: equal for rows of one person.
        public let group: String
        public let list: String
        public let key: String
        /// Whether someone gave both parts of this person's name, on this row or another of the group.
        public let isIdentified: Bool
    }

    /// The rows of every list by person, in the order of their identities; logged first.
    /// - Parameter groups: Who stands for whom, as `LinkPersons.groups` answers.
    public func callAsFunction(
        _ groups: PersonGroups, by account: Access.AccountID?, at now: Instant
    ) async throws -> [Line] {
        let persons = try await store.facts.read { try LinkablePerson.all(in: $0) }
        let run = store.ids.next().description
        try await store.facts.append { transaction in
            try LogWriter.append(
                LogEvent(.exported, .linkage, run, by: account, at: now, reason: .linkage), in: transaction)
        }
        return persons.compactMap { person in
            person.sourceKey.map { key in
                let head = groups.heads[person.id] ?? person.id
                return Line(
                    person: person.id, group: head, list: person.list, key: key,
                    isIdentified: groups.identified.contains(head))
            }
        }
    }

    /// How many persons stand on which lists, one line for each combination that anyone stands on. Persons of whom nobody
    /// gave the whole name are left out: whether they stand on other lists as well cannot be told.
    public static func overlaps(_ lines: [Line]) -> (lists: [String], counts: [(on: [Bool], count: Int)]) {
        let lists = Set(lines.map(\.list)).sorted()
        var on: [String: Set<String>] = [:]
        for line in lines where line.isIdentified { on[line.group, default: []].insert(line.list) }
        var counts: [[Bool]: Int] = [:]
        for held in on.values { counts[lists.map(held.contains), default: 0] += 1 }
        let ordered = counts.sorted { left, right in
            left.key.map { $0 ? 1 : 0 }.lexicographicallyPrecedes(right.key.map { $0 ? 1 : 0 })
        }
        return (lists, ordered.map { (on: $0.key, count: $0.value) })
    }

    /// The tables Undercount draws over uncertain links, from the joins the last run of linkage left, as `releve estimate` pools
    /// them: `draw`, a column of 0 and 1 for each list, and `count`. One draw where every link is certain.
    public func drawFile(of lines: [Line], seed: UInt64) async throws -> String {
        let (links, halfNamed) = try await store.facts.read { transaction in
            (try PersonLink.all(in: transaction), try PersonLink.halfNamed(in: transaction))
        }
        let listed = lines.map { ListedPerson(person: $0.person, list: $0.list, area: nil, month: nil) }
        let histories = try CaptureHistories(listed, links: links, halfNamed: halfNamed, strata: .none, seed: seed)
        let lists = histories.tables.first?.lists ?? []
        var file = SafeCell.row([SafeCell("draw")] + lists.map { SafeCell($0) } + [SafeCell("count")])
        for (number, table) in histories.tables.enumerated() {
            for (pattern, count) in table.counts.sorted(by: { $0.key < $1.key }) {
                let on = lists.indices.map { SafeCell(pattern >> $0 & 1) }
                file += SafeCell.row([SafeCell(number + 1)] + on + [SafeCell(count)])
            }
        }
        return file
    }

    /// The rows as CSV.
    public static func file(of lines: [Line]) -> String {
        let head = SafeCell.row(["person", "group", "list", "key"].map { SafeCell($0) })
        return lines.reduce(into: head) { file, line in
            file += SafeCell.row([line.person, line.group, line.list, line.key].map { SafeCell($0) })
        }
    }

    /// How the lists overlap, as `releve estimate` reads it: a column of 0 and 1 for each list, and `count`.
    public static func overlapFile(of lines: [Line]) -> String {
        let (lists, counts) = overlaps(lines)
        let head = SafeCell.row(lists.map { SafeCell($0) } + [SafeCell("count")])
        return counts.reduce(into: head) { file, line in
            file += SafeCell.row(line.on.map { SafeCell($0 ? 1 : 0) } + [SafeCell(line.count)])
        }
    }
}
