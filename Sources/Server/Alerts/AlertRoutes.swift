import Access
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// The alert ledger: its list, one alert, its moves, and the news as they come.
struct AlertRoutes {
    let store: Store
    /// Nil while the vault is locked: the ledger is shown without words.
    let intake: Intake?
    /// Lets those who warned know how far it has come; nil where no message can leave.
    let answer: AnswerSource?
    let watch: AlertWatch
    let names: AreaNames
    /// Approves what leaves.
    let approve: ApproveWarning
    private let shelf = AlertShelf()

    var ledger: AlertLedger { AlertLedger(store: store, sealing: intake?.sealing, shelf: shelf) }

    func add(to router: Router<Visit>) {
        router.get("/alerts") { request, visit in try await list(request, visit) }
        router.get("/alerts/stream") { request, visit in try stream(request, visit) }
        router.get("/alerts/{id}") { request, visit in try await one(request, visit) }
        router.post("/alerts/{id}/moves") { request, visit in try await move(request, visit) }
        router.post("/alerts/{id}/warnings") { request, visit in try await warn(request, visit) }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .alerts, .record)
        let query = request.uri.queryParameters
        let choice = query["show"].flatMap { AlertLedger.Choice(rawValue: String($0)) } ?? .openFirst
        let place = query["after"].flatMap { StoredAlert.Place(String($0)) }
        let page = try await ledger.page(choice, within: areas, after: place, at: visitor.now) { alert in
            visitor.mayReadWords(of: alert, on: .alerts)
        }
        let known = try await names.known()
        let presenter = AlertPresenter(visitor: visitor, names: known.names, clocks: page.clocks, now: visitor.now)
        let shown = AlertsPage(
            frame: visitor.frame(PageRequest.language(of: request)), now: visitor.now, open: page.figures.open,
            unseen: page.figures.unseen, overdue: page.figures.overdue, checks: page.figures.checks,
            figures: presenter.figures(page.figures), lines: page.entries.map(presenter.line), choice: choice.rawValue,
            choices: AlertLedger.Choice.allCases.map { ($0.rawValue, $0.label) },
            next: page.next.map { "/alerts?show=\(choice.rawValue)&after=" + $0.text },
            stream: place == nil ? "/alerts/stream?since=\(page.cursor.microseconds)" : nil, links: links(visitor))
        return Response(page: shown.render())
    }

    private func links(_ visitor: Visitor) -> [(words: Phrase, path: String)] {
        let all: [(Access.Route, Phrase, String)] = [
            (.coverage, Phrase(fr: "Voix attendues et entendues", en: "Voices expected and heard"), "/voices/coverage"),
            (
                .alertResponse, Phrase(fr: "Réponse de jour et de nuit", en: "Response by day and night"),
                "/alerts/response"
            ),
            (.clocks, Phrase(fr: "Délais et relances", en: "Clocks and escalation"), "/admin/clocks"),
            (.alertFeed, Phrase(fr: "Messages d’alerte (Atom)", en: "Warnings (Atom)"), "/alerts/feed"),
        ]
        return all.filter { visitor.authorisation.opens($0.0, at: visitor.now) }.map { ($0.1, $0.2) }
    }

    private func stream(_ request: Request, _ visit: Visit) throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .alertStream, .record)
        let last = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        let since = (last ?? request.uri.queryParameters["since"].map(String.init)).flatMap { Int64($0) }
        // A stream is only ever asked for the last minutes: whoever was away longer has loaded the page anew.
        let oldest = visitor.now.microseconds - 600_000_000
        return AlertStream(
            store: store, watch: watch, visitor: visitor, areas: areas, since: since.map { max($0, oldest) },
            follows: request.headers[.accept]?.contains("text/event-stream") ?? false
        ).response()
    }

    private func one(
        _ request: Request, _ visit: Visit, returned: ReturnedForm? = nil, notice: RegisterPage.Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = visit.visitor
        let resource = try await reached(visit, for: .alert)
        let detail = try await resource.id.asyncFlatMap { id in
            try await ledger.detail(id) { visitor.mayReadWords(of: $0, on: .alert) }
        }
        guard let detail else { throw DoorRefusal.notFound }
        let known = try await names.known()
        let presenter = AlertPresenter(visitor: visitor, names: known.names, clocks: detail.clocks, now: visitor.now)
        let line = presenter.line(detail.entry)
        let (stored, alert) = (detail.entry.record.stored, detail.entry.record.alert)
        let ways = try await answer?.ways(ofAlert: alert.id) ?? []
        let mayMove = alert.isReadable && visitor.decide(.alertMove, .record, on: resource) == .allow
        let warnings = WarningForms(
            detail: detail, names: known.names, language: PageRequest.language(of: request), now: visitor.now)
        let mayWarn = [.allow, .needsStepUp].contains(visitor.decide(.warningApprove, .record, on: resource))
        var frame = visitor.frame(PageRequest.language(of: request), returning: returned)
        if mayMove, stored.area == nil { frame.areas = known.offered }
        var page = AlertPage(
            frame: frame, line: line,
            showsWords: visitor.mayReadWords(of: stored, on: .alert), understood: presenter.understood(detail.entry),
            steps: presenter.steps(detail), hasSealedNotes: detail.hasSealedNotes,
            answerOwed: stored.channel == .system
                ? nil
                : detail.clocks.answerDue(for: alert).map { due in
                    Phrase(
                        fr: "retour dû le \(Language.french.shortDay(due.day))",
                        en: "answer due \(Language.english.shortDay(due.day))")
                },
            moves: mayMove ? AlertForms(detail: detail, now: visitor.now, ways: ways).all() : [],
            warnings: warnings.shown(mayChange: mayWarn), approving: mayWarn ? warnings.approving : [], notice: notice,
            talks: visitor.decide(.dialogue, .narrative, on: resource) == .allow ? presenter.talks(detail.entry) : [])
        page.when = detail.entry.words?.when?.label
        let mayOpenReport = visitor.decide(.report, .record, on: resource) == .allow
        page.report = mayOpenReport ? detail.entry.reading.map { "/reports/" + $0.report } : nil
        return Response(page: page.render(), status: status)
    }

    /// The alert of an address, where the policy allows something of it.
    private func reached(_ visit: Visit, for route: Access.Route) async throws -> Resource {
        let resource = try await store.whereabouts(of: .alert, try visit.parameters.require("id"))
        try visit.visitor.require(route, .record, on: resource)
        guard let resource else { throw DoorRefusal.notFound }
        return resource
    }

    /// The alert of a form, without all that a page of it shows.
    private func stored(_ visit: Visit, for route: Access.Route) async throws -> StoredAlert {
        let resource = try await reached(visit, for: route)
        let stored = try await resource.id.asyncFlatMap { id in
            try await store.facts.read { try StoredAlert.with(id: id, in: $0) }
        }
        guard let stored else { throw DoorRefusal.notFound }
        return stored
    }

    private func move(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let stored = try await stored(visit, for: .alertMove)
        if form["move"] == "place" { return try await place(form, of: stored, request, visit) }
        guard let account = visitor.profile?.id, let after = form["after"].flatMap({ Int($0) }),
            let move = AlertMove(form)
        else { throw DoorRefusal.malformed }
        let id = stored.id
        do {
            let happened = try Self.moment(form.text("at"))
            if case .answer = move, form.text("how") == nil, try await answer?.ways(ofAlert: id).isEmpty ?? true {
                throw Refusal.answeredHow
            }
            try await MoveAlert(store: store, sealing: intake?.sealing, answer: answer, bell: intake?.news)(
                move, on: id, after: after, by: account, happened: happened, at: visitor.now)
        } catch {
            return try await refused(error, form, request, visit)
        }
        return Response.redirect(to: "/alerts/" + id, type: .normal)
    }

    /// Says where it lies, where nobody knew: within the reach of whoever says so.
    private func place(
        _ form: FormBody, of stored: StoredAlert, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let visitor = visit.visitor
        guard let account = visitor.profile?.id, let version = form["version"].flatMap({ Int($0) }),
            let report = form.text("report"), stored.area == nil,
            try await store.facts.read({ try StoredAlert.reports(of: stored.id, in: $0) }).contains(report)
        else { throw DoorRefusal.malformed }
        do {
            let typed = form.text("area") ?? ""
            guard let area = AreaRef(typed: typed) else { throw Refusal.areaMalformed(typed) }
            try visitor.require(.alertMove, .record, on: Resource(id: stored.id, area: area))
            try await PlaceReport(store: store, names: names)(
                report, version: version, in: area, by: account, at: visitor.now)
        } catch {
            return try await refused(error, form, request, visit)
        }
        return Response.redirect(to: "/alerts/" + stored.id, type: .normal)
    }

    private func warn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let stored = try await stored(visit, for: .warningApprove)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let id = stored.id
        do {
            if form["message"] == "cancel", let earlier = form.text("of") {
                try await approve.cancel(earlier, of: id, note: form.text("note") ?? "", by: account, at: visitor.now)
            } else {
                guard let draft = ApproveWarning.Draft(form, areas: stored.areas) else {
                    throw DoorRefusal.malformed
                }
                let rating = try await store.facts.read { transaction in
                    try StoredAlert.reports(of: id, in: transaction).last
                        .flatMap { try StoredReading.current(of: $0, in: transaction) }?.rating
                }
                guard draft.certainty.isCarried(by: rating) || form["above"] == "yes" else {
                    throw Refusal.certaintyAboveRating
                }
                try await approve(draft, for: id, updating: form.text("of"), by: account, at: visitor.now)
            }
        } catch {
            return try await refused(error, form, request, visit)
        }
        return Response.redirect(to: "/alerts/\(id)#warnings", type: .normal)
    }

    /// The page again, saying why: what can be mended there is said there.
    private func refused(
        _ error: any Error, _ form: FormBody, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        guard !(error is DoorRefusal) else { throw error }
        let refusal = Refusal(error)
        let status: HTTPResponse.Status
        switch refusal.kind {
        case .usage, .data: status = .unprocessableContent
        case .verification: status = .conflict
        case .store where refusal.isShared(.vaultLocked): status = .serviceUnavailable
        default: throw error
        }
        // What somebody else has changed meanwhile is looked at anew.
        let returned = refusal.kind == .verification ? nil : form.returned(to: request, refusal)
        return try await one(
            request, visit, returned: returned, notice: .init(refusal.said, isRefusal: true), status: status)
    }

    /// A time written `2023-06-30 14:05`, UTC; nil where none is written.
    private static func moment(_ text: String?) throws -> Instant? {
        guard let text else { return nil }
        guard let moment = Instant(iso8601: text + (text.count <= 16 ? ":00Z" : "Z")) else {
            throw Refusal(
                .usage, code: "time_malformed",
                message: Phrase(fr: "Cette heure ne se lit pas.", en: "That time does not read."), place: "at",
                remedy: Phrase(fr: "Écrivez AAAA-MM-JJ HH:MM, UTC.", en: "Write YYYY-MM-DD HH:MM, UTC."))
        }
        return moment
    }
}

extension Visitor {
    /// The areas whose alerts are in reach; nil for all of them, those nobody has placed included.
    /// - Throws: `DoorRefusal` where there are none.
    func alertAreas(in route: Access.Route, _ field: Field) throws(DoorRefusal) -> Set<AreaRef>? {
        let reach = authorisation.reach(
            route, field, in: Circumstances(now: now, provenAt: session?.provenAt, approval: nil))
        // An alert belongs to no organisation, so only grants over all of them reach one.
        let parts = reach.parts.filter { $0.organisations.contains(nil) }
        guard !parts.isEmpty else { throw isKnown ? .notFound : .signIn }
        var areas: Set<AreaRef> = []
        for part in parts {
            guard let refs = part.areas.refs else { return nil }
            areas.formUnion(refs)
        }
        return areas
    }

    func mayReadWords(of alert: StoredAlert, on route: Access.Route) -> Bool {
        decide(route, .narrative, on: Resource(id: alert.id, area: alert.area)) == .allow
    }
}
