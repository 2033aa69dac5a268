import Protection

/// Which names among the sides of an event are communal groups: peoples, faiths and villages that fight as such,
/// without a standing organisation (UCDP organisation level 3).
///
/// The event files do not carry that level, so it is told by name, by a rule that can be read and overridden:
///
/// 1. A side is split at commas; each member loses what it holds in parentheses ("Dozos (Mali)" is "Dozos").
/// 2. A member is *organised* if its name is listed so, holds a listed word (government, front, army, militia…) or has
///    a word of two or more capitals or with a digit, as acronyms do (JNIM, CMA, SLM/A, 3R).
/// 3. Else it is *communal* if its name, or one of its words, is listed as a people or a faith ("Ngok Dinka": Dinka).
/// 4. Both sides communal throughout: communal. Any member organised: not. Otherwise it is not known (nil), and the
///    dead of such an event stay people of unknown civilian status.
public struct CommunalGroups: Sendable {
    /// Peoples and faiths, in lower case.
    private let communal: Set<String>
    /// Groups with a standing organisation whose name does not show it, in lower case.
    private let organised: Set<String>
    /// Words that show an organisation, in lower case.
    private let organisedWords: Set<String>

    /// A rule from its three lists; names are compared without regard to case.
    public init(communal: some Sequence<String>, organised: some Sequence<String>, words: some Sequence<String>) {
        self.communal = Set(communal.map { $0.lowercased() })
        self.organised = Set(organised.map { $0.lowercased() })
        organisedWords = Set(words.map { $0.lowercased() })
    }

    /// The same rule with names added to either list; a name added here leaves the other list.
    public func adding(communal more: [String] = [], organised others: [String] = []) -> CommunalGroups {
        let more = Set(more.map { $0.lowercased() })
        let others = Set(others.map { $0.lowercased() })
        return CommunalGroups(
            communal: communal.subtracting(others).union(more),
            organised: organised.subtracting(more).union(others), words: organisedWords)
    }

    /// Whether both sides are communal groups; nil where the names do not tell.
    public func areBothCommunal(_ sideA: String, _ sideB: String) -> Bool? {
        let members = (members(of: sideA) + members(of: sideB)).map(isCommunal)
        if members.contains(false) { return false }
        return members.isEmpty || members.contains(nil) ? nil : true
    }

    private func members(of side: String) -> [Substring] {
        side.split(separator: ",").map { $0.split(separator: "(", omittingEmptySubsequences: false)[0].trimmed }
    }

    private func isCommunal(_ member: Substring) -> Bool? {
        let name = member.lowercased()
        if organised.contains(name) { return false }
        if communal.contains(name) { return true }
        let words = member.split { " -".contains($0) }
        for word in words where organisedWords.contains(word.lowercased()) || isAcronym(word) { return false }
        return words.contains { communal.contains($0.lowercased()) } ? true : nil
    }

    private func isAcronym(_ word: Substring) -> Bool {
        word.count(where: \.isUppercase) >= 2 || word.contains(where: \.isNumber)
    }
}
