import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Protection

/// The one place where a failure becomes an answer: a page for people, problem details for programs.
struct ProblemMiddleware: RouterMiddleware {
    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = ProblemDetails(error)
            if problem.status.kind == .serverError { Self.log(error, problem, of: context) }
            // Form clients read nothing but OpenRosa.
            let answer =
                request.uri.path.hasPrefix("/odk/")
                ? ODKAnswer.refused(error, ODKRoutes.language(of: request))
                : try Self.answer(problem, to: request, number: context.number)
            return request.method == .head ? answer.createHeadResponse() : answer
        }
    }

    /// Its type says where to look; its words may hold what was sent.
    static func log(_ error: any Error, _ problem: ProblemDetails, of visit: Visit) {
        visit.logger.error(
            "failed",
            metadata: [
                "request": .string(visit.number), "route": .string(visit.endpointPath ?? "none"),
                "code": .string(problem.code), "type": .string("\(type(of: error))"),
            ])
    }

    private static func answer(
        _ problem: ProblemDetails, to request: Request, number: String
    ) throws -> Response {
        if problem.asksToSignIn, request.method == .get || request.method == .head, !wantsJSON(request) {
            return Response.redirect(to: "/sign-in?next=" + Self.escaped(request.uri.string), type: .normal)
        }
        let language = PageRequest.language(of: request)
        guard wantsJSON(request) else {
            var page = Response(page: problem.page(in: language), status: problem.status)
            page.headers[.retryAfter] = problem.retryAfter
            page.headers[.allow] = problem.allow
            return page
        }
        var response = Response(
            status: problem.status,
            headers: [
                .contentType: "application/problem+json", .contentLanguage: language.rawValue,
                .cacheControl: "no-store",
            ],
            body: ResponseBody(byteBuffer: try problem.json(in: language, request: number)))
        response.headers[.retryAfter] = problem.retryAfter
        response.headers[.allow] = problem.allow
        return response
    }

    /// An address as a value in another.
    private static func escaped(_ address: String) -> String {
        address.addingPercentEncoding(withAllowedCharacters: .alphanumerics.union(CharacterSet(charactersIn: "/-._~")))
            ?? "/"
    }

    /// Programs: whatever calls the API, or says that it reads JSON and no pages.
    private static func wantsJSON(_ request: Request) -> Bool {
        if request.uri.path.hasPrefix("/api/") { return true }
        guard let accepted = request.headers[.accept] else { return false }
        return accepted.contains("json") && !accepted.contains("text/html")
    }
}

extension Response {
    /// A page of markup. It is never kept by caches: what it shows depends on who asks and when.
    init(page: HTML, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: page.text)))
    }
}
