/// The groups a person's names fall into; only people of a common group are compared.
public enum NameBlocks {
    /// The first three folded letters of every word of every name, so that given and family names may stand in either
    /// order. Cheap, and blind to a wrong first letter: linkage brings its own where that matters.
    public static let byHead: @Sendable (SubjectNames) -> [String] = { names in
        let words = names.spellings.flatMap(NameFolding.words).filter { !NameFolding.particles.contains($0) }
        return Set(words.map { String($0.prefix(3)) }).sorted()
    }
}
