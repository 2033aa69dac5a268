import SeededSupport
import SignIn
import Testing

@Suite("Recovery codes")
struct RecoveryCodesTests {
    private func make(_ seed: UInt64 = 7) -> (kept: RecoveryCodes, shown: [String]) {
        var generator = SeededGenerator(seed: seed)
        return RecoveryCodes.make(using: &generator)
    }

    @Test("Ten codes, each of them once")
    func asvs_V6_5_1_singleUse() throws {
        var (kept, shown) = make()
        #expect(shown.count == 10 && kept.left == 10)
        for (number, code) in shown.enumerated() {
            let rest = try kept.spending(code)
            #expect(rest.left == 9 - number)
            #expect(throws: CodeError.wrong) { try rest.spending(code) }
            // A server that starts again reads the digests that are left.
            kept = RecoveryCodes(digests: rest.digests)
        }
        #expect(throws: CodeError.wrong) { try kept.spending(shown[0]) }
    }

    @Test("A code has 120 random bits, so one fast hash keeps it; the text itself is not kept")
    func asvs_V6_5_2_entropyAndDigest() {
        let (kept, shown) = make()
        for code in shown { #expect(code.filter { $0 != "-" }.count * 5 == 120) }
        #expect(Set(shown).count == 10)
        #expect(kept.digests.allSatisfy { $0.count == 32 })
        // Every bit moves: among many codes each place shows every character.
        var many: [[Character]] = []
        for seed in 0..<200 as Range<UInt64> {
            for code in make(seed).shown { many.append(Array(code.filter { $0 != "-" })) }
        }
        for place in 0..<24 { #expect(Set(many.map { $0[place] }).count == 32) }
    }

    @Test("Small letters, blanks, missing dashes, and O for 0 or L for 1 are read as meant")
    func readFromPaper() throws {
        for seed in 0..<20 as Range<UInt64> {
            let (kept, shown) = make(seed)
            let typed = shown[3].lowercased().replacing("-", with: " ").replacing("0", with: "o").replacing(
                "1", with: "l")
            #expect(try kept.spending(" \(typed) ").left == 9)
        }
    }

    @Test(
        "Text that is no code is refused",
        arguments: [
            "", "----", "7XKM-4QPD", "🔑", String(repeating: "A", count: 100_000), "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU",
        ])
    func notCodes(text: String) {
        #expect(throws: CodeError.notACode) { try make().kept.spending(text) }
    }

    @Test("Another set's code is wrong")
    func otherSets() {
        #expect(throws: CodeError.wrong) { try make(1).kept.spending(make(2).shown[0]) }
    }
}
