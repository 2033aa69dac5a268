import TestSupport

/// A server with the people of the demonstration and nothing else, whose vault nobody has unlocked.
enum LockedServer {
    /// A custodian of it.
    static func client() async throws -> Client { try await running.value.entered(as: "custodian") }

    private static let running = Task {
        try await Demonstration.serve(try await Demonstration.people(in: TemporaryFolder()))
    }
}
