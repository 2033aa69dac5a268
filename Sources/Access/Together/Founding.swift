/// How a new store comes to have two persons, when at first there is one.
///
/// The first account is a custodian. Until a custodian of another unit exists, it may give, alone, the grants that bring
/// the second one and someone to run the machine; neither reads content. Every other grant waits for two.
public enum Founding {
    /// Whether this grant may be given by one person.
    /// - Parameter custodians: Those whose grant is in force, with their units.
    public static func allows(_ grant: Grant, by giver: Party, custodians: [Party]) -> Bool {
        (grant.role == .custodian || grant.role == .operator) && grant.account != giver.account
            && custodians.contains(giver) && !custodians.contains { $0.unit != giver.unit }
    }
}
