/// How closely a place is known: the seven classes of UCDP GED (`where_prec`).
public enum PlacePrecision: Int, CaseIterable, Sendable {
    /// The exact place.
    case exact = 1
    /// Within about 25 km of a known place.
    case near = 2
    /// Second-order administrative area (in Mali a cercle).
    case admin2 = 3
    /// First-order administrative area (in Mali a region).
    case admin1 = 4
    /// A line, or a part of the country.
    case linear = 5
    /// Somewhere in the country.
    case country = 6
    /// At sea or in the air.
    case international = 7

    /// Whether the place is too vague to belong to any area (class 5 and beyond).
    public var isUnplaced: Bool { rawValue >= 5 }
    /// Whether the place may be counted in a second-order area (classes 1–3).
    public var fitsAdmin2: Bool { rawValue <= 3 }
    /// Whether the place may be counted in a first-order area (classes 1–4).
    public var fitsAdmin1: Bool { rawValue <= 4 }
}

/// How closely a date is known: the five classes of UCDP GED (`date_prec`).
public enum DatePrecision: Int, CaseIterable, Sendable {
    /// The very day.
    case day = 1
    /// Two to six days.
    case fewDays = 2
    /// Known to the week.
    case week = 3
    /// Known to the month.
    case month = 4
    /// More than a month: the month is unknown, only the year holds.
    case year = 5

    /// By how many days a date of this class may be wrong at most.
    public var slack: Int {
        switch self {
        case .day: 0
        case .fewDays: 6
        case .week: 7
        case .month: 31
        case .year: 366
        }
    }

    /// Whether the event may be counted in a month.
    public var fitsMonth: Bool { rawValue <= 4 }
}
