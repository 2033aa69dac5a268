/// The words of a page, without its markup, blanks as one.
func words(_ page: String) -> String {
    page.replacing(/<[^>]+>/, with: " ").replacing("&#39;", with: "'").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
}

extension Client.Answer {
    /// The addresses it links to that begin like this, in their order.
    func links(_ start: String) -> [String] {
        body.matches(of: /href="([^"]*)"/).map { String($0.1) }.filter { $0.hasPrefix(start) }
    }
}
