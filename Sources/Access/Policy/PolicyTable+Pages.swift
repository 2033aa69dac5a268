extension PolicyTable {
    /// The picture, the benchmarks and the plan.
    static let pages: [RuleGroup] = [
        allow(
            .verifier, .analyst, .investigator, .planner, .liaison,
            on: .situation, .benchmarks, .cell, .area, to: .aggregate, if: .area),
        allow(.verifier, .analyst, .investigator, .planner, on: .situation, .cell, .area, to: .record, if: .place),
        allow(.verifier, .analyst, .investigator, on: .situation, .cell, .area, to: .exactPlace, if: .place),

        allow(.planner, on: .situation, .plan, .whatIf, to: .plan),
        allow(.planner, on: .plan, .whatIf, to: .aggregate),
        allow(.planner, on: .planDecide, to: .plan, if: .stepUp),

        // Past closures elsewhere: published data, without a compartment.
        allow(.verifier, .analyst, .investigator, .planner, .liaison, on: .lessons, to: .aggregate),
    ]
}
