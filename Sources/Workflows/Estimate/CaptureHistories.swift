public import Estimation
import Forecasting
import Protection
public import Store

/// Who stands on which lists, once records of one person are one: what estimates are made from.
///
/// Links somebody decided are certain. Joins the product made carry the model's probability: then several tables are
/// drawn, in each of which such a join holds with that probability, independently of the others. They are those of trees
/// (`LinkageIndex.joins`), so that no chain of them joins too much.
///
/// Persons of whom nobody gave the whole name are left out: most could not be found on another list if they stood on it, and
/// would count as so many people more. As it is lists that name badly and not people that are left out, what remains of a
/// list is a sample of it, and N the same.
public struct CaptureHistories: Sendable {
    /// How many tables are drawn where links are uncertain.
    public static let draws = 20

    /// By what the population is split.
    public enum Strata: String, CaseIterable, Sendable {
        case none, area, year
    }

    /// One table, or one for each draw of the links.
    public let tables: [ListTable]
    /// The parts of the population, by the likeliest links; empty where it is not split.
    public let strata: [(name: String, table: ListTable)]
    /// Persons on no list that anyone knows, and so in no table.
    public let leftOut: Int
    /// How many links are uncertain.
    public let uncertain: Int
    /// Persons by the likeliest links of whom nobody gave the whole name, and so in no table.
    public let withoutName: Int

    /// Builds the tables.
    /// - Parameters:
    ///   - halfNamed: Those of whom nobody gave both parts of the name.
    ///   - seed: Of the draws.
    /// - Throws: What is wrong with a table.
    public init(
        _ listed: [ListedPerson], links: [PersonLink], halfNamed: Set<String> = [], strata: Strata, seed: UInt64 = 1
    ) throws(EstimationError) {
        let known = listed.filter { $0.list != nil }
        let onLists = Set(known.map(\.person))
        leftOut = Set(listed.map(\.person)).subtracting(onLists).count
        // A chain may run over persons of other incidents: every link is followed, and only those listed are counted.
        let relevant = Self.reached(from: onLists, links)
        let lists = Set(known.compactMap(\.list)).sorted()
        uncertain = relevant.count { $0.probability < 1 }
        var likeliest = JoinedGroups(relevant.filter { $0.probability >= 0.5 })
        let named = Self.named(known, &likeliest, halfNamed)
        withoutName =
            Set(known.map { likeliest.head(of: $0.person) }).count
            - Set(named.map { likeliest.head(of: $0.person) }).count
        if uncertain == 0 {
            tables = [try Self.table(named, &likeliest, lists)]
        } else {
            var random = SplitMix64(seed: seed)
            var drawn: [ListTable] = []
            for _ in 0..<Self.draws {
                let kept = relevant.filter {
                    $0.probability >= 1 || Double.random(in: 0..<1, using: &random) < $0.probability
                }
                var heads = JoinedGroups(kept)
                drawn.append(try Self.table(Self.named(known, &heads, halfNamed), &heads, lists))
            }
            tables = drawn
        }
        var parts: [(name: String, table: ListTable)] = []
        if strata != .none {
            let byPart = Self.byPart(named, &likeliest, strata)
            for name in byPart.keys.sorted() {
                parts.append((name, try Self.table(byPart[name] ?? [], &likeliest, lists)))
            }
        }
        self.strata = parts.count > 1 ? parts : []
    }

    /// Those whose group has someone with the whole name.
    private static func named(
        _ known: [ListedPerson], _ heads: inout JoinedGroups<String>, _ halfNamed: Set<String>
    ) -> [ListedPerson] {
        if halfNamed.isEmpty { return known }
        let whole = Set(known.filter { !halfNamed.contains($0.person) }.map { heads.head(of: $0.person) })
        return known.filter { whole.contains(heads.head(of: $0.person)) }
    }

    /// Everyone in one part, however many lists put them elsewhere: where most do, of equals in the first by name, and in
    /// the one that is not known only where no list says. So the parts add up to the whole.
    private static func byPart(
        _ known: [ListedPerson], _ heads: inout JoinedGroups<String>, _ strata: Strata
    ) -> [String: [ListedPerson]] {
        var parts: [String: [ListedPerson]] = [:]
        for listed in Dictionary(grouping: known, by: { heads.head(of: $0.person) }).values {
            var votes: [String: Int] = [:]
            for one in listed { votes[part(of: one, strata), default: 0] += 1 }
            votes[unknown] = votes.count == 1 ? votes[unknown] : nil
            let part = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? unknown
            parts[part, default: []] += listed
        }
        return parts
    }

    private static let unknown = "?"

    /// What is not known is a stratum of its own.
    private static func part(of one: ListedPerson, _ strata: Strata) -> String {
        switch strata {
        case .none: ""
        case .area: one.area.map { $0.code } ?? unknown
        case .year: one.month.map { String($0.year) } ?? unknown
        }
    }

    private static func reached(from persons: Set<String>, _ links: [PersonLink]) -> [PersonLink] {
        var next: [String: [Int]] = [:]
        for (index, link) in links.enumerated() {
            next[link.first, default: []].append(index)
            next[link.second, default: []].append(index)
        }
        var seen = persons
        var queue = Array(persons)
        var found: Set<Int> = []
        while let person = queue.popLast() {
            for index in next[person] ?? [] where found.insert(index).inserted {
                for other in [links[index].first, links[index].second] where seen.insert(other).inserted {
                    queue.append(other)
                }
            }
        }
        return found.sorted().map { links[$0] }
    }

    private static func table(
        _ listed: [ListedPerson], _ heads: inout JoinedGroups<String>, _ lists: [String]
    ) throws(EstimationError) -> ListTable {
        let places = Dictionary(uniqueKeysWithValues: lists.enumerated().map { ($0.element, $0.offset) })
        guard lists.count <= ListTable.listLimit else {
            throw .tooManyLists(found: lists.count, limit: ListTable.listLimit)
        }
        var patterns: [String: Int] = [:]
        for one in listed {
            guard let list = one.list, let place = places[list] else { continue }
            patterns[heads.head(of: one.person), default: 0] |= 1 << place
        }
        var counts: [Int: Int] = [:]
        for pattern in patterns.values { counts[pattern, default: 0] += 1 }
        return try ListTable(
            lists: lists, rows: counts.sorted { $0.key < $1.key }.map { (pattern: $0.key, count: $0.value) })
    }
}

extension JoinedGroups<String> {
    /// Who stands for whom once links hold.
    fileprivate init(_ links: [PersonLink]) {
        self.init()
        for link in links { join(link.first, link.second) }
    }
}
