/// The names of one person, as the comparison of a linkage run sees them. Never leaves the vault's memory.
public struct SubjectNames: Sendable, Equatable {
    /// The given name, or nil where it is unknown.
    public let given: String?
    /// The family name, or nil where it is unknown.
    public let family: String?
    /// Nicknames and other spellings.
    public let others: [String]

    public init(given: String?, family: String?, others: [String]) {
        self.given = given
        self.family = family
        self.others = others
    }

    init(_ values: [IdentityField: [UInt8]]) {
        func text(_ field: IdentityField) -> String? {
            values[field].map { String(decoding: $0, as: UTF8.self) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        self.init(
            given: text(.givenName), family: text(.familyName),
            others: text(.otherNames)?.split(separator: "\n").map(String.init) ?? [])
    }

    /// Every spelling there is.
    var spellings: [String] { [given, family].compactMap { $0 } + others }
}

extension SubjectNames: CustomStringConvertible, CustomReflectable {
    /// No content.
    public var description: String { "(names)" }

    /// Nothing: names show in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
