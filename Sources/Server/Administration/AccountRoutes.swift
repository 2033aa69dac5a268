import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// One's own account.
struct AccountRoutes {
    let store: Store

    func add(to router: Router<Visit>) {
        router.get("/account") { request, visit in try await page(request, visit) }
        router.post("/account/sessions/end") { request, visit in
            let form = try await FormBody.read(request)
            try visit.visitor.check(form)
            guard let session = visit.visitor.session else { throw DoorRefusal.signIn }
            try await Sessions(store: store).endAll(
                of: session.account, except: session.digest, by: session.account, at: visit.visitor.now)
            return Response.redirect(to: "/account#sessions", type: .normal)
        }
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let profile = visit.visitor.profile else { throw DoorRefusal.signIn }
        let refused = request.uri.queryParameters["refused"] != nil
        let register = try await store.facts.read { [visitor = visit.visitor] transaction in
            AccountRegister(
                visitor: visitor, profile: profile, sessions: try StoredSession.of(profile.id, in: transaction),
                grants: try Grant.of(profile.id, in: transaction),
                passkeys: try StoredPasskey.of(profile.id, in: transaction),
                recoveryCodes: try StoredRecoveryCodes.of(profile.id, in: transaction).count, isRefused: refused)
        }
        return Response(page: register.page(PageRequest.language(of: request)).render())
    }
}
