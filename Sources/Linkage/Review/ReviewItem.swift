/// A pair for a person to judge, and why it stands where it stands in the queue.
public struct ReviewItem: Sendable, Hashable {
    /// Why a judgement of the pair is worth having.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Likely one person, yet kept in two: by a guard against chaining, or by decisions on others.
        case keptApart
        /// Unlikely one person, yet in one with others.
        case heldTogether
        /// Nobody has judged this combination of agreements yet.
        case newCombination
        /// The odds are near even.
        case uncertain
    }

    public let pair: LinkedPair
    public let reason: Reason
    /// How much is expected to be learnt, in bits, less what judgements of the same combination already tell.
    public let value: Double
}

extension ReviewItem.Reason {
    /// The reason in English.
    public var english: String { words.english }
    /// The reason in French.
    public var french: String { words.french }

    private var words: (english: String, french: String) {
        switch self {
        case .keptApart:
            ("likely one person, yet kept as two", "probablement une seule personne, mais comptées comme deux")
        case .heldTogether:
            ("counted as one person, yet unlike", "comptées comme une seule personne, mais peu semblables")
        case .newCombination:
            ("nobody has judged such a pair yet", "personne n’a encore jugé une telle paire")
        case .uncertain: ("the odds are near even", "les chances sont presque égales")
        }
    }
}
