public import Database
private import Store
public import TransparencyLog

/// Signs what the log is now, for keeping where the server cannot reach.
public struct CheckpointLog: Sendable {
    private let database: any Database
    private let signer: NoteSigner

    /// - Parameter signer: Its name is the log's name.
    public init(_ database: any Database, signer: NoteSigner) {
        self.database = database
        self.signer = signer
    }

    /// The checkpoint of all entries there are.
    /// - Parameter previous: The one signed before, if it is at hand: a log that does not go on from it is not signed.
    /// - Throws: `LogRefusal.notGrown`; `LogError.headMalformed` where the entries and the head disagree.
    public func callAsFunction(after previous: Checkpoint? = nil) async throws -> SignedCheckpoint {
        let signer = signer
        return try await database.read { transaction in
            guard let head = try LogTable.head(in: transaction) else { throw LogError.headMalformed }
            let tree = StoredTree(in: transaction)
            // The head is one row: it is signed only if the hashes beside the entries give the same.
            guard try tree.root(size: head.size) == head.root else { throw LogError.headMalformed }
            if let previous, previous.size > 0 {
                guard previous.size <= head.size else {
                    throw LogRefusal.notGrown(from: previous.size, to: head.size)
                }
                let proof = try ConsistencyProof(oldSize: previous.size, newSize: head.size, subtree: tree.hash)
                guard proof.verifies(oldRoot: previous.root, newRoot: head.root) else {
                    throw LogRefusal.notGrown(from: previous.size, to: head.size)
                }
            }
            let checkpoint = try Checkpoint(origin: signer.verifier.name, size: head.size, root: head.root)
            return SignedCheckpoint(checkpoint: checkpoint, note: try checkpoint.signed(by: signer).note)
        }
    }
}

/// A checkpoint and the note to keep.
public struct SignedCheckpoint: Sendable {
    public let checkpoint: Checkpoint
    /// The file's whole content.
    public let note: String
}

/// Why nothing is signed.
public enum LogRefusal: Error, Sendable, Hashable {
    /// The log is not a continuation of what was signed before.
    case notGrown(from: Int, to: Int)

    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .notGrown(let from, let to):
            "The log of \(to) entries does not go on from the checkpoint of \(from): nothing was signed. "
                + "Run `releve log verify` with that checkpoint."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .notGrown(let from, let to):
            "Le journal de \(to) entrées ne prolonge pas le point de contrôle de \(from) : rien n’a été signé. "
                + "Lancez `releve log verify` avec ce point de contrôle."
        }
    }
}
