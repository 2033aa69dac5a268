public import Database
private import Store
public import TransparencyLog

/// Reads the whole log and says what is wrong with it.
public struct VerifyLog: Sendable {
    private let database: any Database

    public init(_ database: any Database) {
        self.database = database
    }

    /// A file kept elsewhere, as it was read.
    public struct KeptFile: Sendable {
        public let name: String
        public let note: String

        public init(name: String, note: String) {
            self.name = name
            self.note = note
        }
    }

    /// - Parameters:
    ///   - files: Signed checkpoints, kept where the server cannot reach. Without any, only changes that were not made
    ///     to fit are found.
    ///   - verifier: The log's public key, from the same safe place.
    ///   - progress: Called with the number of entries read.
    /// - Throws: `LogError` for a file that is not a checkpoint of this log, signed by this key.
    public func callAsFunction(
        against files: [KeptFile] = [], by verifier: NoteVerifier? = nil,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> LogVerdict {
        var kept: [KeptCheckpoint] = []
        if let verifier {
            for file in files {
                kept.append(KeptCheckpoint(try Checkpoint(note: file.note, by: verifier), name: file.name))
            }
        }
        return try await LogAudit.verify(
            database, against: kept, shouldStop: { Task.isCancelled }, progress: progress)
    }
}
