import Foundation

/// What a test reads from a page: its words, its tags, its rows.
struct Markup {
    let html: String

    init(_ html: String) { self.html = html }

    /// The visible words, one text a line, entities read back.
    var words: [String] {
        var texts: [String] = []
        var text = ""
        var isTag = false
        for character in html {
            switch character {
            case "<":
                if !text.isEmpty { texts.append(text) }
                text = ""
                isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { text.append(character) }
            }
        }
        if !text.isEmpty { texts.append(text) }
        return texts.map(Markup.plain).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Every value of an attribute.
    func values(of attribute: String) -> [String] {
        html.components(separatedBy: " " + attribute + "=\"").dropFirst().map {
            Markup.plain(String($0.prefix { $0 != "\"" }))
        }
    }

    /// The rows of all tables, each as its words joined by a space.
    var rows: [String] {
        html.components(separatedBy: "<tr").dropFirst().map {
            Markup("<tr" + $0.components(separatedBy: "</tr>")[0]).words
                .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: " \n")) }.joined(separator: " ")
        }
    }

    func row(_ start: String) -> String? { rows.first { $0.hasPrefix(start) } }

    private static func plain(_ text: String) -> String {
        text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
            .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&amp;", with: "&")
    }
}
