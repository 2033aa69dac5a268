public import Database
import Hashing
import Linkage
import Protection
public import Store

/// How two persons, or two incidents, stand to each other by what was decided: the groups they belong to, and a mark that
/// changes with every decision on anyone of either group.
///
/// Whoever judges a pair sends the mark along that they saw. If it is not that of now, someone else has joined or parted a
/// half of the pair meanwhile: their decision stands, and the later one is told and asked again.
public struct PairStanding: Sendable, Hashable {
    /// Everyone who is one with the first, itself included; and with the second.
    public let first: [String]
    public let second: [String]
    /// Every decision on anyone of both groups that stands, in the order decided.
    public let judgements: [StoredJudgement]

    /// - Parameter kind: What the two are.
    public static func load(
        _ one: String, _ other: String, _ kind: StoredJudgement.Kind, in transaction: any Transaction
    ) throws(DatabaseError) -> PairStanding {
        var found: [String: StoredJudgement] = [:]
        func group(_ start: String) throws(DatabaseError) -> [String] {
            var members: Set<String> = [start]
            var edge = [start]
            while !edge.isEmpty {
                let about = try StoredJudgement.about(edge, kind, in: transaction)
                edge = []
                for judgement in about {
                    found[judgement.id] = judgement
                    guard judgement.isSame else { continue }
                    for id in [judgement.first, judgement.second] where members.insert(id).inserted { edge.append(id) }
                }
            }
            return members.sorted()
        }
        let (first, second) = (try group(one), try group(other))
        return PairStanding(
            first: first, second: second,
            judgements: found.values.sorted { ($0.judgedAt, $0.id) < ($1.judgedAt, $1.id) })
    }

    /// Changes with every decision on anyone of both groups.
    public var mark: String {
        String(SHA256.hex(of: judgements.map(\.id).sorted().joined(separator: " ").utf8).prefix(16))
    }

    /// Whether the two are in one group already.
    public var isOne: Bool { first == second }

    /// The decisions that a new one contradicts, by way of others too: the later holds, and these end. Links made unasked
    /// give way before any decision of a person's.
    func overruled(by isSame: Bool, _ one: String, _ other: String) -> [StoredJudgement] {
        let ordered = judgements.filter { $0.account == nil } + judgements.filter { $0.account != nil }
        let members = Array(Set(first + second + ordered.flatMap { [$0.first, $0.second] } + [one, other])).sorted()
        let places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($1, $0) })
        func decision(_ a: String, _ b: String, _ isSame: Bool) -> Decision? {
            guard let x = places[a], let y = places[b] else { return nil }
            return Decision(x, y, isSamePerson: isSame)
        }
        var book = DecisionBook(ordered.compactMap { decision($0.first, $0.second, $0.isSame) })
        guard let new = decision(one, other, isSame) else { return [] }
        let gone = Set(book.take(new)).union(book.overruled)
        return ordered.filter { judgement in
            decision(judgement.first, judgement.second, judgement.isSame).map(gone.contains) ?? false
        }
    }
}
