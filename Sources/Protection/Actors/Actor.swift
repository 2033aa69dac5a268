/// A force, agency, committee or group. One actor can be a protector and an alleged perpetrator at once, so neither
/// is its type: protection is a role on a task, perpetration an attribution on an incident.
public struct ActorProfile: Hashable, Sendable {
    /// What sort of body an actor is.
    public enum Kind: String, CaseIterable, Sendable {
        case mission, stateForce = "state_force", police, agency, committee
        case armedGroup = "armed_group"
        case communalMilitia = "communal_militia"
        case community, donor, other, unknown
    }

    /// Stable code: "FAMA".
    public let code: String
    public let name: String
    public let kind: Kind
    /// Names under which sources write of it.
    public let aliases: [String]

    public init(code: String, name: String, kind: Kind, aliases: [String] = []) {
        self.code = code
        self.name = name
        self.kind = kind
        self.aliases = aliases
    }
}
