public import Protection

extension Language {
    /// A day in full: "30 juin 2023", "1er août 2023"; "30 June 2023".
    public func day(_ day: Day) -> String {
        let parts = day.parts
        return dayNumber(parts.day) + "\u{A0}" + Self.months[self, default: []][parts.month - 1]
            + "\u{A0}" + String(parts.year)
    }

    /// A day without its year, with the month cut where it is long: "21 oct.", "9 sept."; "21 Oct".
    public func shortDay(_ day: Day) -> String {
        let parts = day.parts
        return dayNumber(parts.day) + "\u{A0}" + Self.cutMonths[self, default: []][parts.month - 1]
    }

    /// A month: "juin 2023", "June 2023".
    public func month(_ month: Month) -> String {
        Self.months[self, default: []][month.month - 1] + "\u{A0}" + String(month.year)
    }

    /// A month, cut: "juil. 2022", "July 2022".
    public func shortMonth(_ month: Month) -> String {
        cutMonth(month) + "\u{A0}" + String(month.year)
    }

    /// The month alone, cut: "juil.".
    public func cutMonth(_ month: Month) -> String {
        Self.cutMonths[self, default: []][month.month - 1]
    }

    /// Months from first to last: "juil. 2022 – juin 2023".
    public func period(_ months: ClosedRange<Month>) -> String {
        months.lowerBound == months.upperBound
            ? month(months.lowerBound)
            : shortMonth(months.lowerBound) + "\u{A0}\u{2013} " + shortMonth(months.upperBound)
    }

    private func dayNumber(_ day: Int) -> String {
        self == .french && day == 1 ? "1er" : String(day)
    }

    private static let months: [Language: [String]] = [
        .french: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ],
        .english: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
    ]

    private static let cutMonths: [Language: [String]] = [
        .french: [
            "janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ],
        .english: ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    ]
}
