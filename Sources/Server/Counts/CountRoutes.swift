import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import StrictText
import TransparencyLog
import Workflows

/// Counts of recorded harm: the page, and the same figures as a file for use within the team.
struct CountRoutes {
    let store: Store
    let count: CountHarm
    let populations: PopulationShelf
    let names: AreaNames
    /// How many lines one page shows.
    private static let pageSize = 100

    func add(to router: Router<Visit>) {
        router.get("/counts") { request, visit in try await page(request, visit) }
        router.post("/counts/file") { request, visit in try await file(request, visit) }
    }

    /// Everything an answer is made from.
    private struct Asked {
        let query: CountQuery
        let book: TallyBook
        let sheet: CountSheet
        let question: CountQuestion
        let known: AreaNames.Known
        /// What may be seen at all, before anything is chosen.
        let reach: Set<AreaRef>?
    }

    private func asked(_ query: CountQuery, _ visit: Visit, _ route: Access.Route) async throws -> Asked {
        let reach = try visit.visitor.areas(in: route, .aggregate, opening: query.kind.marks)
        let known = try await names.known()
        let book = try await count.book()
        var areas = reach
        if let chosen = query.area {
            let within = book.placedAreas.filter { known.nesting.chain(of: $0).contains(chosen) || $0 == chosen }
            areas = reach?.intersection(within) ?? Set(within)
        }
        let question = query.question(areas: areas, months: query.months(within: book.months))
        return Asked(
            query: query, book: book, sheet: await count(question, of: book), question: question, known: known,
            reach: reach)
    }

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        let asked = try await asked(try CountQuery(request), visit, .counts)
        let (query, visitor) = (asked.query, visit.visitor)
        // What there is to choose from: within reach, whatever else is asked.
        var wide = CountQuestion()
        wide.parts = [.area, .actor]
        wide.kind = .killed
        wide.areas = asked.reach
        let choices = await count(wide, of: asked.book)
        var monthly = asked.question
        monthly.parts = .month
        var whole = asked.question
        whole.parts = []
        whole.kind = nil
        var before: CountSheet?
        if let since = query.since {
            var earlier = asked.question
            earlier.knownAt = Instant(endOf: since)
            before = await count(earlier, of: asked.book)
        }
        let words = try await store.facts.read { try StoredCodes.words(in: $0) }
        let presenter = CountPresenter(
            query: query, question: asked.question, names: asked.known.names, words: words,
            causes: asked.book.causes, populations: try await populations.figures(knownAt: asked.question.knownAt),
            lastMonth: asked.question.months?.upperBound, today: visitor.now.day,
            seesIncidents: visitor.authorisation.opens(.incidents, at: visitor.now),
            kinds: HarmKind.allCases.filter { visitor.mayCount($0, over: []) },
            seesSexualViolence: visitor.mayCount(.sexualViolence, over: asked.question.areas))
        let page = presenter.page(
            asked.sheet, choices: choices, monthly: await count(monthly, of: asked.book),
            whole: await count(whole, of: asked.book), before: before,
            frame: visitor.frame(PageRequest.language(of: request)), size: Self.pageSize, links: links(visitor),
            files: visitor.authorisation.opens(.countsFile, at: visitor.now) ? files(query) : [])
        return Response(page: page.render())
    }

    private func files(_ query: CountQuery) -> [Form] {
        [("csv", "CSV"), ("json", "JSON")].map { format, name in
            Form(
                to: "/counts/file", submit: Phrase(fr: "Ces lignes en \(name)", en: "These lines as \(name)"),
                hidden: query.pairs + [("format", format)])
        }
    }

    private func links(_ visitor: Visitor) -> [(words: Phrase, path: String)] {
        let all: [(Access.Route, Phrase, String)] = [
            (.undercount, Phrase(fr: "Sous-enregistrement", en: "Undercount"), "/undercount"),
            (.codes, Phrase(fr: "Codes et libellés", en: "Codes and labels"), "/admin/codes"),
        ]
        return all.filter { visitor.authorisation.opens($0.0, at: visitor.now) }.map { ($0.1, $0.2) }
    }

    /// The whole table as a file. Who took it stands in the log before it leaves.
    private func file(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let form = try await FormBody.read(request)
        try visitor.check(form)
        let asked = try await asked(try CountQuery(form), visit, .countsFile)
        let isJSON = form["format"] == "json"
        guard let account = visitor.profile?.id else { throw DoorRefusal.signIn }
        try await LogExport(store: store)(.incident, by: account, at: visitor.now)
        let export = CountFile(
            sheet: asked.sheet, question: asked.question, names: asked.known.names, madeAt: visitor.now)
        let body = isJSON ? export.json.text : export.csv
        return Response(
            status: .ok,
            headers: [
                .contentType: isJSON ? "application/json" : "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"counts-internal.\(isJSON ? "json" : "csv")\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
    }
}

extension Visitor {
    /// Whether counts of a kind of harm may be shown over all of these areas; nil for everywhere, none for anywhere.
    fileprivate func mayCount(_ kind: HarmKind, over areas: Set<AreaRef>?) -> Bool {
        do {
            guard let reach = try self.areas(in: .counts, .aggregate, opening: kind.marks) else { return true }
            return areas.map { $0.isSubset(of: reach) } ?? false
        } catch {
            return false
        }
    }
}
