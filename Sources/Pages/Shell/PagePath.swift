public import Protection

/// Every address the pages link to, typed, so that a link cannot be misspelt.
public enum PagePath: Hashable, Sendable {
    case situation
    case benchmarks
    /// One cell of the matrix, opened; `after` is the key of the last event of the page before.
    case cell(AreaRef, benchmark: String, after: String? = nil)
    /// One area by month, with its events.
    case area(AreaRef, after: String? = nil)
    /// The plan: the week its map shows, the site whose reasons are open, the week tried for it.
    case plan(week: Int? = nil, base: String? = nil, tried: Int? = nil)

    /// The path without a query, percent-encoded: `/areas/COD-AB%202017/ML0704`.
    public var path: String {
        switch self {
        case .situation: "/situation"
        case .benchmarks: "/benchmarks"
        case .cell(let area, let benchmark, _):
            "/benchmarks/" + encoded(area.scheme) + "/" + encoded(area.code) + "/" + encoded(benchmark)
        case .area(let area, _): "/areas/" + encoded(area.scheme) + "/" + encoded(area.code)
        case .plan: "/plan"
        }
    }

    /// What this address adds to the query, in a fixed order. The plan's `week` is the map's when no site is named,
    /// and the week tried for the site when one is.
    var query: [(name: String, value: String)] {
        switch self {
        case .situation, .benchmarks: []
        case .cell(_, _, let after), .area(_, let after): after.map { [("after", $0)] } ?? []
        case .plan(let week, let base, let tried):
            (base.map { [("base", $0)] } ?? []) + (tried.map { [("week", String($0))] } ?? [])
                + (week.map { [(base == nil ? "week" : "map", String($0))] } ?? [])
        }
    }
}

/// The view a link carries along: language and the two days, each only where it is not the default.
public struct PageView: Hashable, Sendable {
    public let language: Language
    /// The day of view, where the reader chose one.
    public let at: Day?
    /// The day of knowledge, where the reader chose one.
    public let knownAt: Day?

    public init(language: Language, at: Day? = nil, knownAt: Day? = nil) {
        self.language = language
        self.at = at
        self.knownAt = knownAt
    }

    /// The address of a page under this view, unescaped (the HTML value escapes `&`).
    public func link(_ page: PagePath, fragment: String? = nil) -> String {
        var link = page.path
        var separator = "?"
        for (name, value) in query + page.query {
            link += separator + name + "=" + encoded(value)
            separator = "&"
        }
        if let fragment { link += "#" + fragment }
        return link
    }

    /// The same page in another language. French is named too, so that it overrules a remembered choice.
    public func link(_ page: PagePath, in other: Language) -> String {
        let bare = PageView(language: .french, at: at, knownAt: knownAt).link(page)
        return bare + (bare.contains("?") ? "&" : "?") + "lang=" + other.rawValue
    }

    var query: [(name: String, value: String)] {
        (language == .french ? [] : [("lang", language.rawValue)])
            + (at.map { [("at", $0.description)] } ?? []) + (knownAt.map { [("known", $0.description)] } ?? [])
    }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
private func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            result.unicodeScalars.append(Unicode.Scalar(byte))
        default:
            let hex = String(byte, radix: 16, uppercase: true)
            result += "%" + (hex.utf8.count == 1 ? "0" : "") + hex
        }
    }
    // A segment of one or two dots would be read as a step in the path.
    return result == "." ? "%2E" : result == ".." ? "%2E%2E" : result
}
