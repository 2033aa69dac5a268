import Access
import Database
import Hummingbird
import Pages
import Protection
import Sequencing
import Store
import Workflows

extension PageRoutes {
    /// The newest plan made from views up to the day of view, with what trying another date would give.
    func plan(_ request: Request, _ visit: Visit) async throws -> Response {
        let query = request.uri.queryParameters
        let base = query["base"].map(String.init)
        let week = query["week"].flatMap(Self.week)
        let mapWeek = query["map"].flatMap(Self.week)
        try visit.visitor.require(.plan, .plan)
        let (request, view) = try await seen(.plan, request, visit)
        let day = view.knowledge.at
        let (newest, count) = try await views.store.facts.read { transaction in
            (try StoredPlan.newest(2, at: day, in: transaction), try StoredPlan.count(in: transaction))
        }
        guard let id = newest.first, let plan = try await views.plans.plan(id, in: views.store) else {
            throw Self.noPlan(view.knowledge)
        }
        var earlier: OpenedPlan?
        if newest.count > 1 { earlier = try await views.plans.plan(newest[1], in: views.store) }
        let drawn = base == nil ? week ?? mapWeek : mapWeek
        func page(trying tried: Int?) -> HTML {
            Presenter(view: view, request: request)
                .plan(plan, number: count, earlier: earlier?.made, selected: base, tried: tried, mapWeek: drawn)
                .render()
        }
        // Only what many ask for alike is kept: the plan itself, opened at one of its sites and weeks.
        let isKnown = base.map { plan.made.plan.closures[$0] != nil } ?? true
        if isKnown, base == nil || week == nil {
            let key = "plan|\(id)|\(count)|\(base ?? "")|\(drawn ?? -2)|\(request.view)|\(request.doors)"
            return Response(page: view.page(key) { page(trying: nil) })
        }
        return Response(page: page(trying: base == nil ? nil : week))
    }

    /// A week as typed. No plan has so many weeks as a number can count, and a week that is none is simply not in it.
    private static func week(_ text: Substring) -> Int? {
        Int(text).map { min(max($0, -1), 9_999) }
    }

    private static func noPlan(_ knowledge: Knowledge) -> Refusal {
        // The mission that stands on the day of view, where one does: the one whose sites or presence are the latest.
        let standing = knowledge.presences.filter { $0.year <= knowledge.at.parts.year }.max { $0.year < $1.year }
        let name = knowledge.sites.first?.mission ?? standing?.mission ?? "MISSION"
        return Refusal(
            .notFound, code: "plan_missing",
            message: Phrase(
                fr: "Aucun plan n’a encore été fait pour cette vue.", en: "No plan has been made for this view yet."),
            remedy: Phrase(
                fr: "Faites-en un : releve plan --mission \(name) --deadline AAAA-MM-JJ",
                en: "Make one: releve plan --mission \(name) --deadline YYYY-MM-DD"))
    }
}
