public import Protection

/// An approved warning, ready to be shared as CAP 1.2 (OASIS Common Alerting Protocol, 1 July 2010).
///
/// It goes to those named, or under the rule named; a public scope does not exist here as long as no disclosure control
/// stands before it. It has no field for whoever reported and none for a point: areas are drawn from areas, so that
/// neither a source nor a patrol can be found on it, and free texts that hold coordinates or a telephone number are
/// refused.
public struct CAPWarning: Hashable, Sendable {
    public enum Status: Hashable, Sendable {
        case actual
        /// The note says what is exercised.
        case exercise(note: String)
        case test
    }

    /// Who may read it.
    public enum Audience: Hashable, Sendable {
        /// Those under a rule: "members of the protection cluster, Gao".
        case restricted(rule: String)
        /// These addresses and no one else.
        case addressed([String])
    }

    /// What it does to earlier messages.
    public enum Message: Hashable, Sendable {
        case alert
        case update([Reference])
        case cancel([Reference], note: String)

        /// The messages it refers to.
        public var references: [Reference] {
            switch self {
            case .alert: []
            case .update(let references), .cancel(let references, _): references
            }
        }
    }

    /// An earlier message, by the three marks that name it.
    public struct Reference: Hashable, Sendable {
        public let sender: String
        public let identifier: String
        public let sent: Instant
        /// Minutes the zone it was written in is ahead of UTC.
        public let zone: Int

        public init(sender: String, identifier: String, sent: Instant, zone: Int) {
            self.sender = sender
            self.identifier = identifier
            self.sent = sent
            self.zone = zone
        }
    }

    public let identifier: String
    public let sender: String
    public let sent: Instant
    /// Minutes local time is ahead of UTC: times are written as people there read them.
    public let zone: Int
    public let status: Status
    public let message: Message
    public let audience: Audience
    public let facts: Facts
    /// The words, one block a language.
    public let texts: [Text]
    public let areas: [WarnedArea]

    public init(
        identifier: String, sender: String, sent: Instant, zone: Int, status: Status, message: Message,
        audience: Audience, facts: Facts, texts: [Text], areas: [WarnedArea]
    ) throws(WarningError) {
        self.identifier = identifier
        self.sender = sender
        self.sent = sent
        self.zone = zone
        self.status = status
        self.message = message
        self.audience = audience
        self.facts = facts
        self.texts = texts
        self.areas = areas
        try validate()
    }

    /// The mark by which a later message refers to this one.
    public var reference: Reference {
        Reference(sender: sender, identifier: identifier, sent: sent, zone: zone)
    }

    /// A message that takes this warning back.
    public func cancelled(
        identifier: String, at now: Instant, note: String, texts: [Text]
    ) throws(WarningError) -> CAPWarning {
        let facts = Facts(
            response: .allClear, urgency: .past, severity: facts.severity, certainty: facts.certainty,
            onset: facts.onset, expires: Swift.max(facts.expires, now.advanced(byMinutes: 60)))
        return try CAPWarning(
            identifier: identifier, sender: sender, sent: now, zone: zone, status: status,
            message: .cancel([reference], note: note), audience: audience, facts: facts, texts: texts, areas: areas)
    }
}

extension CAPWarning {
    /// What is the same in every language.
    public struct Facts: Hashable, Sendable {
        public enum Response: String, CaseIterable, Sendable, Codable {
            case shelter = "Shelter", evacuate = "Evacuate", prepare = "Prepare", avoid = "Avoid", monitor = "Monitor"
            case allClear = "AllClear", none = "None"
        }
        public enum Urgency: String, CaseIterable, Sendable, Codable {
            case immediate = "Immediate", expected = "Expected", future = "Future", past = "Past", unknown = "Unknown"
        }
        public enum Severity: String, CaseIterable, Sendable, Codable {
            case extreme = "Extreme", severe = "Severe", moderate = "Moderate", minor = "Minor", unknown = "Unknown"
        }
        public enum Certainty: String, CaseIterable, Sendable, Codable {
            case observed = "Observed", likely = "Likely", possible = "Possible", unlikely = "Unlikely"
            case unknown = "Unknown"
        }

        public let response: Response
        public let urgency: Urgency
        public let severity: Severity
        public let certainty: Certainty
        public let onset: Instant?
        public let expires: Instant

        public init(
            response: Response, urgency: Urgency, severity: Severity, certainty: Certainty, onset: Instant?,
            expires: Instant
        ) {
            self.response = response
            self.urgency = urgency
            self.severity = severity
            self.certainty = certainty
            self.onset = onset
            self.expires = expires
        }
    }

    /// The words in one language.
    public struct Text: Hashable, Sendable {
        /// BCP 47: "fr-ML".
        public let language: String
        public let event: String
        public let senderName: String
        public let headline: String
        public let description: String
        public let instruction: String

        public init(
            language: String, event: String, senderName: String, headline: String, description: String,
            instruction: String
        ) {
            self.language = language
            self.event = event
            self.senderName = senderName
            self.headline = headline
            self.description = description
            self.instruction = instruction
        }

        var fields: [String] { [event, senderName, headline, description, instruction] }
    }

    /// An area the warning is for, whole: never a point, never a circle round one.
    public struct WarnedArea: Hashable, Sendable {
        public let ref: AreaRef
        /// The area's name by language tag; the first is used where a language has none.
        public let names: [String: String]
        public let outline: Outline?

        public init(ref: AreaRef, names: [String: String], outline: Outline? = nil) {
            self.ref = ref
            self.names = names
            self.outline = outline
        }

        func name(in language: String) -> String {
            names[language] ?? names[String(language.prefix(2))] ?? names.sorted { $0.key < $1.key }.first?.value
                ?? ref.code
        }
    }
}
