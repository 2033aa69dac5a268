import Protection
import StrictText

/// Any gateway that calls by GET or POST: an administrator writes down how it names things, and no code is needed.
public struct MappedGateway: Hashable, Sendable {
    /// How a request carries its fields.
    public enum Carrier: String, CaseIterable, Sendable {
        case query, form, json
    }

    /// The names of an incoming message's fields. In JSON a dot goes one object deeper: `payload.text`.
    public struct Names: Hashable, Sendable {
        public let from: String
        public let text: String
        public let to: String?
        public let id: String?
        public let time: String?

        public init(from: String, text: String, to: String? = nil, id: String? = nil, time: String? = nil) {
            self.from = from
            self.text = text
            self.to = to
            self.id = id
            self.time = time
        }
    }

    public let name: String
    public let carrier: Carrier
    public let names: Names
    /// What to send a message with: an address or a body where `{to}`, `{text}`, `{from}` and `{id}` stand for the
    /// values, escaped for the carrier.
    public let sending: String
    public let sendingCarrier: Carrier
    /// The names of a delivery report's fields and what its words mean.
    public let reportID: String?
    public let reportStatus: String?
    public let statuses: [String: DeliveryStatus]

    public init(
        name: String, carrier: Carrier, names: Names, sending: String, sendingCarrier: Carrier,
        reportID: String? = nil, reportStatus: String? = nil, statuses: [String: DeliveryStatus] = [:]
    ) {
        self.name = name
        self.carrier = carrier
        self.names = names
        self.sending = sending
        self.sendingCarrier = sendingCarrier
        self.reportID = reportID
        self.reportStatus = reportStatus
        self.statuses = statuses
    }

    /// RapidPro's external channel: it posts `id`, `text`, `to`, `from`, `channel`, and is told of a message by `from`,
    /// `text` and `date` at its "received" address.
    public static let rapidPro = MappedGateway(
        name: "rapidpro", carrier: .form,
        names: Names(from: "from", text: "text", to: "to", id: "id", time: "date"),
        sending: "from={to}&text={text}", sendingCarrier: .form, reportID: "id", reportStatus: "status",
        statuses: ["sent": .sent, "delivered": .delivered, "failed": .failed])

    /// Gateways that post `From`, `To`, `Body` and `MessageSid`.
    public static let formPost = MappedGateway(
        name: "form-post", carrier: .form,
        names: Names(from: "From", text: "Body", to: "To", id: "MessageSid"),
        sending: "To={to}&From={from}&Body={text}", sendingCarrier: .form, reportID: "MessageSid",
        reportStatus: "MessageStatus",
        statuses: [
            "queued": .accepted, "accepted": .accepted, "sending": .accepted, "sent": .sent, "delivered": .delivered,
            "undelivered": .failed, "failed": .failed,
        ])

    /// The message of a request: the query for `.query`, else the body.
    public func message(_ content: [UInt8]) throws(GatewayRefusal) -> IncomingMessage {
        let value = try fields(content)
        guard let from = value(names.from), !from.isEmpty else { throw .missing(field: names.from) }
        guard from.count <= 40 else { throw .tooLong(field: names.from, limit: 40) }
        guard let text = value(names.text) else { throw .missing(field: names.text) }
        guard text.count <= 5_000 else { throw .tooLong(field: names.text, limit: 5_000) }
        let id = names.id.flatMap { value($0) }
        return IncomingMessage(
            gateway: name, duplicateKey: id.map { "\(name):\($0)" }, from: from, to: names.to.flatMap { value($0) },
            text: text, sentAt: names.time.flatMap { value($0) }.flatMap { Instant(iso8601: $0) },
            isDamaged: text.unicodeScalars.contains("\u{FFFD}"))
    }

    /// The delivery report of a request, where this gateway makes any.
    public func report(_ content: [UInt8]) throws(GatewayRefusal) -> (id: String, status: DeliveryStatus) {
        guard let reportID, let reportStatus else { throw .unknownEvent("report") }
        let value = try fields(content)
        guard let id = value(reportID), !id.isEmpty else { throw .missing(field: reportID) }
        guard let word = value(reportStatus) else { throw .missing(field: reportStatus) }
        guard let status = statuses[word] ?? statuses[word.lowercased()] else {
            throw .unknownEvent(String(word.prefix(40)))
        }
        return (id, status)
    }

    /// The address or body that sends a message.
    public func request(_ message: OutgoingMessage) -> String {
        let values = ["to": message.to, "text": message.text, "from": message.from ?? "", "id": message.id]
        var out = ""
        var rest = sending[...]
        // One pass, so that braces in a text are never taken for a name.
        while let open = rest.firstIndex(of: "{") {
            out += rest[..<open]
            guard let close = rest[open...].firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            if let value = values[name] {
                out += escaped(value)
                rest = rest[rest.index(after: close)...]
            } else {
                out += "{"
                rest = rest[rest.index(after: open)...]
            }
        }
        return out + rest
    }

    private func escaped(_ value: String) -> String {
        guard sendingCarrier == .json else { return FormFields.encoded(value) }
        return String(JSON.string(value).text.dropFirst().dropLast())
    }

    private func fields(_ content: [UInt8]) throws(GatewayRefusal) -> (String) -> String? {
        guard carrier == .json else {
            let form = FormFields(String(decoding: content, as: UTF8.self))
            return { form[$0] }
        }
        let json: JSON
        do { json = try JSON.parse(content, limit: 200_000) } catch { throw .notJSON }
        return { path in
            path.split(separator: ".").reduce(json as JSON?) { $0?[String($1)] }?.scalarText
        }
    }
}
