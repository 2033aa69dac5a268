import Foundation

/// A browser's manners and no more: one request over one connection, sent as written, so that a test can send what no
/// well-behaved client would.
struct Client: Sendable {
    /// Where the server listens.
    enum Place: Sendable {
        case port(Int)
        case socket(String)
    }

    /// What came back.
    struct Answer: Sendable {
        let status: Int
        /// Names in lower case; of several with one name the last.
        let headers: [String: String]
        let body: String

        /// The session it sets; nil where it sets none.
        var session: String? {
            guard let cookie = headers["set-cookie"], cookie.hasPrefix(Client.cookie + "=") else { return nil }
            let value = cookie.dropFirst(Client.cookie.count + 1).prefix { $0 != ";" }
            return value.isEmpty ? nil : String(value)
        }
    }

    let place: Place
    /// The session it holds; nil for nobody.
    var session: String?

    /// The cookie of a session.
    static let cookie = "__Host-releve"

    func get(_ target: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", target, headers)
    }

    /// Sends a form as it stands, with no token of its own.
    func post(
        _ target: String, _ form: [String: String] = [:], _ headers: [String: String] = [:]
    ) async throws -> Answer {
        let body = form.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        return try await send("POST", target, headers.merging(type) { own, _ in own }, body: body)
    }

    /// Sends a form as a page of this session would, with the session's token.
    func submit(
        _ target: String, _ form: [String: String] = [:], _ headers: [String: String] = [:]
    ) async throws -> Answer {
        try await post(target, form.merging(["token": try await formToken()]) { own, _ in own }, headers)
    }

    func send(
        _ method: String, _ target: String, _ headers: [String: String] = [:], body: String = ""
    ) async throws -> Answer {
        try await send(method, target, headers, bytes: Array(body.utf8))
    }

    /// Sends a file as the form of a page does: the small fields first, the file last.
    func upload(
        _ target: String, _ fields: [String: String], as field: String = "file", name: String, _ content: [UInt8]
    ) async throws -> Answer {
        let boundary = "releve-test-boundary"
        var body: [UInt8] = []
        let fields = fields.merging(["token": try await formToken()]) { own, _ in own }
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
        }
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\n\r\n".utf8
        body += content + Array("\r\n--\(boundary)--\r\n".utf8)
        return try await send(
            "POST", target, ["Content-Type": "multipart/form-data; boundary=\(boundary)"], bytes: body)
    }

    func send(
        _ method: String, _ target: String, _ headers: [String: String] = [:], bytes body: [UInt8]
    ) async throws -> Answer {
        var headers = headers
        if let session {
            let own = "\(Self.cookie)=\(session)"
            headers["Cookie"] = headers["Cookie"].map { own + "; " + $0 } ?? own
        }
        if !body.isEmpty { headers["Content-Length"] = String(body.count) }
        var request = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        for (name, value) in headers { request += "\(name): \(value)\r\n" }
        let bytes = Array((request + "\r\n").utf8) + body
        let place = place
        // A thread of its own: waiting in the pool of the tasks would keep the server under test from answering.
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Self.exchange(bytes, at: place) })
            }
        }
    }

    /// Someone of the demonstration, signed in with a click.
    /// - Parameter second: As the other holder of the role, of another unit.
    func entered(as role: String, second: Bool = false) async throws -> Client {
        let form = second ? ["role": role, "second": "1"] : ["role": role]
        let answer = try await Client(place: place).post("/sign-in/demo", form)
        guard answer.status == 303, let session = answer.session else { throw Failure(step: "enter", code: 0) }
        return Client(place: place, session: session)
    }

    /// What the forms of this session carry; empty where nobody is signed in.
    func formToken() async throws -> String {
        let parts = try await get("/account").body.components(separatedBy: "name=\"token\" value=\"")
        return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    private struct Failure: Error {
        let step: String
        let code: Int32
    }

    private static func exchange(_ request: [UInt8], at place: Place) throws -> Answer {
        let link = try connect(to: place)
        defer { close(link) }
        var sent = 0
        while sent < request.count {
            let count = request[sent...].withUnsafeBytes {
                Glibc.send(link, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(step: "send", code: errno) }
            sent += count
        }
        var answer: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(link, &part, part.count, 0)
            if count < 0 { throw Failure(step: "receive", code: errno) }
            if count == 0 { break }
            answer += part[..<count]
        }
        return try parse(answer)
    }

    private static func connect(to place: Place) throws -> Int32 {
        switch place {
        case .port(let port):
            let link = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(port).bigEndian
            address.sin_addr.s_addr = inet_addr("127.0.0.1")
            return try connect(link, &address)
        case .socket(let path):
            let link = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
            return try connect(link, &address)
        }
    }

    private static func connect<Address>(_ link: Int32, _ address: inout Address) throws -> Int32 {
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(link, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard result == 0 else {
            close(link)
            throw Failure(step: "connect", code: errno)
        }
        return link
    }

    private static func parse(_ bytes: [UInt8]) throws -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { throw Failure(step: "parse", code: 0) }
        var lines = text[..<end.lowerBound].components(separatedBy: "\r\n")
        let first = lines.removeFirst().split(separator: " ")
        guard first.count > 1, let status = Int(first[1]) else { throw Failure(step: "status", code: 0) }
        var headers: [String: String] = [:]
        for line in lines {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        return Answer(status: status, headers: headers, body: String(text[end.upperBound...]))
    }
}
