/// The names of one person, as the index of persons compares them. Never leaves the vault's memory.
struct SubjectNames: Sendable, Equatable {
    /// The given name, or nil where it is unknown.
    let given: String?
    /// The family name, or nil where it is unknown.
    let family: String?
    /// Nicknames and other spellings.
    let others: [String]

    init(_ values: [IdentityField: [UInt8]]) {
        func text(_ field: IdentityField) -> String? {
            values[field].map { String(decoding: $0, as: UTF8.self) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        given = text(.givenName)
        family = text(.familyName)
        others = text(.otherNames)?.split(separator: "\n").map(String.init) ?? []
    }
}

extension SubjectNames: CustomStringConvertible, CustomReflectable {
    /// No content.
    var description: String { "(names)" }

    /// Nothing: names show in no dump.
    var customMirror: Mirror { Mirror(self, children: [:]) }
}
