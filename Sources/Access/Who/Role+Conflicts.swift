public import Protection

/// Two roles that no one may hold on the same day, with the reason people are told.
public struct RoleConflict: Hashable, Sendable {
    public let first: Role
    public let second: Role
    /// Why the two are kept apart.
    public let reason: Phrase
}

extension Role {
    /// Every pair that is refused, each once.
    ///
    /// The rule behind the list is separation of duty (Clark and Wilson 1987): who runs the machine, who checks and
    /// who holds the keys stand apart from one another and from all who read or write content.
    public static let conflicts: [RoleConflict] = {
        let alone: [(role: Role, reason: Phrase)] = [(.operator, machine), (.auditor, checking), (.custodian, keys)]
        var pairs: [RoleConflict] = []
        var left = Role.allCases
        for (role, reason) in alone {
            left.removeAll { $0 == role }
            pairs += left.map { RoleConflict(first: role, second: $0, reason: reason) }
        }
        pairs.append(RoleConflict(first: .liaison, second: .investigator, reason: sharing))
        pairs.append(RoleConflict(first: .monitor, second: .verifier, reason: ownWord))
        return pairs
    }()

    /// Why this role and another may not be held together; nil where they may.
    public func conflict(with other: Role) -> RoleConflict? {
        Role.conflicts.first { ($0.first, $0.second) == (self, other) || ($0.first, $0.second) == (other, self) }
    }

    private static let machine = Phrase(
        fr: "Qui fait tourner la machine ne lit aucun contenu et n’accorde rien.",
        en: "Whoever runs the machine reads no content and grants nothing.")
    private static let checking = Phrase(
        fr: "Qui contrôle ne fait rien de ce qui est contrôlé.",
        en: "Whoever checks does none of what is checked.")
    private static let keys = Phrase(
        fr: "Qui garde les clés et approuve les demandes n’en fait pas et ne lit aucun contenu.",
        en: "Whoever holds the keys and approves requests makes none and reads no content.")
    private static let sharing = Phrase(
        fr: "Qui connaît les identités ne transmet pas vers l’extérieur.",
        en: "Whoever knows the identities does not share outward.")
    private static let ownWord = Phrase(
        fr: "Qui signale ne vérifie pas.",
        en: "Whoever reports does not verify.")
}
