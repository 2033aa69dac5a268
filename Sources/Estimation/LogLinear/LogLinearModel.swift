/// A log-linear model someone may ask for by name.
public enum LogLinearModel: Sendable, Hashable {
    case hierarchical(ListModel)
    case capture(CaptureModel)

    /// How the model is written.
    public var notation: String {
        switch self {
        case .hierarchical(let model): model.notation
        case .capture(let model): model.rawValue
        }
    }

    /// Reads a model: `[12,13,4]` by the numbers of the lists, `[1.12]` above nine, `[police*press]` by their names, or
    /// one of `CaptureModel`, `Mt`, `independence`. Semicolons separate as commas do.
    public init(_ text: String, lists: [String]) throws(EstimationError) {
        let plain = text.filter { !$0.isWhitespace && !"[]()".contains($0) }.lowercased()
        if plain.isEmpty || plain == "mt" || plain == "independence" || plain.hasPrefix("mt(")
            || plain == "mtindependence"
        {
            guard !text.isEmpty else { throw .unknownModel(text) }
            self = .hierarchical(.independence(lists.count))
            return
        }
        let known = CaptureModel.allCases.first { model in
            let name = model.rawValue.lowercased().filter { !$0.isWhitespace }
            return plain == name || plain == name + "lb"
        }
        if let known {
            self = .capture(known)
            return
        }
        var terms: [Int] = []
        let inside = text.filter { !"[]".contains($0) }
        for part in inside.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            terms.append(try Self.term(part.trimmed, lists: lists))
        }
        guard !terms.isEmpty else { throw .unknownModel(text) }
        self = .hierarchical(try ListModel(listCount: lists.count, interactions: terms))
    }

    private static func term(_ text: Substring, lists: [String]) throws(EstimationError) -> Int {
        // A list's own name first: it may hold digits or points itself.
        if let list = lists.firstIndex(of: String(text)) { return 1 << list }
        if !text.isEmpty, text.allSatisfy({ ("1"..."9").contains($0) }) {
            return try mask(text.map { $0.wholeNumberValue ?? 0 }, of: text, lists.count)
        }
        let parts = text.split(whereSeparator: { "*:.".contains($0) }).map(\.trimmed)
        let numbers = parts.compactMap { Int($0) }
        if !numbers.isEmpty, numbers.count == parts.count { return try mask(numbers, of: text, lists.count) }
        let named = text.split(whereSeparator: { "*:".contains($0) }).map { name in
            lists.firstIndex(of: String(name.trimmed)).map { $0 + 1 } ?? 0
        }
        return try mask(named, of: text, lists.count)
    }

    private static func mask(_ numbers: [Int], of text: Substring, _ count: Int) throws(EstimationError) -> Int {
        guard !numbers.isEmpty, numbers.allSatisfy({ 1...count ~= $0 }), Set(numbers).count == numbers.count else {
            throw .unknownTerm(String(text), lists: count)
        }
        return numbers.reduce(0) { $0 | 1 << ($1 - 1) }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
        return start[...last]
    }
}
