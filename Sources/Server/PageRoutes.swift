import Foundation
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// The addresses of the pages: each decodes its request, asks for a view, and renders.
struct PageRoutes {
    let views: ViewCache

    func add(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in
            Response.redirect(to: PageView(language: PageRequest.language(of: request)).link(.situation), type: .normal)
        }
        router.get("/assets/{name}") { _, context in try asset(context) }
        router.get("/situation") { request, _ in
            let request = try PageRequest(request)
            let view = try await views.view(at: request.at, knownAt: request.knownAt)
            return Response(
                page: view.page("situation|\(request.view)") {
                    Presenter(view: view, request: request).situation().render()
                })
        }
        router.get("/benchmarks") { request, _ in
            let request = try PageRequest(request)
            let view = try await views.view(at: request.at, knownAt: request.knownAt)
            return Response(
                page: view.page("benchmarks|\(request.view)") {
                    Presenter(view: view, request: request).benchmarks().render()
                })
        }
        router.get("/benchmarks/{scheme}/{code}/{benchmark}") { request, context in
            try await cell(request, context)
        }
        router.get("/areas/{scheme}/{code}") { request, context in try await area(request, context) }
        router.get("/plan") { request, _ in try await plan(request) }
    }

    private func asset(_ context: BasicRequestContext) throws -> Response {
        guard let asset = PageAsset.named(try context.parameters.require("name")) else { throw HTTPError(.notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: asset.contentType, .cacheControl: "public, max-age=31536000, immutable"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    private func cell(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        let benchmark = try context.parameters.require("benchmark")
        let ref = try reference(context)
        let request = try PageRequest(request)
        let view = try await views.view(at: request.at, knownAt: request.knownAt)
        guard let assessment = view.assessed.assessment(of: benchmark, in: ref) else { throw HTTPError(.notFound) }
        let list = try await EventPages(store: views.store, knowledge: view.knowledge)
            .list(assessment.incidents, after: after)
        return Response(page: Presenter(view: view, request: request).cell(assessment, list: list).render())
    }

    private func area(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let after = request.uri.queryParameters["after"].map(String.init)
        let ref = try reference(context)
        let request = try PageRequest(request)
        let view = try await views.view(at: request.at, knownAt: request.knownAt)
        guard let area = view.knowledge.pictureAreas.first(where: { $0.ref == ref }) else {
            throw HTTPError(.notFound)
        }
        let presenter = Presenter(view: view, request: request)
        let numbers = view.knowledge.picture.incidents(in: .area(ref), months: presenter.period)
        let list = try await EventPages(store: views.store, knowledge: view.knowledge).list(numbers, after: after)
        return Response(page: presenter.area(area, list: list).render())
    }

    private func reference(_ context: BasicRequestContext) throws -> AreaRef {
        AreaRef(
            scheme: try context.parameters.require("scheme").removingPercentEncoding ?? "",
            code: try context.parameters.require("code").removingPercentEncoding ?? "")
    }
}
