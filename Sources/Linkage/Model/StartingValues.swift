/// Where training begins: rough shares that only have to lie on the right side of the truth.
enum StartingValues {
    /// Shares of sixteen levels for a comparison among records of one person.
    static func samePerson(_ index: Int, levels: Int) -> [Double] {
        let shares: [Double] =
            switch Comparison(index: index) {
            case .given: [0, 0.55, 0.14, 0.06, 0.05, 0.05, 0.02, 0.13]
            case .family: [0, 0.62, 0.14, 0.06, 0.03, 0.04, 0.01, 0.10]
            case .parts: [0, 0.78, 0.12, 0.10]
            case .order: [0, 0.93, 0.07]
            case .date: [0, 0.46, 0.14, 0.06, 0.01, 0.01, 0.18, 0.03, 0.03, 0.03, 0.05]
            case .place: [0, 0.68, 0.04, 0.05, 0.08, 0.08, 0.03, 0.02, 0.02]
            case .event: [0, 0.85, 0.15]
            case .sex: [0, 0.985, 0.015]
            case .age: [0, 0.3, 0.25, 0.2, 0.15, 0.07, 0.03]
            case .occupation: [0, 0.8, 0.2]
            case .nickname: [0, 0.95, 0.05]
            case .extra: [0, 0.75, 0.12, 0.05, 0.08]
            case .list, .crowd: [0]
            }
        return padded(shares, levels: levels)
    }

    /// Sixteen shares; levels not named share a little evenly.
    static func padded(_ shares: [Double], levels: Int) -> [Double] {
        var out = [Double](repeating: 1e-6, count: 16)
        out[0] = 1
        if shares.count <= 1 {
            for level in 1..<max(2, levels) { out[level] = 1 / Double(max(1, levels - 1)) }
            return out
        }
        for level in 1..<shares.count { out[level] = shares[level] }
        return out
    }
}
