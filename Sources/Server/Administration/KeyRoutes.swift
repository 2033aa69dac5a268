import Access
import Collection
import Database
import Hummingbird
import Pages
import Protection
import SignIn
import Store
import Workflows

/// What phones and programs hold.
struct KeyRoutes {
    let store: Store
    let names: AreaNames
    let origin: String
    /// Seals what a device's password is checked by; nil while the vault is locked.
    let sealing: ReportSealing?
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/admin/devices") { request, visit in try await devices(request, visit) }
        router.post("/admin/devices") { request, visit in try await enrol(request, visit) }
        router.post("/admin/devices/user") { request, visit in try await give(request, visit) }
        router.post("/admin/devices/{id}/revoke") { request, visit in try await revokeDevice(request, visit) }
        router.get("/admin/tokens") { request, visit in try await tokens(request, visit) }
        router.post("/admin/tokens") { request, visit in try await issue(request, visit) }
        router.post("/admin/tokens/{id}/revoke") { request, visit in try await revokeToken(request, visit) }
    }

    private func devices(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil, secrets: [RegisterPage.Secret] = []
    ) async throws -> Response {
        let visitor = visit.visitor
        guard visitor.authorisation.opens(.devices, at: visitor.now) else {
            throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn
        }
        let after = request.uri.queryParameters["after"].map { DeviceID(String($0)) }
        let shown = try await store.facts.read { transaction in
            try SeenPage(
                of: Self.pageSize, after: after, by: \.id,
                where: visitor.sees,
                reading: { try StoredDevice.page($0, after: $1, in: transaction) })
        }
        var frame = visitor.frame(PageRequest.language(of: request))
        frame.areas = try await names.known().offered
        let page = RegisterPage(
            frame: frame, path: "/admin/devices",
            title: Phrase(fr: "Appareils", en: "Devices"),
            lead: Phrase(
                fr:
                    "Un appareil envoie et voit ce qu’il est advenu de ses envois, jamais leur contenu. Un téléphone saisi "
                    + "se révoque ici, aussitôt, sur tous les serveurs.",
                en:
                    "A device sends, and sees what became of what it sent, never its content. A seized phone is revoked "
                    + "here, at once, on every server."),
            notice: notice, secrets: secrets,
            sections: [
                RegisterPage.Section(
                    id: "devices", title: Phrase(fr: "Appareils inscrits", en: "Devices enrolled"),
                    columns: [Words.label, Words.areas, Self.userName, Words.made, Words.state],
                    rows: shown.rows.map(Self.line),
                    forms: visitor.authorisation.opens(.deviceCreate, at: visitor.now)
                        ? [
                            Form(
                                to: "/admin/devices", submit: Phrase(fr: "Inscrire un appareil", en: "Enrol a device"),
                                fields: [
                                    .init("label", Words.label, .text(longest: 100)),
                                    .init(
                                        "area", Phrase(fr: "Zone", en: "Area"), .area,
                                        hint: Phrase(
                                            fr: "par son nom, dans la liste", en: "by its name, out of the list")),
                                    .init(
                                        "as", Phrase(fr: "Ses signalements", en: "Its reports"),
                                        .several([
                                            (
                                                "training",
                                                Phrase(fr: "exercice : ne comptent pas", en: "training: do not count")
                                            ),
                                            ("trusted", Phrase(fr: "source fiable", en: "trusted source")),
                                        ]), isRequired: false),
                                    .init(
                                        "user", Self.userName, .text(longest: 64), hint: Self.userHint,
                                        isRequired: false),
                                ])
                        ] + Self.giving(shown.rows.filter { $0.revokedAt == nil }) : [],
                    next: shown.last.map { "/admin/devices?after=" + $0.id.rawValue })
            ])
        return Response(page: page.render())
    }

    private static let userName = Phrase(fr: "Nom d’utilisateur", en: "User name")
    private static let userHint = Phrase(
        fr: "Pour un client qui ne connaît pas d’adresse à jeton ; le mot de passe est fait et montré une fois.",
        en: "For a client that knows no address with a token; the password is made and shown once.")

    /// Gives one of the devices a name and a password.
    private static func giving(_ devices: [StoredDevice]) -> [Form] {
        guard !devices.isEmpty else { return [] }
        return [
            Form(
                to: "/admin/devices/user", submit: Phrase(fr: "Faire un mot de passe", en: "Make a password"),
                title: Phrase(fr: "Nom et mot de passe d’un appareil", en: "Name and password of a device"),
                note: Phrase(
                    fr: "Ceux qu’il avait sont refusés aussitôt.", en: "Those it had are refused at once."),
                fields: [
                    .init(
                        "device", Phrase(fr: "Appareil", en: "Device"),
                        .choice(
                            devices.map { ($0.id.rawValue, Phrase(fr: $0.label, en: $0.label)) })),
                    .init("user", userName, .text(longest: 64), hint: userHint),
                ], isFolded: true)
        ]
    }

    private static func line(_ device: StoredDevice) -> RegisterPage.Line {
        let isOpen = device.revokedAt == nil
        let state: RegisterPage.Cell = isOpen ? .words(Words.open) : .state(Words.revoked, calls: false)
        let forms = isOpen ? [revoking("/admin/devices/\(device.id)/revoke", device.label)] : []
        return RegisterPage.Line(
            [
                .text(device.label), .code(device.area.code),
                device.user.map { .code($0.name) } ?? .words(Phrase(fr: "sans", en: "none")), .moment(device.madeAt),
                state,
            ], forms: forms)
    }

    private static func line(_ token: StoredToken, _ visitor: Visitor) -> RegisterPage.Line {
        let isOver = token.until <= visitor.now
        let isOpen = token.revokedAt == nil && !isOver
        let state: RegisterPage.Cell =
            isOpen ? .words(Words.open) : .state(token.revokedAt == nil ? Words.ended : Words.revoked, calls: false)
        let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: " ")
        let mayRevoke = isOpen && visitor.decide(.tokenRevoke, .token, on: resource(token)) == .allow
        let forms = mayRevoke ? [revoking("/admin/tokens/\(token.id)/revoke", token.label)] : []
        return RegisterPage.Line([.text(token.label), .code(scopes), .moment(token.until), state], forms: forms)
    }

    private static func revoking(_ path: String, _ label: String) -> Form {
        Form(
            to: path, submit: Words.revoke,
            warning: Phrase(
                fr: "« \(label) » n’entre plus, sans retour : ce qui l’emploie doit être inscrit de nouveau.",
                en: "“\(label)” is shut out for good: whatever uses it must be enrolled again."))
    }

    private func enrol(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.deviceCreate, .device)
        guard let area = form.text("area").flatMap(AreaRef.init(typed:)), let label = form.text("label") else {
            throw DoorRefusal.malformed
        }
        do {
            let made = try form.text("user").map(user(named:))
            let device = try await Keys(store: store).enrolDevice(
                label: label, area: area, mode: form.all("as").contains("training") ? .training : .live,
                isTrusted: form.all("as").contains("trusted"), user: made?.user, by: visit.visitor.profile?.id,
                at: visit.visitor.now)
            let page = origin + "/report/" + device.token.text
            return try await devices(
                request, visit,
                secrets: [
                    secret(made, path: made == nil ? "/odk/" + device.token.text : "/odk/-", request),
                    RegisterPage.Secret(
                        label: Phrase(
                            fr: "Formulaire dans un navigateur, à la place", en: "Form in a browser, in its place"),
                        lines: [page], code: SquareCode(qr: page)),
                ])
        } catch let refusal as Refusal where refusal.kind == .data {
            return try await devices(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    /// The address of a device as it is shown once, with its name and password where it has them.
    private func secret(
        _ made: (user: StoredDevice.User, password: String)?, path: String, _ request: Request
    ) -> RegisterPage.Secret {
        let settings = CollectSettings(
            serverURL: origin + path, projectName: "Relève", language: PageRequest.language(of: request).rawValue,
            user: made?.user.name, password: made?.password)
        return RegisterPage.Secret(
            label: made == nil
                ? Phrase(fr: "Adresse pour ODK et Kobo", en: "Address for ODK and Kobo")
                : Phrase(
                    fr: "Adresse, nom et mot de passe pour ODK et Kobo",
                    en: "Address, name and password for ODK and Kobo"),
            lines: [origin + path] + (made.map { [$0.user.name, $0.password] } ?? []),
            code: SquareCode(qr: settings.code))
    }

    /// - Throws: `Refusal` while the vault is locked, or for a name that a client could not send.
    private func user(named name: String) throws -> (user: StoredDevice.User, password: String) {
        guard let sealing else { throw Refusal.vaultLocked }
        return try DeviceUser.make(name: name, sealing: sealing)
    }

    private func give(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.deviceCreate, .device)
        guard let id = form.text("device").map({ DeviceID($0) }), let name = form.text("user") else {
            throw DoorRefusal.malformed
        }
        do {
            let made = try user(named: name)
            try await Keys(store: store).give(
                made.user, to: id, by: visit.visitor.profile?.id, at: visit.visitor.now)
            return try await devices(request, visit, secrets: [secret(made, path: "/odk/-", request)])
        } catch let refusal as Refusal where refusal.kind == .data {
            return try await devices(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func revokeDevice(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = DeviceID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try StoredDevice.with(id: id, in: $0) }
        try visit.visitor.require(
            .deviceRevoke, .device, on: found.map { Resource(id: id.rawValue, area: $0.area) })
        try await Keys(store: store).revoke(id, by: visit.visitor.profile?.id, at: visit.visitor.now)
        return Response.redirect(to: "/admin/devices", type: .normal)
    }

    private func tokens(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil, secrets: [RegisterPage.Secret] = []
    ) async throws -> Response {
        let visitor = visit.visitor
        guard visitor.authorisation.opens(.tokens, at: visitor.now) else {
            throw visitor.isKnown ? DoorRefusal.notFound : DoorRefusal.signIn
        }
        let after = request.uri.queryParameters["after"].map { TokenID(String($0)) }
        let shown = try await store.facts.read { transaction in
            try SeenPage(
                of: Self.pageSize, after: after, by: \.id,
                where: { visitor.decide(.tokens, .token, on: Self.resource($0)) == .allow },
                reading: { try StoredToken.page($0, after: $1, in: transaction) })
        }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/tokens",
            title: Phrase(fr: "Jetons de programmes", en: "Programs’ tokens"),
            lead: Phrase(
                fr: "Montré une fois, gardé comme empreinte, échu au plus tard dans un an.",
                en: "Shown once, kept as a digest, ended in a year at the latest."),
            notice: notice, secrets: secrets,
            sections: [
                RegisterPage.Section(
                    id: "tokens", title: Phrase(fr: "Jetons", en: "Tokens"),
                    columns: [Words.label, Phrase(fr: "Portées", en: "Scopes"), Words.until, Words.state],
                    rows: shown.rows.map { Self.line($0, visitor) },
                    forms: Self.issuing(visitor),
                    next: shown.last.map { "/admin/tokens?after=" + $0.id.rawValue })
            ])
        return Response(page: page.render())
    }

    private func issue(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let scopes = Set(form.all("scope").compactMap(Scope.init(rawValue:)))
        // One person makes tokens that read no content; those that do wait for two, and are not made here.
        try visit.visitor.require(.tokenCreate, scopes.contains(where: \.readsContent) ? .readingSecret : .secret)
        guard let label = form.text("label"), let until = form.text("until").flatMap({ Day(exactly: $0) }) else {
            throw DoorRefusal.malformed
        }
        do {
            let issued = try await Keys(store: store).issueToken(
                scopes, label: label, until: Instant(endOf: until), by: visit.visitor.profile?.id,
                at: visit.visitor.now)
            return try await tokens(
                request, visit,
                secrets: [
                    RegisterPage.Secret(label: Phrase(fr: "Jeton", en: "Token"), lines: [issued.token.text])
                ])
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await tokens(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func revokeToken(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = TokenID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try StoredToken.with(id: id, in: $0) }
        try visit.visitor.require(.tokenRevoke, .token, on: found.map(Self.resource))
        try await Keys(store: store).revoke(id, by: visit.visitor.profile?.id, at: visit.visitor.now)
        return Response.redirect(to: "/admin/tokens", type: .normal)
    }

    private static func resource(_ token: StoredToken) -> Resource {
        Resource(id: token.id.rawValue, owner: token.madeBy.map(Owner.account))
    }
}

extension Visitor {
    /// Whether a device is within reach.
    func sees(_ device: StoredDevice) -> Bool {
        decide(.devices, .device, on: Resource(id: device.id.rawValue, area: device.area)) == .allow
    }
}
