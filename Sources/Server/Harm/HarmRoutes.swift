import Access
import Database
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import TransparencyLog
import Workflows

/// The list of incidents, its exports, and the searches people save.
struct HarmRoutes {
    let store: Store
    let index: HarmIndex
    let map: HarmMap
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/harm") { request, visit in try await list(request, visit) }
        router.get("/harm/export.csv") { request, visit in try await export(.csv, request, visit) }
        router.get("/harm/export.json") { request, visit in try await export(.json, request, visit) }
        router.post("/harm/views") { request, visit in try await views(request, visit) }
    }

    private func list(_ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil) async throws -> Response {
        let visitor = visit.visitor
        let reach = try visitor.alertAreas(in: .incidents, .record)
        let selection = try Self.selection(request)
        let place = try request.uri.queryParameters["after"].map { text in
            guard let place = HarmIndex.Place(String(text)) else {
                throw Refusal.queryMalformed(
                    "after", String(text),
                    Phrase(fr: "l’adresse telle que la page la donne", en: "the address as the page gives it"))
            }
            return place
        }
        let (figures, incidents) = try await index.page(selection, within: reach, after: place, size: Self.pageSize)
        let account = visitor.profile?.id.rawValue
        let (views, codes) = try await store.facts.read { transaction in
            (try account.map { try SavedView.of($0, in: transaction) }, try StoredCodes.words(in: transaction))
        }
        let presenter = HarmPresenter(
            selection: selection, figures: figures, incidents: incidents, views: views ?? [], codes: codes,
            visitor: visitor,
            map: try await map.drawing(at: visitor.now), isFurther: place != nil)
        return Response(page: presenter.page(PageRequest.language(of: request), notice: notice).render())
    }

    /// What an address asks for, read as forms write it.
    private static func selection(_ request: Request) throws -> HarmSelection {
        guard let form = FormBody(request.uri.query ?? "") else { throw DoorRefusal.malformed }
        return try HarmSelection { form[$0] }
    }

    /// The whole selection as a file: what the list shows, line by line, noted in the log before it goes out.
    private func export(_ format: HarmExport.Format, _ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        // Whether the asker's proof is fresh is asked of the act; how far they see, of the list.
        try visitor.require(.incidentExport, .record, on: Resource(area: try Self.anyArea(visitor)))
        let reach = try visitor.alertAreas(in: .incidentExport, .record)
        let selection = try Self.selection(request)
        let changes = try await index.changes(selection, within: reach)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let now = visitor.now
        try await LogExport(store: store)(.incident, by: account, at: now)
        let export = HarmExport(
            format: format, selection: selection, count: changes.count, madeAt: now,
            showsSexualViolence: { summary in
                visitor.decide(
                    .incidentExport, .record, on: Resource(area: summary.placedArea, marks: .sexualViolence)) == .allow
            })
        var response = Response(
            status: .ok, headers: [.contentType: format.contentType, .cacheControl: "no-store"],
            body: ResponseBody { [store] writer in
                try await writer.write(ByteBuffer(string: export.head))
                for start in stride(from: 0, to: changes.count, by: 400) {
                    let chunk = changes[start..<min(start + 400, changes.count)]
                    let incidents = try await store.facts.read { try IncidentSummary.with(changes: chunk, in: $0) }
                    try await writer.write(ByteBuffer(string: export.lines(incidents, isFirst: start == 0)))
                }
                try await writer.write(ByteBuffer(string: export.foot))
                try await writer.finish(nil)
            })
        response.headers[.contentDisposition] =
            "attachment; filename=\"releve-incidents-INTERNE-\(now.day).\(format.rawValue)\""
        return response
    }

    /// An area within reach, so that a restricted grant is asked about what it covers.
    private static func anyArea(_ visitor: Visitor) throws -> AreaRef? {
        try visitor.alertAreas(in: .incidents, .record)?.sorted { $0.code < $1.code }.first
    }

    private func views(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        try visitor.require(.incidentViews, .page)
        guard let account = visitor.profile?.id.rawValue else { throw DoorRefusal.signIn }
        switch form["do"] {
        case "save":
            guard let name = form.text("name"), name.count <= 80, let text = form["query"], text.utf8.count <= 2_000,
                let asked = FormBody(text)
            else { throw DoorRefusal.malformed }
            // What the list understands of it, and nothing else.
            let query = try HarmSelection { asked[$0] }.query.inAddress
            let view = SavedView(
                id: store.ids.next().description, account: account, name: name, query: query, madeAt: visitor.now)
            let isKept = try await store.facts.write { try view.insert(in: $0) }
            guard isKept else { throw Refusal.tooManyViews }
            return Response.redirect(to: "/harm?" + query, type: .normal)
        case "remove":
            guard let view = form["view"] else { throw DoorRefusal.malformed }
            let wasThere = try await store.facts.write { try SavedView.remove(view, of: account, in: $0) }
            guard wasThere else { throw DoorRefusal.notFound }
            return Response.redirect(to: "/harm#views", type: .normal)
        default: throw DoorRefusal.malformed
        }
    }
}

extension Refusal {
    fileprivate static let tooManyViews = Refusal(
        .data, code: "too_many_views",
        message: Phrase(
            fr: "Vous gardez déjà \(SavedView.most) recherches ; celle-ci n’a pas été gardée.",
            en: "You keep \(SavedView.most) searches already; this one was not saved."),
        remedy: Phrase(fr: "Retirez-en une.", en: "Remove one of them."))
}
