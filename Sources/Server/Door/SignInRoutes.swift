import Access
import Bytes
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Protection
import SignIn
import Store
import Workflows

/// Signing in and out, invitations, and the challenge a passkey signs.
struct SignInRoutes {
    let store: Store
    let passkeys: SignInWithPasskey
    let passwords: SignInWithPassword
    let invitations: AcceptInvitation
    let sealing: SecretSealing?
    /// Whether the demonstration may be entered by a click: where nobody but this machine can ask.
    let isAtHome: Bool
    /// Tries at the password of one name. A stranger who tries can keep its owner waiting, for a minute at most.
    let triesByName = RateLimit(10, perSeconds: 60, burst: 10)
    /// Tries from one block of addresses, an office perhaps: passwords cost memory and time, passkeys little.
    let triesByAddress = RateLimit(30, perSeconds: 60, burst: 30)
    let passkeysByAddress = RateLimit(60, perSeconds: 60, burst: 60)
    /// Hashes under way at once.
    let hashing: Turnstile

    func add(to router: Router<Visit>) {
        router.get("/sign-in") { request, visit in try await page(request, visit) }
        router.post("/sign-in") { request, visit in try await signIn(request, visit) }
        router.post("/sign-in/challenge") { request, visit in try await challenge(request, visit) }
        router.post("/sign-in/demo") { request, visit in try await demonstration(request, visit) }
        router.post("/sign-in/again") { request, visit in try await again(request, visit) }
        router.post("/sign-out") { request, visit in try await signOut(request, visit) }
        router.get("/invitations/{token}") { request, visit in try await invitation(request, visit) }
        router.post("/invitations/{token}") { request, visit in try await accept(request, visit) }
    }

    private func page(_ request: Request, _ visit: Visit, refusal: Phrase? = nil) async throws -> Response {
        let mayClick = isAtHome && visit.isFromThisMachine(request.headers)
        let roles = mayClick ? try await Demonstrators(store: store).roles() : []
        let next = Self.address(request.uri.queryParameters["next"].map(String.init))
        let page = SignInPage(
            language: PageRequest.language(of: request), next: next, refusal: refusal,
            demonstration: roles.map { ($0.rawValue, $0.words) })
        return Response(page: page.render(), status: refusal == nil ? .ok : .unauthorized)
    }

