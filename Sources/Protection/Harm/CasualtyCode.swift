/// A code of casualty recording as it is recorded: one of the standard, or one an operation added beneath it, such as
/// `heavy_weapons.drone`. What it counts as stands in the code itself, so that no rule has to ask a list.
public struct CasualtyCode<Standard>: Hashable, Sendable
where Standard: RawRepresentable & Hashable & Sendable, Standard.RawValue == String {
    /// What it counts as, in every figure and file.
    public let standard: Standard
    /// The operation's part; nil for the standard code itself.
    public let own: String?

    public init(_ standard: Standard) {
        self.standard = standard
        own = nil
    }

    /// As it is stored; nil for what is no code.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let standard = Standard(rawValue: parts.first ?? "") else { return nil }
        if parts.count == 2, !CasualtyList.isOwnPart(parts[1]) { return nil }
        self.standard = standard
        own = parts.count == 2 ? parts[1] : nil
    }

    /// Whether a choice of this code takes in another: itself, and beneath a standard code all that were added.
    public func includes(_ other: CasualtyCode) -> Bool {
        self == other || own == nil && standard == other.standard
    }

    /// As it is stored.
    public var text: String { own.map { standard.rawValue + "." + $0 } ?? standard.rawValue }
}

extension CasualtyList {
    /// Whether a text may be an operation's part of a code: small letters without accents, figures and `_`, 32 at most.
    public static func isOwnPart(_ text: String) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }

    /// The standard code that a code counts as; nil for what is no code of this list.
    public func standard(of code: String) -> String? {
        switch self {
        case .sex: CasualtyCode<PersonSex>(code)?.standard.rawValue
        case .age: CasualtyCode<AgeBand>(code)?.standard.rawValue
        case .status: CasualtyCode<PersonStatus>(code)?.standard.rawValue
        case .cause: CasualtyCode<HarmCause>(code)?.standard.rawValue
        }
    }

    /// Why a code is always offered; nil for one that an operation may retire.
    public func hold(on code: String) -> Phrase? {
        if code == Self.unknown {
            return Phrase(fr: "personne ne doit être poussé à deviner", en: "nobody may be pressed to guess")
        }
        switch self {
        case .sex:
            return PersonSex(rawValue: code).map { _ in
                Phrase(
                    fr: "les listes importées et la recherche de doublons s’y rangent",
                    en: "lists taken in and the search for duplicates file people under it")
            }
        case .age:
            return AgeBand(rawValue: code).map { band in
                band == .child || band == .adult
                    ? Phrase(
                        fr: "la règle sur les enfants, et les fiches d’une personne qui diffèrent, s’y rangent",
                        en: "the rule on children, and records of one person that differ, come down to it")
                    : Phrase(
                        fr: "un âge donné en années s’y range", en: "an age given in years is filed under it")
            }
        case .status where PersonStatus(rawValue: code) == .civilian:
            return Phrase(fr: "tous les décomptes de civils s’y rangent", en: "every count of civilians rests on it")
        case .status where PersonStatus(rawValue: code) == .armedForces:
            return Phrase(
                fr: "sans lui un combattant passerait pour un civil",
                en: "without it a fighter would be filed as a civilian")
        case .cause where HarmCause(rawValue: code) == .other:
            return Phrase(
                fr: "ce que la liste ne nomme pas doit avoir une place", en: "what the list does not name needs a place"
            )
        case .status, .cause: return nil
        }
    }
}
