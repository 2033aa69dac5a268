import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import TransparencyLog
import Workflows

/// People and what they may do.
struct PeopleRoutes {
    let store: Store
    /// The name in links.
    let origin: String
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/admin/people") { request, visit in try await page(request, visit) }
        router.post("/admin/people") { request, visit in try await invite(request, visit) }
        router.post("/admin/people/{id}/close") { request, visit in try await close(request, visit) }
        router.post("/admin/people/{id}/sessions/end") { request, visit in try await endSessions(request, visit) }
        router.post("/admin/people/{id}/reenrol") { request, visit in try await reenrol(request, visit) }
        router.post("/admin/people/{id}/grants") { request, visit in try await grant(request, visit) }
        router.post("/admin/grants/{id}/end") { request, visit in try await end(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, returned: ReturnedForm? = nil, notice: RegisterPage.Notice? = nil,
        secrets: [RegisterPage.Secret] = []
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.people, .account)
        let seesGrants = visitor.decide(.people, .grant) == .allow
        let after = request.uri.queryParameters["after"].map { AccountID(String($0)) }
        let seesSessions = visitor.decide(.people, .session) == .allow
        let (people, sessions) = try await store.facts.read { transaction in
            let people = try AccountProfile.page(Self.pageSize + 1, after: after, in: transaction).map { profile in
                (profile, seesGrants ? try Grant.of(profile.id, in: transaction) : [])
            }
            var sessions: [AccountID: Int] = [:]
            for (profile, _) in people where seesSessions {
                let held = try StoredSession.of(profile.id, in: transaction)
                sessions[profile.id] = held.count { $0.isLive(at: visitor.now) }
            }
            return (people, seesSessions ? sessions : nil)
        }
        let shown = people.prefix(Self.pageSize)
        let more =
            (seesGrants ? [granted(Array(shown), visitor)] : [])
            + PeopleForms(visitor: visitor, people: shown.map(\.0)).sections
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request), returning: returned), path: "/admin/people",
            title: Phrase(fr: "Personnes et habilitations", en: "People and grants"),
            lead: Phrase(
                fr: "Une invitation ne donne aucun droit ; une habilitation se décide à deux, d’unités différentes.",
                en: "An invitation gives no right; a grant is decided by two, of different units."),
            notice: notice, secrets: secrets,
            sections: [
                RegisterPage.Section(
                    id: "people", title: Phrase(fr: "Comptes", en: "Accounts"),
                    columns: [Words.name, Words.unit, Words.state]
                        + (seesSessions ? [Phrase(fr: "Sessions ouvertes", en: "Open sessions")] : [])
                        + (seesGrants ? [Words.roles] : []),
                    rows: shown.map { line($0.0, $0.1, sessions, visitor, seesGrants: seesGrants) },
                    next: people.count > shown.count
                        ? shown.last.map { "/admin/people?after=" + $0.0.id.rawValue } : nil)
            ] + more)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func line(
        _ profile: AccountProfile, _ grants: [Grant], _ sessions: [AccountID: Int]?, _ visitor: Visitor,
        seesGrants: Bool
    ) -> RegisterPage.Line {
        let roles = Set(grants.filter { $0.holds(at: visitor.now) }.map(\.role)).sorted()
        let state: RegisterPage.Cell =
            profile.closedAt == nil ? .words(Words.open) : .state(Words.closed, calls: false)
        let mayClose =
            profile.closedAt == nil && profile.id != visitor.profile?.id
            && visitor.authorisation.opens(.personClose, at: visitor.now)
        return RegisterPage.Line(
            [.text(profile.name), .text(profile.unit.rawValue), state]
                + (sessions.map { [.number($0[profile.id] ?? 0)] } ?? [])
                + (seesGrants
                    ? [
                        .words(
                            Phrase(
                                fr: roles.map(\.words.french).joined(separator: ", "),
                                en: roles.map(\.words.english).joined(separator: ", ")))
                    ] : []),
            forms: (sessions?[profile.id] ?? 0 > 0
                ? [
                    Form(
                        to: "/admin/people/\(profile.id)/sessions/end",
                        submit: Phrase(fr: "Fermer ses sessions", en: "End the sessions"),
                        warning: Phrase(
                            fr:
                                "\(profile.name) sera déconnectée partout et devra s’identifier de nouveau. Le compte et les "
                                + "habilitations restent.",
                            en:
                                "\(profile.name) will be signed out everywhere and must sign in again. The account and the "
                                + "grants stay."))
                ] : [])
                + (mayClose
                    ? [
                        Form(
                            to: "/admin/people/\(profile.id)/close",
                            submit: Phrase(fr: "Fermer le compte", en: "Close the account"),
                            warning: Phrase(
                                fr:
                                    "Le compte de \(profile.name) (unité \(profile.unit.rawValue)) se ferme, sans retour : plus "
                                    + "aucune entrée, plus aucun droit. Ce que la personne a fait reste au journal.",
                                en:
                                    "The account of \(profile.name) (unit \(profile.unit.rawValue)) closes for good: no way in, "
                                    + "no right any more. What the person did stays in the log."))
                    ] : []))
    }

    private func granted(_ people: [(AccountProfile, [Grant])], _ visitor: Visitor) -> RegisterPage.Section {
        let mayEnd = visitor.authorisation.opens(.grantEnd, at: visitor.now)
        return RegisterPage.Section(
            id: "grants", title: Phrase(fr: "Habilitations en vigueur", en: "Grants in force"),
            columns: [Words.name] + Words.grant,
            rows: people.flatMap { profile, grants in
                grants.filter { $0.holds(at: visitor.now) }.map { grant in
                    RegisterPage.Line(
                        [.text(profile.name)] + Words.cells(of: grant),
                        forms: mayEnd ? [Self.ending(grant, of: profile)] : [])
                }
            })
    }

    private static func ending(_ grant: Grant, of profile: AccountProfile) -> Form {
        let role = grant.role.words
        return Form(
            to: "/admin/grants/\(grant.id)/end", submit: Phrase(fr: "Mettre fin", en: "End"),
            warning: Phrase(
                fr:
                    "\(profile.name) perd aussitôt l’habilitation « \(role.french) ». La rendre demandera de nouveau deux "
                    + "personnes.",
                en:
                    "\(profile.name) loses the grant “\(role.english)” at once. To give it back two persons will be needed "
                    + "again."))
    }

    static let invitationLink = Phrase(
        fr: "Lien d’invitation, à remettre en main propre", en: "Invitation link, to be handed over in person")

    private func reenrol(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let account = AccountID(try form.text("account") ?? visit.parameters.require("id"))
        let found = try await store.facts.read { try AccountProfile.with(account, in: $0) }
        try visit.visitor.require(
            .approvalAsk, .credential,
            on: found.flatMap { $0.closedAt == nil ? Resource(id: account.rawValue, owner: .account(account)) : nil })
        guard let party = visit.visitor.profile?.party else { throw DoorRefusal.signIn }
        do {
            _ = try await AskApproval(store: store)(
                .reenrolment, of: account.rawValue, (.person, account.rawValue), by: party, for: account,
                because: form.text("reason") ?? "", at: visit.visitor.now)
            return Response.redirect(to: "/admin/approvals", type: .normal)
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        }
    }

    private func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.personInvite, .account)
        do {
            let invited = try await Invite(store: store)(
                name: form.text("name") ?? "", unit: UnitID(form.text("unit") ?? ""), by: visit.visitor.profile?.id,
                at: visit.visitor.now)
            return try await page(
                request, visit,
                secrets: [
                    RegisterPage.Secret(label: Self.invitationLink, lines: [origin + invited.path])
                ])
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    private func close(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = AccountID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try AccountProfile.with(id, in: $0) }
        try visit.visitor.require(
            .personClose, .account,
            on: found.flatMap { $0.closedAt == nil ? Resource(id: id.rawValue, owner: .account(id)) : nil })
        try await CloseAccount(store: store)(id, by: visit.visitor.profile?.id, at: visit.visitor.now)
        return Response.redirect(to: "/admin/people", type: .normal)
    }

    /// Signs someone out everywhere: a lost phone, a screen left open. Their account stays as it is.
    private func endSessions(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = AccountID(try visit.parameters.require("id"))
        let found = try await store.facts.read { try AccountProfile.with(id, in: $0) }
        try visit.visitor.require(
            .personSessionsEnd, .session, on: found.map { _ in Resource(id: id.rawValue, owner: .account(id)) })
        guard let actor = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        try await Sessions(store: store).endAll(of: id, by: actor, at: visit.visitor.now)
        return Response.redirect(to: "/admin/people", type: .normal)
    }

    private func grant(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let account = AccountID(try form.text("account") ?? visit.parameters.require("id"))
        try visit.visitor.require(.approvalAsk, .grant, on: Resource(id: account.rawValue, owner: .account(account)))
        guard let party = visit.visitor.profile?.party, let role = form.text("role").flatMap(Role.init(rawValue:)),
            let areas = Extent<AreaRef>(typed: form.text("areas") ?? "")
        else { throw DoorRefusal.malformed }
        // An empty field never gives the whole country.
        guard form.text("areas") != nil || form["everywhere"] == "yes" else {
            return try await page(
                request, visit, returned: form.returned(to: request, Self.areasMissing),
                notice: .init(Self.areasMissing.said, isRefusal: true))
        }
        guard let cases = try await cases(typed: form.text("cases") ?? "") else {
            return try await page(request, visit, notice: .init(Self.noCase, isRefusal: true))
        }
        let marks = Marks(form.all("mark").compactMap(Mark.init(rawValue:)))
        do {
            let give = GiveGrant(store: store)
            do {
                // While a store is being founded there is nobody to ask.
                try await give.found(role, for: account, by: party, at: visit.visitor.now)
                return Response.redirect(to: "/admin/people#grants", type: .normal)
            } catch let refusal as Refusal where refusal.isShared(.twoPersonsNeeded) {
                _ = try await give.ask(
                    role, Compartment(areas: areas, organisations: .all, cases: cases, marks: marks), for: account,
                    by: party, because: form.text("reason") ?? "", at: visit.visitor.now)
                return Response.redirect(to: "/admin/approvals", type: .normal)
            }
        } catch let error as GrantError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        } catch let error as ApprovalError {
            return try await page(request, visit, notice: .init(error.words, isRefusal: true))
        } catch let refusal as Refusal where refusal.kind == .data {
            return try await page(
                request, visit, returned: form.returned(to: request, refusal),
                notice: .init(refusal.said, isRefusal: true))
        }
    }

    /// From references separated by commas; empty for all. Nil where one names no case.
    private func cases(typed text: String) async throws -> Extent<CaseID>? {
        guard !text.isEmpty else { return .all }
        let references = text.split(separator: ",").map { Reference(typed: $0) }
        let found = try await store.facts.read { transaction in
            try references.map { try $0.flatMap { try StoredCase.with($0, in: transaction) }?.caseID }
        }
        let named = found.compactMap { $0 }
        return named.count == references.count ? .only(Set(named)) : nil
    }

    private static let areasMissing = Refusal(
        .usage, code: "areas_missing",
        message: Phrase(fr: "Aucune zone n’est donnée.", en: "No area is given."), place: "areas",
        remedy: Phrase(
            fr: "Nommez les zones, ou cochez que l’habilitation vaut pour toutes.",
            en: "Name the areas, or tick that the grant is for all of them."))

    private static let noCase = Phrase(
        fr: "L’une de ces références n’est celle d’aucun dossier. Corrigez-la.",
        en: "One of these references is that of no case. Correct it.")

    private func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = GrantID(try visit.parameters.require("id"))
        try visit.visitor.require(.grantEnd, .grant)
        guard let actor = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        try await GiveGrant(store: store).end(id, by: actor, at: visit.visitor.now)
        return Response.redirect(to: "/admin/people#grants", type: .normal)
    }
}

extension Extent where Element == AreaRef {
    /// From `SCHEME:CODE, SCHEME:CODE`; empty for all. Nil where a part has no scheme.
    init?(typed text: String) {
        guard !text.isEmpty else {
            self = .all
            return
        }
        var areas: Set<AreaRef> = []
        for part in text.split(separator: ",") {
            guard let area = AreaRef(typed: String(part).trimmed) else { return nil }
            areas.insert(area)
        }
        self = .only(areas)
    }
}
