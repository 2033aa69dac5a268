/// One cell of a CSV file we write. Every export goes through it, because a spreadsheet runs a cell that begins as a
/// formula: `=HYPERLINK(…)` in a witness's words would send the row to whoever wrote it (CSV injection, OWASP).
///
/// Text that begins with `= + - @`, their full-width forms, a tab or a line end gets an apostrophe in front, also after
/// leading spaces; text that begins with an apostrophe gets one more, so that `unescaped` gives every text back.
public struct SafeCell: Sendable, Hashable {
    /// What stands in the file, quotes included.
    public let field: String

    /// A cell of words.
    public init(_ text: String) {
        field = Self.quoted(Self.isRisky(text) ? "'" + text : text)
    }

    /// A whole number: its minus is no formula.
    public init(_ number: Int) {
        field = String(number)
    }

    /// A number; a dot parts the decimals. One that is not finite is an empty cell: unknown.
    public init(_ number: Double) {
        field = number.isFinite ? "\(number)" : ""
    }

    /// Nothing known.
    public static let unknown = SafeCell("")

    /// A line of cells, ended as RFC 4180 (2005) has it.
    public static func row(_ cells: [SafeCell], separator: Character = ",") -> String {
        cells.map(\.field).joined(separator: String(separator)) + "\r\n"
    }

    /// The text of a cell as it was before escaping; for reading our own files back.
    public static func unescaped(_ content: String) -> String {
        guard content.unicodeScalars.first == "'" else { return content }
        let rest = String(content.unicodeScalars.dropFirst())
        return isRisky(rest) ? rest : content
    }

    /// By scalar: a combining mark after `=` makes another character of it, not another formula.
    private static func isRisky(_ text: String) -> Bool {
        for scalar in text.unicodeScalars {
            if scalar == "'" { return true }
            if "=+-@\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}\t\r\n\u{0B}\u{0C}\u{85}\u{2028}\u{2029}|%".unicodeScalars.contains(
                scalar)
            {
                return true
            }
            // White space and marks without width in front do not stop a spreadsheet.
            guard
                scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
                    || scalar.properties.generalCategory == .control
            else { return false }
        }
        return false
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes =
            text.unicodeScalars.contains { ",;\t\"\r\n\u{0B}\u{0C}\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) }
            || text.unicodeScalars.first?.properties.isWhitespace == true
            || text.unicodeScalars.last?.properties.isWhitespace == true
        guard needsQuotes else { return text }
        // By scalar, for a quote with a combining mark is still a quote to a reader.
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        return "\"" + String(quoted) + "\""
    }
}
