import Foundation
import FoundationNetworking
import Workflows

/// Carries calls to gateways. It follows no redirect, keeps no cookie and no cache, and gives up after half a minute.
final class GatewayLink: NSObject, URLSessionTaskDelegate, Sendable {
    private static let longest: TimeInterval = 30

    /// Makes one call.
    func carry(_ request: SendMessages.Request) async throws -> SendMessages.Answer {
        guard let url = URL(string: request.address) else { throw URLError(.badURL) }
        var call = URLRequest(url: url, cachePolicy: .reloadIgnoringLocalCacheData, timeoutInterval: Self.longest)
        call.httpMethod = request.isPost ? "POST" : "GET"
        for header in request.headers { call.setValue(header.value, forHTTPHeaderField: header.name) }
        if request.isPost { call.httpBody = Data(request.body) }
        let session = URLSession(
            configuration: .bare(patience: Self.longest, longest: Self.longest), delegate: self, delegateQueue: nil)
        defer { session.finishTasksAndInvalidate() }
        let ready = call
        return try await withCheckedThrowingContinuation { continuation in
            session.dataTask(with: ready) { data, response, error in
                if let response = response as? HTTPURLResponse {
                    continuation.resume(
                        returning: SendMessages.Answer(
                            status: response.statusCode, body: Array((data ?? Data()).prefix(100_000))))
                } else {
                    continuation.resume(throwing: error ?? URLError(.badServerResponse))
                }
            }.resume()
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        // A gateway that moves is moved in its settings, by a person.
        completionHandler(nil)
    }
}
