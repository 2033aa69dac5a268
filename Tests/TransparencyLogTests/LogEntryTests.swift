import SeededSupport
import Testing
import TransparencyLog

@Suite("An entry of the log")
struct LogEntryTests {
    @Test("every entry survives its bytes, and no other bytes mean the same")
    func canonical() throws {
        var generator = SeededGenerator(seed: 11)
        var seen: Set<[UInt8]> = []
        for seq in 0..<2_000 {
            let entry = Entries.random(seq: seq, using: &generator)
            let bytes = entry.bytes
            #expect(bytes.count <= LogEntry.largestSize)
            #expect(try LogEntry(bytes: bytes) == entry)
            #expect(Array(bytes[LogEntry.actorBytes]) == LogEntry.key(of: entry.event.actor))
            #expect(Array(bytes[LogEntry.objectBytes]) == LogEntry.key(of: entry.event.object))
            seen.insert(bytes)
            var flipped = bytes
            flipped[Int.random(in: 0..<bytes.count, using: &generator)] ^=
                1 << UInt8.random(in: 0..<8, using: &generator)
            // Either refused, or another entry: never the same one.
            if let other = try? LogEntry(bytes: flipped) {
                #expect(other != entry)
                #expect(other.bytes == flipped)
            }
        }
        #expect(seen.count == 2_000)
    }

    @Test("all codes are different and have a word, so that an old log stays readable")
    func codes() {
        #expect(Set(LogAction.allCases.map(\.word)).count == LogAction.allCases.count)
        #expect(LogAction.identityRead.word == "identity_read")
        // These stand in logs for ever.
        #expect(LogAction.identityRead.rawValue == 161)
        #expect(LogAction.evidenceDestroyed.rawValue == 205)
        #expect(LogObjectKind.victim.rawValue == 20)
        #expect(LogReason.dangerToLife.rawValue == 4)
    }

    @Test("asvs_V16_2_5: text cannot stand in an entry: sixteen bytes of a name are not an identifier")
    func noText() {
        let names = ["Kouna-Bele-Toure", "informant 07 GAO", "+22370000000 Gao"]
        for name in names {
            let bytes = Array(name.utf8)
            #expect(bytes.count == 16)
            let halves = [bytes[..<8], bytes[8...]].map { $0.reduce(0 as UInt64) { $0 << 8 | UInt64($1) } }
            #expect(LogID(high: halves[0], low: halves[1]) == nil)
        }
        #expect(LogID("018c8f2e-7b1a-7c3d-9e4f-0123456789ab")?.description == "018c8f2e-7b1a-7c3d-9e4f-0123456789ab")
        for text in [
            "", "018c8f2e-7b1a-1c3d-9e4f-0123456789ab", "018c8f2e-7b1a-7c3d-1e4f-0123456789ab",
            "018c8f2e7b1a7c3d9e4f0123456789ab",
        ] {
            #expect(LogID(text) == nil)
        }
    }

    @Test("a commitment says nothing without its salt, and binds with it")
    func commitment() {
        let (digest, salt) = ([UInt8](repeating: 5, count: 32), [UInt8](repeating: 9, count: 32))
        let commitment = Commitment(digest: digest, salt: salt)
        #expect(commitment == Commitment(digest: digest, salt: salt))
        #expect(commitment != Commitment(digest: salt, salt: digest))
        #expect(commitment != Commitment(digest: digest, salt: digest))
        #expect(commitment.bytes != digest)
    }

    @Test("bytes that are not an entry are refused, whatever they are")
    func garbage() {
        var generator = SeededGenerator(seed: 12)
        for length in 0..<140 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(throws: LogError.self) { try LogEntry(bytes: bytes) }
        }
        let whole = Entries.random(seq: 1, using: &generator).bytes
        for length in 0..<whole.count {
            #expect(throws: LogError.self) { try LogEntry(bytes: Array(whole.prefix(length))) }
        }
        #expect(throws: LogError.self) { try LogEntry(bytes: whole + [0]) }
    }
}
