import Database
import Testing

@Suite("UUID version 7")
struct UUIDv7Tests {
    @Test("identifiers only grow, within a millisecond, past the counter's end and when the clock goes back")
    func monotonic() {
        let clock = Counter()
        let generator = UUIDv7Generator(
            milliseconds: { clock.next() }, random: { 0xFFFF_FFFF_FFFF_FFFF })
        let made = (0..<20_000).map { _ in generator.next() }
        #expect(zip(made, made.dropFirst()).allSatisfy { $0 < $1 })
        #expect(zip(made, made.dropFirst()).allSatisfy { $0.description < $1.description })
    }

    @Test("the text form is read back, and says version 7")
    func text() throws {
        // RFC 9562, appendix A.6.
        let published = try #require(UUIDv7("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"))
        #expect(published.milliseconds == 1_645_557_742_000)
        #expect(published.description == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
        let small = UUIDv7(milliseconds: 1, counter: 2, random: 3)
        #expect(small.description == "00000000-0001-7002-8000-000000000003")
        #expect(UUIDv7(small.description) == small)
    }

    @Test(
        "what is not a UUID of version 7 is refused",
        arguments: [
            "", "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-18c4-dc0c0c07398f",
            "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
            "017f22e2-79b0-7cc3-98c4-dc0c0c0739é",
        ])
    func refused(_ text: String) {
        #expect(UUIDv7(text) == nil)
    }
}
