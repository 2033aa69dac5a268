import HTTPTypes
import Hummingbird
import Logging
import Pages
import Protection
import Workflows

/// The one place where a failure becomes an answer: a page for people, problem details (RFC 9457) for programs.
struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            return page(.notFound(PageRequest.language(of: request)), status: .notFound)
        } catch let error as HTTPError {
            throw error
        } catch {
            let refusal = Refusal(error)
            let status: HTTPResponse.Status =
                switch refusal.kind {
                case .notFound: .notFound
                case .usage, .data: .badRequest
                case .store: .serviceUnavailable
                case .cancelled: .requestTimeout
                case .verification: .conflict
                }
            if status == .serviceUnavailable { context.logger.error("\(refusal.code)") }
            if refusal.kind == .notFound, refusal.remedy == nil { return page(.notFound(PageRequest.language(of: request)), status: status) }
            let problem = ProblemPage(
                language: PageRequest.language(of: request), message: refusal.message,
                remedy: refusal.remedy
                    ?? Phrase(fr: "Revenez en arrière et recommencez.", en: "Go back and try again."))
            return page(problem, status: status)
        }
    }

    private func page(_ problem: ProblemPage, status: HTTPResponse.Status) -> Response {
        Response(page: problem.render(), status: status)
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
