import Access
import Foundation
import Testing

@Suite("How much an address takes")
struct BodyLimitTests {
    private func port() async throws -> Int {
        guard case .port(let port) = try await Demonstration.stranger().place else { throw POSIXError(.EINVAL) }
        return port
    }

    private func send(_ request: String) async throws -> String {
        let port = try await port()
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result {
                        let wire = try Wire(port: port)
                        wire.write(request)
                        return wire.rest().text
                    })
            }
        }
    }

    @Test(
        "asvs_V5_2_1: an announcement over the limit is refused before anything is read",
        arguments: ["/sign-in", "/sign-out", "/nothing", "/api/v1/accounts"])
    func announced(target: String) async throws {
        let answer = try await send(
            "POST \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 99999999\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 413 ") && answer.contains("\"too_large\""))
    }

    @Test("asvs_V5_2_1: what comes in pieces without an announcement is counted")
    func chunked() async throws {
        let piece = "4000\r\n" + String(repeating: "a", count: 0x4000) + "\r\n"
        let answer = try await send(
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: application/json\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
                + String(repeating: piece, count: 5) + "0\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 413 "))
    }

    @Test("Up to the limit it is read")
    func atTheLimit() async throws {
        let program = try await Demonstration.program(.admin)
        let padding = String(repeating: " ", count: (64 << 10) - 20)
        #expect(try await program.post("/api/v1/accounts", "{" + padding + "}").code == "value_refused")
        #expect(
            try await program.post("/api/v1/accounts", "{" + padding + String(repeating: " ", count: 40) + "}").status
                == 413)
    }

    @Test(
        "asvs_V4_2_1: a request whose end is told in two ways, or in none that can be read, is answered once and never taken",
        arguments: [
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", "Content-Length: +5\r\n\r\nhello",
            "Content-Length: 5, 6\r\n\r\nhello", "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 99999999999999999999999\r\n\r\n",
        ])
    func smuggled(rest: String) async throws {
        let answer = try await send(
            "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\n" + rest
                + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(answer.components(separatedBy: "HTTP/1.1 ").count <= 2, "\(answer)")
        #expect(!answer.contains("200 OK"), "\(answer)")
    }

    @Test("Nobody without the right to it has a large form read: the answer comes before the body")
    func unread() async throws {
        let announced = ["Content-Type": "multipart/form-data; boundary=b", "Content-Length": "900000"]
        let stranger = try await Demonstration.stranger()
        let monitor = try await stranger.entered(as: "monitor")
        for path in ["/admin/forms", "/admin/forms/x/media", "/undercount"] {
            #expect(try await stranger.send("POST", path, announced).status == 401, "\(path)")
            #expect(try await monitor.send("POST", path, announced).status == 404, "\(path)")
        }
    }
}
