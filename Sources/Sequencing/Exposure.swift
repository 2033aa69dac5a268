/// What a schedule leaves unprotected: per cell, the protection taken over by actors and the share of harm not averted.
struct Exposure: Sendable {
    /// Protection by handed-over tasks, per cell.
    private(set) var residual: [Double]
    /// Share of harm not averted, per cell, 0 or more.
    private(set) var unprotected: [Double]

    init(_ schedule: Schedule, in problem: Problem) {
        let weeks = problem.weeks
        var residual = [Double](repeating: 0, count: problem.areaCount * weeks)
        for task in 0..<problem.taskCount {
            guard let done = schedule.completions[task] else { continue }
            for week in max(0, done)..<max(done, weeks, 0) {
                let reached = Double(min(problem.ramp[task], week - done + 1)) / Double(problem.ramp[task])
                residual[problem.taskArea[task] * weeks + week] += problem.protection[task] * reached
            }
        }
        var covered = [Double](repeating: 0, count: residual.count)
        for base in 0..<problem.baseCount {
            let closing = schedule.closings[base]
            for week in 0..<min(closing, weeks) {
                let presence = week + problem.drawdown[base] >= closing ? problem.rearGuard[base] : 1
                for share in problem.coverage[base] {
                    covered[share.area * weeks + week] += share.share * presence
                }
            }
        }
        self.residual = residual
        unprotected = zip(covered, residual).map { max(0, 1 - $0 - $1) }
    }
}
