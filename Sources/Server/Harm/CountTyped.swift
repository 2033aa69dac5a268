import Protection

extension CountRange {
    /// A number of people as an analyst writes it: `3`, `3-5`, `3+`, `?` for one that nobody gives, or a word of the list
    /// ("une dizaine"); nil where it does not read. "At least 0" is no number either.
    init?(typed text: String) {
        let parts = text.replacing("\u{2013}", with: "-").split(separator: "-", omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        let most = 1_000_000
        if parts.count == 2, let low = Int(parts[0]), let high = Int(parts[1]), (0...most).contains(low),
            (low...most).contains(high)
        {
            self.init(min: low, max: high)
        } else if text.hasSuffix("+"), let low = Int(text.dropLast()), (0...most).contains(low) {
            self = low == 0 ? .unknown : CountRange(min: low, max: nil)
        } else if let exact = Int(text), (0...most).contains(exact) {
            self.init(min: exact, max: exact)
        } else if text == Self.unknownTyped {
            self = .unknown
        } else if let spoken = SpokenNumber.bounds(of: text) {
            self = spoken
        } else {
            return nil
        }
    }

    /// The same, as a form shows it again.
    var typed: String {
        guard let max else { return isUnknown ? Self.unknownTyped : "\(min)+" }
        return max == min ? "\(min)" : "\(min)-\(max)"
    }

    private static let unknownTyped = "?"
}
