import HTTPTypes
import Hummingbird
import Logging

/// The first at the door: gives a request its number, finds out which address it comes from, and writes down what became
/// of it.
///
/// What is written names the route and not the address that was asked for: tokens stand in some of those. It names no
/// person, no program, no place of origin and nothing that was sent: a log that is seized must not lead to who reported.
struct Arrival: RouterMiddleware {
    let proxies: TrustedProxies

    private static let number = HTTPField.Name("Request-Id")
    private static let forwarded = HTTPField.Name("X-Forwarded-For")

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.client = client(of: request, peer: AddressBlock(context.remoteAddress))
        let start = ContinuousClock.now
        var response = try await next(request, context)
        if let number = Self.number { response.headers[number] = context.number }
        let took = start.duration(to: .now)
        context.logger.info(
            "request",
            metadata: [
                "request": .string(context.number), "method": .string(request.method.rawValue),
                "route": .string(context.endpointPath ?? "none"), "status": .stringConvertible(response.status.code),
                "milliseconds": .stringConvertible(Double(Int(took / .microseconds(10))) / 100),
            ])
        return response
    }

    /// Where a request comes from: the peer, or the address a trusted proxy names last. What stands before that one in
    /// the header was written by whoever sent it.
    private func client(of request: Request, peer: AddressBlock?) -> Visit.Client {
        guard proxies.contains(peer) else { return peer.map(Visit.Client.address) ?? .local }
        let named = Self.forwarded.map { request.headers[values: $0] }?.last?.split(separator: ",").last
        guard let address = named.flatMap({ AddressBlock(String($0).trimmed) }) else { return .unknown }
        return .address(address)
    }
}
