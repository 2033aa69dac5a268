/// How far two people's names agree: all that linkage learns from the vault.
public struct AgreementLevels: Sendable, Hashable {
    /// How far one attribute agrees.
    public enum Level: UInt8, Sendable, Hashable, CaseIterable, Comparable {
        /// At least one side is unknown: neither for nor against.
        case missing
        case different
        /// Written differently, spoken alike.
        case sounding
        /// Nearly the same letters.
        case near
        case same

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    public let given: Level
    public let family: Level
    /// The best agreement between any two other spellings, nicknames included.
    public let others: Level

    public init(given: Level, family: Level, others: Level) {
        self.given = given
        self.family = family
        self.others = others
    }
}

/// Two people whose names agree enough for someone to look, by their pseudonyms.
public struct LinkageCandidate: Sendable, Hashable {
    /// The lesser of the two identifiers.
    public let first: SubjectID
    public let second: SubjectID
    public let levels: AgreementLevels
}
