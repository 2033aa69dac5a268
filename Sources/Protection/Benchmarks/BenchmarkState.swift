/// Where a benchmark stands in one area on one day. Only `met` opens a key; `unknown` is a state, not a gap.
public enum BenchmarkState: String, CaseIterable, Sendable {
    case met
    /// The range straddles its line.
    case atRisk = "at_risk"
    case notMet = "not_met"
    case unknown
}

/// Which key a benchmark serves. The two keys are never averaged; context opens neither.
public enum BenchmarkKey: String, CaseIterable, Sendable {
    case threat, capacity, context
}

/// Under this share of expected reports received nothing reads met: silence is not peace.
public let leastCoverage = Double(leastCoveragePercent) / 100

/// The same in hundredths, as pages write it.
public let leastCoveragePercent = 60
