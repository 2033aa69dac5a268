import Database
import Foundation
import Server
import Store
import TestSupport
import Testing

/// Limits in time are made short here, so that a test waits a moment and not minutes.
@Suite("Clients that take their time")
struct SlowClientTests {
    /// Each test has a server of its own: one of them fills every place there is.
    /// - Parameter shorten: What the test is about is made short; whatever else is asked has all the time there is.
    private static func port(_ shorten: (inout Patience) -> Void = { _ in }) async throws -> Int {
        let folder = try TemporaryFolder()
        let store = try await Store.create(at: StoreLocation(folder.path + "/store"), now: .now)
        var options = ReleveServer.Options()
        options.patience.head = .seconds(600)
        options.patience.next = .seconds(600)
        options.patience.body = .seconds(600)
        options.patience.tick = .milliseconds(50)
        shorten(&options.patience)
        options.connections = 40
        return try await Demonstration.start(store, at: .host("127.0.0.1", port: 0), options: options) ?? 0
    }

    /// In a thread of its own, so that waiting keeps no task from its turn.
    private func apart<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: body)) }
        }
    }

    @Test(
        "Whoever does not finish asking is shown out",
        arguments: ["", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n", "GET /healthz HTTP/1.1\r\nHost: loc"])
    func head(start: String) async throws {
        let port = try await Self.port { $0.head = .milliseconds(300) }
        let rest = try await apart {
            let wire = try Wire(port: port)
            wire.write(start)
            return wire.rest()
        }
        #expect(rest.isClosed && !rest.text.contains("200 OK"))
    }

    @Test("A head that comes letter by letter is not waited for")
    func trickle() async throws {
        let port = try await Self.port { $0.head = .milliseconds(300) }
        let closed = try await apart {
            let wire = try Wire(port: port)
            wire.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n")
            for number in 0..<400 {
                guard wire.write("X-\(number): a\r\n") else { return true }
                Thread.sleep(forTimeInterval: 0.02)
            }
            return wire.rest().isClosed
        }
        #expect(closed)
    }

    @Test("A body that was announced and does not come is not waited for")
    func body() async throws {
        let port = try await Self.port { $0.body = .milliseconds(300) }
        let rest = try await apart {
            let wire = try Wire(port: port)
            wire.write(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: 60000\r\n\r\nname=a")
            return wire.rest()
        }
        #expect(rest.isClosed && !rest.text.contains("200 OK"))
    }

    @Test("A connection that is kept open after its answer is given up after a while, and not before")
    func idle() async throws {
        let asked = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
        let short = try await Self.port { $0.next = .milliseconds(300) }
        let once = try await apart {
            let wire = try Wire(port: short)
            wire.write(asked + "\r\n")
            return wire.rest()
        }
        #expect(once.isClosed && once.text.components(separatedBy: "200 OK").count == 2)
        let long = try await Self.port()
        let twice = try await apart {
            let wire = try Wire(port: long)
            wire.write(asked + "\r\n")
            wire.write(asked + "Connection: close\r\n\r\n")
            return wire.rest()
        }
        #expect(twice.isClosed && twice.text.components(separatedBy: "200 OK").count == 3)
    }

    @Test("asvs_V15_2_2: however many hold a connection, someone who asks is answered")
    func crowd() async throws {
        let port = try await Self.port()
        let answered = try await apart {
            // More than the server takes at once; each is shown out by the next ones.
            let crowd = try (0..<120).map { number in
                let wire = try Wire(port: port, from: number % 2 == 0 ? "127.0.0.2" : "127.0.0.3")
                wire.write("GET /situation HTTP/1.1\r\n")
                return wire
            }
            let wire = try Wire(port: port)
            wire.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let text = wire.rest().text
            return withExtendedLifetime(crowd) { text }
        }
        #expect(answered.hasPrefix("HTTP/1.1 200 OK"))
    }

    @Test("A head larger than any of ours is refused")
    func largeHead() async throws {
        let port = try await Self.port()
        let rest = try await apart {
            let wire = try Wire(port: port)
            wire.write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n")
            for number in 0..<40 { wire.write("X-\(number): \(String(repeating: "a", count: 1_000))\r\n") }
            wire.write("\r\n")
            return wire.rest()
        }
        #expect(rest.isClosed && !rest.text.contains("200 OK"))
    }
}
