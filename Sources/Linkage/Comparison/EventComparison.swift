/// Levels of the comparison of dates; 0 where one is not said.
enum DateLevel {
    static let sameDay: UInt8 = 1
    static let within3: UInt8 = 2
    static let within31: UInt8 = 3
    static let exchanged: UInt8 = 4
    static let otherYear: UInt8 = 5
    static let sameMonth: UInt8 = 6
    static let firstOfMonth: UInt8 = 7
    static let nextMonth: UInt8 = 8
    static let sameYear: UInt8 = 9
    static let different: UInt8 = 10

    /// Compares two dates by what is known of both.
    @inline(__always)
    static func level(_ a: PreparedRecord, _ b: PreparedRecord) -> UInt8 {
        let precision = min(a.precision.rawValue, b.precision.rawValue)
        if precision == DatePrecision.day.rawValue { return days(a, b) }
        if precision == DatePrecision.month.rawValue {
            if a.month == b.month { return sameMonth }
            return abs(a.month - b.month) == 1 ? nextMonth : different
        }
        if precision == DatePrecision.year.rawValue { return a.month / 12 == b.month / 12 ? sameYear : different }
        return 0
    }

    @inline(__always)
    private static func days(_ a: PreparedRecord, _ b: PreparedRecord) -> UInt8 {
        let gap = abs(a.day - b.day)
        if gap == 0 { return sameDay }
        if gap <= 3 { return within3 }
        if gap > 800 { return different }
        let (dayA, dayB) = (dayOfMonth(a), dayOfMonth(b))
        // Many a list writes the first of the month where it knows only the month.
        if a.month == b.month, dayA == 0 || dayB == 0 { return firstOfMonth }
        if gap <= 31 { return within31 }
        let (monthA, monthB) = (a.month % 12, b.month % 12)
        if dayA == dayB, monthA == monthB { return gap < 370 ? otherYear : different }
        if dayA == monthB, dayB == monthA, a.month / 12 == b.month / 12 { return exchanged }
        return different
    }

    /// The day of the month, from 0.
    @inline(__always)
    private static func dayOfMonth(_ record: PreparedRecord) -> Int32 {
        let month = record.month % 12 + 1
        // Days since 1 March of a year that begins in March; the civil algorithm backwards would cost more.
        return record.day - DateReading.days(Int(record.month / 12), Int(month), 1)
    }
}

/// Levels of the comparison of places; 0 where one is not said.
enum PlaceLevel {
    static let sameVillage: UInt8 = 1
    static let sameCommune: UInt8 = 2
    static let sameNameNearby: UInt8 = 3
    static let districtKnown: UInt8 = 4
    static let sameDistrict: UInt8 = 5
    static let regionKnown: UInt8 = 6
    static let sameRegion: UInt8 = 7
    static let different: UInt8 = 8
}

/// Levels of the comparison of ages; 0 where one is not said.
enum AgeLevel {
    static let equal: UInt8 = 1
    /// Further apart than any slip of memory: two people, unless a person says otherwise.
    static let otherPerson: UInt8 = 7

    @inline(__always)
    static func level(_ a: UInt8, _ b: UInt8) -> UInt8 {
        if a == 255 || b == 255 { return 0 }
        switch abs(Int(a) - Int(b)) {
        case 0: return equal
        case 1: return 2
        case 2...3: return 3
        case 4...6: return 4
        case 7...13: return 5
        case 14...25: return 6
        default: return otherPerson
        }
    }
}
