/// What was recorded in a row of the picture over some months. Everything here is "recorded", never "total".
public struct Tally: Hashable, Sendable {
    /// Number of distinct events.
    public var events = 0
    /// Killed, by civilian status. Those of unknown status are a column of their own: never dropped, never added to
    /// civilians.
    public var civilians = CountRange.noneRecorded
    public var others = CountRange.noneRecorded
    /// nil where there are events and no source says how many of the dead have a status nobody knows.
    public var statusUnknown: CountRange? = .noneRecorded

    public init() {}

    /// Nothing recorded.
    public static let empty = Tally()

    public static func + (left: Tally, right: Tally) -> Tally {
        // The first part is taken as it is: a sum of nothing has no best figure to add to.
        guard left.events > 0 else { return right }
        guard right.events > 0 else { return left }
        var sum = left
        sum.events += right.events
        sum.civilians += right.civilians
        sum.others += right.others
        sum.statusUnknown = Self.sum(left.statusUnknown, right.statusUnknown)
        return sum
    }

    /// What was stated, where anything was.
    private static func sum(_ left: CountRange?, _ right: CountRange?) -> CountRange? {
        guard let left, let right else { return left ?? right }
        return left + right
    }

    mutating func add(_ entry: PictureEntry) {
        // The first is taken as it is: a sum of nothing has no best figure to add to.
        let stated = entry.statusUnknown.isStated ? entry.statusUnknown.range() : nil
        (civilians, statusUnknown) =
            events == 0
            ? (entry.civiliansKilled, stated)
            : (civilians + entry.civiliansKilled, Self.sum(statusUnknown, stated))
        events += Int(entry.events)
        // A source that says nothing of fighters killed has recorded none; only a figure without a top is open.
        if entry.others.isStated { others += entry.others.range() }
    }
}

/// Which incidents a question is about; by default all.
public struct IncidentFilter: Sendable {
    public var violence: ViolenceType?
    /// Only incidents laid to one of these names; nil for any.
    public var actors: Set<String?>?
    public var targetsCivilians: Bool?

    public init(violence: ViolenceType? = nil, actors: Set<String?>? = nil, targetsCivilians: Bool? = nil) {
        self.violence = violence
        self.actors = actors
        self.targetsCivilians = targetsCivilians
    }
}
