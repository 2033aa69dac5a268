import HTTPTypes
import Hummingbird
import Protection

/// Remembers the language a reader chose: an address that names one overrules what was remembered and replaces it.
///
/// The cookie holds two letters and nothing about the reader; it is sent to this server alone.
struct LanguageMemory: RouterMiddleware {
    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if let asked = Self.asked(request), asked != Self.remembered(request) {
            response.setCookie(
                Cookie(name: Self.name, value: asked.rawValue, maxAge: 31_536_000, path: "/", sameSite: .lax))
        }
        return response
    }

    /// The language the address names, where it names one there is.
    static func asked(_ request: Request) -> Language? {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    }

    /// The language chosen at an earlier visit.
    static func remembered(_ request: Request) -> Language? {
        request.cookies[name].flatMap { Language(rawValue: $0.value) }
    }

    private static var name: String { "lang" }
}
