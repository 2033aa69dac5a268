import Collection
import HTTPTypes
import Hummingbird
import NIOCore
import Protection
import Workflows

/// What form clients are answered: OpenRosa documents, and the version header on every one.
enum ODKAnswer {
    static let version = HTTPField.Name("X-OpenRosa-Version")
    static let longest = HTTPField.Name("X-OpenRosa-Accept-Content-Length")

    /// A document.
    static func document(_ bytes: [UInt8], status: HTTPResponse.Status = .ok) -> Response {
        answer(status, bytes, type: OpenRosa.contentType)
    }

    /// A file, byte for byte.
    static func file(_ bytes: [UInt8], type: String) -> Response {
        answer(.ok, bytes, type: type)
    }

    /// What the app shows its user.
    static func said(_ phrase: Phrase, _ language: Language, status: HTTPResponse.Status) -> Response {
        document(OpenRosa.response(phrase[language]), status: status)
    }

    /// No body: what a client asks before it sends.
    static func ready(longest post: Int) -> Response {
        var response = Response(status: .noContent, headers: headers)
        if let longest { response.headers[longest] = String(post) }
        return response
    }

    /// A failure, in the words of the sender's language.
    static func refused(_ error: any Error, _ language: Language) -> Response {
        if let refusal = error as? MultipartRefusal {
            let status: HTTPResponse.Status = refusal.isTooLarge ? .contentTooLarge : .badRequest
            return said(Phrase(fr: refusal.french, en: refusal.english), language, status: status)
        }
        if let refusal = error as? SubmissionRefusal {
            return said(Phrase(fr: refusal.french, en: refusal.english), language, status: .badRequest)
        }
        let problem = ProblemDetails(error)
        // A phone keeps its report on 503 and sends it again; on 500 people give up.
        let status = problem.status.kind == .serverError ? HTTPResponse.Status.serviceUnavailable : problem.status
        let words = status == problem.status ? Refusal(error) : Refusal.intakeBusy
        let shown = (error as? DoorRefusal)?.refusal ?? words
        var response = said(
            Phrase(fr: shown.sentence(in: .french), en: shown.sentence(in: .english)), language, status: status)
        response.headers[.retryAfter] = problem.retryAfter ?? (status == .serviceUnavailable ? "30" : nil)
        return response
    }

    private static var headers: HTTPFields {
        var headers: HTTPFields = [.cacheControl: "no-store"]
        if let version { headers[version] = OpenRosa.versionHeader.value }
        return headers
    }

    private static func answer(_ status: HTTPResponse.Status, _ bytes: [UInt8], type: String) -> Response {
        var response = Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        response.headers[.contentType] = type
        return response
    }
}
