/// What the vault keeps of a person.
public enum IdentityField: String, Sendable, Hashable, CaseIterable {
    case givenName = "given_name"
    case familyName = "family_name"
    /// Nicknames and other spellings, one per line.
    case otherNames = "other_names"
    /// Age, sex or birth as given, where it could point to the person.
    case particulars
    /// Telephone numbers and the like, one per line.
    case contact
    /// The exact home, as text or coordinates.
    case home
    /// A picture of the face, or a voice.
    case face
    /// Which report came from this person.
    case told

    /// The level of identity a recipient must be allowed to see it.
    public var level: IdentityLevel {
        switch self {
        case .givenName, .familyName, .otherNames, .particulars: .name
        case .contact: .contact
        case .home, .face, .told: .full
        }
    }

    /// Those that linkage compares.
    static let names: [IdentityField] = [.givenName, .familyName, .otherNames]
}

/// How much of an identity a consent covers; each level includes those before it.
public enum IdentityLevel: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The facts under a pseudonym, nothing from the vault.
    case pseudonym
    /// Names and particulars.
    case name
    /// Also how to reach the person.
    case contact
    /// All there is.
    case full

    public static func < (left: IdentityLevel, right: IdentityLevel) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}
