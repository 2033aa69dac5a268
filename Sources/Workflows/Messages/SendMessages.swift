import Database
import Foundation
import Messaging
public import Protection
public import Store
import StrictText

/// Hands messages that are due over to their gateways. One that does not leave is tried again, ever more seldom, for a
/// day; one whose server ended in between is tried again by another, so that it may arrive twice and never gets lost.
///
/// Each gateway is served by itself: one that hangs holds up its own messages and no other's. One that did not answer
/// rests for a while, so that those that wait for it are not tried in vain. One of these for each server.
public final class SendMessages: Sendable {
    /// A call to a gateway.
    public struct Request: Sendable {
        /// Checked by `SendingAddress`.
        public let address: String
        public let isPost: Bool
        public let headers: [(name: String, value: String)]
        public let body: [UInt8]
    }

    /// What a gateway answered.
    public struct Answer: Sendable {
        public let status: Int
        public let body: [UInt8]

        public init(status: Int, body: [UInt8]) {
            self.status = status
            self.body = body
        }
    }

    private let store: Store
    private let gateways: Gateways
    private let sealing: MessageSealing
    /// The server's public name, for delivery reports.
    private let origin: String
    private let carry: @Sendable (Request) async throws -> Answer
    private let lanes = Lanes()
    /// Until when gateways that did not answer rest.
    private let resting = Guarded<[String: Instant]>([:])
    /// Seconds a gateway rests at most: one message that no gateway could take must not hold up the others.
    private static let longestRest = 60
    /// Seconds until the next try.
    private static let pauses = [10, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 21_600, 28_800]

    /// - Parameter carry: Makes the call; it follows no redirect and ends within half a minute.
    public init(
        store: Store, gateways: Gateways, sealing: MessageSealing, origin: String,
        carry: @escaping @Sendable (Request) async throws -> Answer
    ) {
        self.store = store
        self.gateways = gateways
        self.sealing = sealing
        self.origin = origin
        self.carry = carry
    }

    /// Sends everything that is due. A turn may begin while the one before still waits for a gateway.
    /// - Returns: How many messages a gateway took.
    /// - Throws: The first failure, once every other gateway has had its turn.
    @discardableResult
    public func callAsFunction(at now: @escaping @Sendable () -> Instant) async throws -> Int {
        let due = try await store.facts.read { try StoredOutgoing.gatewaysDue(at: now(), in: $0) }
        let ready = due.filter { gateway in resting.withLock { $0[gateway].map { $0 <= now() } ?? true } }
        return try await lanes.serve(ready) { try await self.serve($0, at: now) }.reduce(0, +)
    }

    /// Sends the messages of one gateway in turn, until it does not answer.
    private func serve(_ gateway: String, at now: @Sendable () -> Instant) async throws -> Int {
        var taken = 0
        while !Task.isCancelled {
            let moment = now()
            guard
                let message = try await store.facts.write({
                    try StoredOutgoing.claim(for: gateway, at: moment, lease: 120, in: $0)
                })
            else { break }
            switch try await send(message, at: now) {
            case .taken: taken += 1
            case .refused: continue
            case .noAnswer:
                let rest = min(Self.pause(after: message.tries) ?? Self.longestRest, Self.longestRest)
                resting.withLock { $0[gateway] = now().advanced(bySeconds: rest) }
                return taken
            }
        }
        return taken
    }

    /// What came of one try.
    private enum Outcome {
        case taken
        /// This message is not taken; another may be.
        case refused
        /// The gateway is not there, or fails.
        case noAnswer
    }

