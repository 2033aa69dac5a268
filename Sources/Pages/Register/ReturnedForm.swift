public import Protection

/// A form that was refused: its page draws it again as it was filled, opened, and says at the field what is wrong there.
/// Nothing that someone has typed is lost to one mistake.
public struct ReturnedForm: Sendable {
    private let path: String
    private let pairs: [(name: String, value: String)]
    /// What is wrong, and what to do.
    let words: Phrase
    /// The field it is about; nil for the form as a whole.
    let field: String?

    /// - Parameter path: The address it was sent to.
    public init(_ pairs: [(name: String, value: String)], to path: String, saying words: Phrase, at field: String?) {
        self.path = path
        self.pairs = pairs
        self.words = words
        self.field = field
    }

    /// The first value sent under a name; nil where none was.
    func value(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    func holds(_ name: String, _ value: String) -> Bool { pairs.contains { $0.name == name && $0.value == value } }

    /// Hidden values that are new at each drawing say nothing of which form it is.
    private static let passing: Set = ["token", "version", "claim_version", "after", "new"]

    /// Whether this is the form that was sent: it goes to the same address, and asks for exactly what was answered.
    func isFrom(_ form: Form) -> Bool {
        guard form.path == path, !form.onlyAsks else { return false }
        let known = Set(form.fields.map(\.name)).union(form.hidden.map(\.name)).union(Self.passing)
        return pairs.allSatisfy { known.contains($0.name) }
            && form.hidden.allSatisfy { Self.passing.contains($0.name) || value($0.name) == $0.value }
            && form.fields.allSatisfy { field in
                if case .several = field.kind { true } else { value(field.name) != nil }
            }
    }
}
