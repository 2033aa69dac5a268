import Access
import Hummingbird

/// The API's description of itself, and what any address of it answers to a method it does not serve.
struct DescriptionRoutes {
    let origin: String

    /// To be added last: it describes what the router serves by then.
    func add(to router: Router<Visit>) {
        let served = Set(router.served + [Access.Route.openAPI.address])
        let description = APIDescription(
            operations: APIOperation.all.filter { served.contains($0.route.address) }, origin: origin
        ).json
        router.get("/api/v1/openapi.json") { _, visit in
            try visit.visitor.require(.openAPI, .page)
            return Response(json: description)
        }
        router.refuseOtherMethods(below: "/api/") { _, visit, allowed in
            guard visit.visitor.isKnown else { throw DoorRefusal.signIn }
            throw DoorRefusal.method(allowed: allowed)
        }
    }
}
