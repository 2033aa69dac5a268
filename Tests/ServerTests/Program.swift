import Foundation

/// A program at the door: it asks with a token and reads JSON.
struct Program: Sendable {
    let client: Client
    let token: String

    func get(_ target: String) async throws -> Client.Answer {
        try await client.send("GET", target, ["Authorization": "Bearer \(token)"])
    }

    func post(_ target: String, _ body: String, type: String = "application/json") async throws -> Client.Answer {
        try await client.send(
            "POST", target, ["Authorization": "Bearer \(token)", "Content-Type": type], body: body)
    }
}

extension Client.Answer {
    /// The body, where it is a JSON object.
    var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body.utf8))) as? [String: Any] ?? [:]
    }

    /// The word for programs of a problem.
    var code: String? { object["code"] as? String }
}
