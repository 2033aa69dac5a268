import Protection

/// Kannel, the SMS gateway of many operators: it calls us by GET for each message and each delivery report, and takes
/// messages by GET at its `sendsms` address.
///
/// The service line to set in `kannel.conf`:
/// `get-url = ".../sms/kannel?from=%p&to=%P&text=%b&coding=%c&charset=%C&smsc=%i&id=%I&ts=%T&udh=%u"`.
/// The answer to a call is 200 with an empty body: any text in it would be sent to the person.
public struct Kannel: Sendable {
    /// What a `sendsms` account needs.
    public struct Account: Sendable {
        public let user: String
        public let password: String
        /// The link to send by, where several are set.
        public let smsc: String?
        /// Where Kannel reports delivery to: ours, with a query of its own or without.
        public let reports: String?

        public init(user: String, password: String, smsc: String? = nil, reports: String? = nil) {
            self.user = user
            self.password = password
            self.smsc = smsc
            self.reports = reports
        }
    }

    /// A delivery report.
    public struct DeliveryReport: Hashable, Sendable {
        public let id: String
        public let status: DeliveryStatus
    }

    /// The message of a call.
    public static func message(query: some StringProtocol) throws(GatewayRefusal) -> IncomingMessage {
        let fields = FormFields(query)
        guard let from = fields["from"], !from.isEmpty else { throw .missing(field: "from") }
        guard from.count <= 40 else { throw .tooLong(field: "from", limit: 40) }
        // Kannel leaves a field out when it is empty (omit-empty), so no text is an empty message.
        let bytes = fields[bytes: "text"] ?? []
        guard bytes.count <= 10_000 else { throw .tooLong(field: "text", limit: 10_000) }
        var charset = fields["charset"]
        if charset == nil || charset == "", fields["coding"] == "2" { charset = "UTF-16BE" }
        let (text, isDamaged) = MessageText.decode(bytes, charset: charset)
        let key = fields["id"].flatMap { $0.isEmpty ? nil : "kannel:" + $0 }
        return IncomingMessage(
            gateway: "kannel", duplicateKey: key, from: from, to: fields["to"], text: text,
            sentAt: fields["ts"].flatMap(moment), isDamaged: isDamaged)
    }

    /// The report of a call made from the `dlr-url` that `sendQuery` sets: `…?id=77&status=%d`.
    public static func report(query: some StringProtocol) throws(GatewayRefusal) -> DeliveryReport {
        let fields = FormFields(query)
        guard let id = fields["id"], !id.isEmpty else { throw .missing(field: "id") }
        guard let code = fields["status"].flatMap({ Int($0) }), let status = status(code) else {
            throw .missing(field: "status")
        }
        return DeliveryReport(id: id, status: status)
    }

    /// Kannel's figure for what became of a message.
    static func status(_ code: Int) -> DeliveryStatus? {
        switch code {
        case 1: .delivered
        case 2: .failed
        case 4: .accepted
        case 8: .sent
        case 16: .refused
        // 32 and 34 are reports of an intermediate try; nothing has moved.
        case 32, 34: .sent
        default: nil
        }
    }

    /// The query that sends a message: the short alphabet where the text allows it, else UCS-2.
    public static func sendQuery(_ message: OutgoingMessage, account: Account) -> String {
        var fields: [(String, String)] = [
            ("username", account.user), ("password", account.password), ("to", message.to), ("text", message.text),
            ("charset", "UTF-8"), ("coding", SMSLength(message.text).encoding == .gsm7 ? "0" : "2"),
        ]
        if let from = message.from { fields.append(("from", from)) }
        if let smsc = account.smsc { fields.append(("smsc", smsc)) }
        if let reports = account.reports {
            fields.append(("dlr-mask", "31"))
            let joint = reports.contains("?") ? "&id=" : "?id="
            fields.append(("dlr-url", reports + joint + FormFields.encoded(message.id) + "&status=%d"))
        }
        return fields.map { $0.0 + "=" + FormFields.encoded($0.1) }.joined(separator: "&")
    }

    /// `%T` is seconds since 1970; `%t` is a UTC time without a zone.
    private static func moment(_ text: String) -> Instant? {
        if let seconds = Int64(text), (0...32_503_680_000).contains(seconds) {
            return Instant(microseconds: seconds * 1_000_000)
        }
        return Instant(iso8601: text + "Z")
    }
}
