import Access
import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// Refuses more than an address takes: by its announcement, before anything is read, and by what comes in fact.
struct BodyLimits: RouterMiddleware {
    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let limit = Self.limit(of: request.method, context.endpointPath)
        if let announced = request.headers[.contentLength] {
            guard let length = Int(announced) else { throw DoorRefusal.malformed }
            guard length <= limit else { throw DoorRefusal.tooLarge(limit: limit) }
        }
        var request = request
        request.body = RequestBody(asyncSequence: Metered(body: request.body, limit: limit))
        return try await next(request, context)
    }

    /// What most addresses take: a form, or a few values.
    static let usual = 64 << 10

    /// The most bytes a route takes, by the address it is served under.
    static func limit(of method: HTTPRequest.Method, _ path: String?) -> Int {
        guard let path else { return usual }
        return larger["\(method.rawValue) \(path)"] ?? usual
    }

    private static let larger: [String: Int] = {
        var limits = [
            Route.odkSubmit.address: SubmissionInbox.largestPost,
            Route.fieldSend.address: FieldInbox.largestPost,
            Route.fieldPiece.address: TakePiece.largestPiece,
            Route.formChange.address: UploadBody.limit,
            Route.formChange.address + "/{form}/media": UploadBody.limit,
            Route.evidenceUpload.address: 512 << 20,
            Route.sourceWrite.address: UploadBody.limit,
            Route.undercountAsk.address: UndercountRoutes.largestTable + 65_536,
        ]
        for operation in APIOperation.all { limits[operation.route.address] = operation.body?.limit }
        return limits
    }()
}

/// A body that ends with a refusal where it goes beyond its limit.
private struct Metered: AsyncSequence, Sendable {
    let body: RequestBody
    let limit: Int

    struct AsyncIterator: AsyncIteratorProtocol {
        var rest: RequestBody.AsyncIterator
        var left: Int
        let limit: Int

        mutating func next() async throws -> ByteBuffer? {
            let piece: ByteBuffer?
            do {
                piece = try await rest.next()
            } catch let error as CancellationError {
                throw error
            } catch {
                // Whatever it was: what was announced did not come whole.
                throw DoorRefusal.broken
            }
            guard let piece else { return nil }
            left -= piece.readableBytes
            guard left >= 0 else { throw DoorRefusal.tooLarge(limit: limit) }
            return piece
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(rest: body.makeAsyncIterator(), left: limit, limit: limit)
    }
}
