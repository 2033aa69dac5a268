import Foundation
public import Messaging
import Protection

/// How one gateway is spoken with: what an administrator writes down, in clear. Secrets stand apart.
///
/// As JSON every part but `kind` may be left out.
public struct GatewaySettings: Hashable, Sendable, Codable {
    public enum Kind: String, CaseIterable, Sendable, Codable {
        /// Kannel, the gateway of operators.
        case kannel
        /// SMS Gateway for Android: a phone with a SIM.
        case smsgate
        /// Any other, by the names of its fields.
        case mapped
    }

    public var kind: Kind
    /// Where messages are handed over: Kannel's `sendsms`, the phone's `/message`, or another's address. Nil: none leaves.
    public var send: String?
    /// The account at that address.
    public var user: String?
    /// The number messages are sent from.
    public var from: String?
    /// Kannel's link to send by, where it has several.
    public var smsc: String?
    /// Where delivery reports come back to, as the gateway reaches it; nil: the server's own name.
    public var reports: String?
    /// The code put before numbers written without one: "223".
    public var country: String?
    /// Areas its senders are taken to be in, `SCHEME:CODE`.
    public var areas: [String]
    /// Whether a message is acknowledged with one neutral word. Without it only those who chose steps hear anything.
    public var acknowledges: Bool
    /// Minutes local time is ahead of UTC, for safe hours.
    public var zone: Int
    /// The language of answers to messages that show none.
    public var language: String
    /// How a gateway of the kind `mapped` names things.
    public var mapping: GatewayMapping?

    public init(
        kind: Kind, send: String? = nil, user: String? = nil, from: String? = nil, smsc: String? = nil,
        reports: String? = nil, country: String? = nil, areas: [String] = [], acknowledges: Bool = true, zone: Int = 0,
        language: String = "fr",
        mapping: GatewayMapping? = nil
    ) {
        self.kind = kind
        self.send = send
        self.user = user
        self.from = from
        self.smsc = smsc
        self.reports = reports
        self.country = country
        self.areas = areas
        self.acknowledges = acknowledges
        self.zone = zone
        self.language = language
        self.mapping = mapping
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            kind: try values.decode(Kind.self, forKey: .kind),
            send: try values.decodeIfPresent(String.self, forKey: .send),
            user: try values.decodeIfPresent(String.self, forKey: .user),
            from: try values.decodeIfPresent(String.self, forKey: .from),
            smsc: try values.decodeIfPresent(String.self, forKey: .smsc),
            reports: try values.decodeIfPresent(String.self, forKey: .reports),
            country: try values.decodeIfPresent(String.self, forKey: .country),
            areas: try values.decodeIfPresent([String].self, forKey: .areas) ?? [],
            acknowledges: try values.decodeIfPresent(Bool.self, forKey: .acknowledges) ?? true,
            zone: try values.decodeIfPresent(Int.self, forKey: .zone) ?? 0,
            language: try values.decodeIfPresent(String.self, forKey: .language) ?? "fr",
            mapping: try values.decodeIfPresent(GatewayMapping.self, forKey: .mapping))
    }

    /// The areas a message by this gateway is read within, where its sender is registered for none.
    var registeredAreas: [AreaRef] {
        areas.compactMap { AreaRef(typed: $0) }
    }

    var answerLanguage: MessageLanguage { MessageLanguage(rawValue: language) ?? .french }
}

/// What of a gateway nobody may read back: the password to send with, and the key its calls are checked by.
public struct GatewaySecrets: Hashable, Sendable, Codable {
    public var password: String?
    /// What calls are signed with, or carry; nil: only calls from this very machine are taken.
    public var key: String?

    public init(password: String? = nil, key: String? = nil) {
        self.password = password
        self.key = key
    }
}

/// The names a gateway uses, as an administrator writes them down in JSON.
public struct GatewayMapping: Hashable, Sendable, Codable {
    /// One of ours to start from: `rapidpro` or `form-post`.
    public var preset: String?
    public var carrier: String?
    public var fromField: String?
    public var textField: String?
    public var toField: String?
    public var idField: String?
    public var timeField: String?
    /// An address's query or a body with `{to}`, `{text}`, `{from}` and `{id}` in it.
    public var sending: String?
    public var sendingCarrier: String?
    public var reportID: String?
    public var reportStatus: String?
    /// The gateway's word for a state, and ours: `accepted`, `sent`, `refused`, `failed`, `delivered`.
    public var statuses: [String: String]?
    /// The header with the signature of posts signed as `FormSignature` says; nil: the key itself comes with each call.
    public var signatureHeader: String?

    public init(preset: String? = nil, signatureHeader: String? = nil) {
        self.preset = preset
        self.signatureHeader = signatureHeader
    }

    /// The first word in it that nobody here knows, and those that are known: it would be passed over in silence.
    var unknownWord: (place: String, word: String, known: [String])? {
        let carriers = MappedGateway.Carrier.allCases.map(\.rawValue)
        let words =
            [
                ("preset", preset, ["rapidpro", "form-post"]), ("carrier", carrier, carriers),
                ("sendingCarrier", sendingCarrier, carriers),
            ]
            + (statuses ?? [:]).sorted { $0.key < $1.key }.map {
                ("statuses", $0.value, DeliveryStatus.allCases.map { "\($0)" })
            }
        return words.lazy.compactMap { place, word, known in
            word.flatMap { known.contains($0) ? nil : (place, $0, known) }
        }.first
    }

    /// The mapping it describes; nil where the names of sender and text are not given.
    public func gateway(named name: String) -> MappedGateway? {
        let start: MappedGateway? =
            switch preset {
            case "rapidpro": .rapidPro
            case "form-post": .formPost
            default: nil
            }
        guard let from = fromField ?? start?.names.from, let text = textField ?? start?.names.text else { return nil }
        let words = Dictionary(
            DeliveryStatus.allCases.map { ("\($0)", $0) }, uniquingKeysWith: { first, _ in first })
        return MappedGateway(
            name: name, carrier: carrier.flatMap(MappedGateway.Carrier.init(rawValue:)) ?? start?.carrier ?? .form,
            names: MappedGateway.Names(
                from: from, text: text, to: toField ?? start?.names.to, id: idField ?? start?.names.id,
                time: timeField ?? start?.names.time),
            sending: sending ?? start?.sending ?? "to={to}&text={text}",
            sendingCarrier: sendingCarrier.flatMap(MappedGateway.Carrier.init(rawValue:)) ?? start?.sendingCarrier
                ?? .form,
            reportID: reportID ?? start?.reportID, reportStatus: reportStatus ?? start?.reportStatus,
            statuses: statuses?.compactMapValues { words[$0] } ?? start?.statuses ?? [:])
    }
}
