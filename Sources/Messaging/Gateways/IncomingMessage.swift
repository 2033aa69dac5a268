public import Protection

/// A text message as a gateway hands it over, whatever the gateway.
public struct IncomingMessage: Hashable, Sendable {
    /// The gateway's name in our settings, "kannel".
    public let gateway: String
    /// The same for the same message, however often the gateway sends it; nil where the gateway gives nothing to tell
    /// one message from another.
    public let duplicateKey: String?
    /// The sender's number as the gateway writes it. It belongs to the vault; no log of ours holds it.
    public let from: String
    /// The number it was sent to.
    public let to: String?
    public let text: String
    /// What the gateway's clock says, where it says it with a zone or in UTC.
    public let sentAt: Instant?
    /// Whether letters were lost on the way (a lone surrogate, bytes of no alphabet); they read as U+FFFD.
    public let isDamaged: Bool

    public init(
        gateway: String, duplicateKey: String?, from: String, to: String? = nil, text: String,
        sentAt: Instant? = nil, isDamaged: Bool = false
    ) {
        self.gateway = gateway
        self.duplicateKey = duplicateKey
        self.from = from
        self.to = to
        self.text = text
        self.sentAt = sentAt
        self.isDamaged = isDamaged
    }
}

/// A message to send.
public struct OutgoingMessage: Hashable, Sendable {
    /// Our own number of it, which delivery reports carry back.
    public let id: String
    public let to: String
    public let from: String?
    public let text: String

    public init(id: String, to: String, from: String? = nil, text: String) {
        self.id = id
        self.to = to
        self.from = from
        self.text = text
    }
}

/// Why a gateway's request is not taken.
public enum GatewayRefusal: Error, Hashable, Sendable {
    case missing(field: String)
    case tooLong(field: String, limit: Int)
    case badSignature
    /// A call signed so long ago that it may be a replay.
    case stale(seconds: Int)
    case notJSON
    case unknownEvent(String)

    /// What to say to whoever set up the gateway.
    public var phrase: Phrase {
        switch self {
        case .missing(let field):
            Phrase(
                fr: "Le champ « \(field) » manque. Vérifiez les noms réglés.",
                en: "The field “\(field)” is missing. Check the names set.")
        case .tooLong(let field, let limit):
            Phrase(
                fr: "Le champ « \(field) » dépasse \(limit) signes.", en: "The field “\(field)” exceeds \(limit) signs."
            )
        case .badSignature:
            Phrase(
                fr: "La signature ne correspond pas. Vérifiez la clé partagée.",
                en: "The signature does not match. Check the shared key.")
        case .stale(let seconds):
            Phrase(
                fr: "La requête a été signée il y a \(seconds) secondes. Vérifiez l’horloge du téléphone.",
                en: "The request was signed \(seconds) seconds ago. Check the phone’s clock.")
        case .notJSON: Phrase(fr: "Le corps n’est pas du JSON valable.", en: "The body is not valid JSON.")
        case .unknownEvent(let name):
            Phrase(fr: "L’événement « \(name) » est inconnu.", en: "The event “\(name)” is unknown.")
        }
    }
}
