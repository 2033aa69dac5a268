import SeededSupport
import Testing
import TransparencyLog

@Suite("Verifying a log against checkpoints kept elsewhere")
struct LogVerifierTests {
    @Test("a log nobody touched is sound, and says how far it is vouched for")
    func sound() throws {
        let log = Entries.log(50, seed: 1)
        let kept = [
            try Entries.checkpoint(log.prefix(40), name: "forty"),
            try Entries.checkpoint(log.prefix(16), name: "sixteen"),
        ]
        let verdict = Entries.verdict(log, kept)
        #expect(verdict.isSound)
        #expect(verdict.confirmed == ["sixteen", "forty"])
        #expect(verdict.protectedSize == 40)
        #expect(verdict.unprotected == 10)
        #expect(Entries.verdict([], []).isSound)
    }

    /// How an insider goes about it.
    enum Attack: CaseIterable {
        case flipBit, swap, move, remove, duplicate, insert, cut, replace, renumber
    }

    /// - Returns: The altered log, or nil where the attack happened to change nothing.
    private func altered(
        _ log: [LogRecord], below end: Int, by attack: Attack, fits: Bool, using generator: inout SeededGenerator
    ) -> [LogRecord]? {
        var records = log
        let place = Int.random(in: 0..<end, using: &generator)
        let other = Int.random(in: 0..<end, using: &generator)
        switch attack {
        case .flipBit:
            var entry = records[place].entry
            entry[Int.random(in: 0..<entry.count, using: &generator)] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            records[place] = LogRecord(seq: place, entry: entry, leafHash: records[place].leafHash)
        case .swap: records.swapAt(place, other)
        case .move: records.insert(records.remove(at: place), at: other)
        case .remove: records.remove(at: place)
        case .duplicate: records.insert(records[place], at: other)
        case .insert:
            let entry = Entries.random(seq: place, using: &generator).bytes
            records.insert(LogRecord(seq: place, entry: entry, leafHash: MerkleHash.leaf(entry).bytes), at: place)
        case .cut: records = Array(records.prefix(place))
        case .replace:
            let entry = Entries.random(seq: place, using: &generator).bytes
            records[place] = LogRecord(seq: place, entry: entry, leafHash: records[place].leafHash)
        case .renumber:
            guard let entry = try? LogEntry(bytes: records[place].entry) else { return nil }
            records[place] = LogRecord(
                seq: place, entry: LogEntry(seq: other, event: entry.event).bytes, leafHash: records[place].leafHash)
        }
        if fits {
            // SeededGenerator, places and stored hashes all made to fit, as far as the bytes still are an entry.
            records = records.enumerated().map { seq, record in
                let entry =
                    (try? LogEntry(bytes: record.entry)).map { LogEntry(seq: seq, event: $0.event).bytes }
                    ?? record.entry
                return LogRecord(seq: seq, entry: entry, leafHash: MerkleHash.leaf(entry).bytes)
            }
        }
        return records == log ? nil : records
    }

    @Test(
        "asvs_V16_4_2: of 10 000 random changes, re-orderings and cuts below the last checkpoint kept elsewhere, all are found",
        arguments: [false, true])
    func allFound(_ madeToFit: Bool) throws {
        var generator = SeededGenerator(seed: madeToFit ? 21 : 22)
        let log = Entries.log(48, seed: 2)
        let kept = try [9, 32, 40].map { try Entries.checkpoint(log.prefix($0), name: "of \($0)") }
        var tried = 0
        while tried < 5_000 {
            let attack = try #require(Attack.allCases.randomElement(using: &generator))
            guard let records = altered(log, below: 40, by: attack, fits: madeToFit, using: &generator) else {
                continue
            }
            // A swap of entries that say the same, made to fit, changes nothing anyone could see.
            if records == log { continue }
            tried += 1
            let verdict = Entries.verdict(records, kept)
            #expect(!verdict.isSound, "\(attack)")
            #expect(verdict.faults.allSatisfy { $0.english.hasSuffix(".") && $0.french.hasSuffix(".") })
        }
    }

