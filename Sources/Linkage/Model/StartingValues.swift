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
            case .date: [0, 0.48, 0.15, 0.04, 0.01, 0.01, 0.18, 0.03, 0.03, 0.03, 0.04]
            case .place: [0, 0.68, 0.04, 0.05, 0.08, 0.08, 0.03, 0.02, 0.02]
            case .event: [0, 0.85, 0.15]
            case .sex: [0, 0.985, 0.015]
            case .age: [0, 0.31, 0.26, 0.21, 0.14, 0.055, 0.0245, 0.0005]
            case .occupation: [0, 0.8, 0.2]
            case .nickname: [0, 0.95, 0.05]
            case .extra: [0, 0.75, 0.12, 0.05, 0.08]
            case .list, .crowd: [0]
            }
        return padded(shares, levels: levels)
    }

    /// Shares among people who have nothing to do with each other: what a handful of records cannot tell, and what a few
    /// thousand tell better.
    static func different(_ index: Int, levels: Int) -> [Double] {
        let shares: [Double] =
            switch Comparison(index: index) {
            case .given: [0, 0.006, 0.02, 0.002, 0.004, 0.02, 0.003, 0.945]
            case .family: [0, 0.008, 0.015, 0.001, 0.001, 0.005, 0.001, 0.969]
            case .parts: [0, 0.69, 0.28, 0.03]
            case .order: [0, 0.997, 0.003]
            case .date: [0, 0.001, 0.001, 0.008, 0.001, 0.001, 0.003, 0.001, 0.004, 0.03, 0.95]
            case .place: [0, 0.002, 0.006, 0.004, 0.008, 0.02, 0.02, 0.1, 0.84]
            case .event: [0, 0.35, 0.65]
            case .sex: [0, 0.6, 0.4]
            case .age: [0, 0.025, 0.045, 0.08, 0.11, 0.21, 0.26, 0.27]
            case .occupation: [0, 0.15, 0.85]
            case .nickname: [0, 0.02, 0.98]
            case .extra: [0, 0.01, 0.005, 0.01, 0.975]
            case .list, .crowd: [0]
            }
        return padded(shares, levels: levels)
    }

    /// Shares among different people of one event: as among strangers, but for the names of kin.
    static func sameEvent(_ index: Int, strangers: [Double]) -> [Double] {
        guard Comparison(index: index) == .family else { return strangers }
        var shares = strangers
        let kin = 0.06
        for level in 1..<16 { shares[level] *= 1 - kin }
        shares[Int(NameLevel.equal)] += kin / 2
        shares[Int(NameLevel.sameSound)] += kin / 2
        return shares
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
