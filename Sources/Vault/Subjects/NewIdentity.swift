/// A person to be enrolled.
public struct NewIdentity: Sendable {
    /// The most bytes of one field.
    public static let largestField = 8 * 1024 * 1024

    let subject: SubjectID
    let subjectClass: SubjectClass
    let compartments: [CompartmentID]
    let fields: [IdentityField: [UInt8]]
    let consents: [Consent]

    /// - Parameters:
    ///   - subject: Made by the caller, and kept for a second try.
    ///   - compartments: At least one; those whose keys open this person.
    ///   - fields: What is known; leave out what is not.
    /// - Throws: `invalid` without a compartment, or for a field that is too large.
    public init(
        _ subject: SubjectID, _ subjectClass: SubjectClass, in compartments: Set<CompartmentID>,
        fields: [IdentityField: [UInt8]], consents: [Consent] = []
    ) throws(VaultError) {
        guard !compartments.isEmpty else { throw .invalid(.noCompartment) }
        guard fields.values.allSatisfy({ $0.count <= Self.largestField }) else { throw .invalid(.fieldTooLarge) }
        guard consents.allSatisfy({ $0.recipient.utf8.count <= 200 && !$0.recipient.utf8.contains(0) }) else {
            throw .invalid(.recipient)
        }
        self.subject = subject
        self.subjectClass = subjectClass
        self.compartments = compartments.sorted()
        self.fields = fields
        self.consents = consents
    }

    /// The same with texts instead of bytes.
    public init(
        _ subject: SubjectID, _ subjectClass: SubjectClass, in compartments: Set<CompartmentID>,
        texts: [IdentityField: String], consents: [Consent] = []
    ) throws(VaultError) {
        try self.init(
            subject, subjectClass, in: compartments, fields: texts.mapValues { Array($0.utf8) }, consents: consents)
    }
}

extension NewIdentity: CustomStringConvertible, CustomReflectable {
    /// The pseudonym, no content.
    public var description: String { "(new identity of \(subject))" }

    /// Nothing: an identity shows in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
