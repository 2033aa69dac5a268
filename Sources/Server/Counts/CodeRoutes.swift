import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// The code lists of casualty recording: their words in both languages, their order, what forms offer, and every version
/// before.
struct CodeRoutes {
    let store: Store

    func add(to router: Router<Visit>) {
        router.get("/admin/codes") { request, visit in try await page(request, visit) }
        router.post("/admin/codes") { request, visit in try await change(request, visit) }
    }

    private func change(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.codeChange, .page)
        guard let account = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        guard let place = CodePlace(form.text("code") ?? "") else { throw DoorRefusal.malformed }
        let (french, english) = (form["french"] ?? "", form["english"] ?? "")
        let change = ChangeCode(store: store)
        do {
            switch form["do"] {
            case "add":
                try await change.add(
                    form.text("name") ?? "", to: place.list, countingAs: place.code, french: french, english: english,
                    by: account, at: visit.visitor.now)
            case "change":
                guard let version = form["version"].flatMap({ Int($0) }) else { throw DoorRefusal.malformed }
                try await change(
                    place.list, code: place.code,
                    .init(
                        version: version, french: french, english: english, isOffered: form["offered"] != "no",
                        place: form["place"].flatMap { Int($0) }), by: account, at: visit.visitor.now)
            default: throw DoorRefusal.malformed
            }
        } catch let refusal as Refusal where refusal.kind == .data || refusal.isShared(.changedMeanwhile) {
            return try await page(
                request, visit, chosen: form["do"] == "change" ? place : nil,
                notice: .init(refusal.said, isRefusal: true))
        }
        return Response.redirect(to: "/admin/codes#" + place.list.rawValue, type: .normal)
    }

    private func page(
        _ request: Request, _ visit: Visit, chosen: CodePlace? = nil, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.codes, .page)
        let (words, history) = try await store.facts.read { transaction in
            (try StoredCodes.words(in: transaction), try StoredCodes.history(1_000, in: transaction))
        }
        let people = try await store.facts.read {
            try AccountProfile.names(of: Set(history.map(\.recordedBy)), in: $0)
        }
        let asked = FormBody(request.uri.query ?? "")?["code"].flatMap { CodePlace($0) }
        let presenter = CodePresenter(
            words: words, history: history, people: people, chosen: chosen ?? asked,
            mayChange: visitor.decide(.codeChange, .page) != .notFound)
        let page = presenter.page(visitor.frame(PageRequest.language(of: request)), notice: notice)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }
}

/// One code of one list, as forms and addresses name it: `cause|heavy_weapons`.
struct CodePlace {
    let list: CasualtyList
    let code: String

    init(_ list: CasualtyList, _ code: String) {
        self.list = list
        self.code = code
    }

    init?(_ text: String) {
        let parts = text.split(separator: "|", maxSplits: 1).map(String.init)
        guard parts.count == 2, let list = CasualtyList(rawValue: parts[0]) else { return nil }
        self.init(list, parts[1])
    }

    var text: String { list.rawValue + "|" + code }
}
