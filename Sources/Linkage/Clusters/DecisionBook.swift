/// What people decided about pairs of records, in the order they decided: what stands, what was overruled by a later
/// decision, and what follows. Nothing is lost: an overruled decision stays in the book.
///
/// Decisions are the constraints of clustering: records judged one person are never parted, records judged different
/// are never joined, whatever the model says (Wagstaff and others 2001). Where decisions contradict each other, by way
/// of others too, the later one wins.
///
/// ```swift
/// var book = DecisionBook()
/// book.merge([3, 8])          // an analyst takes records 3 and 8 for one person
/// book.part([8], from: [3])   // and takes it back: both now stand apart for good
/// ```
public struct DecisionBook: Sendable, Hashable {
    /// Decisions that hold, in the order taken.
    public private(set) var standing: [Decision] = []
    /// Decisions that later ones overruled, in the order taken.
    public private(set) var overruled: [Decision] = []
    private(set) var closure = DecisionClosure()
    private var all: [Decision] = []

    /// A book of decisions in the order they were taken.
    public init(_ decisions: [Decision] = []) {
        all = decisions.filter { $0.first != $0.second }
        settle()
    }

    /// Writes a decision down. Answers the earlier decisions it overrules; none where it contradicts nothing.
    @discardableResult
    public mutating func take(_ decision: Decision) -> [Decision] {
        guard decision.first != decision.second else { return [] }
        // A decision that contradicts nothing changes nothing about the others; the rest need not be gone over.
        guard closure.take(decision) else { return takeAll([decision]) }
        all.append(decision)
        standing.append(decision)
        return []
    }

    /// Takes all these records for one person, whatever was decided of them before.
    /// Answers the earlier decisions this overrules.
    @discardableResult
    public mutating func merge(_ records: [Int]) -> [Decision] {
        let records = Array(Set(records)).sorted()
        return takeAll(zip(records, records.dropFirst()).map { Decision($0, $1, isSamePerson: true) })
    }

    /// Takes records out of a person: none of them is the person of the others. What people had joined within either
    /// side stays joined. Answers the earlier decisions this overrules.
    @discardableResult
    public mutating func part(_ records: [Int], from others: [Int]) -> [Decision] {
        let kept = [records, others].flatMap { side in
            Dictionary(grouping: side.filter(closure.knows), by: closure.head).values
                .map { $0.sorted() }.sorted { $0[0] < $1[0] }
                .flatMap { zip($0, $0.dropFirst()).map { Decision($0, $1, isSamePerson: true) } }
        }
        let apart = records.flatMap { record in others.map { Decision(record, $0, isSamePerson: false) } }
        return takeAll(kept + apart)
    }

    /// What follows from the decisions about two records: true one person, false two; nil where nothing does.
    public func verdict(_ a: Int, _ b: Int) -> Bool? { closure.verdict(a, b) }

    /// The same decisions on records that have other places.
    func renumbered(_ place: (Int) -> Int) -> DecisionBook {
        DecisionBook(all.map { Decision(place($0.first), place($0.second), isSamePerson: $0.isSamePerson) })
    }

    private mutating func takeAll(_ decisions: [Decision]) -> [Decision] {
        let before = Set(standing)
        all += decisions
        settle()
        let after = Set(standing)
        return before.subtracting(after).sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }

    /// Two books are equal that hold the same decisions in the same order; all else follows from those.
    public static func == (one: DecisionBook, other: DecisionBook) -> Bool { one.all == other.all }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(all)
    }

    /// From the last decision to the first, each is kept that contradicts none of those kept.
    private mutating func settle() {
        closure = DecisionClosure()
        (standing, overruled) = ([], [])
        for decision in all.reversed() {
            if closure.take(decision) { standing.append(decision) } else { overruled.append(decision) }
        }
        standing.reverse()
        overruled.reverse()
    }
}
