import Foundation
import TestSupport
import Testing

@Suite("What freed memory keeps", .timeLimit(.minutes(10)))
struct FreedMemoryTests {
    /// The program that is tested, beside the tests.
    private static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("releve")
    private static let withoutShelf = "glibc.malloc.tcache_count=0"

    private static func start(_ words: [String], _ environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = words
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// What a server's environment says once it answers, having been started with this one; and how it ended.
    private static func served(_ environment: [String: String]) async throws -> (said: [String], ended: Int32) {
        let folder = try TemporaryFolder()
        let store = folder.path + "/store"
        let made = try start(["init", "--store", store])
        made.waitUntilExit()
        try #require(made.terminationStatus == 0)
        let passphrase = folder.path + "/passphrase"
        #expect(
            FileManager.default.createFile(
                atPath: passphrase, contents: Data("six words only for this test".utf8),
                attributes: [.posixPermissions: 0o600]))
        let socket = folder.path + "/web"
        let server = try start(
            ["serve", "--store", store, "--listen", "unix:" + socket, "--passphrase-file", passphrase], environment)
        while server.isRunning, !FileManager.default.fileExists(atPath: socket) {
            try await Task.sleep(for: .milliseconds(100))
        }
        // The number Foundation started it under: the same process, whatever it has done to itself.
        let said = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(server.processIdentifier)/environ"))
            .split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
        #expect(try await Client(place: .socket(socket)).get("/healthz").status == 200)
        server.terminate()
        server.waitUntilExit()
        return (said, server.terminationReason == .exit ? server.terminationStatus : -1)
    }

    @Test(
        "A server starts itself again without glibc's shelf, under its number, and keeps what else its environment says",
        arguments: [
            ([:], withoutShelf), (["GLIBC_TUNABLES": ""], withoutShelf),
            (
                ["GLIBC_TUNABLES": "glibc.malloc.trim_threshold=131072:glibc.malloc.tcache_count=7", "KEPT": "a=b"],
                "glibc.malloc.trim_threshold=131072:" + withoutShelf
            ),
        ])
    func again(_ given: [String: String], _ expected: String) async throws {
        let server = try await Self.served(given)
        // The C library ends each setting where it stands when it has read it.
        #expect(server.said.filter { $0.contains("glibc.") }.joined(separator: ":") == "GLIBC_TUNABLES=" + expected)
        #expect(server.said.contains("KEPT=a=b") == (given["KEPT"] != nil))
        #expect(server.said.contains("RELEVE_STARTED_AGAIN=1"))
        // Signals reach it as they reached the first.
        #expect(server.ended == 0)
    }

    @Test(
        "It does so once at most, and not where its environment says so already",
        arguments: [["GLIBC_TUNABLES": withoutShelf], ["RELEVE_STARTED_AGAIN": "1"]])
    func once(_ given: [String: String]) async throws {
        let server = try await Self.served(given)
        #expect(server.said.sorted() == given.map { "\($0)=\($1)" }.sorted())
        #expect(server.ended == 0)
    }
}
