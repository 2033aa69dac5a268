import Bytes
import Crypto
import Foundation
import FoundationNetworking
import Protection
import Store
import Workflows

/// Sends a notice to another program: ids and a time, signed, to an address that was checked, without following where it
/// leads and without reading what it answers.
struct WebhookSender: Sendable {
    let policy: WebhookPolicy
    /// How long a try may take, in seconds.
    static let patience: TimeInterval = 5

    func callAsFunction(_ message: SendNotices.Message) async -> SendNotices.Outcome {
        guard let secret = message.secret, let url = URL(string: message.target) else { return .refused }
        switch await policy.verdict(on: message.target) {
        case .refused: return .refused
        case .unknown: return .later
        case .allowed: break
        }
        let body = WebhookBody(message, sentAt: .now)
        var request = URLRequest(url: url, timeoutInterval: Self.patience)
        request.httpMethod = "POST"
        request.httpBody = Data(body.bytes)
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue(message.notice, forHTTPHeaderField: "Idempotency-Key")
        request.setValue(body.signature(secret: secret), forHTTPHeaderField: "Releve-Signature")
        return await WebhookCall(request).run()
    }
}

/// What a webhook says.
struct WebhookBody {
    let bytes: [UInt8]
    private let seconds: Int64

    init(_ message: SendNotices.Message, sentAt: Instant) {
        seconds = sentAt.microseconds / 1_000_000
        bytes = Array(
            """
            {"type":"alert","notice":"\(message.notice)","alert":"\(message.alert)","event":\(message.seq),\
            "at":"\(message.madeAt)"}
            """.utf8)
    }

    /// `t=SECONDS,v1=HEX`: HMAC-SHA-256 (RFC 2104) over `SECONDS.BODY`, so that an old notice cannot be sent again.
    func signature(secret: String) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(seconds).".utf8) + bytes, using: key)
        return "t=\(seconds),v1=" + code.hex
    }
}

/// One request. It ends with the status line: a redirect is not followed, and no body is read.
private final class WebhookCall: NSObject, URLSessionDataDelegate, Sendable {
    private let request: URLRequest
    private let outcomes: AsyncStream<SendNotices.Outcome>
    private let continuation: AsyncStream<SendNotices.Outcome>.Continuation

    init(_ request: URLRequest) {
        self.request = request
        (outcomes, continuation) = AsyncStream.makeStream()
    }

    func run() async -> SendNotices.Outcome {
        let session = URLSession(
            configuration: .bare(patience: WebhookSender.patience, longest: 2 * WebhookSender.patience),
            delegate: self, delegateQueue: nil)
        session.dataTask(with: request).resume()
        defer { session.invalidateAndCancel() }
        for await outcome in outcomes { return outcome }
        return .later
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // The redirect itself is the answer then, and settles this. Settling here would cancel the request while this
        // answer is waited for, which ends the program.
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        settle((200..<300).contains(status) ? .sent : status == 410 ? .refused : .later)
        completionHandler(.cancel)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        settle(.later)
    }

    /// The first word holds.
    private func settle(_ outcome: SendNotices.Outcome) {
        continuation.yield(outcome)
        continuation.finish()
    }
}
