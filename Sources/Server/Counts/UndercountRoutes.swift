import Access
import Database
import HTTPTypes
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// Estimates of the unrecorded: asked for from the store's own persons or from a table somebody brings, made beside
/// everything else, kept, and shown.
struct UndercountRoutes {
    let store: Store
    let desk: UndercountDesk
    let names: AreaNames
    /// No table somebody brings is larger, in bytes.
    static let largestTable = 1 << 20
    /// How long an answer waits for an estimate that is quick.
    private static let patience = Duration.milliseconds(1_500)

    func add(to router: Router<Visit>) {
        router.get("/undercount") { request, visit in try await list(request, visit) }
        router.post("/undercount") { request, visit in try await ask(request, visit) }
        router.get("/undercount/{id}") { request, visit in try await one(request, visit) }
        router.post("/undercount/{id}/stop") { request, visit in try await stop(request, visit) }
    }

    // MARK: - Asking

    private func ask(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        // Before the body: nobody without the right to it has a table read.
        let reach = try visitor.areas(in: .undercountAsk, .aggregate)
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        let body = try await UploadBody.read(request)
        try visitor.check(body.form)
        do {
            let isPasted = body.form["from-table"] != nil
            let asked = isPasted ? try brought(body) : try await own(body.form, within: reach)
            let id = try await desk.ask(
                asked.tables, title: asked.title, question: asked.question, areas: isPasted ? nil : asked.areas,
                isPasted: isPasted, by: account, at: visitor.now)
            await settled(id)
            return Response.redirect(to: "/undercount/" + id, type: .normal)
        } catch {
            let refusal = Refusal(error)
            guard refusal.kind == .data || refusal.kind == .usage, !(error is DoorRefusal) else { throw error }
            return try await list(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
    }

    /// Waits a little for an estimate that is soon done, so that most need not be looked for twice.
    private func settled(_ id: String) async {
        let end = ContinuousClock.now + Self.patience
        while ContinuousClock.now < end {
            if case .unknown = await desk.standing(of: id) { return }
            // Cancelled with the request: then nobody waits any more.
            guard (try? await Task.sleep(for: .milliseconds(60))) != nil else { return }
        }
    }

    private struct Asked {
        let tables: UndercountTables
        let title: String
        let question: Phrase
        let areas: Set<AreaRef>?
    }

    /// A table somebody pasted or uploaded.
    private func brought(_ body: UploadBody) throws -> Asked {
        let file = body.files["file"].flatMap { $0.isEmpty ? nil : $0 }
        let bytes = file ?? Array((body.form["table"] ?? "").utf8)
        guard bytes.count <= Self.largestTable else { throw DoorRefusal.tooLarge(limit: Self.largestTable) }
        let read = try ListTableFile(bytes: bytes)
        let title = body.form.text("title") ?? ""
        return Asked(
            tables: UndercountTables(read),
            title: title.isEmpty ? "CSV" : String(title.prefix(120)),
            question: Phrase(fr: "tableau apporté", en: "table brought"), areas: nil)
    }

    /// The store's own persons, by the sources that name them.
    private func own(_ form: FormBody, within reach: Set<AreaRef>?) async throws -> Asked {
        // Only kinds of harm under which persons are recorded: none is filed under sexual violence.
        guard let kind = form["kind"].flatMap(HarmKind.init(rawValue:)), let named = Self.kinds[kind],
            let way = form["by"].flatMap(ListedPerson.ListBy.init(rawValue:)),
            let strata = form["strata"].flatMap(CaptureHistories.Strata.init(rawValue:))
        else { throw DoorRefusal.malformed }
        let months = try (Self.month(form, "from"), Self.month(form, "to"))
        let (listed, links, halfNamed) = try await store.facts.read { transaction in
            (
                try ListedPerson.all(kind, by: way, in: transaction), try PersonLink.all(in: transaction),
                try PersonLink.halfNamed(in: transaction)
            )
        }
        let chosen = listed.filter { one in
            if let reach, !(one.area.map(reach.contains) ?? false) { return false }
            if let from = months.0, !(one.month.map { $0 >= from } ?? false) { return false }
            if let to = months.1, !(one.month.map { $0 <= to } ?? false) { return false }
            return true
        }
        let histories = try CaptureHistories(chosen, links: links, halfNamed: halfNamed, strata: strata)
        let ends = [months.0, months.1].map { $0?.description ?? "…" }
        let period = ends == ["…", "…"] ? "" : ", " + ends.joined(separator: " – ")
        return Asked(
            tables: UndercountTables(histories),
            title: form.text("title").map { String($0.prefix(120)) } ?? named.french,
            question: Phrase(
                fr: "\(named.french), listes par \(Self.ways[way]?.french ?? "")\(period)",
                en: "\(named.english), lists by \(Self.ways[way]?.english ?? "")\(period)"),
            areas: reach)
    }

    private static func month(_ form: FormBody, _ name: String) throws -> Month? {
        guard let text = form.text(name) else { return nil }
        guard let month = Month(exactly: text) else {
            throw Refusal(
                .usage, code: "month_malformed",
                message: Phrase(
                    fr: "« \(text.prefix(40)) » n’est pas un mois.", en: "“\(text.prefix(40))” is not a month."),
                place: name,
                remedy: Phrase(fr: "Écrivez AAAA-MM, comme 2023-06.", en: "Write YYYY-MM, as 2023-06."))
        }
        return month
    }

    private func stop(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let reach = try visit.visitor.areas(in: .undercountAsk, .aggregate)
        let run = try await found(visit, within: reach)
        guard let account = visit.visitor.profile?.id, run.account == account.rawValue else {
            throw DoorRefusal.notFound
        }
        try await desk.stop(run.id, by: account, at: visit.visitor.now)
        return Response.redirect(to: "/undercount/" + run.id, type: .normal)
    }

    // MARK: - Showing

    private func found(_ visit: Visit, within reach: Set<AreaRef>?) async throws -> StoredUndercount {
        let id = try visit.parameters.require("id")
        let run = try await store.facts.read { try StoredUndercount.with(id: id, in: $0) }
        guard let run, isSeen(run, by: visit.visitor, within: reach) else { throw DoorRefusal.notFound }
        return run
    }

    /// One's own; and what rests on areas that all lie within reach. A table somebody brought belongs to no area: it is
    /// seen by whoever reaches everything.
    private func isSeen(_ run: StoredUndercount, by visitor: Visitor, within reach: Set<AreaRef>?) -> Bool {
        if run.account == visitor.profile?.id.rawValue { return true }
        guard let reach else { return true }
        return run.areas.map { $0.isSubset(of: reach) } ?? false
    }

    private func one(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        // Asked first: an estimate that ends in between would be neither at the desk nor, as read before, ended.
        let standing = await desk.standing(of: try visit.parameters.require("id"))
        let run = try await found(visit, within: try visitor.areas(in: .undercount, .aggregate))
        let name = try await store.facts.read { transaction in
            try AccountProfile.with(AccountID(run.account), in: transaction)?.name
        }
        let page = UndercountPresenter(
            run: run, standing: standing, areaNames: try await names.known()
        )
        .page(
            frame: visitor.frame(PageRequest.language(of: request)), askedBy: name ?? run.account,
            isOwn: run.account == visitor.profile?.id.rawValue)
        return Response(page: page.render())
    }

    private func list(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        let reach = try visitor.areas(in: .undercount, .aggregate)
        let runs = try await store.facts.read { try StoredUndercount.latest(200, in: $0) }
            .filter { isSeen($0, by: visitor, within: reach) }
        let mayAsk = visitor.authorisation.opens(.undercountAsk, at: visitor.now)
        var sections = [
            RegisterPage.Section(
                id: "runs", title: Phrase(fr: "Estimations", en: "Estimates"),
                columns: [
                    Phrase(fr: "Nom", en: "Name"), Phrase(fr: "Question", en: "Question"),
                    Phrase(fr: "Demandée", en: "Asked"), Phrase(fr: "État", en: "State"),
                ],
                rows: runs.prefix(50).map { run in
                    RegisterPage.Line([
                        .link(run.title, to: "/undercount/" + run.id), run.asked.map(RegisterPage.Cell.words) ?? .none,
                        .moment(run.askedAt), .words(Self.state(run)),
                    ])
                })
        ]
        if mayAsk { sections += Self.forms }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/undercount",
            title: UndercountWords.title, lead: UndercountWords.lead, notice: notice, sections: sections,
            pair: mayAsk ? 1 : nil)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private static func state(_ run: StoredUndercount) -> Phrase {
        switch run.outcome {
        case nil: Phrase(fr: "en cours, ou interrompue", en: "under way, or interrupted")
        case .done: Phrase(fr: "faite", en: "done")
        case .refused: Phrase(fr: "sans estimation", en: "no estimate")
        case .stopped: Phrase(fr: "arrêtée", en: "stopped")
        case .failed: Phrase(fr: "en panne", en: "failed")
        }
    }
}
