/// What was read of a person: the only form in which content leaves the vault.
///
/// It shows in no description and no dump, so that it cannot slip into a log by being printed.
public struct Identity: Sendable, Equatable {
    /// Whose it is.
    public let subject: SubjectID
    private let values: [IdentityField: [UInt8]]

    init(subject: SubjectID, values: [IdentityField: [UInt8]]) {
        self.subject = subject
        self.values = values
    }

    /// The fields that were asked for and are known; the others are unknown, not empty.
    public var fields: Set<IdentityField> { Set(values.keys) }

    /// The bytes of a field, or nil if it is unknown.
    public subscript(field: IdentityField) -> [UInt8]? { values[field] }

    /// A field as text, or nil if it is unknown or is not text.
    public func text(_ field: IdentityField) -> String? {
        values[field].flatMap { String(validating: $0, as: UTF8.self) }
    }
}

extension Identity: CustomStringConvertible, CustomReflectable {
    /// The pseudonym and the names of the fields, no content.
    public var description: String {
        "(identity of \(subject): \(fields.map(\.rawValue).sorted().joined(separator: ", ")))"
    }

    /// Nothing: an identity shows in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
