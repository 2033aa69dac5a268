import Bytes
import Hashing
import Protection
import StrictText

/// SMS Gateway for Android (smsgate): a phone with a SIM that posts what it receives and sends what it is asked to.
///
/// It signs each post: `X-Signature` is the hexadecimal HMAC-SHA-256 of the body followed by the `X-Timestamp` header.
/// It tries again for two days until it is answered 2xx within 30 seconds, so the same event comes more than once; the
/// event's `id` tells them apart, never its `messageId`, which is made from the text.
public enum SMSGate {
    /// What a post says.
    public enum Event: Hashable, Sendable {
        case received(IncomingMessage)
        case status(id: String, DeliveryStatus)
        /// The phone is alive.
        case ping(device: String)
    }

    /// Whether a post is the phone's own. The timestamp takes part in the signature but decides nothing by itself: a
    /// phone's clock may be a year off, and a replay is met by its `id`.
    public static func isSigned(body: [UInt8], timestamp: String, signature: String, key: String) -> Bool {
        guard let given = [UInt8](hex: signature) else { return false }
        let code = SHA256.hmac(of: body + Array(timestamp.utf8), key: Array(key.utf8))
        return equalInConstantTime(given, code)
    }

    /// The event of a post whose signature holds.
    public static func event(
        body: [UInt8], timestamp: String, signature: String, key: String
    ) throws(GatewayRefusal) -> Event {
        guard isSigned(body: body, timestamp: timestamp, signature: signature, key: key) else { throw .badSignature }
        return try event(body: body)
    }

    /// The event of a post already checked.
    static func event(body: [UInt8]) throws(GatewayRefusal) -> Event {
        let json: JSON
        do { json = try JSON.parse(body, limit: 200_000) } catch { throw .notJSON }
        guard let name = json["event"]?.scalarText else { throw .missing(field: "event") }
        let device = json["deviceId"]?.scalarText ?? ""
        let payload = json["payload"]
        switch name {
        case "sms:received": return .received(try message(json, payload, device))
        case "sms:sent": return .status(id: try outgoing(payload), .sent)
        case "sms:delivered": return .status(id: try outgoing(payload), .delivered)
        case "sms:failed": return .status(id: try outgoing(payload), .failed)
        case "system:ping": return .ping(device: device)
        default: throw .unknownEvent(String(name.prefix(40)))
        }
    }

    private static func message(_ json: JSON, _ payload: JSON?, _ device: String) throws(GatewayRefusal)
        -> IncomingMessage
    {
        guard let from = payload?["phoneNumber"]?.scalarText ?? payload?["sender"]?.scalarText, !from.isEmpty else {
            throw .missing(field: "payload.phoneNumber")
        }
        guard from.count <= 40 else { throw .tooLong(field: "payload.phoneNumber", limit: 40) }
        guard let text = payload?["message"]?.scalarText else { throw .missing(field: "payload.message") }
        guard text.count <= 5_000 else { throw .tooLong(field: "payload.message", limit: 5_000) }
        let key = json["id"]?.scalarText.map { "smsgate:\(device):\($0)" }
        return IncomingMessage(
            gateway: "smsgate", duplicateKey: key, from: from, to: payload?["recipient"]?.scalarText, text: text,
            sentAt: payload?["receivedAt"]?.scalarText.flatMap { Instant(iso8601: $0) },
            isDamaged: text.unicodeScalars.contains("\u{FFFD}"))
    }

    private static func outgoing(_ payload: JSON?) throws(GatewayRefusal) -> String {
        guard let id = payload?["messageId"]?.scalarText, !id.isEmpty else {
            throw .missing(field: "payload.messageId")
        }
        return id
    }

    /// The body that asks the phone to send a message (`POST /message`).
    public static func sendBody(_ message: OutgoingMessage) -> [UInt8] {
        let json = JSON.object([
            .init("id", .string(message.id)),
            .init("textMessage", .object([.init("text", .string(message.text))])),
            .init("phoneNumbers", .array([.string(message.to)])),
            .init("withDeliveryReport", .bool(true)),
        ])
        return Array(json.text.utf8)
    }
}
