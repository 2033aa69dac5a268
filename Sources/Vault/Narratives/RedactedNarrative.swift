/// A narrative in which the names of known people were replaced by references.
public struct RedactedNarrative: Sendable, Hashable {
    /// One replacement.
    public struct Replacement: Sendable, Hashable {
        /// Whom the words may mean; more than one where people share a name.
        public let subjects: [SubjectID]
        /// Where the reference stands in `text`, in UTF-8 bytes.
        public let range: Range<Int>
        /// Where the words stood in the narrative as given, in UTF-8 bytes.
        public let original: Range<Int>
    }

    /// What may be stored and indexed.
    public let text: String
    /// In the order of the text.
    public let replacements: [Replacement]
}
