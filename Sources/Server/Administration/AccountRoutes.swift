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
    let changing: ChangePassword
    let passkeys: SignInWithPasskey
    /// Hashes under way at once.
    let hashing: Turnstile
    /// Tries at the present password.
    let tries = RateLimit(10, perSeconds: 60, burst: 10)

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
        router.post("/account/password") { request, visit in try await changePassword(request, visit) }
        router.post("/account/factors") { request, visit in try await addPasskey(request, visit) }
        router.post("/account/factors/{id}/remove") { request, visit in try await removePasskey(request, visit) }
    }

    private func addPasskey(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        guard let session = visit.visitor.session else { throw DoorRefusal.signIn }
        try visit.visitor.require(.factorAdd, .credential, on: visit.visitor.ownAccount)
        do {
            try await ChangePasskeys(store: store).add(
                to: session, reply: form["credential"] ?? "", challenge: form["challenge"] ?? "",
                label: form.text("label") ?? "", passkeys: passkeys, at: visit.visitor.now)
            return Response.redirect(to: "/account#factors", type: .normal)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func removePasskey(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        guard let session = visit.visitor.session else { throw DoorRefusal.signIn }
        let credential = try visit.parameters.require("id")
        let held = try await store.facts.read { try StoredPasskey.with(credential: credential, in: $0) }
        try visit.visitor.require(
            .factorRemove, .credential, on: held.map { Resource(id: credential, owner: .account($0.account)) })
        do {
            try await ChangePasskeys(store: store).remove(credential, from: session, at: visit.visitor.now)
            return Response.redirect(to: "/account#factors", type: .normal)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func changePassword(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        guard let session = visit.visitor.session, let profile = visit.visitor.profile else { throw DoorRefusal.signIn }
        try visit.visitor.require(
            .passwordChange, .credential, on: Resource(id: profile.id.rawValue, owner: .account(profile.id)))
        if let seconds = tries.take(profile.id.rawValue, at: visit.visitor.now) {
            throw DoorRefusal.tooMany(seconds: seconds)
        }
        do {
            try await hashing.pass {
                try await changing(
                    of: session, profile: profile, from: form["present"] ?? "", to: form["new"] ?? "",
                    at: visit.visitor.now)
            }
            return try await page(
                request, visit,
                notice: .init(Phrase(fr: "Mot de passe changé.", en: "Password changed."), isRefusal: false))
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        guard let profile = visit.visitor.profile else { throw DoorRefusal.signIn }
        let isRefused = request.uri.queryParameters["refused"] != nil
        let shown = notice ?? (isRefused ? RegisterPage.Notice(AccountRegister.refused, isRefusal: true) : nil)
        let register = try await store.facts.read { [visitor = visit.visitor] transaction in
            AccountRegister(
                visitor: visitor, profile: profile, sessions: try StoredSession.of(profile.id, in: transaction),
                grants: try Grant.of(profile.id, in: transaction),
                passkeys: try StoredPasskey.of(profile.id, in: transaction),
                recoveryCodes: try StoredRecoveryCodes.of(profile.id, in: transaction).count,
                hasPassword: try StoredPassword.of(profile.id, in: transaction) != nil, notice: shown)
        }
        return Response(
            page: register.page(PageRequest.language(of: request)).render(),
            status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }
}
