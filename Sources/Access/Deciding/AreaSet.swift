public import Protection

/// Areas as a decision or a list sees them: all, or a set of those a territory knows, one bit an area.
public struct AreaSet: Hashable, Sendable {
    /// Whether it holds every area, and what nobody has placed.
    public let isAll: Bool
    private var words: [UInt64]
    private let territory: Territory

    init(allOf territory: Territory) {
        isAll = true
        words = []
        self.territory = territory
    }

    /// The areas numbered, with all that lies in them.
    init(_ numbers: [Int], of territory: Territory) {
        isAll = false
        words = [UInt64](repeating: 0, count: (territory.count + 63) / 64)
        self.territory = territory
        for number in numbers { insert(number) }
    }

    mutating func insert(_ number: Int) {
        for content in territory.contents(of: number) { words[Int(content) / 64] |= 1 << UInt64(content % 64) }
    }

    /// Whether it holds nothing.
    public var isEmpty: Bool { !isAll && words.allSatisfy { $0 == 0 } }

    /// Whether an area lies in it. One that is not known lies only in all.
    public func contains(_ area: AreaRef?) -> Bool {
        guard !isAll else { return true }
        guard let number = territory.number(of: area) else { return false }
        return words[number / 64] & 1 << UInt64(number % 64) != 0
    }

    /// Every area in it, for the parameters of a query; nil where it holds all and nothing need be filtered.
    public var refs: [AreaRef]? {
        guard !isAll else { return nil }
        return words.indices.flatMap { index in
            (0..<64).filter { words[index] & 1 << UInt64($0) != 0 }.map { territory.ref(index * 64 + $0) }
        }
    }

    public static func == (left: AreaSet, right: AreaSet) -> Bool {
        left.isAll == right.isAll && left.words == right.words
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(isAll)
        hasher.combine(words)
    }
}
