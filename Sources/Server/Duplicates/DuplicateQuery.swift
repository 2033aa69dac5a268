import Hummingbird
import Store

/// Which pairs someone is judging, and how: carried from page to page.
struct DuplicateQuery {
    var kind = StoredJudgement.Kind.person
    /// A certain pair; nil for the next in the queue.
    var pair: (String, String)?
    /// Whether names are to be shown, to those who may see them.
    var showsNames = false

    /// Someone, or something, whose candidates are asked for.
    var subject: String?

    init(kind: StoredJudgement.Kind) {
        self.kind = kind
    }

    init(_ request: Request) {
        let query = request.uri.queryParameters
        kind = query["kind"].flatMap { StoredJudgement.Kind(rawValue: String($0)) } ?? .person
        pair = query["pair"].flatMap { Self.ids(String($0)) }
        showsNames = query["names"] == "1"
        subject = query["of"].map(String.init)
    }

    init(_ form: FormBody) {
        kind = form.text("kind").flatMap(StoredJudgement.Kind.init(rawValue:)) ?? .person
        showsNames = form["names"] == "1"
    }

    func with(pair: (String, String)) -> DuplicateQuery {
        var query = self
        query.pair = pair
        return query
    }

    /// What a form sends along.
    var hidden: [(name: String, value: String)] {
        [("kind", kind.rawValue)] + (showsNames ? [("names", "1")] : [])
    }

    var path: String {
        var parts: [String] = []
        if kind == .incident { parts.append("kind=incident") }
        if let pair { parts.append("pair=" + Self.name(pair.0, pair.1)) }
        if showsNames { parts.append("names=1") }
        return "/duplicates" + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }

    /// A pair in an address.
    static func name(_ one: String, _ other: String) -> String { min(one, other) + "_" + max(one, other) }

    static func ids(_ name: String) -> (String, String)? {
        let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, parts[0] != parts[1] else { return nil }
        return (parts[0], parts[1])
    }
}
