/// The exact judgement of a plan: the terms of its objective, what it breaks and which benchmarks it leaves unmet.
///
/// Terms follow the planning schema: expected harm and the conditional value at risk (Rockafellar and Uryasev, 2000) over
/// scenarios, risk to personnel, running cost, containers written off, cost of the overrides proposed.
public struct Evaluation: Sendable, Equatable {
    /// Weighted sum of all terms.
    public let objective: Double
    /// Expected civilians harmed.
    public let harm: Double
    /// Mean civilians harmed in the worst `1 - alpha` of the scenarios.
    public let cvar: Double
    /// Risk to personnel.
    public let risk: Double
    /// Running cost of the bases.
    public let cost: Double
    /// Containers left behind.
    public let writeoff: Double
    /// Cost of the overrides proposed.
    public let waiverCost: Double
    /// Benchmarks not met at closing, whether proposed to be overridden or not.
    public let unmet: [String]
    /// Hard constraints broken; empty for a feasible plan.
    public let violations: [Violation]

    /// Whether no hard constraint is broken.
    public var isFeasible: Bool { violations.isEmpty }
}

extension Instance {
    /// Judges a plan, whoever made it.
    /// - Throws: `SequencingError.invalid` if the instance itself is unusable.
    public func evaluate(_ plan: Plan) throws(SequencingError) -> Evaluation {
        Problem(try validated()).evaluate(plan)
    }
}

extension Problem {
    /// Judges a plan against the compiled instance.
    func evaluate(_ plan: Plan) -> Evaluation {
        var violations = misfits(of: plan)
        var (schedule, missing) = Schedule.reading(plan, for: self)
        violations += missing.map { .missingClosing(base: $0) }
        for base in 0..<baseCount {
            let closing = schedule.closings[base]
            if closing < earliest[base] || closing > latest[base] {
                let id = instance.bases[base].id
                violations.append(.window(base: id, week: closing, earliest: earliest[base], latest: latest[base]))
                schedule.closings[base] = min(max(closing, 0), weeks - 1)
            }
        }
        let shipments = instance.bases.map { base in
            let given = plan.shipments[base.id] ?? []
            return given.count == weeks ? given : [Double](repeating: 0, count: weeks)
        }
        let freight = judgeFreight(shipments, closings: schedule.closings)
        return evaluate(
            schedule, waived: Set(plan.waivers), exported: freight.exported, found: violations + freight.violations)
    }

    /// Judges a schedule whose freight brings `exported` containers out.
    func evaluate(
        _ schedule: Schedule, waived: Set<String>, exported: Double, found: [Violation] = []
    ) -> Evaluation {
        let exposure = Exposure(schedule, in: self)
        var violations = found + roadViolations(schedule) + escortViolations(schedule)
        violations += handoverViolations(schedule) + personnelViolations(schedule.closings)
        let unmet = unmetBenchmarks(schedule, exposure)
        for benchmark in unmet.map({ instance.benchmarks[$0] })
        where !benchmark.waivable || !waived.contains(benchmark.id) {
            violations.append(.benchmark(id: benchmark.id, base: benchmark.base, waivable: benchmark.waivable))
        }
        let losses = losses(of: exposure)
        let expected = zip(instance.probabilities, losses).reduce(0) { $0 + $1.0 * $1.1 }
        let cvar = Tail(probabilities: instance.probabilities, alpha: instance.alpha).mean(of: losses)
        var (risk, cost, waiverCost) = (0.0, 0.0, 0.0)
        for (base, closing) in zip(instance.bases, schedule.closings) {
            risk += base.riskOpen[..<closing].reduce(0, +) + base.riskClose[closing]
            cost += base.runningCost * Double(closing)
        }
        for benchmark in instance.benchmarks where waived.contains(benchmark.id) { waiverCost += benchmark.waiverCost }
        let writeoff = instance.bases.reduce(0) { $0 + $1.containers } - exported
        let weights = instance.weights
        return Evaluation(
            objective: weights.harm * expected + weights.cvar * cvar + weights.risk * risk + weights.cost * cost
                + weights.writeoff * writeoff + waiverCost,
            harm: expected, cvar: cvar, risk: risk, cost: cost, writeoff: writeoff, waiverCost: waiverCost,
            unmet: unmet.map { instance.benchmarks[$0].id }, violations: violations)
    }

    /// Civilians harmed per scenario.
    func losses(of exposure: Exposure) -> [Double] {
        var losses = [Double](repeating: 0, count: scenarios)
        for (cell, share) in exposure.unprotected.enumerated() where share > 0 {
            for scenario in 0..<scenarios { losses[scenario] += harm[cell * scenarios + scenario] * share }
        }
        return losses
    }

    /// Indices of the benchmarks a schedule leaves unmet.
    func unmetBenchmarks(_ schedule: Schedule, _ exposure: Exposure) -> [Int] {
        instance.benchmarks.indices.filter { index in
            let benchmark = instance.benchmarks[index]
            let closing = schedule.closings[benchmarkBase[index]]
            let cell = benchmarkArea[index] * weeks + closing
            switch benchmark.kind {
            case .tasks:
                return !benchmarkTasks[index].allSatisfy { task in
                    schedule.completions[task].map { $0 + benchmark.lead <= closing } ?? false
                }
            case .residual: return exposure.residual[cell] < benchmark.level - Self.tolerance
            case .calm: return mean[cell] > benchmark.level + Self.tolerance
            case .ceiling: return mean[cell] * exposure.unprotected[cell] > benchmark.level + Self.tolerance
            }
        }
    }
}
