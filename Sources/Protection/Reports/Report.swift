/// What one source said, once, by one channel: kept as received, never changed. A correction is a new report that names
/// the one it replaces.
public struct Report: Hashable, Sendable {
    /// The identity the sender gave it: an OpenRosa instanceID, a gateway's key, a client's UUID. The same identity
    /// with the same answers is the same report; with others it is refused.
    public struct ID: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let text: String

        /// An identity of 1 to 200 signs without control signs; nil for anything else.
        public init?(_ text: String) {
            guard (1...200).contains(text.unicodeScalars.count),
                text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
            else {
                return nil
            }
            self.text = text
        }

        public static func < (left: ID, right: ID) -> Bool { left.text < right.text }
        public var description: String { text }
    }

    /// The form it was filled in on.
    public struct Form: Hashable, Sendable {
        public let id: String
        public let version: String?

        public init(id: String, version: String? = nil) {
            self.id = id
            self.version = version
        }
    }

    /// Whether the report may count.
    public enum Purpose: String, CaseIterable, Sendable {
        case live
        /// From a device in training: looks real, counts nothing.
        case training
        /// On a form not yet published.
        case draft

        /// Only live reports reach alerts, incidents, counts and coverage.
        public var counts: Bool { self == .live }
    }

    /// What was said.
    public enum Statement: Hashable, Sendable {
        case answers(ReportAnswers)
        /// A message as written, whole.
        case text(String)
        /// Sealed by the sender for others than this server; only its clear header is known.
        case sealed
    }

    /// A photo, recording or other file the report names.
    public struct Attachment: Hashable, Sendable {
        public let name: String
        /// Whether its bytes are here; it may follow later.
        public let hasArrived: Bool

        public init(name: String, hasArrived: Bool) {
            self.name = name
            self.hasArrived = hasArrived
        }
    }

    public let id: ID
    public let channel: Channel
    /// When the server had it on disk.
    public let receivedAt: Instant
    /// What the sender's own clock said, where it said anything; see `SenderClock`.
    public let saidAt: Instant?
    public let form: Form?
    public let statement: Statement
    /// The report this one corrects.
    public let replaces: ID?
    public let purpose: Purpose
    public let attachments: [Attachment]
    /// A pseudonym of the source: a device, a SIM, a focal point. Who it is lies in the vault.
    public let source: String?
    /// The area the channel itself vouches for: where the device or the SIM is registered.
    public let registeredAreas: [AreaRef]

    public init(
        id: ID, channel: Channel, receivedAt: Instant, saidAt: Instant? = nil, form: Form? = nil,
        statement: Statement, replaces: ID? = nil, purpose: Purpose = .live, attachments: [Attachment] = [],
        source: String? = nil, registeredAreas: [AreaRef] = []
    ) {
        self.id = id
        self.channel = channel
        self.receivedAt = receivedAt
        self.saidAt = saidAt
        self.form = form
        self.statement = statement
        self.replaces = replaces
        self.purpose = purpose
        self.attachments = attachments
        self.source = source
        self.registeredAreas = registeredAreas
    }
}
