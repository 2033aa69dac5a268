public import Protection

/// What surrounds a page for someone signed in, or about to be.
public struct Frame: Sendable {
    public let language: Language
    /// Pages this person has a link to.
    public let doors: [Door]
    /// Proves that a form was sent from one of our own pages; nil before anyone has signed in.
    public let formToken: String?

    public init(language: Language, doors: [Door] = [], formToken: String? = nil) {
        self.language = language
        self.doors = doors
        self.formToken = formToken
    }
}

/// An entry of the navigation. Which ones stand there depends on what the person may do; a missing one says nothing
/// about what there is.
public enum Door: String, CaseIterable, Sendable {
    case situation, benchmarks, plan
    case people, devices, tokens, approvals, log, machine
    case account

    public var path: String {
        switch self {
        case .situation: "/situation"
        case .benchmarks: "/benchmarks"
        case .plan: "/plan"
        case .people: "/admin/people"
        case .devices: "/admin/devices"
        case .tokens: "/admin/tokens"
        case .approvals: "/admin/approvals"
        case .log: "/admin/log"
        case .machine: "/admin/machine"
        case .account: "/account"
        }
    }

    var words: Phrase {
        switch self {
        case .situation: ShellWords.situation
        case .benchmarks: ShellWords.benchmarks
        case .plan: ShellWords.plan
        case .people: Phrase(fr: "Personnes", en: "People")
        case .devices: Phrase(fr: "Appareils", en: "Devices")
        case .tokens: Phrase(fr: "Jetons", en: "Tokens")
        case .approvals: Phrase(fr: "Approbations", en: "Approvals")
        case .log: Phrase(fr: "Journal", en: "Log")
        case .machine: Phrase(fr: "État", en: "Health")
        case .account: Phrase(fr: "Mon compte", en: "My account")
        }
    }
}
