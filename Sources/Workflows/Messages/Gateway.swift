import Foundation
import Bytes
public import Messaging
import Protection

/// A gateway ready for use: its settings, with its secrets unsealed for the length of one call.
public struct Gateway: Sendable {
    public let name: String
    public let settings: GatewaySettings
    let secrets: GatewaySecrets
    public let isOpen: Bool

    /// A call as the door hands it over.
    public struct Call: Sendable {
        /// What follows the question mark, as it came.
        public let query: String
        public let body: [UInt8]
        /// The whole address by the server's public name.
        public let address: String
        /// A header by its name in lower case.
        public let header: @Sendable (String) -> String?
        /// Whether it comes from this machine itself and no proxy handed it on.
        public let isLocal: Bool
        /// Whether it is a post.
        public let isPost: Bool

        public init(
            query: String, body: [UInt8], address: String, isLocal: Bool, isPost: Bool,
            header: @escaping @Sendable (String) -> String?
        ) {
            self.query = query
            self.body = body
            self.address = address
            self.isLocal = isLocal
            self.isPost = isPost
            self.header = header
        }
    }

    /// What a call says.
    public enum Event: Hashable, Sendable {
        case message(IncomingMessage)
        case report(id: String, DeliveryStatus)
        /// The gateway is alive.
        case ping
    }

    /// What a call to the gateway's own address says.
    public func event(of call: Call) throws(GatewayRefusal) -> Event {
        try admit(call)
        switch settings.kind {
        case .kannel: return .message(try Kannel.message(query: call.isPost ? text(call.body) : call.query))
        case .smsgate:
            // The signature was checked by `admit`.
            switch try SMSGate.event(
                body: call.body, timestamp: call.header("x-timestamp") ?? "",
                signature: call.header("x-signature") ?? "", key: secrets.key ?? "")
            {
            case .received(let message): return .message(message)
            case .status(let id, let status): return .report(id: id, status)
            case .ping: return .ping
            }
        case .mapped:
            let mapped = try mapped()
            return .message(try mapped.message(content(of: call, for: mapped)))
        }
    }

    /// What a call to the gateway's address for delivery reports says.
    public func report(of call: Call) throws(GatewayRefusal) -> Event {
        switch settings.kind {
        case .kannel:
            try admit(call)
            let report = try Kannel.report(query: call.isPost ? text(call.body) : call.query)
            return .report(id: report.id, report.status)
        case .smsgate: return try event(of: call)
        case .mapped:
            try admit(call)
            let mapped = try mapped()
            let report = try mapped.report(content(of: call, for: mapped))
            return .report(id: report.id, report.status)
        }
    }

    func mapped() throws(GatewayRefusal) -> MappedGateway {
        guard let mapped = settings.mapping?.gateway(named: name) else { throw .missing(field: "mapping") }
        return mapped
    }

    private func content(of call: Call, for mapped: MappedGateway) -> [UInt8] {
        mapped.carrier == .query || !call.isPost ? Array(call.query.utf8) : call.body
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    /// Lets through what bears the gateway's key, and, where it has none, only what this very machine sends.
    private func admit(_ call: Call) throws(GatewayRefusal) {
        guard let key = secrets.key, !key.isEmpty else {
            guard settings.kind != .smsgate, call.isLocal else { throw .badSignature }
            return
        }
        let holds: Bool
        switch (settings.kind, settings.mapping?.signatureHeader) {
        case (.smsgate, _):
            holds = SMSGate.isSigned(
                body: call.body, timestamp: call.header("x-timestamp") ?? "",
                signature: call.header("x-signature") ?? "", key: key)
        case (.mapped, let header?):
            holds = FormSignature.isValid(
                call.header(header.lowercased()) ?? "", url: call.address,
                form: call.isPost ? FormFields(text(call.body)) : FormFields([]), key: key)
        default:
            let bearer = call.header("authorization").map { $0.split(separator: " ").last.map(String.init) ?? "" }
            let given = FormFields(call.query)["key"] ?? bearer ?? ""
            holds = equalInConstantTime(given.utf8, key.utf8)
        }
        guard holds else { throw .badSignature }
    }
}
