import Access
import Protection

/// How a compartment stands in a column: `*` for all, else one line for each thing named.
extension Extent where Element == AreaRef {
    var text: String {
        switch self {
        case .all: "*"
        case .only(let areas): areas.map { $0.scheme + "\u{1F}" + $0.code }.sorted().joined(separator: "\n")
        }
    }

    init(text: String) {
        guard text != "*" else {
            self = .all
            return
        }
        self = .only(
            Set(
                text.split(separator: "\n").compactMap { line in
                    let parts = line.split(separator: "\u{1F}", omittingEmptySubsequences: false)
                    guard parts.count == 2 else { return nil }
                    return AreaRef(scheme: String(parts[0]), code: String(parts[1]))
                }))
    }
}

extension Extent {
    /// The ids named, a line each.
    func lines<Kind>() -> String where Element == Identifier<Kind> {
        switch self {
        case .all: "*"
        case .only(let named): named.map(\.rawValue).sorted().joined(separator: "\n")
        }
    }

    init<Kind>(lines text: String) where Element == Identifier<Kind> {
        self = text == "*" ? .all : .only(Set(text.split(separator: "\n").map { Identifier(String($0)) }))
    }
}
