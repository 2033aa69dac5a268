import Access
import Hummingbird

/// Turns away whoever has no part in what an address changes, before its form is looked at: the answer is that of an
/// address that does not exist, whatever was sent.
///
/// What is asked for stands in the form and is decided there; here it is asked whether there is anything at all. Where
/// the address itself bears a token, it alone says who asks, and its own door judges it.
struct Threshold: RouterMiddleware {
    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let visitor = context.visitor
        if let path = context.endpointPath, !path.contains("{token}") {
            let routes = Route.served(at: "\(request.method.rawValue) \(path)").filter(\.changes)
            let isOpen = routes.contains { route in
                PolicyTable.standard.isOpenToStrangers(route) || visitor.authorisation.opens(route, at: visitor.now)
            }
            guard routes.isEmpty || isOpen else { throw visitor.isKnown ? DoorRefusal.notFound : .signIn }
        }
        return try await next(request, context)
    }
}
