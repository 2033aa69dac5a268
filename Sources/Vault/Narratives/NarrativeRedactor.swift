/// Replaces the names of known people in a narrative by references such as `[[S-018c…]]`, so that what is stored and
/// indexed among the facts names nobody.
///
/// Words are compared without case, accents, ligatures, hyphens, apostrophes and spaces ("N’Diaye", "Ndiaye" and
/// "n diaye" are one); particles between the parts of a name may come and go; given and family names may change places;
/// each part of a name is also replaced alone. Only whole words are replaced. Names nobody has given, and spellings
/// further off, are not found: give them as further spellings, and let a person read the text before it is shared.
public struct NarrativeRedactor: Sendable {
    /// What stands for words that may mean several people.
    public static let several = "[[S-several]]"

    /// The most words one name may have.
    private static let longest = 8

    /// Folded letters of a spelling, to whom it may mean.
    private var patterns: [String: Set<SubjectID>] = [:]
    /// Every beginning of a pattern, so that a search knows when to stop.
    private var heads: Set<String> = []

    /// - Parameter known: The spellings of each subject's names: "given family", nicknames, other spellings. Numbers
    ///   work too, such as a telephone's.
    public init(_ known: [SubjectID: [String]]) {
        for (subject, spellings) in known {
            for spelling in spellings { add(spelling, subject) }
        }
    }

    private mutating func add(_ spelling: String, _ subject: SubjectID) {
        let words = Array(NameFolding.words(spelling).prefix(Self.longest))
        guard !words.isEmpty else { return }
        let core = words.filter { !NameFolding.particles.contains($0) }
        // Turned, not reversed: the parts of "N’Diaye" keep their order when the family name comes first.
        for parts in [words, core] {
            for start in parts.indices { add(pattern: (parts[start...] + parts[..<start]).joined(), subject) }
        }
        // Parts of one or two letters, and particles, would take away half of every text.
        for word in core where word.count > 2 { add(pattern: word, subject) }
        for (left, right) in zip(core, core.dropFirst()) { add(pattern: left + right, subject) }
    }

    private mutating func add(pattern: String, _ subject: SubjectID) {
        guard pattern.count > 1 else { return }
        patterns[pattern, default: []].insert(subject)
        var head = ""
        for character in pattern {
            head.append(character)
            heads.insert(head)
        }
    }

    /// The narrative with every known name replaced, the longest match first.
    public func redacted(_ narrative: String) -> RedactedNarrative {
        let words = NarrativeWords(narrative)
        var output = RedactionOutput(narrative)
        var index = 0
        while index < words.count {
            if let match = longestMatch(in: words, from: index) {
                let bytes = words.bytes(index...match.last)
                output.replace(bytes, by: match.subjects.sorted())
                index = match.last + 1
            } else {
                index += 1
            }
        }
        return output.finish()
    }

    private func longestMatch(in words: NarrativeWords, from start: Int) -> (last: Int, subjects: Set<SubjectID>)? {
        var best: (last: Int, subjects: Set<SubjectID>)?
        search(words, start, "", start + 2 * Self.longest) { last, subjects in
            if best.map({ last > $0.last }) ?? true { best = (last, subjects) }
        }
        return best
    }

    /// Tries every way to read on from `index`, a particle being read or stepped over.
    private func search(
        _ words: NarrativeWords, _ index: Int, _ read: String, _ end: Int,
        _ found: (Int, Set<SubjectID>) -> Void
    ) {
        guard index < min(words.count, end), read.isEmpty || words.isNear(index) else { return }
        let word = words[index]
        let longer = read + word
        if let subjects = patterns[longer] { found(index, subjects) }
        if heads.contains(longer) { search(words, index + 1, longer, end, found) }
        if !read.isEmpty, NameFolding.particles.contains(word) { search(words, index + 1, read, end, found) }
    }
}

extension NarrativeRedactor: CustomStringConvertible, CustomReflectable {
    /// No content.
    public var description: String { "(redactor of \(patterns.count) spellings)" }

    /// Nothing: names show in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
