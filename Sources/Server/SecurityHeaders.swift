import Access
import HTTPTypes
import Hummingbird

/// What every answer says to the browser: nothing from elsewhere, no framing, no sniffing, no referrer.
struct SecurityHeaders: RouterMiddleware {
    /// Whether the server is known by a name with TLS: browsers are then told to use no other.
    let isSecure: Bool

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy(context.endpointPath)
        response.headers[.xContentTypeOptions] = "nosniff"
        if isSecure { response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        if let name = HTTPField.Name("Referrer-Policy") { response.headers[name] = "no-referrer" }
        if let name = HTTPField.Name("Cross-Origin-Opener-Policy") { response.headers[name] = "same-origin" }
        if let name = HTTPField.Name("Cross-Origin-Resource-Policy") { response.headers[name] = "same-origin" }
        return response
    }

    /// What a page may load. The field form alone may start a worker, its own, whose address its one policy lets through.
    /// The answer that shows a source holds the face itself: it is at no address, so that it is shown once.
    static func policy(_ path: String?) -> String {
        let isField = path == Route.fieldForm.pattern || path == Route.fieldWorker.pattern
        let pictures = path == Route.approvalDecide.pattern ? "'self' data:" : "'self'"
        return "default-src 'none'; style-src 'self'; script-src 'self'; img-src \(pictures); form-action 'self'; "
            + "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
            + (isField ? "worker-src 'self'; " : "")
            + "require-trusted-types-for 'script'; trusted-types " + (isField ? "releve-worker" : "'none'")
    }
}
