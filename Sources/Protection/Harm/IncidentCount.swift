/// How many were harmed in one incident, by the rules of counting: from the lowest minimum to the highest maximum among
/// its credible claims, never a mean (OHCHR, Guidance on Casualty Recording, 2019).
///
/// - Claims that cannot both be true make the figure *contested*; it still spans them all.
/// - A person known by name counts once, however many claims name them. Distinct named persons lift the minimum: a
///   source that counts fewer than are known by name has missed some.
/// - A claim that does not speak of a kind of harm says nothing about it. Where no claim speaks of it and no person is
///   known, the answer is nil: unknown, which is not zero.
public struct IncidentCount: Hashable, Sendable {
    /// What is held.
    public let range: CountRange
    /// Claims that cannot both be true, by identity, each pair once.
    public let contested: [Pair]
    /// Distinct persons known one by one.
    public let persons: Int
    /// How many credible claims speak of it.
    public let claims: Int

    /// Two claims whose ranges do not touch.
    public struct Pair: Hashable, Sendable {
        public let first: String
        public let second: String
    }

    public var isContested: Bool { !contested.isEmpty }

    /// Counts one kind of harm to people of one status.
    /// - Parameter persons: Distinct persons known one by one to whom this befell: decided duplicates are one.
    public init?(_ kind: HarmKind, _ status: CivilianStatus, claims: [IncidentClaim], persons: Int = 0) {
        let told = claims.filter(\.isCredible).compactMap { claim in
            claim.count(kind, status).map { (claim.id, $0) }
        }
        guard !told.isEmpty || persons > 0 else { return nil }
        var range = told.first?.1
        for (_, count) in told.dropFirst() { range = range?.spanning(count) }
        let spanned = range ?? CountRange(min: persons, max: nil)
        self.range = IncidentCount.lifted(spanned, to: persons, isAlone: told.count == 1)
        self.persons = persons
        self.claims = told.count
        contested = told.indices.flatMap { left in
            told.indices.dropFirst(left + 1).compactMap { right in
                told[left].1.isDisjoint(from: told[right].1) ? Pair(first: told[left].0, second: told[right].0) : nil
            }
        }
    }

    /// One claim keeps its best figure; several have none. A best below the persons known is no longer one.
    private static func lifted(_ range: CountRange, to persons: Int, isAlone: Bool) -> CountRange {
        let best = isAlone ? range.best.flatMap { $0 >= persons ? $0 : nil } : nil
        return CountRange(
            min: max(range.min, persons), max: range.max.map { max($0, persons) }, best: best,
            unknownReports: range.unknownReports)
    }
}

/// What changed in a figure between two days it was known on.
public struct CountChange: Hashable, Sendable {
    public let before: CountRange?
    public let after: CountRange?

    public init(before: CountRange?, after: CountRange?) {
        self.before = before
        self.after = after
    }

    /// Whether anything a reader sees has changed.
    public var isNone: Bool {
        before?.min == after?.min && before?.max == after?.max && (before == nil) == (after == nil)
            && before?.unknownReports == after?.unknownReports
    }
}
