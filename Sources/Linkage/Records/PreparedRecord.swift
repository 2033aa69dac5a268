/// A record brought to numbers: 72 bytes, so that a million fit in memory and a block of them in the cache.
struct PreparedRecord: Sendable {
    /// Words of the given and family names; -1 where there is none.
    var given: (Int32, Int32) = (-1, -1)
    var family: (Int32, Int32) = (-1, -1)
    /// Days since 1970-01-01 of the day, or of the first day of the month or year.
    var day: Int32 = .min
    /// Years times twelve plus months.
    var month: Int32 = .min
    /// Commune and sound of the place name together; -1 where either is unknown.
    var village: Int32 = -1
    var place: Int32 = -1
    var admin: (Int32, Int32, Int32) = (-1, -1, -1)
    var latitude: Float = .nan
    var longitude: Float = .nan
    var nickname: Int32 = -1
    var occupation: Int32 = -1
    var eventType: Int32 = -1
    var precision = DatePrecision.unknown
    /// 0 not said, 1 male, 2 female.
    var sex: UInt8 = 0
    /// 255 not said.
    var age: UInt8 = 255
    /// How many records lie near in time and place, as a power of two plus one; 0 where that cannot be said.
    var crowd: UInt8 = 0
    /// The list; `noSource` not said.
    var source: UInt16 = noSource
    /// Whether more rows of its list bear its names, in its district and month, than one person has.
    var isOfNamesakes = false

    static let noSource = UInt16.max

    var hasGiven: Bool { given.0 >= 0 }
    var hasFamily: Bool { family.0 >= 0 }
    /// Whether both parts of the name are known.
    var isFullyNamed: Bool { given.0 >= 0 && family.0 >= 0 }
    var isUnnamed: Bool { given.0 < 0 && family.0 < 0 }

    /// Whether two rows stand on one list, and say so.
    func isOfList(of other: PreparedRecord) -> Bool { source != Self.noSource && source == other.source }
}

/// How much of a date is known.
enum DatePrecision: UInt8, Sendable {
    case unknown, year, month, day
}
