import Access
import Database
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

/// One incident: its page, and everything that is done to it.
struct IncidentRoutes {
    let store: Store
    /// Nil while it is locked: then no name can be read.
    let vault: Vault?
    let names: AreaNames
    /// Shows a report again when its form was refused.
    let reports: ReportRoutes

    var track: TrackIncident { TrackIncident(store: store) }

    func add(to router: Router<Visit>) {
        router.post("/harm") { request, visit in try await open(request, visit) }
        router.get("/harm/{id}") { request, visit in try await one(request, visit) }
        router.post("/harm/{id}") { request, visit in try await edit(request, visit) }
        router.post("/harm/{id}/decisions") { request, visit in try await decide(request, visit) }
        router.post("/harm/{id}/reviews") { request, visit in try await review(request, visit) }
    }

    private func one(
        _ request: Request, _ visit: Visit, returned: ReturnedForm? = nil, notice: RegisterPage.Notice? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let visitor = visit.visitor
        let query = request.uri.queryParameters
        let asked = try PageRequest(request, doors: [])
        let dossier = try await found(visit, for: .incident, knownOn: asked.knownAt)
        for resource in dossier.resources { try visitor.require(.incident, .record, on: resource) }
        var presenter = IncidentPresenter(
            dossier: dossier, visitor: visitor, names: try await names.known().names, knownOn: asked.knownAt,
            isReview: query["mode"] == "review", read: [:])
        if query["names"] == "read" {
            presenter = IncidentPresenter(
                dossier: dossier, visitor: visitor, names: presenter.names, knownOn: presenter.knownOn,
                isReview: presenter.isReview, read: try await read(presenter))
        }
        if asked.knownAt == nil, !presenter.isReview,
            visitor.decide(.incidentEdit, .record, on: dossier.file.incident.resource) == .allow
        {
            presenter.near = try await near(dossier, visitor)
        }
        var page = presenter.page(asked.language, returned: returned, notice: notice)
        page.frame.areas = try await names.known().offered
        if asked.knownAt == nil, !presenter.isReview {
            page.candidates = try await DuplicateCandidates(store: store, vault: vault, visitor: visitor)
                .part(ofIncident: dossier.file.incident.id)
        }
        return Response(page: page.render(), status: status)
    }

    /// How many reports the form that links one offers.
    private static let offered = 20

    /// The newest reports of the incident's area that the visitor could open and that do not lie under it yet.
    private func near(_ dossier: IncidentDossier, _ visitor: Visitor) async throws -> [ReportList.Entry] {
        guard let area = dossier.file.incident.details.area else { return [] }
        let linked = Set(dossier.file.claims.map(\.claim.report))
        let list = ReportList(areas: [area])
        let entries = try await store.facts.read { try list.page(Self.offered + linked.count, before: nil, in: $0) }
        return entries.filter { entry in
            !linked.contains(entry.report.id)
                && visitor.decide(.report, .record, on: Resource(entry.report, entry.reading)) == .allow
        }.prefix(Self.offered).map(\.self)
    }

    /// Names of those whose case is granted to the reader, each read noted in the log before it is made.
    private func read(_ presenter: IncidentPresenter) async throws -> [String: String] {
        guard let account = presenter.visitor.profile?.id else { throw DoorRefusal.signIn }
        // A stale proof is asked for, as on the person's own page; whoever may not ask reads the page without names.
        let stale = presenter.dossier.subjects.values.contains { subject in
            presenter.visitor.decide(.victimIdentity, .victimIdentity, on: subject.resource) == .needsStepUp
        }
        let readable = presenter.readable
        if stale, readable.isEmpty { throw DoorRefusal.stepUp }
        guard !readable.isEmpty else { return [:] }
        guard let vault else { throw Refusal.vaultLocked }
        var names: [String: String] = [:]
        for subject in readable {
            do {
                let identity = try await ReadIdentity(store: store, vault: vault)(
                    subject, by: account, at: presenter.visitor.now)
                let name = [identity.text(.givenName), identity.text(.familyName)].compactMap(\.self)
                    .joined(separator: " ")
                names[subject.id.description] = name.isEmpty ? nil : name
            } catch VaultError.destroyed {
                continue
            }
        }
        return names
    }

