/// Reads a log from its first entry to its last and holds it against checkpoints kept elsewhere. It keeps O(log n)
/// hashes, whatever the length.
///
/// What can be told: one entry, where its content and the hash stored beside it disagree, or its own number and its
/// place; else, where someone made every stored hash fit, the entries between two checkpoints. What no
/// checkpoint covers can be cut off or rewritten without a trace.
public struct LogVerifier: Sendable {
    private let checkpoints: [KeptCheckpoint]
    private var next = 0
    private var frontier = Frontier()
    private var faults: [LogFault] = []
    private var confirmed: [String] = []
    private var protectedSize = 0
    /// Whether entries are missing or out of order, so that no later root can be told.
    private var isBroken = false
    /// Whether a checkpoint did not hold: every later one differs too, and says nothing new.
    private var hasDiffered = false
    private var lastSeq = -1
    private var completed: [(Subtree, MerkleHash)] = []

    /// More faults than these are of no use to anyone.
    private static let mostFaults = 100

    /// - Parameter checkpoints: Verified ones of this log, in any order.
    public init(checkpoints: [KeptCheckpoint] = []) {
        self.checkpoints = checkpoints.sorted { $0.checkpoint.size < $1.checkpoint.size }
        for (one, other) in zip(self.checkpoints, self.checkpoints.dropFirst())
        where one.checkpoint.size == other.checkpoint.size && one.checkpoint.root != other.checkpoint.root {
            note(.forked(size: one.checkpoint.size, one.name, other.name))
        }
        confirmRoots()
    }

    /// How many entries were read.
    public var size: Int { frontier.size }

    /// Takes the next entry.
    public mutating func add(_ record: LogRecord) {
        if record.seq <= lastSeq {
            note(.entryOutOfOrder(seq: record.seq, after: lastSeq))
            isBroken = true
            return
        }
        if record.seq > lastSeq + 1 {
            note(.entriesMissing(lastSeq + 1..<record.seq))
            isBroken = true
        }
        lastSeq = record.seq
        frontier.append(leaf(of: record)) { subtree, hash in
            if subtree.level % 8 == 0 { completed.append((subtree, hash)) }
        }
        confirmRoots()
    }

    /// The subtrees of 256, 65 536 … entries completed since the last call, for the store to hold against its own.
    public mutating func takeCompleted() -> [(subtree: Subtree, hash: MerkleHash)] {
        defer { completed = [] }
        return isBroken ? [] : completed.map { (subtree: $0.0, hash: $0.1) }
    }

    /// Notes something the store found by itself.
    public mutating func note(_ fault: LogFault) {
        if faults.count < Self.mostFaults { faults.append(fault) }
    }

    /// Ends the reading.
    /// - Parameter head: The store's own record of the tree, if it keeps one.
    public mutating func finish(head: Frontier? = nil) -> LogVerdict {
        for kept in checkpoints[next...] where !isBroken && kept.checkpoint.size > frontier.size {
            note(.cutOff(frontier.size..<kept.checkpoint.size, checkpoint: kept.name))
        }
        if let head, head != frontier, !isBroken {
            note(.headDiffers(size: head.size, found: frontier.size))
        }
        return LogVerdict(
            size: frontier.size, root: frontier.root, faults: faults, confirmed: confirmed,
            protectedSize: protectedSize)
    }

    /// The hash that goes into the tree: the stored one where the content is at fault, so that the next checkpoint
    /// still tells whether anything else was touched.
    private mutating func leaf(of record: LogRecord) -> MerkleHash {
        let found = MerkleHash.leaf(record.entry)
        let stored = record.leafHash.map { MerkleHash($0) }
        // A stored hash that is not one counts as changed, too.
        if let stored, stored != found {
            note(.entryChanged(seq: record.seq))
            return stored ?? found
        }
        do {
            let entry = try LogEntry(bytes: record.entry)
            if entry.seq != record.seq { note(.entryMisplaced(seq: record.seq, says: entry.seq)) }
        } catch {
            if case .entryMalformed(let flaw) = error { note(.entryMalformed(seq: record.seq, flaw)) }
        }
        return found
    }

    private mutating func confirmRoots() {
        while !isBroken, next < checkpoints.count, checkpoints[next].checkpoint.size == frontier.size {
            let kept = checkpoints[next]
            next += 1
            if kept.checkpoint.root == frontier.root {
                confirmed.append(kept.name)
                protectedSize = frontier.size
            } else if !hasDiffered, protectedSize < frontier.size || frontier.size == 0 {
                // Two that disagree on the same size were noted as such.
                hasDiffered = true
                note(.rootDiffers(size: frontier.size, since: protectedSize, checkpoint: kept.name))
            }
        }
    }
}
