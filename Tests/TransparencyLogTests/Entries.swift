import Crypto
import SeededSupport
import TransparencyLog

/// Entries as a mission's log holds them.
enum Entries {
    static func id(_ number: Int) -> LogID {
        guard let id = LogID(high: UInt64(number) << 16 | 0x7000, low: 0x8000_0000_0000_0000 | UInt64(number)) else {
            preconditionFailure("an identifier of version 7")
        }
        return id
    }

    static func random(seq: Int, using generator: inout SeededGenerator) -> LogEntry {
        let actors: [LogActor] = [
            .person(id(.random(in: 0..<9, using: &generator))), .token(id(3)), .device(id(4)), .system(.server),
            .unknown,
        ]
        func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &generator)] }
        let kind = pick(LogObjectKind.allCases)
        let digest = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return LogEntry(
            seq: seq,
            event: LogEvent(
                microseconds: 1_688_083_200_000_000 + Int64(seq) * 1_000_000, actor: pick(actors),
                action: pick(LogAction.allCases),
                object: pick([LogObject(kind), LogObject(kind, id(.random(in: 0..<99, using: &generator)))]),
                outcome: pick(LogOutcome.allCases), reason: pick(LogReason.allCases),
                compartment: pick([nil, id(1)]), under: pick([nil, id(2)]),
                commitment: pick([nil, Commitment(digest: digest, salt: digest.reversed())])))
    }

    static func log(_ count: Int, seed: UInt64) -> [LogRecord] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { seq in
            let bytes = random(seq: seq, using: &generator).bytes
            return LogRecord(seq: seq, entry: bytes, leafHash: MerkleHash.leaf(bytes).bytes)
        }
    }

    static func checkpoint(_ records: some Sequence<LogRecord>, name: String = "kept") throws -> KeptCheckpoint {
        var frontier = Frontier()
        for record in records { frontier.append(.leaf(record.entry)) }
        return KeptCheckpoint(
            try Checkpoint(origin: "test.example/log", size: frontier.size, root: frontier.root), name: name)
    }

    static func verdict(_ records: [LogRecord], _ checkpoints: [KeptCheckpoint], head: Frontier? = nil) -> LogVerdict {
        var verifier = LogVerifier(checkpoints: checkpoints)
        for record in records { verifier.add(record) }
        return verifier.finish(head: head)
    }

    /// The same entries with the stored hashes made to fit, as an insider would.
    static func madeToFit(_ records: [LogRecord]) -> [LogRecord] {
        records.map { LogRecord(seq: $0.seq, entry: $0.entry, leafHash: MerkleHash.leaf($0.entry).bytes) }
    }
}
