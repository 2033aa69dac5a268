/// Figures as people read them: whole numbers grouped by three, at most one decimal, in either language.
enum Figures {
    /// "1 137" or "1,137"; "2,5" or "2.5".
    static func number(_ value: Double, _ language: Language) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return language == .french ? "sans limite" : "no limit" }
        let tenths = Int((abs(value) * 10).rounded())
        var digits = String(tenths / 10)
        var grouped = ""
        while digits.count > 3 {
            grouped = (language == .french ? "\u{202F}" : ",") + digits.suffix(3) + grouped
            digits.removeLast(3)
        }
        let fraction = tenths % 10 == 0 ? "" : (language == .french ? "," : ".") + String(tenths % 10)
        return (value < 0 && tenths > 0 ? "−" : "") + digits + grouped + fraction
    }

    /// "15", "from 10 to 11", "at least 3".
    static func range(_ range: MeasureRange, _ language: Language) -> String {
        let low = number(range.min, language)
        guard let max = range.max else { return (language == .french ? "au moins " : "at least ") + low }
        let high = number(max, language)
        if high == low { return low }
        return language == .french ? "de \(low) à \(high)" : "between \(low) and \(high)"
    }

    /// "T2 2023", "Q2 2023", "juin 2023", "avril–juin 2023".
    static func span(_ months: ClosedRange<Month>, _ language: Language) -> String {
        let first = months.lowerBound
        let last = months.upperBound
        if first == last { return month(first, language) }
        if months.count == 3, first == first.quarterStart {
            return (language == .french ? "T" : "Q") + "\(first.quarter) \(first.year)"
        }
        return "\(month(first, language)) – \(month(last, language))"
    }

    static func month(_ month: Month, _ language: Language) -> String {
        let french = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ]
        let english = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return (language == .french ? french : english)[month.month - 1] + " \(month.year)"
    }

    /// A share 0–1 as "85 %" or "85%".
    static func share(_ share: Double, _ language: Language) -> String {
        // Rounded down: 59.9 % must not read as the 60 % it falls short of.
        number((share * 100).rounded(.down), language) + (language == .french ? "\u{202F}%" : "%")
    }
}
