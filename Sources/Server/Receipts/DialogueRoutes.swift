import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// One report before the person on duty, with the questions asked by receipt code.
struct DialogueRoutes {
    let store: Store
    let intake: Intake?
    let desk: ReceiptDesk?

    func add(to router: Router<Visit>) {
        router.get("/reports/{id}/dialogue") { request, visit in try await page(request, visit) }
        router.post("/reports/{id}/dialogue") { request, visit in try await ask(request, visit) }
    }

    private func page(_ request: Request, _ visit: Visit, refusal: Phrase? = nil) async throws -> Response {
        let visitor = visit.visitor
        let found = try await found(visit, for: .dialogue)
        guard let desk else { throw DoorRefusal.notFound }
        let remarks = try await desk.dialogue(of: found.report.id)
        // A page fetched ahead, or by itself, is before nobody's eyes.
        if !Doorkeeper.isUnattended(request) { try await desk.see(found.report.id, at: visitor.now) }
        let page = DialoguePage(
            frame: visitor.frame(PageRequest.language(of: request)), report: found.report.id,
            receivedOn: found.report.receivedAt.day, said: TextAsSaid(found),
            remarks: remarks?.map {
                ReceiptPage.Remark(isFromSource: $0.isFromSource, text: $0.text, day: $0.saidAt.day)
            }, refusal: refusal)
        return Response(page: page.render(), status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let found = try await found(visit, for: .dialogueAsk)
        guard let desk, let account = visit.visitor.profile?.id else { throw DoorRefusal.notFound }
        do {
            try await desk.ask(found.report.id, form["text"] ?? "", by: account, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, refusal: refusal.said)
        }
        return Response.redirect(to: "/reports/\(found.report.id)/dialogue", type: .normal)
    }

    /// The report, opened only after it is settled that the visitor may read it: what does not open tells nobody else
    /// that it is there.
    private func found(_ visit: Visit, for route: Access.Route) async throws -> ReportInWords {
        let id = try visit.parameters.require("id")
        try visit.visitor.require(route, .narrative, on: try await store.whereabouts(of: .report, id))
        guard let intake, let found = try await ReportInWords.of(id, in: store, opening: intake.sealing) else {
            throw DoorRefusal.notFound
        }
        return found
    }
}

extension TextAsSaid {
    /// What a report says in words; nil where nobody has read it yet.
    init?(_ found: ReportInWords) {
        guard let words = found.words else { return nil }
        self.init(text: words.narrative ?? "", notUnderstood: words.notUnderstood)
    }
}
