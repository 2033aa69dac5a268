import HTTPTypes
import Hummingbird

/// Refuses requests that change something and do not come from one of our own pages.
///
/// Three signs, any of which refuses: the browser says the request was made by another site (`Sec-Fetch-Site`); the
/// origin it names is not ours; and, once someone is signed in, the form does not carry the session's own token (checked
/// where the form is read). Programs send no such headers and have no session to ride on.
struct SameOrigin: RouterMiddleware {
    /// `http://localhost:8080`: the name in links and passkeys.
    let origin: String

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        switch request.method {
        case .get, .head, .options: return try await next(request, context)
        default: break
        }
        let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
        if let site, site != "same-origin", site != "none" { throw DoorRefusal.foreign }
        if let named = request.headers[.origin], named != origin, !isLocalTwin(named, of: request.head.authority) {
            // A page that sends no referrer names no origin either; the browser's other word then decides.
            guard named == "null", site == "same-origin" else { throw DoorRefusal.foreign }
        }
        return try await next(request, context)
    }

    /// On loopback the same server goes by several names: the one the request itself was sent to, port included.
    private func isLocalTwin(_ named: String, of authority: String?) -> Bool {
        guard let authority, named == "http://" + authority else { return false }
        return ["localhost", "127.0.0.1", "[::1]"].contains { authority == $0 || authority.hasPrefix($0 + ":") }
    }
}
