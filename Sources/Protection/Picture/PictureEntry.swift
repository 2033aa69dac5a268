/// One incident as the picture keeps it: 52 bytes, so that a million fit in memory.
struct PictureEntry: Sendable {
    var row: Int32
    /// Month the window starts in.
    var month: Int32
    var civilians: PackedCount
    /// Civilians killed in the largest single event: the incident's own number where it is one event.
    var largest: PackedCount
    var others: PackedCount
    /// People of unknown civilian status.
    var statusUnknown: PackedCount
    /// The source's best figure for civilians killed; `UInt32.max` where it gave none.
    var best: UInt32
    /// Distinct events the incident stands for.
    var events: UInt32
    var actor: UInt16
    var violence: UInt8
    var traits: Traits

    /// Civilians killed. A source that counts the dead under another status only has recorded no civilian among them;
    /// one without any word on deaths leaves the number unknown.
    var civiliansKilled: CountRange {
        if !civilians.isStated, others.isStated || statusUnknown.isStated { return .noneRecorded }
        return civilians.range(best: best)
    }

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        static let targetsCivilians = Traits(rawValue: 1)
        static let targetUnknown = Traits(rawValue: 2)
        static let communal = Traits(rawValue: 4)
        static let yearOnly = Traits(rawValue: 8)
        static let overrunning = Traits(rawValue: 16)
        static let later = Traits(rawValue: 32)
        /// The allegation is graded 0 or 1: it may be someone else.
        static let weakAttribution = Traits(rawValue: 64)
        static let communalUnknown = Traits(rawValue: 128)
        static let apart: Traits = [.yearOnly, .overrunning, .later]
    }
}

/// A `CountRange` in eight bytes. The top value of `max` means "no upper bound known", of `min` "no report of it".
struct PackedCount: Sendable {
    private var low, high: UInt32
    private static let none = UInt32.max

    /// From a range; `nil` (the source has no word on it) and "unknown" stay unknown.
    init(_ range: CountRange?) {
        guard let range else {
            (low, high) = (Self.none, Self.none)
            return
        }
        low = UInt32(clamping: Swift.min(range.min, Int(Self.none) - 1))
        high = range.max.map { UInt32(clamping: Swift.min($0, Int(Self.none) - 1)) } ?? Self.none
    }

    var isStated: Bool { low != Self.none }
    var min: Int { isStated ? Int(low) : 0 }
    var max: Int? { high == Self.none ? nil : Int(high) }

    /// The range, with the source's best figure where there is one.
    func range(best: UInt32 = .max) -> CountRange {
        CountRange(
            min: min, max: max, best: best == .max ? nil : Int(best),
            unknownReports: max == nil && min == 0 ? 1 : 0)
    }
}