    @Test("the one entry is named where its stored hash was left, and the rest is still shown to hold")
    func named() throws {
        let log = Entries.log(48, seed: 3)
        let kept = try [16, 40].map { try Entries.checkpoint(log.prefix($0), name: "of \($0)") }
        var records = log
        records[20] = LogRecord(seq: 20, entry: log[21].entry, leafHash: log[20].leafHash)
        let verdict = Entries.verdict(records, kept)
        #expect(verdict.faults == [.entryChanged(seq: 20)])
        #expect(verdict.protectedSize == 40)
        #expect(verdict.faults[0].english.contains("Entry 20 was changed"))
        #expect(verdict.faults[0].french.contains("20"))
    }

    @Test("where every stored hash was made to fit, the entries between two checkpoints are named")
    func narrowed() throws {
        let log = Entries.log(48, seed: 4)
        let kept = try [16, 32, 40].map { try Entries.checkpoint(log.prefix($0), name: "of \($0)") }
        var records = log
        var generator = SeededGenerator(seed: 5)
        records[20] = LogRecord(seq: 20, entry: Entries.random(seq: 20, using: &generator).bytes, leafHash: nil)
        let verdict = Entries.verdict(Entries.madeToFit(records), kept)
        #expect(verdict.faults == [.rootDiffers(size: 32, since: 16, checkpoint: "of 32")])
        #expect(verdict.protectedSize == 16)
        #expect(verdict.faults[0].english.contains("Entries 16 to 31"))
    }

    @Test("what came after the last checkpoint kept elsewhere can be cut or rewritten unseen, and the verdict says so")
    func unprotectedTail() throws {
        let log = Entries.log(48, seed: 6)
        let kept = [try Entries.checkpoint(log.prefix(40))]
        let cut = Entries.verdict(Array(log.prefix(44)), kept)
        #expect(cut.isSound)
        #expect(cut.unprotected == 4)
        var generator = SeededGenerator(seed: 7)
        var rewritten = log
        rewritten[45] = LogRecord(seq: 45, entry: Entries.random(seq: 45, using: &generator).bytes, leafHash: nil)
        let verdict = Entries.verdict(Entries.madeToFit(rewritten), kept)
        #expect(verdict.isSound)
        #expect(verdict.unprotected == 8)
    }

    @Test("a cut below a checkpoint is told, with how many are gone")
    func cut() throws {
        let log = Entries.log(48, seed: 8)
        let verdict = Entries.verdict(Array(log.prefix(30)), [try Entries.checkpoint(log, name: "F")])
        #expect(verdict.faults == [.cutOff(30..<48, checkpoint: "F")])
        #expect(verdict.protectedSize == 0)
    }

    @Test("two checkpoints signed for one size with two roots are a forked log")
    func forked() throws {
        let (log, other) = (Entries.log(20, seed: 9), Entries.log(20, seed: 10))
        let kept = [try Entries.checkpoint(log, name: "A"), try Entries.checkpoint(other, name: "B")]
        #expect(Entries.verdict(log, kept).faults.contains(.forked(size: 20, "A", "B")))
        #expect(!Entries.verdict(log, kept.reversed()).isSound)
    }

    @Test("the store's own record of the tree must be that of its entries")
    func head() throws {
        let log = Entries.log(20, seed: 13)
        var frontier = Frontier()
        for record in log { frontier.append(.leaf(record.entry)) }
        #expect(Entries.verdict(log, [], head: frontier).isSound)
        #expect(
            Entries.verdict(Array(log.dropLast()), [], head: frontier).faults == [.headDiffers(size: 20, found: 19)])
    }

    @Test("however many faults, the first hundred are told")
    func many() {
        let records = Entries.log(300, seed: 14).map { LogRecord(seq: $0.seq, entry: [0], leafHash: $0.leafHash) }
        #expect(Entries.verdict(records, []).faults.count == 100)
    }
}