    private func signIn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let token: SecretToken?
        if let reply = form.text("credential") {
            try limitPasskeys(visit)
            token = try await passkeys(reply: reply, challenge: form["challenge"] ?? "", at: visit.visitor.now)
        } else {
            let name = form.text("name") ?? ""
            try limit(visit, name: name)
            token = try await hashing.pass {
                try await passwords(
                    name: name, password: form["password"] ?? "", code: form.text("code") ?? "", at: visit.visitor.now)
            }
        }
        guard let token else { return try await page(request, visit, refusal: SignInRefusal.words) }
        try await leave(visit)
        return Self.entered(token, next: Self.address(form["next"]))
    }

    private func challenge(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try limitPasskeys(visit)
        let options: [UInt8]
        if form["purpose"] == "invitation", let path = form["invitation"],
            let link = SecretToken(.invitation, text: path.dropFirst("/invitations/".count)),
            let profile = try await invitations.invited(link, at: visit.visitor.now)
        {
            options = try await passkeys.enrolment(of: profile, at: visit.visitor.now)
        } else if form["purpose"] == "add" {
            // For nobody but who asks: the challenge is bound to their account, and answers no other's enrolment.
            try visit.visitor.check(form)
            try visit.visitor.require(.factorAdd, .credential, on: visit.visitor.ownAccount)
            guard let profile = visit.visitor.profile else { throw DoorRefusal.signIn }
            options = try await passkeys.enrolment(of: profile, at: visit.visitor.now)
        } else {
            let account = form["purpose"] == "again" ? visit.visitor.session?.account : nil
            options = try await passkeys.challenge(for: account, at: visit.visitor.now)
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: options)))
    }

    private func demonstration(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        guard isAtHome, visit.isFromThisMachine(request.headers),
            let role = form.text("role").flatMap(Role.init(rawValue:)),
            let token = try await Demonstrators(store: store).enter(
                role, second: form["second"] != nil, at: visit.visitor.now)
        else { throw DoorRefusal.notFound }
        try await leave(visit)
        let fallback = visit.visitor.session == nil && form["next"] == nil ? Self.home(of: role) : form["next"]
        return Self.entered(token, next: Self.address(fallback, else: Self.home(of: role)))
    }

    private func again(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        guard let session = visit.visitor.session else { throw DoorRefusal.signIn }
        let token: SecretToken?
        if let reply = form.text("credential") {
            token = try await passkeys.again(
                session, reply: reply, challenge: form["challenge"] ?? "", at: visit.visitor.now)
        } else {
            try limit(visit, name: session.account.rawValue)
            token = try await hashing.pass {
                try await passwords.again(
                    session, password: form["password"] ?? "", code: form.text("code") ?? "", at: visit.visitor.now)
            }
        }
        guard let token else { return Response.redirect(to: "/account?refused=1", type: .normal) }
        return Self.entered(token, next: Self.address(form["next"], else: "/account"))
    }

    /// Ends the session that a new one takes the place of: nobody goes on with a cookie that was replaced.
    private func leave(_ visit: Visit) async throws {
        guard let session = visit.visitor.session else { return }
        try await Sessions(store: store).end(session, at: visit.visitor.now)
    }

    private func signOut(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try await leave(visit)
        var response = Response.redirect(to: "/sign-in", type: .normal)
        response.headers[.setCookie] = "\(Doorkeeper.cookie)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"
        if let name = HTTPField.Name("Clear-Site-Data") { response.headers[name] = "\"cache\", \"storage\"" }
        return response
    }

    private func invitation(_ request: Request, _ visit: Visit, refusal: Phrase? = nil) async throws -> Response {
        let (link, profile) = try await invited(visit)
        var generator = SystemRandomNumberGenerator()
        let totp = TOTP(using: &generator)
        let address = totp.address(issuer: "Relève", account: profile.name)
        let page = InvitationPage(
            language: PageRequest.language(of: request), path: "/invitations/" + link.text, name: profile.name,
            codeSecret: totp.secretText, code: SquareCode(qr: address), refusal: refusal)
        return Response(page: page.render(), status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func accept(_ request: Request, _ visit: Visit) async throws -> Response {
        let (link, _) = try await invited(visit)
        let form = try await FormBody.read(request)
        if form["kind"] == "passkey" {
            try limitPasskeys(visit)
        } else {
            try limit(visit, name: link.digest.text)
        }
        do {
            let accepted: AcceptInvitation.Accepted
            if form["kind"] == "passkey" {
                accepted = try await invitations.withPasskey(
                    link, reply: form["credential"] ?? "", challenge: form["challenge"] ?? "", passkeys: passkeys,
                    at: visit.visitor.now)
            } else {
                guard let secret = TOTP(secretText: form["secret"] ?? "")?.secret else { throw DoorRefusal.malformed }
                accepted = try await hashing.pass {
                    try await invitations.withPassword(
                        link, password: form["password"] ?? "", secret: secret, code: form.text("code") ?? "",
                        sealing: sealing, at: visit.visitor.now)
                }
            }
            try await leave(visit)
            return welcome(accepted, request)
        } catch let refusal as Refusal where refusal.kind == .usage || refusal.kind == .store {
            return try await invitation(request, visit, refusal: refusal.said)
        }
    }

    private func welcome(_ accepted: AcceptInvitation.Accepted, _ request: Request) -> Response {
        let page = RegisterPage(
            frame: Frame(language: PageRequest.language(of: request)), path: "/account",
            title: AccountRegister.codesTitle, lead: AccountRegister.codesLead,
            secrets: [RegisterPage.Secret(label: AccountRegister.codes, lines: accepted.recoveryCodes)],
            sections: [
                RegisterPage.Section(
                    id: "next", title: AccountRegister.goOn, note: nil,
                    columns: [AccountRegister.goOn],
                    rows: [
                        RegisterPage.Line([
                            .link(AccountRegister.account[PageRequest.language(of: request)], to: "/account")
                        ])
                    ])
            ])
        var response = Response(page: page.render())
        response.headers[.setCookie] = Self.cookie(accepted.token)
        return response
    }

    private func invited(_ visit: Visit) async throws -> (SecretToken, AccountProfile) {
        guard let link = SecretToken(.invitation, text: try visit.parameters.require("token")),
            let profile = try await invitations.invited(link, at: visit.visitor.now)
        else { throw DoorRefusal.notFound }
        return (link, profile)
    }

    private func limit(_ visit: Visit, name: String) throws(DoorRefusal) {
        let now = visit.visitor.now
        if let seconds = triesByAddress.take(visit.addressBlock, at: now) { throw .tooMany(seconds: seconds) }
        // A name longer than any account's counts as one that nobody has: what is kept of it stays small.
        let key = name.utf8.count <= 100 ? name : ""
        if let seconds = triesByName.take(key, at: now) { throw .tooMany(seconds: seconds) }
    }

    private func limitPasskeys(_ visit: Visit) throws(DoorRefusal) {
        if let seconds = passkeysByAddress.take(visit.addressBlock, at: visit.visitor.now) {
            throw .tooMany(seconds: seconds)
        }
    }

    private static func entered(_ token: SecretToken, next: String) -> Response {
        var response = Response.redirect(to: next, type: .normal)
        response.headers[.setCookie] = cookie(token)
        return response
    }

    private static func cookie(_ token: SecretToken) -> String {
        "\(Doorkeeper.cookie)=\(token.text); Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=Lax"
    }

    /// An address of ours to go to; anything else leads to the first page, so that nobody is sent elsewhere.
    static func address(_ asked: String?, else fallback: String = "/") -> String {
        guard let asked, asked.hasPrefix("/"), !asked.hasPrefix("//"), !asked.contains("\\"),
            asked.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), asked.utf8.count <= 2_000
        else { return fallback }
        return asked
    }

    private static func home(of role: Role) -> String {
        switch role {
        case .custodian: "/admin/approvals"
        case .operator: "/admin/machine"
        case .auditor: "/admin/log"
        case .monitor: "/account"
        default: "/situation"
        }
    }
}

extension Visitor {
    /// Refuses a form that does not carry this session's own token.
    func check(_ form: FormBody) throws(DoorRefusal) { try check(token: form["token"]) }

    /// The same for a form that is read in another way.
    func check(token sent: String?) throws(DoorRefusal) {
        guard session != nil else { throw .signIn }
        guard let formToken, let sent, equalInConstantTime(formToken.utf8, sent.utf8) else {
            throw .foreign
        }
    }
}

extension Refusal {
    /// Message and remedy as one phrase.
    var said: Phrase { Phrase(fr: sentence(in: .french), en: sentence(in: .english)) }
}
