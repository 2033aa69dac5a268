public import Protection

/// What surrounds a page for someone signed in, or about to be.
public struct Frame: Sendable {
    public let language: Language
    /// Pages this person has a link to.
    public let doors: [Door]
    /// Proves that a form was sent from one of our own pages; nil before anyone has signed in.
    public let formToken: String?
    /// What this person must hear of on whatever page they are.
    public let alarms: [Alarm]
    /// The areas that forms of the page offer by name, each with what stands for it.
    public var areas: [(name: String, value: String)] = []
    /// A form that was refused, to be given back as it was filled.
    public var returned: ReturnedForm?
    /// What the address asked for after `?`, which the switch of languages keeps.
    public let query: String

    public init(
        language: Language, doors: [Door] = [], formToken: String? = nil, alarms: [Alarm] = [], query: String = ""
    ) {
        self.query = query.split(separator: "&").filter { !$0.hasPrefix("lang=") }.map { $0 + "&" }.joined()
        self.language = language
        self.doors = doors
        self.formToken = formToken
        self.alarms = alarms
    }

    /// A sentence above every page, and where to act on it.
    public struct Alarm: Sendable {
        public let words: Phrase
        public let path: String

        public init(_ words: Phrase, at path: String) {
            self.words = words
            self.path = path
        }
    }
}

/// An entry of the navigation. Which ones stand there depends on what the person may do; a missing one says nothing
/// about what there is.
public enum Door: String, CaseIterable, Sendable {
    case situation, alerts, reports, harm, duplicates, counts, benchmarks, plan
    case cases, sealed
    case people, devices, forms, gateways, tokens, consents, approvals, emergencies, log, machine
    case account
    case field, receipt

    public var path: String {
        switch self {
        case .situation: "/situation"
        case .alerts: "/alerts"
        case .reports: "/reports"
        case .harm: "/harm"
        case .counts: "/counts"
        case .benchmarks: "/benchmarks"
        case .plan: "/plan"
        case .duplicates: "/duplicates"
        case .cases: "/cases"
        case .sealed: "/sealed"
        case .people: "/admin/people"
        case .devices: "/admin/devices"
        case .forms: "/admin/forms"
        case .gateways: "/admin/gateways"
        case .tokens: "/admin/tokens"
        case .consents: "/admin/consents"
        case .approvals: "/admin/approvals"
        case .emergencies: "/admin/emergency-access"
        case .log: "/admin/log"
        case .machine: "/admin/machine"
        case .account: "/account"
        case .field: "/report"
        case .receipt: "/receipt"
        }
    }

    /// Pages that stand under this entry and have none of their own.
    var others: [String] {
        switch self {
        case .alerts: ["/voices", "/admin/clocks"]
        case .counts: ["/undercount"]
        case .harm: ["/admin/codes"]
        default: []
        }
    }

    var words: Phrase {
        switch self {
        case .situation: ShellWords.situation
        case .alerts: LedgerWords.title
        case .counts: CountWords.title
        case .benchmarks: ShellWords.benchmarks
        case .plan: ShellWords.plan
        case .duplicates: DuplicateWords.title
        case .cases: Phrase(fr: "Dossiers", en: "Cases")
        case .sealed: Phrase(fr: "Scellés", en: "Sealed")
        case .people: Phrase(fr: "Personnes", en: "People")
        case .reports: Phrase(fr: "Signalements", en: "Reports")
        case .harm: HarmWords.title
        case .forms: Phrase(fr: "Formulaires", en: "Forms")
        case .devices: Phrase(fr: "Appareils", en: "Devices")
        case .gateways: Phrase(fr: "Messages", en: "Messages")
        case .tokens: Phrase(fr: "Jetons", en: "Tokens")
        case .consents: Phrase(fr: "Consentements", en: "Consents")
        case .approvals: Phrase(fr: "Approbations", en: "Approvals")
        case .emergencies: Phrase(fr: "Urgences", en: "Emergencies")
        case .log: Phrase(fr: "Journal", en: "Log")
        case .machine: Phrase(fr: "État", en: "Health")
        case .account: Phrase(fr: "Mon compte", en: "My account")
        case .field: FieldWords.title
        case .receipt: FieldWords.answers
        }
    }
}