    private func send(_ message: StoredOutgoing, at now: @Sendable () -> Instant) async throws -> Outcome {
        let failure: String
        var outcome = Outcome.noAnswer
        do {
            let gateway = try await gateways.named(message.gateway)
            guard let request = try gateway.flatMap({ try request(message, by: $0) }) else {
                try await miss(message, because: "no_gateway", at: now())
                return .noAnswer
            }
            let answer = try await carry(request)
            if (200..<300).contains(answer.status) {
                let id = gateway.flatMap { gatewayID(answer, $0) }
                let moment = now()
                try await store.facts.write {
                    try StoredOutgoing.left(
                        message.id, as: DeliveryStatus.accepted.rawValue, gatewayID: id, at: moment, in: $0)
                }
                return .taken
            }
            failure = "status_\(answer.status)"
            // Too many requests, and faults of its own, say nothing about the message.
            if answer.status < 500, answer.status != 429 { outcome = .refused }
        } catch let error as DatabaseError {
            throw error
        } catch {
            // Words of the system could hold the address with the text in it; the sort of failure is enough.
            failure = error is CancellationError ? "cancelled" : "unreachable"
        }
        try await miss(message, because: failure, at: now())
        return outcome
    }

    /// Seconds until a message is tried again; nil to give it up.
    private static func pause(after tries: Int) -> Int? {
        tries <= pauses.count ? pauses[max(0, tries - 1)] : nil
    }

    private func miss(_ message: StoredOutgoing, because failure: String, at now: Instant) async throws {
        let retry = Self.pause(after: message.tries).map { now.advanced(bySeconds: $0) }
        try await store.facts.write {
            try StoredOutgoing.missed(
                message.id, because: failure, retryAt: retry, givingUpAs: DeliveryStatus.failed.rawValue, at: now,
                in: $0)
        }
    }

    /// The call that hands a message over; nil where its gateway sends none.
    private func request(_ stored: StoredOutgoing, by gateway: Gateway) throws -> Request? {
        guard let send = gateway.settings.send else { return nil }
        let address = try SendingAddress(send).text
        let number = try sealing.open(stored.recipient)
        let message = OutgoingMessage(
            id: stored.id, to: gateway.settings.kind == .kannel ? number : "+" + number, from: gateway.settings.from,
            text: try sealing.open(stored.body))
        let account = [gateway.settings.user ?? "", gateway.secrets.password ?? ""].joined(separator: ":")
        let basic = (name: "Authorization", value: "Basic " + Data(account.utf8).base64EncodedString())
        switch gateway.settings.kind {
        case .kannel:
            let query = Kannel.sendQuery(
                message,
                account: Kannel.Account(
                    user: gateway.settings.user ?? "", password: gateway.secrets.password ?? "",
                    smsc: gateway.settings.smsc, reports: reports(of: gateway)))
            return Request(address: Self.address(address, query), isPost: false, headers: [], body: [])
        case .smsgate:
            return Request(
                address: address, isPost: true, headers: [basic, ("Content-Type", "application/json")],
                body: SMSGate.sendBody(message))
        case .mapped:
            let mapped = try gateway.mapped()
            let filled = mapped.request(message)
            let signs = gateway.settings.user == nil ? [] : [basic]
            guard mapped.sendingCarrier != .query else {
                return Request(address: Self.address(address, filled), isPost: false, headers: signs, body: [])
            }
            let type = mapped.sendingCarrier == .json ? "application/json" : "application/x-www-form-urlencoded"
            return Request(
                address: address, isPost: true, headers: signs + [("Content-Type", type)], body: Array(filled.utf8))
        }
    }

    private func reports(of gateway: Gateway) -> String {
        let own = gateway.settings.reports ?? origin + "/sms/\(gateway.name)/dlr"
        guard let key = gateway.secrets.key else { return own }
        return Self.address(own, "key=" + FormFields.encoded(key))
    }

    /// An address with more in its query, after what it holds already.
    private static func address(_ address: String, _ query: String) -> String {
        address + (address.contains("?") ? "&" : "?") + query
    }

    /// The gateway's own number of a message it took, where its answer holds one.
    private func gatewayID(_ answer: Answer, _ gateway: Gateway) -> String? {
        guard gateway.settings.kind == .mapped, let json = try? JSON.parse(answer.body, limit: 100_000)  // none, then
        else { return nil }
        let names = [gateway.settings.mapping?.gateway(named: gateway.name)?.reportID, "sid", "id"].compactMap(\.self)
        return names.lazy.compactMap { json[$0]?.scalarText }.first.map { String($0.prefix(200)) }
    }
}

extension Instant {
    fileprivate func advanced(bySeconds seconds: Int) -> Instant {
        self + .seconds(seconds)
    }
}
