import Protection
import Testing

@Suite("Lines")
struct LineTests {
    @Test("A range is on one side of a line only as a whole")
    func whole() {
        let low = line("<= 50% baseline and <= 5")
        #expect(low.holds(throughout: MeasureRange(min: 0, max: 5), baseline: 10))
        #expect(!low.holds(throughout: MeasureRange(min: 0, max: 6), baseline: 100))
        #expect(!low.holds(throughout: MeasureRange(min: 0, max: nil), baseline: 100))
        #expect(!low.holds(throughout: MeasureRange(min: 0, max: 0), baseline: nil))
    }

    @Test("A range across a gap between two bad sides is on neither")
    func gap() {
        let bad = line("> 50 or < 2")
        #expect(!bad.holds(throughout: MeasureRange(min: 1, max: 60), baseline: nil))
        #expect(bad.holds(throughout: MeasureRange(min: 0, max: 1), baseline: nil))
    }

    @Test("What is not a line is refused", arguments: ["", "5", "<= five", "<= 5 and", "<= 5 % base", "=> 5", "or"])
    func refused(_ text: String) { #expect(Line(text) == nil) }

    @Test("A line says its number in words, in both languages")
    func words() {
        #expect(line("<= 50% baseline and <= 5").words(baseline: 35, in: .french) == "au plus 5")
        #expect(line("> 100% baseline and > 5").words(baseline: 1_137, in: .english) == "more than 1,137")
        #expect(line("<= 50% baseline").words(baseline: nil, in: .english) == "at most 50% of the baseline")
    }
}
