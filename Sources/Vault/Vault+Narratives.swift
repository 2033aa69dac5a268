public import Protection

extension Vault {
    /// What replaces the names of these victims in a narrative before it is stored or indexed among the facts. The
    /// names stay inside what is returned, which shows them in no description.
    /// - Throws: As `read`; what `logging` throws, once per subject, before anything is returned.
    public func redactor(
        for subjects: Set<SubjectID>, by grant: CaseGrant, at now: Instant, logging: ReadLog
    ) async throws -> NarrativeRedactor {
        var known: [SubjectID: [String]] = [:]
        for subject in subjects.sorted() {
            let names = Set(IdentityField.names + [.contact])
            let identity = try await read(subject, names, by: grant, at: now, logging: logging)
            known[subject] = Self.spellings(of: identity)
        }
        return NarrativeRedactor(known)
    }

    private static func spellings(of identity: Identity) -> [String] {
        let given = identity.text(.givenName)
        let family = identity.text(.familyName)
        let whole = [given, family].compactMap { $0 }.joined(separator: " ")
        let lines = [identity.text(.otherNames), identity.text(.contact)]
            .compactMap { $0 }.flatMap { $0.split(separator: "\n").map(String.init) }
        return [whole] + lines
    }
}
