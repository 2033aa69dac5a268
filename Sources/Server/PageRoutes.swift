import Access
import Foundation
import Hummingbird
import Pages
import Protection
import Sealing
import Store
import Workflows

/// The addresses of the pages: each decodes its request, asks for a view, and renders.
struct PageRoutes {
    let views: ViewCache

    func add(to router: Router<Visit>) {
        router.get("/") { request, visit in
            let language = PageRequest.language(of: request)
            // Whoever has no picture begins at the first page that is theirs.
            if let door = visit.visitor.doors.first, door != .situation {
                return Response.redirect(
                    to: door.path + (language == .french ? "" : "?lang=\(language.rawValue)"), type: .normal)
            }
            return Response.redirect(to: PageView(language: language).link(.situation), type: .normal)
        }
        router.get("/assets/{name}") { _, visit in try asset(visit) }
        router.get("/situation") { request, visit in
            let (request, view) = try await seen(.situation, request, visit)
            return Response(
                page: view.page("situation|\(request.view)|\(request.doors)") {
                    Presenter(view: view, request: request).situation().render()
                })
        }
        router.get("/benchmarks") { request, visit in
            let (request, view) = try await seen(.benchmarks, request, visit)
            return Response(
                page: view.page("benchmarks|\(request.view)|\(request.doors)") {
                    Presenter(view: view, request: request).benchmarks().render()
                })
        }
        router.get("/benchmarks/{scheme}/{code}/{benchmark}") { request, visit in
            try await cell(request, visit)
        }
        router.get("/areas/{scheme}/{code}") { request, visit in try await area(request, visit) }
        router.get("/plan") { request, visit in try await plan(request, visit) }
    }

    private func asset(_ visit: Visit) throws -> Response {
        let name = try visit.parameters.require("name")
        if let script = Self.plainScript(name) { return script }
        guard let asset = PageAsset.named(name) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: asset.contentType, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    /// The scripts of sealing and of the field form import one another by their plain names, so they are asked for anew each
    /// time.
    private static func plainScript(_ name: String) -> Response? {
        let scripts = ["seal.js": SealingScripts.seal, "open.js": SealingScripts.open]
        guard let text = scripts[name] ?? FieldPage.scripts[name] else { return nil }
        return Response(
            status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func cell(_ request: Request, _ visit: Visit) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        let benchmark = try visit.parameters.require("benchmark")
        let ref = try reference(visit)
        let (request, view) = try await seen(.cell, request, visit)
        guard let assessment = view.assessed.assessment(of: benchmark, in: ref) else { throw HTTPError(.notFound) }
        let list = try await EventPages(store: views.store, knowledge: view.knowledge)
            .list(assessment.incidents, after: after)
        return Response(page: Presenter(view: view, request: request).cell(assessment, list: list).render())
    }

    private func area(_ request: Request, _ visit: Visit) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        let ref = try reference(visit)
        let (request, view) = try await seen(.area, request, visit)
        guard let area = view.knowledge.pictureAreas.first(where: { $0.ref == ref }) else {
            throw HTTPError(.notFound)
        }
        let presenter = Presenter(view: view, request: request)
        let numbers = view.knowledge.picture.incidents(in: .area(ref), months: presenter.period)
        let list = try await EventPages(store: views.store, knowledge: view.knowledge).list(numbers, after: after)
        return Response(page: presenter.area(area, list: list).render())
    }

    /// What this visitor may see of a page, drawn: a view of the areas within reach, and of nothing else.
    func seen(_ route: Access.Route, _ request: Request, _ visit: Visit) async throws -> (PageRequest, View) {
        let reach = try visit.visitor.areas(in: route, .aggregate)
        let asked = try PageRequest(request, doors: visit.visitor.doors)
        return (asked, try await views.view(at: asked.at, knownAt: asked.knownAt, within: reach))
    }

    private func reference(_ visit: Visit) throws -> AreaRef {
        AreaRef(
            scheme: try visit.parameters.require("scheme").removingPercentEncoding ?? "",
            code: try visit.parameters.require("code").removingPercentEncoding ?? "")
    }
}
