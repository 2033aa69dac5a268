/// How many people stand on each combination of lists: the only thing an estimate is made from.
///
/// A pattern is a set of lists, written as a bit mask: bit 0 is the first list. Nobody stands on no list; that number
/// is what is sought.
public struct ListTable: Sendable, Hashable {
    /// The most lists a table may have: every engine works on all 2^lists combinations.
    public static let listLimit = 16
    /// The most people a table may count.
    public static let countLimit = 1_000_000_000

    /// The names of the lists, as the source gives them.
    public let lists: [String]
    /// People by pattern; patterns nobody has are left out.
    public let counts: [Int: Int]
    /// People on at least one list.
    public let observed: Int

    /// Makes a table; counts of one pattern given twice are added up.
    ///
    /// - Throws: `EstimationError` where a count, a pattern or the number of lists cannot be taken.
    public init(lists: [String], rows: [(pattern: Int, count: Int)]) throws(EstimationError) {
        guard !lists.isEmpty else { throw .noLists }
        guard lists.count <= Self.listLimit else { throw .tooManyLists(found: lists.count, limit: Self.listLimit) }
        if let repeated = Self.firstRepeated(lists) { throw .repeatedList(repeated) }
        var counts: [Int: Int] = [:]
        var observed = 0
        for (pattern, count) in rows {
            guard count >= 0 else { throw .negativeCount(count) }
            guard pattern >= 0, pattern < 1 << lists.count else { throw .unknownPattern(pattern) }
            if count == 0 { continue }
            guard pattern != 0 else { throw .countOnNoList(count) }
            guard count <= Self.countLimit - observed else { throw .countTooLarge(limit: Self.countLimit) }
            observed += count
            counts[pattern, default: 0] += count
        }
        guard observed > 0 else { throw .nobodyObserved }
        self.lists = lists
        self.counts = counts
        self.observed = observed
    }

    /// Patterns with people, in ascending order: every sum over them has one order, and so one result.
    public var patterns: [Int] { counts.keys.sorted() }

    /// People on all lists of the set, whatever others they stand on.
    public func count(onAll set: Int) -> Int {
        counts.reduce(into: 0) { sum, entry in
            if entry.key & set == set { sum += entry.value }
        }
    }

    /// People by pattern, one number for each of the 2^lists combinations; the first is 0.
    var dense: [Double] {
        var cells = [Double](repeating: 0, count: 1 << lists.count)
        for (pattern, count) in counts { cells[pattern] = Double(count) }
        return cells
    }

    private static func firstRepeated(_ names: [String]) -> String? {
        var seen: Set<String> = []
        return names.first { !seen.insert($0).inserted }
    }
}
