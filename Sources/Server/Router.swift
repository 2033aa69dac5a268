import HTTPTypes
import Hummingbird

/// Hummingbird's router, which also keeps the list of what it serves.
///
/// It goes by the same name, so that routes read as in Hummingbird's own guide. The list is what the tests hold against
/// the policy table and the API's description: an address that neither knows is a door nobody watches.
final class Router<Context: RequestContext>: RouterMethods, HTTPResponderBuilder {
    private let router: Hummingbird.Router<Context>
    /// `GET /areas/{scheme}/{code}`, in the order in which they were added.
    private(set) var served: [String] = []

    init(context: Context.Type, options: RouterOptions = []) {
        router = Hummingbird.Router(context: context, options: options)
    }

    @discardableResult
    func on<Responder: HTTPResponder>(
        _ path: RouterPath, method: HTTPRequest.Method, responder: Responder
    ) -> Self where Responder.Context == Context {
        served.append("\(method.rawValue) \(path.description)")
        router.on(path, method: method, responder: responder)
        return self
    }

    @discardableResult
    func add(middleware: any MiddlewareProtocol<Request, Response, Context>) -> Self {
        router.add(middleware: middleware)
        return self
    }

    /// Answers the methods that an address does not serve, where others of it are served.
    /// - Parameter answer: What is answered, given the methods that are served.
    func refuseOtherMethods(
        below prefix: String, with answer: @escaping @Sendable (Request, Context, [String]) async throws -> Response
    ) {
        let addresses = served.map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        for path in Set(addresses.map { $0[1] }) where path.hasPrefix(prefix) {
            var methods = addresses.filter { $0[1] == path }.map { $0[0] }
            if methods.contains("GET") { methods.append("HEAD") }
            let allowed = methods
            for method in Self.methods where !allowed.contains(method.rawValue) {
                router.on(RouterPath(path), method: method) { request, context in
                    try await answer(request, context, allowed)
                }
            }
        }
    }

    private static var methods: [HTTPRequest.Method] {
        let usual: [HTTPRequest.Method] = [.get, .head, .post, .put, .delete, .patch, .options, .trace]
        return usual + [HTTPRequest.Method("QUERY")].compactMap { $0 }
    }

    func buildResponder() -> RouterResponder<Context> { router.buildResponder() }
}
