import Foundation
import FoundationNetworking
import Server
import Database
import Workflows

/// One file of a Kobo server, asked for once: no redirect is followed, no cookie is kept, and what is too large ends early.
final class KoboDownload: NSObject, URLSessionDataDelegate, Sendable {
    private let address: String
    private let token: String?
    private let held = Guarded<[UInt8]>([])
    private let answers: AsyncStream<FetchKoboFiles.Answer>
    private let continuation: AsyncStream<FetchKoboFiles.Answer>.Continuation

    /// - Parameter token: Sent as Kobo takes it; nil for hosts that get none.
    init(_ address: String, token: String?) {
        self.address = address
        self.token = token
        (answers, continuation) = AsyncStream.makeStream()
    }

    func run() async -> FetchKoboFiles.Answer {
        guard let url = URL(string: address) else { return .unreachable }
        var request = URLRequest(url: url, timeoutInterval: 30)
        if let token { request.setValue("Token " + token, forHTTPHeaderField: "Authorization") }
        let session = URLSession(
            configuration: .bare(patience: 30, longest: 600), delegate: self, delegateQueue: nil)
        session.dataTask(with: request).resume()
        defer { session.invalidateAndCancel() }
        for await answer in answers { return answer }
        return .unreachable
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        // In this order: a request cancelled while this answer is waited for ends the program.
        completionHandler(nil)
        settle(request.url.map { .moved(to: $0.absoluteString) } ?? .unreachable)
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        if status != 200 { settle(.refused(status: status)) }
        if response.expectedContentLength > Int64(FetchKoboFiles.largest) { settle(.tooLarge) }
        completionHandler(status == 200 ? .allow : .cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = held.withLock { held in
            held += data
            return held.count > FetchKoboFiles.largest
        }
        if isTooLarge { settle(.tooLarge) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        settle(error == nil ? .file(held.withLock { $0 }) : .unreachable)
    }

    /// The first word holds.
    private func settle(_ answer: FetchKoboFiles.Answer) {
        continuation.yield(answer)
        continuation.finish()
    }
}