    /// The incident asked for, by identity or by reference. Whether it is within reach is settled before the rest of it is
    /// read: one beyond it takes no longer than none.
    private func found(
        _ visit: Visit, for route: Access.Route, knownOn: Day? = nil
    ) async throws -> IncidentDossier {
        let resource = try await store.whereabouts(of: .incident, try visit.parameters.require("id"))
        try visit.visitor.require(route, .record, on: resource)
        let moment = knownOn.map(Instant.init(endOf:)) ?? .latest
        let dossier = try await resource?.id.asyncFlatMap { id in
            try await store.facts.read { try IncidentDossier.load(id, knownAt: moment, in: $0) }
        }
        guard let dossier else { throw DoorRefusal.notFound }
        return dossier
    }

    // MARK: - Changes

    /// An incident made from a report.
    private func open(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        try visitor.requireOpening(.incidentOpen)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        guard let id = form.text("report") else { throw DoorRefusal.malformed }
        let report = try await ReportAtHand(id, for: visitor, in: store)
        do {
            let taken = try report.told(form, showsSexualViolence: visitor.maySeeSexualViolence(of: report.reading))
            if let reference = form.text("into") {
                return try await link(taken, under: reference, visitor, by: account)
            }
            let details = try DetailsForm.details(
                form, try await store.facts.read { try StoredCodes.words(in: $0) })
            try visitor.require(.incidentOpen, .record, on: Resource(area: details.placedArea))
            let incident = try await track.open(details, from: [taken], by: account, at: visitor.now)
            return Response.redirect(to: incident.path, type: .normal)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await reports.page(
                of: report.report.id, request, visit, returned: form.returned(to: request, refusal))
        }
    }

    /// A report laid under an incident there is, named by its reference.
    private func link(
        _ taken: TrackIncident.Taken, under reference: String, _ visitor: Visitor, by account: Access.AccountID
    ) async throws -> Response {
        let incident = try await store.facts.read { try TrackedIncident.with(reference: reference, in: $0) }
        guard let incident, visitor.decide(.incidentEdit, .record, on: incident.resource) == .allow else {
            throw Refusal.noSuchIncident(reference)
        }
        _ = try await track.take(taken, under: incident.id, by: account, at: visitor.now)
        return Response.redirect(to: incident.path, type: .normal)
    }

    private func edit(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .incidentEdit) { form, dossier, account in
            try await IncidentEdit(form: form, dossier: dossier, store: store, visitor: visit.visitor)(by: account)
        }
    }

    private func decide(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .incidentDecide) { form, dossier, account in
            guard let state = form["to"].flatMap(AllegationState.init(word:)) else { throw DoorRefusal.malformed }
            switch state {
            case .proposed(let decision), .decided(let decision):
                let wanting = dossier.file.shortfalls(of: decision)
                guard wanting.isEmpty || form["despite"] == "yes" else { throw Refusal.wanting(wanting, for: decision) }
            case .underInquiry:
                guard case .proposed = dossier.file.allegation.state else { throw DoorRefusal.malformed }
            default: throw DoorRefusal.malformed
            }
            try await track.move(
                dossier.file.incident.id, to: state, reason: form.text("reason") ?? "",
                evidence: form.all("evidence"), by: account, at: visit.visitor.now)
        }
    }

    private func review(_ request: Request, _ visit: Visit) async throws -> Response {
        try await act(request, visit, .incidentReview) { form, dossier, account in
            guard let finding = form["finding"].flatMap(IncidentReview.Finding.init(rawValue:)),
                let version = form["version"].flatMap({ Int($0) })
            else { throw DoorRefusal.malformed }
            try await track.review(
                dossier.file.incident.id, version: version, finding, note: form.text("note") ?? "", by: account,
                at: visit.visitor.now)
        }
    }

    /// Does one thing to an incident, then shows it; what was refused is said on its page.
    private func act(
        _ request: Request, _ visit: Visit, _ route: Access.Route,
        _ body: (FormBody, IncidentDossier, Access.AccountID) async throws -> Void
    ) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let dossier = try await found(visit, for: route)
        try visitor.require(route, .record, on: dossier.file.incident.resource)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        do {
            try await body(form, dossier, account)
        } catch {
            return try await refused(error, form, request, visit)
        }
        return Response.redirect(to: dossier.file.incident.path, type: .normal)
    }

    private func refused(
        _ error: any Error, _ form: FormBody, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        guard !(error is DoorRefusal) else { throw error }
        let refusal = Refusal(error)
        let status: HTTPResponse.Status
        switch refusal.kind {
        case .usage, .data: status = .unprocessableContent
        case .verification: status = .conflict
        default: throw error
        }
        // What somebody else has changed meanwhile is looked at anew.
        let returned = refusal.kind == .verification ? nil : form.returned(to: request, refusal)
        return try await one(
            request, visit, returned: returned, notice: .init(refusal.said, isRefusal: true), status: status)
    }
}
