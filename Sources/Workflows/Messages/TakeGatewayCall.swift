public import Messaging
public import Protection

/// What a gateway tells us, taken in whole: a message, a delivery report, or a sign of life.
public struct TakeGatewayCall: Sendable {
    private let gateways: Gateways
    private let receive: ReceiveMessage
    private let deliveries: NoteDelivery

    public init(gateways: Gateways, receive: ReceiveMessage, deliveries: NoteDelivery) {
        self.gateways = gateways
        self.receive = receive
        self.deliveries = deliveries
    }

    /// What became of a call.
    public enum Outcome: Sendable {
        /// On disk: answer 2xx.
        case done
        case noSuchGateway
        /// The gateway's kind is given where people, not programs, would read a body.
        case refused(GatewayRefusal, GatewaySettings.Kind)
    }

    /// - Parameter isReport: Whether the call came to the gateway's address for delivery reports.
    public func callAsFunction(
        _ call: Gateway.Call, to name: String, isReport: Bool, at now: Instant
    ) async throws -> Outcome {
        guard let gateway = try await gateways.named(name) else { return .noSuchGateway }
        let event: Gateway.Event
        do {
            event = isReport ? try gateway.report(of: call) : try gateway.event(of: call)
        } catch {
            return .refused(error, gateway.settings.kind)
        }
        switch event {
        case .message(let message): _ = try await receive(message, by: gateway, at: now)
        case .report(let id, let status): try await deliveries(id, status, by: gateway.name, at: now)
        case .ping: break
        }
        return .done
    }
}
