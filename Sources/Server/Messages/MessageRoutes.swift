import Access
import HTTPTypes
import Hummingbird
import Messaging
import NIOCore
import Protection
import Store
import Workflows

/// Where gateways call. What they get back has no body where a person would be sent it, and 2xx only once the message
/// is on disk.
struct MessageRoutes {
    /// Nil while the vault is locked: gateways are told to come back.
    let desk: MessageDesk?
    /// The name in addresses, for signatures made over them.
    let origin: String

    func add(to router: Router<Visit>) {
        router.get("/sms/{gateway}") { request, visit in try await take(request, visit, isReport: false) }
        router.post("/sms/{gateway}") { request, visit in try await take(request, visit, isReport: false) }
        router.get("/sms/{gateway}/dlr") { request, visit in try await take(request, visit, isReport: true) }
        router.post("/sms/{gateway}/dlr") { request, visit in try await take(request, visit, isReport: true) }
    }

    private func take(_ request: Request, _ visit: Visit, isReport: Bool) async throws -> Response {
        // Asking for the head of an answer says nothing and stores nothing.
        guard request.method != .head else { return Self.empty(.ok) }
        guard let desk else {
            var busy = Self.empty(.serviceUnavailable)
            busy.headers[.retryAfter] = "60"
            return busy
        }
        let body = try await request.body.collect(upTo: BodyLimits.usual)
        let headers = request.headers
        let call = Gateway.Call(
            query: request.uri.query ?? "", body: Array(buffer: body), address: origin + request.uri.string,
            isLocal: visit.isFromThisMachine(headers), isPost: request.method == .post
        ) { name in
            HTTPField.Name(name).flatMap { headers[$0] }
        }
        let name = try visit.parameters.require("gateway")
        switch try await desk.take(call, to: name, isReport: isReport, at: .now) {
        case .done: return Self.empty(.ok)
        case .noSuchGateway: return Self.empty(.notFound)
        case .refused(let refusal, let kind):
            let status: HTTPResponse.Status = refusal == .badSignature ? .forbidden : .badRequest
            guard kind != .kannel else { return Self.empty(status) }
            let words = refusal.phrase.french + "\n" + refusal.phrase.english + "\n"
            return Response(
                status: status, headers: Self.headers, body: ResponseBody(byteBuffer: ByteBuffer(string: words)))
        }
    }

    private static let headers: HTTPFields = [
        .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
    ]

    private static func empty(_ status: HTTPResponse.Status) -> Response {
        Response(status: status, headers: headers)
    }
}

extension Visit {
    /// Whether the caller is this very machine, and no proxy, trusted or not, says that it asks for another.
    func isFromThisMachine(_ headers: HTTPFields) -> Bool {
        let handedOn = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"].contains { name in
            HTTPField.Name(name).flatMap { headers[$0] } != nil
        }
        return !handedOn && !client.isElsewhere
    }
}
