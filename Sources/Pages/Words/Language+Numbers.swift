public import Protection

extension Language {
    /// A whole number for people: 1 137 with a narrow no-break space in French, 1,137 in English.
    public func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        let sign = value < 0 ? "\u{2212}" : ""
        guard digits.utf8.count > 3 else { return sign + digits }
        var grouped = ""
        for (offset, digit) in digits.enumerated() {
            if offset > 0, (digits.utf8.count - offset) % 3 == 0 { grouped += thousands }
            grouped.append(digit)
        }
        return sign + grouped
    }

    /// A decimal number rounded to so many places (0–4), without trailing zeros: 0,18 in French, 0.18 in English.
    /// What is not a finite number reads as unknown.
    public func number(_ value: Double, places: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return say(Common.unknown) }
        let places = Swift.min(Swift.max(places, 0), 4)
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let whole = number(scaled / scale)
        var rest = String(scaled % scale)
        rest = String(repeating: "0", count: places - Swift.min(places, rest.utf8.count)) + rest
        while rest.hasSuffix("0") { rest.removeLast() }
        let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
        return sign + whole + (places == 0 || rest.isEmpty ? "" : (self == .french ? "," : ".") + rest)
    }

    /// A difference, which always carries its sign: +3,3, −3,5, 0.
    public func difference(_ value: Double, places: Int = 1) -> String {
        let text = number(value, places: places)
        return value > 0 && text != "0" ? "+" + text : text
    }

    /// A share of one as a percentage: 85 % with a no-break space in French, 85% in English.
    public func percent(_ share: Double, places: Int = 0) -> String {
        number(share * 100, places: places) + (self == .french ? "\u{A0}%" : "%")
    }

    /// A probability as a percentage; one that is neither impossible nor certain never reads as 0 % or 100 %.
    public func chance(_ probability: Double) -> String {
        if probability < 1, probability >= 0.995 { return (self == .french ? "plus de " : "over ") + percent(0.99) }
        if probability > 0, probability < 0.005 { return (self == .french ? "moins de " : "under ") + percent(0.01) }
        return percent(probability)
    }

    private var thousands: String { self == .french ? "\u{202F}" : "," }
}

extension Language {
    /// A range for a table or a mark: "12–37", "12", "au moins 12"; "at least 0" bounds nothing and reads as unknown.
    /// A range without an upper bound never looks exact.
    public func range(_ range: CountRange) -> String {
        guard let upper = range.max else {
            return range.isUnknown ? say(Common.unknown) : say(Common.atLeast) + "\u{A0}" + number(range.min)
        }
        return upper == range.min ? number(upper) : number(range.min) + "\u{2013}" + number(upper)
    }

    /// A range that may not be known at all.
    public func range(_ range: CountRange?) -> String {
        range.map(self.range) ?? say(Common.unknown)
    }

    /// A measured range, to so many places.
    public func range(_ range: MeasureRange, places: Int) -> String {
        guard let upper = range.max else {
            return range.min == 0
                ? say(Common.unknown) : say(Common.atLeast) + "\u{A0}" + number(range.min, places: places)
        }
        let low = number(range.min, places: places)
        let high = number(upper, places: places)
        return low == high ? high : low + "\u{2013}" + high
    }

    /// A range inside a sentence: "de 12 à 18", "au moins 12", "12".
    public func sentenceRange(_ range: CountRange) -> String {
        guard let upper = range.max, upper != range.min else { return self.range(range) }
        return switch self {
        case .french: "de \(number(range.min)) à \(number(upper))"
        case .english: "between \(number(range.min)) and \(number(upper))"
        }
    }

    /// Small numbers as words in running text (0–16), larger ones in digits.
    public func spelled(_ value: Int) -> String {
        let french = [
            "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
            "treize", "quatorze", "quinze", "seize",
        ]
        let english = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen",
        ]
        guard (0...16).contains(value) else { return number(value) }
        return self == .french ? french[value] : english[value]
    }

    /// One of two forms: French takes the singular for 0 and 1, English for 1 alone.
    public func plural<Form>(_ count: Int, _ one: Form, _ many: Form) -> Form {
        self == .french ? (count.magnitude < 2 ? one : many) : (count == 1 ? one : many)
    }
}
