import Access
import Database
import Hummingbird
import NIOCore
import Pages
import Protection
import Sealing
import Store
import Vault
import Workflows

/// Sealed reports: their clear headers here, their bodies on the analyst's machine alone.
struct SealedRoutes {
    let store: Store
    let vault: Vault?
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/api/v1/organisation-key") { _, _ in try await key() }
        router.get("/sealed") { request, visit in try await list(request, visit) }
        router.get("/sealed/{id}") { request, visit in
            request.uri.queryParameters["body"] == nil
                ? try await page(request, visit) : try await envelope(request, visit)
        }
    }

    private func key() async throws -> Response {
        guard let key = try await OrganisationKeys(store: store).current() else {
            return Response(status: .noContent, headers: [.cacheControl: "no-store"])
        }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: key.text)))
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.requireOpening(.sealedReports)
        let before = request.uri.queryParameters["before"].map(String.init)
        let shown = try await store.facts.read { transaction in
            try SeenPage(
                of: Self.pageSize, after: before, by: \.report.id,
                where: { visitor.decide(.sealedReports, .sealedHeader, on: $0.resource) == .allow },
                reading: { count, before in
                    try StoredReport.page(count, of: .sealed, before: before, in: transaction).map(SealedListing.init)
                })
        }
        let key = try await OrganisationKeys(store: store).current()
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/sealed",
            title: Phrase(fr: "Signalements scellés", en: "Sealed reports"),
            lead: Phrase(
                fr:
                    "Seul l’en-tête, choisi par la personne qui a écrit, se lit ici. Le serveur n’a pas la clé du reste.",
                en: "Only the header, chosen by whoever wrote, can be read here. The server has no key for the rest."),
            sections: [
                RegisterPage.Section(
                    id: "sealed", title: Phrase(fr: "Reçus", en: "Received"),
                    columns: [Self.received, Words.areas, Self.category, Self.urgency],
                    rows: shown.rows.map { RegisterPage.Line(Self.cells($0, isLink: true)) },
                    next: shown.last.map { "/sealed?before=\($0.report.id)" }),
                Self.section(key),
            ])
        return Response(page: page.render())
    }

    private static func section(_ key: OrganisationPublicKey?) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "key", title: Phrase(fr: "Clé de l’organisation", en: "The organisation’s key"),
            note: Phrase(
                fr: "À comparer par une autre voie avant de s’y fier.",
                en: "To be compared by another way before relying on it."),
            columns: [Phrase(fr: "Clé publique", en: "Public key")],
            rows: key.map { [RegisterPage.Line([.code($0.id)])] } ?? [],
            empty: Phrase(
                fr:
                    "Aucune : la personne responsable technique la crée (« releve key make », puis « releve key publish »).",
                en: "None: the operator makes it (“releve key make”, then “releve key publish”)."))
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let found = try await listing(visit)
        try visitor.require(.sealedReport, .sealedHeader, on: found?.resource)
        guard let found else { throw DoorRefusal.notFound }
        let mayOpen = visitor.decide(.sealedReport, .sealedBody, on: found.resource) != .notFound
        let path = "/sealed/\(found.report.id)"
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: path,
            title: Phrase(fr: "Signalement scellé", en: "Sealed report"),
            lead: Phrase(
                fr:
                    "Le corps s’ouvre dans votre navigateur, ou sur votre machine par « releve open ». Rien n’en revient au serveur.",
                en:
                    "The body opens in your browser, or on your machine by “releve open”. Nothing of it comes back to the server."
            ),
            sections: [
                RegisterPage.Section(
                    id: "header", title: Phrase(fr: "En-tête", en: "Header"),
                    columns: [Self.received, Words.areas, Self.category, Self.urgency],
                    rows: [RegisterPage.Line(Self.cells(found, isLink: false))])
            ] + (mayOpen ? [Self.opening(path)] : []))
        return Response(page: page.render())
    }

    private static func opening(_ path: String) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "body", title: Phrase(fr: "Corps", en: "Body"),
            note: Phrase(
                fr: "Remettre l’enveloppe demande une preuve de moins de cinq minutes, et s’inscrit au journal.",
                en: "To hand over the envelope takes a proof less than five minutes old, and is in the log."),
            columns: [Phrase(fr: "Enveloppe, pour « releve open »", en: "Envelope, for “releve open”")],
            rows: [RegisterPage.Line([.link("envelope.json", to: path + "?body=1")])],
            forms: [
                Form(
                    to: path, submit: Phrase(fr: "Ouvrir ici", en: "Open here"),
                    title: Phrase(fr: "Ouvrir dans ce navigateur", en: "Open in this browser"),
                    note: Phrase(
                        fr: "La clé et la phrase restent dans cette page. Pour X-Wing, prenez « releve open ».",
                        en: "Key and passphrase stay in this page. For X-Wing, use “releve open”."),
                    fields: [
                        .init(
                            "key", Phrase(fr: "Fichier de clé du navigateur", en: "The browser’s key file"), .file),
                        .init(
                            "passphrase", Phrase(fr: "Phrase secrète", en: "Passphrase"), .password(shortest: 1)),
                    ], behaviour: "open-sealed")
            ])
    }

    /// The envelope itself, for `open.js` and for `releve open`.
    private func envelope(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let found = try await listing(visit)
        try visitor.require(.sealedReport, .sealedBody, on: found?.resource)
        guard let found, let account = visitor.profile?.id else { throw DoorRefusal.notFound }
        guard let vault else { throw Refusal.vaultLocked }
        let bytes = try await HandOverSealed(store: store, vault: vault)(found.report, to: account, at: visitor.now)
        var response = Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentDisposition] = "attachment; filename=\"\(found.report.id).sealed.json\""
        return response
    }

    private func listing(_ visit: Visit) async throws -> SealedListing? {
        let id = try visit.parameters.require("id")
        let found = try await store.facts.read { try StoredReport.with(id: id, in: $0) }
        return found.flatMap { $0.format == .sealed ? SealedListing($0) : nil }
    }

    private static func cells(_ listing: SealedListing, isLink: Bool) -> [RegisterPage.Cell] {
        let at = Words.moment(listing.report.receivedAt)
        return [
            isLink ? .door(at, to: "/sealed/\(listing.report.id)") : .moment(listing.report.receivedAt),
            listing.area.map { .code($0.code) } ?? .none, listing.category.map(RegisterPage.Cell.text) ?? .none,
            urgency(of: listing.urgency),
        ]
    }

    private static func urgency(of said: ReportHeader.Urgency?) -> RegisterPage.Cell {
        switch said {
        case .now: .state(Phrase(fr: "maintenant", en: "now"), calls: true)
        case .today: .words(Phrase(fr: "dans la journée", en: "within the day"))
        case .later: .words(Phrase(fr: "sans hâte", en: "no hurry"))
        case nil: .none
        }
    }

    private static let received = Phrase(fr: "Reçu", en: "Received")
    private static let category = Phrase(fr: "Catégorie", en: "Category")
    private static let urgency = Phrase(fr: "Urgence", en: "Urgency")
}
