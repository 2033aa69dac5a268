import Linkage
public import PlaceNames

/// Takes names of people out of an account before the facts, or any index, hold it: by lists of names, by the words that
/// come before a name, and by how names are built. What stands in place of a name is `[name]`, of a number to call `[number]`.
///
/// It knows no one: for the names of people already in the vault there is `NarrativeRedactor`, which runs first and leaves a
/// reference to the person. It takes away too much rather than too little: a name that is also a word of the language goes
/// where it is written as a name. It still misses names on no list that stand alone: `AccountSieve` therefore keeps them back
/// until a person has read the text over. Names of places that the gazetteer knows stay, unless they stand beside a
/// person's name.
public struct NameSieve: Sendable {
    private let places: Gazetteer

    public init(places: Gazetteer) {
        self.places = places
    }

    /// A text without the names these rules tell.
    public func redacted(_ text: String) -> String {
        var marks = AccountMarks(AccountWords(text))
        mark(&marks)
        return marks.text()
    }

    /// Marks the words that are names of people, as far as these rules tell.
    func mark(_ marks: inout AccountMarks) {
        let words = marks.account.words
        var isName = words.map(isListed)
        spread(words, &isName)
        for index in words.indices where isName[index] && marks.marks[index] == .kept { marks.marks[index] = .name }
    }

    /// Whether a word stands on a list of names, and is written as one.
    private func isListed(_ word: AccountWords.Word) -> Bool {
        guard !word.isNumber, !word.isReference, NameLists.names.contains(word.folded) else { return false }
        if NameLists.ordinary.contains(word.folded) { return word.isCapital && !word.startsSentence }
        // In a message without capitals a short name cannot be told from a word.
        return word.isCapital || word.folded.count > 3
    }

    /// From the words known to be names to those that stand with them; and to whatever is written with a capital within a
    /// sentence and is no word or place known: a name on no list.
    private func spread(_ words: [AccountWords.Word], _ isName: inout [Bool]) {
        for (index, word) in words.enumerated() where !word.startsSentence && isWrittenAsName(word) {
            isName[index] = isName[index] || !places.knows(word.text)
        }
        for index in words.indices.dropLast() where words[index].startsSentence && isWrittenAsName(words[index]) {
            // "Zakou est mort": a noun would have its article before it.
            let isSubject = words[index + 1].followsClosely && NameLists.verbs.contains(words[index + 1].folded)
            if isSubject, words[index].folded.count > 2, !places.knows(words[index].text) { isName[index] = true }
        }
        for (index, word) in words.enumerated() where NameLists.particles.contains(word.folded) {
            // "Mossa ag Attaher": what stands on either side is a name, whatever its letters.
            guard index > 0, index + 1 < words.count, word.followsClosely, words[index + 1].followsClosely,
                !NameLists.common.contains(words[index - 1].folded)
            else { continue }
            for at in index - 1...index + 1 where !words[at].isNumber && !words[at].isReference { isName[at] = true }
        }
        for index in words.indices.dropLast() where NameLists.introductions.contains(words[index].folded) {
            let next = index + 1
            if words[next].followsClosely, isWrittenAsName(words[next]) { isName[next] = true }
        }
        for index in words.indices where isName[index] {
            var next = index + 1
            while next < words.count, words[next].followsClosely, !isName[next], isWrittenAsName(words[next]) {
                isName[next] = true
                next += 1
            }
        }
        for index in words.indices.reversed() where isName[index] && index > 0 && words[index].followsClosely {
            var before = index - 1
            while before >= 0, !isName[before], isWrittenAsName(words[before]) {
                isName[before] = true
                guard words[before].followsClosely else { break }
                before -= 1
            }
        }
        for index in words.indices where isName[index] && isPlace(index, words, isName) { isName[index] = false }
    }

    /// Written with a capital and no word that anyone writes so.
    private func isWrittenAsName(_ word: AccountWords.Word) -> Bool {
        word.isCapital && !word.isNumber && !word.isReference && !NameLists.common.contains(word.folded)
            && !NameLists.introductions.contains(word.folded)
    }

    /// A place, and no part of a person's name: it stands alone, or after "à", "de", "in".
    private func isPlace(_ index: Int, _ words: [AccountWords.Word], _ isName: [Bool]) -> Bool {
        let word = words[index]
        let beside =
            index > 0 && isName[index - 1] && word.followsClosely
            || index + 1 < words.count && isName[index + 1] && words[index + 1].followsClosely
        guard !beside, places.knows(word.text) else { return false }
        let isIntroduced = index > 0 && NameLists.introductions.contains(words[index - 1].folded)
        return !isIntroduced
    }
}
