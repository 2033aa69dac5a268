import Protection
import Store
import Vault

/// Which links a run makes without asking, and which of its own earlier ones it takes back. What people decided is not
/// touched: a link of theirs holds a group together as well, and needs no second one.
struct AutoLinks {
    /// Links to make.
    private(set) var made: [PersonPair] = []
    /// Identities of earlier links to take back.
    private(set) var ended: [String] = []
    /// How many earlier ones stay.
    private(set) var kept = 0

    /// - Parameters:
    ///   - sure: Pairs sure enough, within one group each.
    ///   - heads: The groups, people's decisions obeyed.
    ///   - standing: Everything decided that stands.
    init(sure: [PersonPair], heads: [String: String], standing: [StoredJudgement]) {
        var trees = JoinedGroups<String>()
        for judgement in standing where judgement.account != nil && judgement.isSame {
            trees.join(judgement.first, judgement.second)
        }
        let wanted = Set(sure.map { [$0.first, $0.second] })
        for judgement in standing where judgement.account == nil {
            let isOneGroup = heads[judgement.first] != nil && heads[judgement.first] == heads[judgement.second]
            if isOneGroup, wanted.contains([judgement.first, judgement.second]),
                trees.join(judgement.first, judgement.second)
            {
                kept += 1
            } else {
                ended.append(judgement.id)
            }
        }
        // As few links as hold a group together, the surest first.
        let ordered = sure.sorted {
            $0.probability == $1.probability
                ? ($0.first, $0.second) < ($1.first, $1.second) : $0.probability > $1.probability
        }
        for pair in ordered where trees.join(pair.first, pair.second) { made.append(pair) }
    }

    /// The persons whose group changes.
    func touched(_ standing: [StoredJudgement]) -> [String] {
        let gone = Set(ended)
        let parted = standing.filter { gone.contains($0.id) }.flatMap { [$0.first, $0.second] }
        return Array(Set(made.flatMap { [$0.first, $0.second] } + parted)).sorted()
    }
}
