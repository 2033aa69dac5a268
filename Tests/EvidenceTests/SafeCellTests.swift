import Evidence
import SeededSupport
import Testing

@Suite("Cells of a CSV file we write")
struct SafeCellTests {
    @Test(
        "asvs_V1_2_10: text that begins as a formula begins with an apostrophe instead",
        arguments: [
            "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\",\"y\")",
            "=cmd|' /C calc'!A0", "  =1",
            "\u{FF1D}1", "\u{FF0B}1", "\u{200B}=1", "=\u{301}1", "\u{FEFF}=1", "|x", "%0a",
        ])
    func formulas(_ text: String) {
        let field = SafeCell(text).field
        let content = field.hasPrefix("\"") ? String(field.dropFirst()) : field
        #expect(content.hasPrefix("'"))
        #expect(SafeCell.unescaped(read(field)) == text)
    }

    @Test(
        "what is no formula is left as it is", arguments: ["Ménaka", "12", "3 = 4", "a@b", "", "2023-06-30", "l’aube"])
    func harmless(_ text: String) {
        #expect(SafeCell(text).field == text)
    }

    @Test("every text comes back, and no cell breaks out of its place")
    func roundTrip() {
        var generator = SeededGenerator(seed: 31)
        let parts = [
            "=", "+", "-", "@", "'", "\"", ",", ";", "\t", "\r", "\n", " ", "a", "é", "\u{301}", "\u{200B}", "1", "|",
        ]
        for _ in 0..<5_000 {
            let text = (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                parts[Int.random(in: 0..<parts.count, using: &generator)]
            }.joined()
            let field = SafeCell(text).field
            #expect(Array(SafeCell.unescaped(read(field)).unicodeScalars) == Array(text.unicodeScalars))
            // Outside quotes nothing can part cells or lines.
            if field.unicodeScalars.first != "\"" {
                #expect(!field.unicodeScalars.contains { ",;\t\r\n\"".unicodeScalars.contains($0) })
            }
            let content = read(field).unicodeScalars.drop {
                $0.properties.isWhitespace || $0.properties.generalCategory == .format
            }
            #expect(content.first.map { !"=+-@|".unicodeScalars.contains($0) } ?? true)
        }
    }

    @Test("numbers keep their minus, unknown is empty, never zero")
    func numbers() {
        #expect(SafeCell(-5).field == "-5")
        #expect(SafeCell(-0.5).field == "-0.5")
        #expect(SafeCell(Double.nan).field == "")
        #expect(SafeCell.row([SafeCell("a,b"), SafeCell(-1), .unknown]) == "\"a,b\",-1,\r\n")
    }

    /// What a reader of RFC 4180 makes of one field.
    private func read(_ field: String) -> String {
        var scalars = Array(field.unicodeScalars)
        guard scalars.first == "\"" else { return field }
        scalars = Array(scalars.dropFirst().dropLast())
        var (text, index) = (String.UnicodeScalarView(), 0)
        while index < scalars.count {
            text.append(scalars[index])
            index += scalars[index] == "\"" ? 2 : 1
        }
        return String(text)
    }
}
