/// One thing about two records that is compared, with levels from "not said" (0) downwards from full agreement.
public enum Comparison: Hashable, Sendable {
    case given, family, parts, order, date, place, event, sex, age, occupation, nickname, list, crowd
    /// A column beyond the schema.
    case extra(Int)

    /// Its place in a vector of levels.
    package var index: Int {
        switch self {
        case .given: 0
        case .family: 1
        case .parts: 2
        case .order: 3
        case .date: 4
        case .place: 5
        case .event: 6
        case .sex: 7
        case .age: 8
        case .occupation: 9
        case .nickname: 10
        case .list: 11
        case .crowd: 12
        case .extra(let column): 13 + column
        }
    }

    /// How many comparisons there are before the extra columns.
    package static let fixedCount = 13
    /// The most extra columns that are compared.
    public static let mostExtras = 16

    /// The comparison at a place in a vector of levels.
    package init(index: Int) {
        let fixed: [Comparison] = [
            .given, .family, .parts, .order, .date, .place, .event, .sex, .age, .occupation, .nickname, .list, .crowd,
        ]
        self = index < fixed.count ? fixed[index] : .extra(index - fixed.count)
    }

    /// How many levels it has, with that of nothing said, where records come from so many lists.
    package func levelCount(lists: Int) -> Int {
        switch self {
        case .given, .family: 8
        case .parts: 4
        case .date: 11
        case .place: 9
        case .event, .sex, .occupation, .nickname, .order: 3
        case .age: 8
        case .list: 3 + min(lists, 12)
        case .crowd: 10
        case .extra: 5
        }
    }

    /// Whether it speaks of the event rather than of the person: then two victims of one event agree on it as one
    /// person would with himself.
    var isOfEvent: Bool { self == .date || self == .place || self == .event }
}

/// Levels of the comparison of a name part.
enum NameLevel {
    static let missing: UInt8 = 0
    static let equal: UInt8 = 1
    static let sameSound: UInt8 = 2
    static let nearSpelling: UInt8 = 3
    static let alias: UInt8 = 4
    static let likeSpelling: UInt8 = 5
    static let initial: UInt8 = 6
    static let different: UInt8 = 7
}

/// The levels of all comparisons of one pair, four bits each.
package struct AgreementPattern: Hashable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0

    /// Nothing said on anything.
    package init() {}

    package subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            index < 16
                ? UInt8(truncatingIfNeeded: low &>> UInt64(index * 4) & 15)
                : UInt8(truncatingIfNeeded: high &>> UInt64((index - 16) * 4) & 15)
        }
        @inline(__always) set {
            if index < 16 {
                low = low & ~(15 &<< UInt64(index * 4)) | UInt64(newValue) &<< UInt64(index * 4)
            } else {
                let shift = UInt64((index - 16) * 4)
                high = high & ~(15 &<< shift) | UInt64(newValue) &<< shift
            }
        }
    }
}
