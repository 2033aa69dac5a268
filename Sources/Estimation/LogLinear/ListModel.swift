/// A hierarchical log-linear model of lists: which sets of lists interact.
///
/// A term is a set of lists as a bit mask. With a term all its subsets are in the model, and every list has a main
/// effect. Models are written by their largest terms, as `[12,13,4]`: lists 1 and 2 depend on each other, 1 and 3 too,
/// and 4 stands alone given nothing.
public struct ListModel: Sendable, Hashable {
    /// How many lists the table has.
    public let listCount: Int
    /// All terms but the constant, by size and then value.
    public let terms: [Int]

    /// The model with these interactions and all they contain.
    ///
    /// - Throws: `EstimationError.saturated` where all lists interact at once.
    public init(listCount: Int, interactions: some Sequence<Int> = []) throws(EstimationError) {
        var closed = Set((0..<listCount).map { 1 << $0 })
        let all = 1 << listCount - 1
        for term in interactions {
            guard term != all || listCount == 1 else { throw .saturated }
            var subset = term & all
            while subset != 0 {
                closed.insert(subset)
                subset = (subset - 1) & term
            }
        }
        self.init(listCount: listCount, closed: closed)
    }

    /// A set of terms already known to hold every subset of its members.
    init(listCount: Int, closed: Set<Int>) {
        self.listCount = listCount
        terms = closed.sorted { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }
    }

    /// Lists that do not depend on each other.
    static func independence(_ listCount: Int) -> ListModel {
        ListModel(listCount: listCount, closed: Set((0..<listCount).map { 1 << $0 }))
    }

    /// The terms no other term contains.
    public var generators: [Int] {
        terms.filter { term in !terms.contains { $0 != term && $0 & term == term } }
    }

    /// The notation with the lists' numbers, as `[12,13,4]`; numbers above 9 stand between points, as `[1.12]`, and alone
    /// before one, as `[12.]`.
    public var notation: String {
        let written = generators.map { term in (0..<listCount).filter { term >> $0 & 1 == 1 }.map { $0 + 1 } }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .map { numbers in
                let isShort = numbers.allSatisfy { $0 <= 9 }
                let joined = numbers.map(String.init).joined(separator: isShort ? "" : ".")
                return isShort || numbers.count > 1 ? joined : joined + "."
            }
        return "[" + written.joined(separator: ",") + "]"
    }

    /// Whether a term may be added: it is not there and all its parts are.
    func admits(_ term: Int) -> Bool {
        guard !terms.contains(term) else { return false }
        return (0..<listCount).allSatisfy { list in
            term >> list & 1 == 0 || term == 1 << list || terms.contains(term & ~(1 << list))
        }
    }

    func adding(_ term: Int) -> ListModel { ListModel(listCount: listCount, closed: Set(terms).union([term])) }

    func removing(_ term: Int) -> ListModel { ListModel(listCount: listCount, closed: Set(terms).subtracting([term])) }
}
